/**
 * Imports the orders of the last months (article 4), a few at a time: between two portions a new order has its turn, so that none
 * waits for the whole import. Where it is stands in the cursor; what is done twice after a kill changes nothing.
 */
import { importSome } from '../lanes/import-orders.js';
import type { OrderContext } from '../lanes/lane.js';
import type { Look } from '../lanes/look-at-orders.js';
import { countOrders, orderPages } from '../lanes/order-pages.js';
import { orderLanes } from '../model/flow.js';
import type { ImportedOrder, Standing } from '../model/imported-order.js';
import type { Place } from '../model/job.js';
import { windowStart } from '../rules/import/window.js';
import type { OrderSource } from '../shops/port.js';
import { counted } from './look.js';
import { failureOf } from './pass.js';
import { runOnce, type RunResult, type Worker } from './run.js';

interface Cursor {
  /** ISO 8601. */
  began: string;
  /** Of the page of ids, as the source counts; missing: its first. */
  page?: string;
  /** So many ids of that page are done. */
  at: number;
  /** What became of all that is done; missing: nothing is. */
  counts?: ImportResult['counts'];
}

/** A portion that takes longer is too large, one that takes less than half of it may grow; in milliseconds. */
const portionMs = 2_000;
const largest = 400;

export interface ImportOptions {
  signal: AbortSignal;
  /** Where the last try ended. */
  from: Place;
  /** Told how far it is; all before that is on disk. */
  at(place: Place): void;
}

export interface ImportResult {
  /** By this try. */
  counts: Partial<Record<Standing, number>>;
  error: RunResult['error'];
  /** It may succeed if it is begun again. */
  again: boolean;
  /** How long the shop asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
}

type Failed = Omit<ImportResult, 'counts'>;

/** @param name The source's. */
export async function importOrders(worker: Worker, name: string, options: ImportOptions): Promise<ImportResult> {
  const source = worker.sources.find((one) => one.name === name);
  const counts: ImportResult['counts'] = {};
  if (source === undefined)
    return { counts, error: { code: 'import_no_source', params: { source: name } }, again: false };
  try {
    const failed = await importAll(worker, source, { ...options, counts });
    return { counts, ...(failed ?? { error: null, again: false }) };
  } catch (error) {
    const { retryAfterMs, ...failure } = failureOf(error, options.signal);
    return { counts, error: failure, again: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
}

async function importAll(
  worker: Worker,
  source: OrderSource,
  { signal, from, at, counts }: ImportOptions & Pick<ImportResult, 'counts'>,
): Promise<Failed | undefined> {
  let cursor: Cursor = from.cursor ? (JSON.parse(from.cursor) as Cursor) : { began: new Date().toISOString(), at: 0 };
  const began = new Date(cursor.began);
  const context = await contextOf(worker, signal);
  const since = windowStart(began, source.particulars.window.months);
  const total = from.total > 0 ? from.total : await countOrders(source, since, signal);
  let { done } = from;
  const goTo = (to: Cursor): void => {
    cursor = to;
    at({ cursor: JSON.stringify(cursor), done, total: Math.max(done, total) });
  };
  goTo(cursor);
  let size = 10;
  for await (const { page, ids } of orderPages(source, since, cursor.page)) {
    if (page !== cursor.page) goTo({ ...cursor, at: 0, ...(page === undefined ? {} : { page }) });
    while (cursor.at < ids.length) {
      signal.throwIfAborted();
      const startedAt = Date.now();
      const portion = ids.slice(cursor.at, cursor.at + size);
      const turn = await worker.ordersTurn(() => importPortion(portion, { source, began }, { worker, context }));
      if ('error' in turn) return turn;
      for (const { standing } of turn.orders) counts[standing] = (counts[standing] ?? 0) + 1;
      done += portion.length;
      goTo({ ...cursor, at: cursor.at + portion.length, counts: counted(cursor.counts ?? {}, turn.orders) });
      size = nextSize(size, Date.now() - startedAt);
    }
  }
  return undefined;
}

async function contextOf({ store, journal, erp, sources }: Worker, signal: AbortSignal): Promise<OrderContext> {
  const { settings, time_zone: timeZone, shop } = await store.settings();
  const rest = { signal, dryRun: false, full: false, onRead: () => undefined };
  return { ...{ journal, erp, sources, settings, timeZone, shop }, ...rest };
}

const nextSize = (size: number, ms: number): number =>
  ms > portionMs ? Math.max(1, Math.floor(size / 2)) : ms < portionMs / 2 ? Math.min(largest, size * 2) : size;

/** Reads, decides, and lets the lanes of orders push, which see to new orders at the same time. */
async function importPortion(
  ids: readonly string[],
  which: Omit<Look, 'scope'>,
  { worker, context }: { worker: Worker; context: OrderContext },
): Promise<{ orders: ImportedOrder[] } | Failed> {
  const orders = await importSome(ids, which, context);
  const { signal } = context;
  const { error, retryAfterMs, off } = await runOnce(worker, { signal, only: orderLanes, beside: true });
  if (off.includes('sales')) return { error: { code: 'import_off', params: {} }, again: false };
  if (error === null) return { orders };
  return { error, again: true, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
