/** What an import of past orders would do (article 4), order by order. Nothing is written, here or there. */
import { Journal } from '../journal/journal.js';
import { lookAtSome } from '../lanes/look-at-orders.js';
import { orderPages } from '../lanes/order-pages.js';
import type { ImportedOrder, Standing } from '../model/imported-order.js';
import { windowStart } from '../rules/import/window.js';
import { counted } from './look.js';
import { failureOf } from './pass.js';
import type { LastRun } from '../shops/woocommerce/types.js';
import type { Worker } from './run.js';

export interface ImportPreview {
  source: string;
  /** The first moment of its window (UTC). */
  since: string;
  counts: Partial<Record<Standing, number>>;
  error: LastRun['error'];
}

export interface ImportPreviewOptions {
  source: string;
  signal: AbortSignal;
  onProgress?: (done: number) => void;
}

/** @param sink Takes the orders as they are looked at, so that no preview has to fit into memory. */
export async function previewImport(
  { config, erp, store, sources }: Pick<Worker, 'config' | 'erp' | 'store' | 'sources'>,
  { source: name, signal, onProgress }: ImportPreviewOptions,
  sink: (orders: ImportedOrder[]) => Promise<void>,
): Promise<ImportPreview> {
  const began = new Date();
  let counts: ImportPreview['counts'] = {};
  const source = sources.find((one) => one.name === name);
  if (source === undefined)
    return { source: name, since: '', counts, error: { code: 'import_no_source', params: { source: name } } };
  const since = windowStart(began, source.particulars.window.months);
  const journal = Journal.copy(config.data);
  let done = 0;
  try {
    const { settings, shop } = await store.settings();
    for await (const { ids } of orderPages(source, since)) {
      for (let at = 0; at < ids.length; at += source.atOnce) {
        signal.throwIfAborted();
        const some = ids.slice(at, at + source.atOnce);
        const { orders } = await lookAtSome(some, { source, scope: 'import', began }, { journal, erp, settings, shop });
        counts = counted(counts, orders);
        await sink(orders);
        done += some.length;
        onProgress?.(done);
      }
    }
    return { source: name, since, counts, error: null };
  } catch (error) {
    const { code, params } = failureOf(error, signal);
    return { source: name, since, counts, error: { code, params } };
  } finally {
    journal.close();
  }
}
