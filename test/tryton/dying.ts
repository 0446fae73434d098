/** A worker that dies before one of its calls: neither that one nor any later one reaches Tryton. */

/** Calls that change nothing: to die before them is to die after the one before. */
const harmless = /^common\.|^system\.|\.(search|search_read|search_count|read|fields_get|default_get|get_preferences)$/;

/**
 * @param step Before which call that changes something, counted from 1.
 * @returns Whether it died: false where there were fewer calls.
 */
export async function dyingBefore(step: number, work: () => Promise<unknown>): Promise<boolean> {
  const real = globalThis.fetch;
  let calls = 0;
  globalThis.fetch = (url, init) => {
    const { method } = JSON.parse(init?.body as string) as { method: string };
    if (!harmless.test(method)) calls += 1;
    return calls >= step ? Promise.reject(new Error('The worker died.')) : real(url, init);
  };
  try {
    await work();
  } catch (error) {
    if (calls < step) throw error;
  } finally {
    globalThis.fetch = real;
  }
  return calls >= step;
}
