/** What a sync would do: the same pass on a copy of the journal, with the shop asked only to compare. Nothing is written. */
import { Journal } from '../journal/journal.js';
import type { Flow } from '../model/flow.js';
import { failureOf, passLane } from './pass.js';
import { newTally } from '../reconcile/reconcile.js';
import { lanes } from './lanes.js';
import type { Worker } from './run.js';
import type { LastRun, PreviewItem, Running } from '../shops/woocommerce/types.js';

export interface PreviewOptions {
  lane: Flow;
  /** Compares everything with what the shop really holds, so that what was edited there shows. */
  full?: boolean;
  signal?: AbortSignal;
  onProgress?: (running: Running | null) => void;
}

export interface PreviewResult {
  store: string;
  lane: Flow;
  full: boolean;
  counts: Record<string, number>;
  error: LastRun['error'];
  seconds: number;
}

type Event = ReturnType<Journal['unsettled']>[number];

/** Takes the items as they are found, so that no preview has to fit into memory. */
export type ItemSink = (items: PreviewItem[]) => Promise<void>;

const chunk = 500;

export async function preview(
  worker: Pick<Worker, 'config' | 'erp' | 'store' | 'sources'>,
  options: PreviewOptions,
  sink: ItemSink,
): Promise<PreviewResult> {
  const startedAt = Date.now();
  const lane = lanes.find(({ name }) => name === options.lane);
  if (lane === undefined) throw new Error(`There is no flow ${options.lane}`);
  const { config, erp, store, sources } = worker;
  const signal = options.signal ?? new AbortController().signal;
  const tally = newTally();
  const result = { store: 'unknown', lane: options.lane, full: options.full ?? false };
  const done = (counts: PreviewResult['counts'], error: PreviewResult['error']): PreviewResult => ({
    ...result,
    counts,
    error,
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  });
  const journal = Journal.copy(config.data);
  try {
    result.store = (await store.ping()).store;
    const { settings, time_zone: timeZone, shop } = await store.settings();
    await passLane(
      lane,
      { erp, journal, store, sources, settings, timeZone, shop, signal, dryRun: true, full: result.full },
      {
        tally,
        onProgress: (running) => options.onProgress?.(running),
        onPushed: async (records, outcomes) => {
          const items = outcomes.flatMap(({ did, changes = [] }, index): PreviewItem[] => {
            const record = records[index];
            if (record === undefined || did === 'none' || did === 'unchanged') return [];
            return [{ erp_key: record.erpKey, label: record.label, outcome: did, changes }];
          });
          if (items.length > 0) await sink(items);
        },
      },
    );
    for (let offset = 0; ; offset += chunk) {
      const events = journal.unsettled(lane.name, chunk, offset);
      if (events.length > 0) await sink(events.map(unsettledItem));
      if (events.length < chunk) break;
    }
    const { applied, waiting, refused, held, failed } = journal.counts(lane.name);
    const { created, updated, reactivated, deactivated, delivered, withdrawn } = tally;
    const pushed = { created, updated, reactivated, deactivated, delivered, withdrawn };
    const moved = Object.values(pushed).reduce((sum, count) => sum + count, 0);
    const unchanged = Math.max(0, applied - moved);
    return done({ ...pushed, unchanged, waiting, refused, held, failed }, null);
  } catch (error) {
    const { code, params } = failureOf(error, signal);
    return done({}, { code, params });
  } finally {
    options.onProgress?.(null);
    journal.close();
  }
}

const unsettledItem = ({ erp_key, label, state, reason, params }: Event): PreviewItem => ({
  erp_key,
  label,
  outcome: state,
  ...(reason === null ? {} : { reason }),
  params,
  changes: reason === 'mass_deactivation' ? [{ field: 'active', old: 'yes', new: 'no', kept: false }] : [],
});

/** A preview that the admin asked for in wp-admin: it is shown there while it is made. */
export async function previewInShop(worker: Worker, options: PreviewOptions): Promise<PreviewResult> {
  const { store, reporter } = worker;
  const { lane, full = false } = options;
  const id = crypto.randomUUID();
  const stopReporting = reporter.every(2_000);
  try {
    await store.preview({ id, lane, begin: true, full });
    const result = await preview(
      worker,
      {
        ...options,
        onProgress: (running) => {
          reporter.running = running;
        },
      },
      async (items) => {
        await store.preview({ id, lane, items });
      },
    );
    await store.preview({ id, lane, finish: { counts: result.counts, error: result.error } });
    return result;
  } catch (error) {
    const { code, params } = failureOf(error, options.signal ?? new AbortController().signal);
    return { store: 'unknown', lane, full, counts: {}, error: { code, params }, seconds: 0 };
  } finally {
    stopReporting();
    reporter.running = null;
    await reporter.tell();
  }
}
