/** The shop's change feed as a source's cursor: numbers, a short overlap for late ones, and what says that they began anew. */
import { describe, expect, it } from 'vitest';
import type { StoreClient } from './client.js';
import type { OrderChange } from './orders.js';
import { WooCommerceOrders } from './source.js';
import { testProduct } from '../../../test/played-products.js';
import { PlayedShop } from '../../../test/played-shop.js';
import { line } from '../../../test/test-order.js';

const at = '2026-11-25T10:00:00Z';
const change = (seq: number, order_id = seq, when = at): OrderChange => ({ seq, order_id, kind: 'updated', at: when });
const range = (from: number, to: number): OrderChange[] =>
  Array.from({ length: to - from + 1 }, (_, index) => change(from + index));

/** The shop's feed, and which numbers it was asked for. */
function shop(changes: OrderChange[], oldest = changes[0]?.seq ?? 0) {
  const asked: number[] = [];
  const client = {
    changes: (after: number, limit: number) => {
      asked.push(after);
      const last = changes.at(-1)?.seq ?? 0;
      return Promise.resolve({ changes: changes.filter(({ seq }) => seq > after).slice(0, limit), last, oldest });
    },
  };
  return { asked, source: new WooCommerceOrders(client as unknown as StoreClient) };
}
const cursor = (seq: number, seen: OrderChange[] = []): string =>
  JSON.stringify({ seq, seen: seen.map((one) => `${String(one.seq)} ${String(one.order_id)} ${one.at}`) });

describe('what changed since', () => {
  it('was never asked: all orders, from the newest number on', async () => {
    expect(await shop(range(1, 7)).source.changes(undefined)).toEqual({
      ids: [],
      cursor: cursor(7),
      more: false,
      gap: true,
    });
  });

  it('is told once, each order once, however often it changed', async () => {
    const feed = [change(11, 5), change(12, 6), change(13, 5)];
    const { source } = shop(feed, 11);
    const found = await source.changes(cursor(10));
    expect(found).toEqual({ ids: ['5', '6'], cursor: cursor(13, feed), more: false, gap: false });
    expect(await source.changes(found.cursor)).toEqual({ ...found, ids: [] });
  });

  it('is read with an overlap, in which a late number is found', async () => {
    const { source, asked } = shop([change(999), change(1000), change(1001)]);
    const found = await source.changes(cursor(1001, [change(999), change(1001)]));
    expect([asked, found.ids]).toEqual([[801], ['1000']]);
  });

  it('comes page by page, and each page’s numbers are known to the next', async () => {
    const { source } = shop(range(1, 1200));
    const read: string[] = [];
    let pages = 0;
    let at_ = cursor(0);
    for (let more = true; more; pages += 1) {
      const found = await source.changes(at_);
      ({ cursor: at_, more } = found);
      read.push(...found.ids);
    }
    expect(read).toEqual(range(1, 1200).map(({ order_id }) => String(order_id)));
    // 500, then 300 behind the overlap each.
    expect(pages).toBe(4);
    expect((JSON.parse(at_) as { seen: string[] }).seen).toHaveLength(200);
  });

  it.each([
    ['the numbers are lower than ours: the shop was restored', range(1, 5), cursor(9)],
    ['what we have not read was thrown away', range(20, 25), cursor(9)],
    ['a number stands for another change than it did', [change(9, 4), change(10)], cursor(9, [change(9, 3)])],
    ['a number was given again later', [change(9, 3, '2026-11-26T00:00:00Z')], cursor(9, [change(9, 3)])],
    ['nothing is left of it', [], cursor(9)],
  ])('cannot be told where %s', async (_name, changes, from) => {
    const last = changes.at(-1)?.seq ?? 0;
    expect(await shop(changes).source.changes(from)).toEqual({ ids: [], cursor: cursor(last), more: false, gap: true });
  });

  it('can be told where only what we have read was thrown away', async () => {
    expect(await shop([change(10)]).source.changes(cursor(9))).toMatchObject({ ids: ['10'], gap: false });
  });
});

it('which orders it no longer has is asked by number alone, from the first to the last of them', async () => {
  const there = Array.from({ length: 5000 }, (_, index) => index + 1).filter((id) => id !== 1700);
  const asked: number[] = [];
  const client = {
    orderIds: (after: number, limit: number) => {
      asked.push(after);
      const ids = there.filter((id) => id > after).slice(0, limit);
      return Promise.resolve({ ids, last_id: ids.at(-1) ?? 0 });
    },
  };
  const source = new WooCommerceOrders(client as unknown as StoreClient);
  expect(await source.absent(['2200', '1700', '1500', '900'])).toEqual(['1700']);
  expect(asked).toEqual([899, 1900]);
  expect(await source.absent([])).toEqual([]);
  expect(asked).toHaveLength(2);
});

describe('what the lines sell', () => {
  it('is told where it is asked for: each once, with the products of variations, and none that is gone', async () => {
    const shop = await PlayedShop.open();
    try {
      for (const product of [testProduct(), testProduct({ id: 8 }), testProduct({ id: 9, parent_id: 8 })])
        shop.orders.products.set(Number(product.id), {
          ...product,
          id: Number(product.id),
          parent_id: Number(product.parent_id),
        });
      const lines = [line(), line({ product_id: 8, variation_id: 9 }), line({ product_id: 999 })];
      for (const id of [1, 2]) shop.orders.put({ id, lines });
      const source = shop.worker.sources[0] as WooCommerceOrders;
      expect(await source.orders(['1', '2'])).not.toHaveProperty('products');
      const { products = [] } = await source.orders(['1', '2'], { products: true });
      expect(products.map(({ id }) => id)).toEqual([7, 8, 9]);
    } finally {
      await shop.close();
    }
  });
});
