import type { OrderSource } from '../shops/port.js';

interface OrderPage {
  /** As the source's cursor says it; undefined: the first. */
  page: string | undefined;
  ids: string[];
}

/** The ids of all orders placed since then, a page at a time. @param from The page to begin with. */
export async function* orderPages(
  source: Pick<OrderSource, 'after'>,
  since: string,
  from?: string,
): AsyncGenerator<OrderPage> {
  for (let page = from; ;) {
    const { ids, cursor } = await source.after(page, since);
    yield { page, ids };
    if (cursor === undefined) return;
    page = cursor;
  }
}

export async function countOrders(
  source: Pick<OrderSource, 'after'>,
  since: string,
  signal: AbortSignal,
): Promise<number> {
  let total = 0;
  for await (const { ids } of orderPages(source, since)) {
    signal.throwIfAborted();
    total += ids.length;
  }
  return total;
}
