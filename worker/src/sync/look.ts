/**
 * A look at the orders of a source, told to the shop's page Orders: what an import would make of each, or the ledger of completeness
 * (article 4). Nothing is written but what the page shows. Where it is stands in the cursor; what is told twice is one.
 */
import { lookAtSome, type LookContext } from '../lanes/look-at-orders.js';
import { countOrders, orderPages } from '../lanes/order-pages.js';
import type { ImportedOrder, LookScope, Standing } from '../model/imported-order.js';
import type { Place } from '../model/job.js';
import { windowStart } from '../rules/import/window.js';
import { RequestRefused } from '../shops/errors.js';
import type { OrderSource } from '../shops/port.js';
import { failureOf } from './pass.js';
import type { RunResult, Worker } from './run.js';

interface Cursor {
  /** Of the look. */
  id: string;
  /** ISO 8601. */
  began: string;
  /** Of the page of ids, as the source counts; missing: its first. */
  page?: string;
  /** So many ids of that page are told. */
  at: number;
  counts: Partial<Record<Standing, number>>;
}

const beginning = '1970-01-01T00:00:00Z';

interface LookOptions {
  signal: AbortSignal;
  from: Place;
  /** Told how far it is; all before that is in the shop. */
  at(place: Place): void;
}

interface LookResult {
  counts: Cursor['counts'];
  error: RunResult['error'];
  again: boolean;
  retryAfterMs?: number;
}

type Which = { source: string; scope: LookScope };

export async function lookInShop(worker: Worker, which: Which, options: LookOptions): Promise<LookResult> {
  const source = worker.sources.find(({ name }) => name === which.source);
  if (source === undefined)
    return { counts: {}, error: { code: 'import_no_source', params: { source: which.source } }, again: false };
  try {
    return { counts: await lookAtAll(worker, { ...which, source }, options), error: null, again: false };
  } catch (error) {
    // Somebody asked for another look since: that one is shown.
    if (error instanceof RequestRefused && error.code === 'look_replaced')
      return { counts: {}, error: null, again: false };
    const { retryAfterMs, ...failure } = failureOf(error, options.signal);
    return { counts: {}, error: failure, again: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
}

async function lookAtAll(
  { store, journal, erp }: Worker,
  { source, scope }: { source: OrderSource; scope: LookScope },
  { signal, from, at }: LookOptions,
): Promise<Cursor['counts']> {
  const { settings, shop } = await store.settings();
  const context: LookContext = { journal, erp, settings, shop };
  let cursor = from.cursor ? (JSON.parse(from.cursor) as Cursor) : undefined;
  const began = new Date(cursor?.began ?? Date.now());
  const since = scope === 'import' ? windowStart(began, source.particulars.window.months) : beginning;
  const total = from.total > 0 ? from.total : await countOrders(source, since, signal);
  const about = { source: source.name, scope };
  if (cursor === undefined) {
    cursor = { id: crypto.randomUUID(), began: began.toISOString(), at: 0, counts: {} };
    await store.ordersLook({ ...about, id: cursor.id, begin: true, since: since === beginning ? null : since });
  }
  let { done } = from;
  const goTo = (to: Cursor): void => {
    cursor = to;
    at({ cursor: JSON.stringify(to), done, total: Math.max(done, total) });
  };
  goTo(cursor);
  for await (const { page, ids } of orderPages(source, since, cursor.page)) {
    if (page !== cursor.page) goTo({ ...cursor, at: 0, ...(page === undefined ? {} : { page }) });
    while (cursor.at < ids.length) {
      signal.throwIfAborted();
      const some = ids.slice(cursor.at, cursor.at + source.atOnce);
      const { orders } = await lookAtSome(some, { source, scope, began }, context);
      await store.ordersLook({ ...about, id: cursor.id, items: orders.map(itemOf) });
      done += some.length;
      goTo({ ...cursor, at: cursor.at + some.length, counts: counted(cursor.counts, orders) });
    }
  }
  await store.ordersLook({ ...about, id: cursor.id, finish: { error: null } });
  return cursor.counts;
}

const itemOf = ({ id, number, placedAt, modifiedAt, ...stands }: ImportedOrder) => ({
  order_id: id,
  number,
  placed_at: placedAt,
  modified_at: modifiedAt,
  ...stands,
});

/** Those before and these. */
export function counted(before: Cursor['counts'], orders: readonly ImportedOrder[]): Cursor['counts'] {
  const counts = { ...before };
  for (const { standing } of orders) counts[standing] = (counts[standing] ?? 0) + 1;
  return counts;
}
