/** After this many attempts a record stays failed, visible, to be retried by hand. */
export const maxAttempts = 8;

/** Exponential with jitter: 5 s, 10 s, 20 s … at most 5 minutes, each 50 to 100 % of that. In milliseconds. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(5_000 * 2 ** Math.max(0, attempt - 1), 300_000);
  return Math.round(full * (0.5 + random() / 2));
}
