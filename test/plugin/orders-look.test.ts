/** The ledger of completeness (article 4): what the worker says of each order beside what the shop has now; both storages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { ask, makeOrder, makeProduct, snapshot, storages, useStorage, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

interface Look {
  look: { id: string; state: string; message: string; done: number; since: string | null } | null;
  items: { order_id: string; number: string; standing: string; message: string; edit_url: string | null }[];
  total: number;
  groups: { standing: string; reason: string; message: string; count: number }[];
}
type Period = Record<string, number> & { period: string };

const about = { source: 'woocommerce', scope: 'ledger' };
const tell = (part: object) => call(store, 'POST', `${api}/worker/orders-look`, { ...about, ...part });
const look = async (query: Record<string, string> = {}): Promise<Look> =>
  (await call<Look>(store, 'GET', `${api}/orders-look`, undefined, { ...about, ...query })).body;
const periods = async (by = 'month', query: Record<string, string> = {}): Promise<Period[]> =>
  (await call<Period[]>(store, 'GET', `${api}/orders-look/periods`, undefined, { source: 'woocommerce', by, ...query }))
    .body;

/** What a worker says of an order as it is now. */
async function item(id: number, standing: string, reason = '', params: Record<string, string> = {}): Promise<object> {
  const { number, placed_at, modified_at } = await snapshot(id);
  return { order_id: String(id), number, placed_at, modified_at, standing, reason, params };
}

const dated = async (id: number, gmt: string): Promise<void> => {
  await phpIn(store, `$o = wc_get_order( ${id} ); $o->set_date_created( '${gmt}' ); $o->save();`);
};

const standings = ['known', 'new', 'left_out', 'waiting', 'refused', 'held', 'unseen'];

/** in_shop is what the shop itself counts, and always the sum of the others. */
function expectSums(all: Period[], inShop: number): void {
  for (const one of all)
    expect(
      standings.reduce((sum, name) => sum + (one[name] ?? 0), 0),
      one.period,
    ).toBe(one['in_shop']);
  expect(all.reduce((sum, one) => sum + (one['in_shop'] ?? 0), 0)).toBe(inShop);
}

describe.each(storages)('on %s storage', (storage) => {
  let ids: number[];

  beforeAll(async () => {
    await forgetEverything(store);
    await useStorage(storage);
    await phpIn(store, `update_option( 'timezone_string', 'Europe/Brussels' );`);
    const product = await makeProduct(`look-${storage}`, '10');
    ids = [];
    for (let n = 0; n < 6; n += 1)
      ids.push((await makeOrder({ line_items: [{ product_id: product, quantity: 1 }] })).id);
    const [a, b, c, d, e, f] = ids as [number, number, number, number, number, number];
    // Half past eleven in the evening of UTC is the next day, and month, in Brussels.
    await dated(a, '2026-10-31T22:30:00Z');
    await dated(b, '2026-10-31T23:30:00Z');
    await dated(c, '2026-11-10T12:00:00Z');
    await dated(d, '2026-11-10T13:00:00Z');
    await dated(e, '2026-11-11T12:00:00Z');
    await dated(f, '2026-11-11T13:00:00Z');
  });
  afterAll(async () => {
    await forgetEverything(store);
    await useStorage('hpos');
    await phpIn(store, `update_option( 'timezone_string', '' );`);
  });

  it('without a look all are unseen', async () => {
    expect(await look()).toMatchObject({ look: null, total: 6, groups: [{ standing: 'unseen', count: 6 }] });
    const months = await periods();
    expect(months.map(({ period, in_shop, unseen }) => [period, in_shop, unseen])).toEqual([
      ['2026-11', 5, 5],
      ['2026-10', 1, 1],
    ]);
    expectSums(months, 6);
  });

  it('each is where the worker says, with the sentence why; a draft is no order', async () => {
    const [a, b, c, d, e] = ids as [number, number, number, number, number];
    await phpIn(store, `$o = new WC_Order(); $o->set_status( 'checkout-draft' ); $o->save();`);
    expect((await tell({ id: 'one', begin: true, since: null })).status).toBe(200);
    const items = [
      await item(a, 'left_out', 'import_before_window', { since: '2026-10-31T23:30:00Z' }),
      await item(b, 'known'),
      await item(c, 'held', 'contact_several', { who: 'Zoé', found: 'A; B' }),
      await item(d, 'left_out', 'import_status_left_out', { status: 'completed' }),
    ];
    expect((await tell({ id: 'one', items })).status).toBe(200);
    expect((await look()).look).toMatchObject({ id: 'one', state: 'running', done: 4 });
    // A worker that was killed tells its last ones again.
    await tell({ id: 'one', items: [...items.slice(3), await item(e, 'new')] });
    await tell({ id: 'one', finish: { error: null } });
    const page = await look();
    expect(page.look).toMatchObject({ state: 'done', done: 5, message: '', since: null });
    expect(page.total).toBe(6);
    expect(page.groups).toContainEqual({ standing: 'known', reason: '', message: '', count: 1 });
    const [first] = (await look({ standing: 'held' })).items;
    expect(first).toMatchObject({ order_id: String(c), number: String(c), standing: 'held' });
    expect(first?.message).toContain('Zoé');
    // A moment is said as the shop's day.
    expect(page.groups.find(({ reason }) => reason === 'import_before_window')?.message).toContain('November 1, 2026');
    expect(first?.edit_url).toContain(String(c));
    expect((await look({ reason: 'import_status_left_out' })).items).toMatchObject([{ order_id: String(d) }]);
    expect((await look({ search: String(e) })).items).toMatchObject([{ order_id: String(e) }]);
    const days = await periods('day');
    expect(days.map(({ period, in_shop }) => [period, in_shop])).toEqual([
      ['2026-11-11', 2],
      ['2026-11-10', 2],
      ['2026-11-01', 1],
      ['2026-10-31', 1],
    ]);
    expect(days[0]).toMatchObject({ new: 1, unseen: 1 });
    expectSums(days, 6);
    expect(await periods('month', { from: '2026-11-01', to: '2026-11-10' })).toMatchObject([
      { period: '2026-11', in_shop: 3, known: 1, held: 1, left_out: 1 },
    ]);
  });

  it('what was changed or placed since is unseen, and is named', async () => {
    const [, b, , , , f] = ids as [number, number, number, number, number, number];
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await wc('PUT', `orders/${String(b)}`, { status: 'completed' });
    const unseen = await look({ standing: 'unseen', from: '2026-11-01', to: '2026-11-30' });
    expect(unseen.items.map(({ order_id }) => order_id)).toEqual([String(f), String(b)]);
    expectSums(await periods(), 6);
  });

  it('one in the trash counts where the look has it; one that is deleted does not', async () => {
    const [a, , c, , e, f] = ids as [number, number, number, number, number, number];
    await wc('DELETE', `orders/${String(f)}`);
    expectSums(await periods(), 5);
    await tell({ id: 'one', items: [await item(f, 'left_out', 'import_status_left_out', { status: 'trash' })] });
    const trashed = (await look({ search: String(f) })).items;
    expect(trashed).toMatchObject([{ standing: 'left_out' }]);
    expectSums(await periods(), 6);
    await wc('DELETE', `orders/${String(e)}`, undefined, { force: 'true' });
    expectSums(await periods(), 5);
    expect((await look()).items.map(({ order_id }) => order_id)).not.toContain(String(e));
    // Who is erased is named no more.
    await ask(`ErpBridge\\Privacy\\OrderPrivacy::forget( wc_get_order( ${c} ) ); return 1;`);
    expect((await look({ standing: 'held' })).items[0]?.message).not.toContain('Zoé');
    expect(a).toBeGreaterThan(0);
  });

  it('a shop whose days begin at a quarter counts them so, too', async () => {
    await phpIn(store, `update_option( 'timezone_string', 'Asia/Kathmandu' );`);
    const [a] = ids as [number];
    // Midnight in Kathmandu is at a quarter past six in the evening of UTC.
    await dated(a, '2026-10-30T18:10:00Z');
    const before = (await periods('day')).at(-1);
    await dated(a, '2026-10-30T18:20:00Z');
    const after = (await periods('day')).at(-1);
    expect([before?.period, after?.period]).toEqual(['2026-10-30', '2026-10-31']);
    await phpIn(store, `update_option( 'timezone_string', 'Europe/Brussels' );`);
  });

  it('a newer look takes its place, and one that failed says why', async () => {
    await tell({ id: 'two', begin: true });
    expect((await tell({ id: 'one', items: [] })).body).toMatchObject({ code: 'erp_bridge_look_replaced' });
    expectSums(await periods(), 4);
    await tell({ id: 'two', finish: { error: { code: 'import_no_source', params: { source: 'x' } } } });
    expect((await look()).look).toMatchObject({ state: 'failed', message: expect.stringContaining('“x”') as string });
  });
});

it('a look at the window has only what lies in it; another source’s orders are those that the look has', async () => {
  await tell({ scope: 'import', id: 'w', begin: true, since: '2026-11-01T00:00:00Z' });
  const foreign = { order_id: 'gid://x/A', number: 'A-1', placed_at: '2026-11-05T10:00:00Z', modified_at: null };
  const other = { source: 'other-shop' };
  await tell({ ...other, id: 'o', begin: true });
  const items = [
    { ...foreign, standing: 'new', reason: '', params: {} },
    { ...foreign, order_id: 'gid://x/a', number: 'A-2', standing: 'known', reason: '', params: {} },
  ];
  await tell({ ...other, id: 'o', items });
  expect((await look(other)).items).toMatchObject([{ edit_url: null }, { edit_url: null }]);
  expect(await periods('month', other)).toMatchObject([{ period: '2026-11', in_shop: 2, new: 1, known: 1 }]);
});
