/** One sync: every lane is read into the journal, what differs is pushed, and the shop's admin is told. */
import type { Config } from '../config/config.js';
import { FolderErp } from '../erp/folder/adapter.js';
import type { Erp } from '../erp/port.js';
import type { SourceProblem } from '../model/problem.js';
import type { Journal } from '../journal/journal.js';
import type { Lane } from '../model/record.js';
import { accountsLane } from '../lanes/accounts.js';
import { documentsLane } from '../lanes/documents.js';
import type { LaneModule } from '../lanes/lane.js';
import { OrderFeed } from '../lanes/order-feed.js';
import { salesLane } from '../lanes/sales.js';
import { statesLane } from '../lanes/states.js';
import { failureOf, passLane } from './pass.js';
import { newTally, type Tally } from '../reconcile/reconcile.js';
import { Reporter } from './report.js';
import type { Settings } from '../model/settings.generated.js';
import { StoreClient } from '../store/client.js';
import type { AccountCounts, DocumentCounts, LastRun, Running, SaleCounts } from '../store/types.js';

/** In the order of one sync: orders go to the ERP before its answers are read. */
export const lanes: readonly LaneModule[] = [accountsLane, salesLane, documentsLane, statesLane];

/** The two ways of one flow. */
export const orderLanes: readonly Lane[] = ['sales', 'states'];
/** What a flow's sync consists of. */
export const lanesOf = (flow: Lane): readonly Lane[] => (flow === 'sales' ? orderLanes : [flow]);

/** What stays open between two syncs of one worker. */
export interface Worker {
  config: Config;
  journal: Journal;
  erp: Erp;
  store: StoreClient;
  reporter: Reporter;
}

/** The two sides: what the worker reads from and what it writes to. */
export function openSides(config: Config): Pick<Worker, 'config' | 'erp' | 'store'> {
  const erp = new FolderErp({
    folder: config.exchange,
    ...(config.headings ? { headings: config.headings } : {}),
    ...(config.sales_format ? { salesFormat: config.sales_format } : {}),
  });
  // A shop whose plugin is older knows no mapping.
  const store = new StoreClient(config.store, ({ exchange }: Partial<Settings>) => {
    if (exchange !== undefined) erp.use(exchange);
  });
  return { config, erp, store };
}

export function openWorker(config: Config, journal: Journal): Worker {
  const sides = openSides(config);
  OrderFeed.callTheRoll(journal);
  return { ...sides, journal, reporter: new Reporter(sides.store, journal, sides.erp) };
}

export interface RunOptions {
  only?: readonly Lane[];
  /** Compares everything with what the shop really holds. */
  full?: boolean;
  /** It runs beside a longer sync, whose progress and reports are the ones that are shown. */
  beside?: boolean;
  signal?: AbortSignal;
  onProgress?: (running: Running | null) => void;
}

export interface RunResult extends LastRun {
  /** `woocommerce 11.0.1` or `stand-in`; 'unknown' where it did not answer. */
  store: string;
  /** How long the shop asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** Files that were left out whole. */
  problems: SourceProblem[];
  /** Flows that the admin has not switched on. */
  off: Lane[];
}

export async function runOnce(worker: Worker, options: RunOptions = {}): Promise<RunResult> {
  const { journal, erp, store, reporter } = worker;
  const startedAt = new Date();
  const before = { requests: store.requests, writes: store.writes };
  const tallies: Record<Lane, Tally> = {
    accounts: newTally(),
    documents: newTally(),
    sales: newTally(),
    states: newTally(),
  };
  const result: Pick<RunResult, 'store' | 'problems' | 'error' | 'retryAfterMs' | 'off'> = {
    store: 'unknown',
    problems: [],
    error: null,
    off: [],
  };
  const progress = (running: Running | null): void => {
    if (!options.beside) reporter.running = running;
    options.onProgress?.(running);
  };
  const asked = options.signal ?? new AbortController().signal;
  const stopReporting = options.beside ? () => undefined : reporter.every(5_000);
  try {
    if (!options.beside) result.store = (await store.ping()).store;
    const { settings, time_zone: timeZone } = await store.settings();
    for (const lane of lanes) {
      if (options.only?.includes(lane.name) === false) continue;
      if (!lane.enabled(settings)) {
        // The way back of the sales is no flow of its own.
        if (lane.name !== 'states') result.off.push(lane.name);
        continue;
      }
      const off = new AbortController();
      const signal = AbortSignal.any([asked, off.signal]);
      const stopWatching = stopWhenSwitchedOff(worker, lane, settings, off);
      try {
        const pass = { tally: tallies[lane.name], onProgress: progress };
        const full = options.full ?? false;
        const context = { erp, journal, store, settings, timeZone, signal, dryRun: false, full };
        result.problems.push(...(await passLane(lane, context, pass)));
      } catch (error) {
        if (!off.signal.aborted || asked.aborted) throw error;
        result.off.push(lane.name);
      } finally {
        stopWatching();
      }
    }
  } catch (error) {
    const { retryAfterMs, ...failure } = failureOf(error, asked);
    result.error = failure;
    if (retryAfterMs !== undefined) result.retryAfterMs = retryAfterMs;
    if (failure.code === 'store_plugin_missing') OrderFeed.callTheRoll(journal);
  } finally {
    stopReporting();
    progress(null);
  }
  const run = (): LastRun => ({
    started_at: startedAt.toISOString(),
    finished_at: new Date().toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 100) / 10,
    requests: store.requests - before.requests,
    writes: store.writes - before.writes,
    accounts: accountCounts(journal, tallies.accounts),
    documents: documentCounts(journal, tallies.documents),
    sales: saleCounts(journal, tallies.sales),
    error: result.error,
  });
  reporter.lastRun = shownRun(reporter.lastRun, run(), options);
  // A shop that cannot be reached cannot be told so either.
  if (options.beside ? result.error === null : result.store !== 'unknown') await reporter.tellEverything();
  return { ...run(), ...result };
}

/** What a run did not look at keeps the counts of the one that did. */
function shownRun(before: LastRun | null, run: LastRun, { only, beside }: RunOptions): LastRun {
  if (before === null || only === undefined) return run;
  if (beside) return { ...before, sales: run.sales };
  const { accounts, documents, sales } = before;
  return {
    ...run,
    ...(only.includes('accounts') ? {} : { accounts }),
    ...(only.includes('documents') ? {} : { documents }),
    ...(only.includes('sales') ? {} : { sales }),
  };
}

/** Switching a flow off in wp-admin stops it within one report; switched on again it goes on where it was. */
function stopWhenSwitchedOff(
  { reporter, store }: Worker,
  lane: LaneModule,
  settings: Settings,
  off: AbortController,
): () => void {
  const unchanged = lane.enabled(settings);
  return reporter.onSettingsChange(() => {
    store.settings().then(
      ({ settings: now }) => {
        if (lane.enabled(now) !== unchanged) off.abort();
      },
      // The shop does not answer; the push in flight will say so.
      () => undefined,
    );
  });
}

function accountCounts(journal: Journal, did: Tally): AccountCounts {
  const { applied, waiting, refused, held, failed } = journal.counts('accounts');
  const { created, deactivated } = did;
  const updated = did.updated + did.reactivated;
  const unchanged = Math.max(0, applied - created - updated - deactivated);
  return { created, updated, unchanged, deactivated, waiting, refused, held, failed };
}

function documentCounts(journal: Journal, { delivered, withdrawn }: Tally): DocumentCounts {
  const { applied, waiting, refused, held, failed } = journal.counts('documents');
  const unchanged = Math.max(0, applied - delivered - withdrawn);
  return { delivered, withdrawn, unchanged, waiting, refused, held, failed };
}

function saleCounts(journal: Journal, { created, updated, withdrawn }: Tally): SaleCounts {
  const { applied, waiting, refused, held, failed } = journal.counts('sales');
  const unchanged = Math.max(0, applied - created - updated - withdrawn);
  return { created, updated, withdrawn, unchanged, waiting, refused, held, failed };
}
