/** One sync: every lane is read into the journal, what differs is pushed, and the shop's admin is told. */
import pLimit from 'p-limit';
import type { Config } from '../config/config.js';
import { openErp } from '../erp/adapters.js';
import type { Erp } from '../erp/port.js';
import type { SourceProblem } from '../model/problem.js';
import type { Journal } from '../journal/journal.js';
import { isFlow, laneNames, type Lane } from '../model/flow.js';
import type { LaneModule } from '../lanes/lane.js';
import { callTheRoll } from '../lanes/source-meta.js';
import { countsOf, shownRun } from './counts.js';
import { ImportsReporter } from './imports-report.js';
import { lanes } from './lanes.js';
import { failureOf, passLane } from './pass.js';
import { newTally, type Tally } from '../reconcile/reconcile.js';
import { Reporter } from './report.js';
import type { Settings } from '../model/settings.generated.js';
import type { OrderSource } from '../shops/port.js';
import { StoreClient } from '../shops/woocommerce/client.js';
import { WooCommerceOrders } from '../shops/woocommerce/source.js';
import type { LastRun, Running } from '../shops/woocommerce/types.js';

/** What stays open between two syncs of one worker. */
export interface Worker {
  config: Config;
  journal: Journal;
  erp: Erp;
  store: StoreClient;
  /** Where orders come from; the shop's own first. */
  sources: readonly OrderSource[];
  reporter: Reporter;
  /** One after the other: who pushes orders, the loop that looks for new ones or an import. */
  ordersTurn<T>(work: () => Promise<T>): Promise<T>;
}

/** The two sides: what the worker reads from and what it writes to. */
export function openSides(config: Config): Pick<Worker, 'config' | 'erp' | 'store' | 'sources'> {
  const erp = openErp(config.erp);
  // A shop whose plugin is older knows no mapping.
  const store = new StoreClient(config.store, ({ exchange }: Partial<Settings>) => {
    if (exchange !== undefined) erp.files?.use(exchange);
  });
  return { config, erp, store, sources: [new WooCommerceOrders(store)] };
}

export function openWorker(config: Config, journal: Journal): Worker {
  const sides = openSides(config);
  callTheRoll(journal, sides.sources);
  const ordersTurn = pLimit(1);
  const imports = new ImportsReporter(journal, sides.erp, sides.sources);
  return { ...sides, journal, reporter: new Reporter(sides.store, journal, sides.erp, imports), ordersTurn };
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
  const { journal, erp, store, sources, reporter } = worker;
  const startedAt = new Date();
  const before = { requests: store.requests, writes: store.writes };
  const tallies = Object.fromEntries(laneNames.map((lane) => [lane, newTally()])) as Record<Lane, Tally>;
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
    const { settings, time_zone: timeZone, shop } = await store.settings();
    for (const lane of lanes) {
      if (options.only?.includes(lane.name) === false) continue;
      if (!lane.enabled(settings)) {
        if (isFlow(lane.name)) result.off.push(lane.name);
        continue;
      }
      const off = new AbortController();
      const signal = AbortSignal.any([asked, off.signal]);
      const stopWatching = stopWhenSwitchedOff(worker, lane, settings, off);
      try {
        const pass = { tally: tallies[lane.name], onProgress: progress };
        const full = options.full ?? false;
        const context = { erp, journal, store, sources, settings, timeZone, shop, signal, dryRun: false, full };
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
    if (failure.code === 'store_plugin_missing') callTheRoll(journal, sources);
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
    ...countsOf(journal, tallies),
    error: result.error,
  });
  reporter.lastRun = shownRun(reporter.lastRun, run(), options);
  // A shop that cannot be reached cannot be told so either.
  if (options.beside ? result.error === null : result.store !== 'unknown') await reporter.tellEverything();
  return { ...run(), ...result };
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
