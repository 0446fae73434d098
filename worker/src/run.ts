/** One sync: every lane is read into the journal, what differs is pushed, and the shop's admin is told. */
import type { Config } from './config.js';
import { FolderErp } from './erp/folder/adapter.js';
import { SourceProblem, type Erp } from './erp/port.js';
import { erpKey } from './keys.js';
import type { Journal, Lane } from './journal/journal.js';
import { accountsLane } from './lanes/accounts.js';
import { documentsLane } from './lanes/documents.js';
import type { LaneContext, LaneModule } from './lanes/lane.js';
import { newTally, reconcile, type Tally } from './reconcile/reconcile.js';
import { Reporter } from './report.js';
import { StoreClient } from './store/client.js';
import { RequestBroke, RequestRefused, StoreProblem } from './store/errors.js';
import type { AccountCounts, DocumentCounts, LastRun, Running } from './store/types.js';

export const lanes: readonly LaneModule[] = [accountsLane, documentsLane];

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
  const erp = new FolderErp({ folder: config.exchange, ...(config.headings ? { headings: config.headings } : {}) });
  return { config, erp, store: new StoreClient(config.store) };
}

export function openWorker(config: Config, journal: Journal): Worker {
  const sides = openSides(config);
  return { ...sides, journal, reporter: new Reporter(sides.store, journal, sides.erp.name) };
}

export interface RunOptions {
  only?: Lane;
  signal?: AbortSignal;
  onProgress?: (running: Running | null) => void;
}

export interface RunResult extends LastRun {
  /** The store as design.md names it; 'unknown' where it did not answer. */
  store: string;
  /** How long the shop asked to be left alone, in milliseconds. */
  retryAfterMs?: number;
  /** Files that were left out whole. */
  problems: SourceProblem[];
}

export async function runOnce(worker: Worker, options: RunOptions = {}): Promise<RunResult> {
  const { journal, erp, store, reporter } = worker;
  const startedAt = new Date();
  const before = { requests: store.requests, writes: store.writes };
  const tallies: Record<Lane, Tally> = { accounts: newTally(), documents: newTally() };
  const result: Pick<RunResult, 'store' | 'problems' | 'error' | 'retryAfterMs'> = {
    store: 'unknown',
    problems: [],
    error: null,
  };
  const progress = (running: Running | null): void => {
    reporter.running = running;
    options.onProgress?.(running);
  };
  const signal = options.signal ?? new AbortController().signal;
  const stopReporting = reporter.every(5_000);
  try {
    result.store = (await store.ping()).store;
    const { settings } = await store.settings();
    for (const lane of lanes) {
      if ((options.only !== undefined && options.only !== lane.name) || !lane.enabled(settings)) continue;
      const meter = new Meter(lane.name, progress);
      const context: LaneContext = {
        erp,
        journal,
        store,
        settings,
        signal,
        onRead: (done) => {
          meter.read(done);
        },
      };
      result.problems.push(...(await readLane(lane, context)));
      meter.push(journal.countDue(lane.name));
      await reconcile(lane, context, tallies[lane.name], (done) => {
        meter.pushed(done);
      });
    }
  } catch (error) {
    if (signal.aborted) result.error = { code: 'stopped', params: {} };
    else if (error instanceof StoreProblem) {
      result.error = { code: error.reason, params: error.params };
      if (error.retryAfterMs !== undefined) result.retryAfterMs = error.retryAfterMs;
    } else if (error instanceof RequestBroke || error instanceof RequestRefused) {
      // Not a batch that can be halved, but the question how the shop is: it is the shop that is broken.
      result.error = { code: 'store_error', params: { detail: error.message } };
    } else throw error;
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
    error: result.error,
  });
  reporter.lastRun = run();
  // A shop that cannot be reached cannot be told so either.
  if (result.store !== 'unknown') await reporter.tellEverything();
  return { ...run(), ...result };
}

/** A file that cannot be used is a record of its own until it can; the rest of the lane stays as it was. */
async function readLane(lane: LaneModule, context: LaneContext): Promise<SourceProblem[]> {
  try {
    await lane.read(context);
    return [];
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    const { reason, params } = error;
    const state = reason === 'missing_column' ? 'refused' : 'waiting';
    const generation = context.journal.generation(lane.name);
    context.journal.want(lane.name, generation, 0, [
      { erpKey: erpKey('line', params['file'] ?? ''), label: params['file'] ?? '', blocked: { state, reason, params } },
    ]);
    return [error];
  }
}

function accountCounts(journal: Journal, did: Tally): AccountCounts {
  const { applied, waiting, refused, held, failed } = journal.counts('accounts');
  const { created, updated, deactivated } = did;
  return {
    created,
    updated,
    unchanged: applied - created - updated - deactivated,
    deactivated,
    waiting,
    refused,
    held,
    failed,
  };
}

function documentCounts(journal: Journal, { delivered }: Tally): DocumentCounts {
  const { applied, waiting, refused, failed } = journal.counts('documents');
  return { delivered, unchanged: applied - delivered, waiting, refused, failed };
}

/** How far a lane is, and how long it will take. */
class Meter {
  private startedAt = Date.now();
  private total = 0;

  constructor(
    private readonly lane: Lane,
    private readonly tell: (running: Running) => void,
  ) {}

  read(done: number): void {
    this.say('read', done, done);
  }

  push(total: number): void {
    this.startedAt = Date.now();
    this.total = total;
    if (total > 0) this.say('push', 0, total);
  }

  pushed(done: number): void {
    this.say('push', done, Math.max(this.total, done));
  }

  private say(phase: Running['phase'], done: number, total: number): void {
    const seconds = (Date.now() - this.startedAt) / 1000;
    const rate = seconds > 0 ? Math.round((done / seconds) * 10) / 10 : 0;
    this.tell({
      lane: this.lane,
      phase,
      done,
      total,
      rate,
      eta_seconds: phase === 'push' && rate > 0 ? Math.round((total - done) / rate) : null,
      started_at: new Date(this.startedAt).toISOString(),
    });
  }
}
