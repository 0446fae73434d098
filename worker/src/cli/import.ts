/** `erp-bridge import`: the orders of the last months into the ERP, or what that would do. */
import Table from 'cli-table3';
import type { Config } from '../config/config.js';
import { Journal } from '../journal/journal.js';
import { JournalLocked } from '../journal/lock.js';
import { work } from '../jobs/work.js';
import type { ImportedOrder, Standing } from '../model/imported-order.js';
import type { Job } from '../model/job.js';
import { printable, printableJson } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import { previewImport, type ImportPreview } from '../sync/preview-import.js';
import { openSides, openWorker } from '../sync/run.js';

interface ImportOptions {
  source: string;
  json: boolean;
  signal: AbortSignal;
}

/** What each order becomes, in words. */
const words: Record<Standing, string> = {
  new: 'goes to the ERP',
  known: 'is in the ERP already',
  left_out: 'left out',
  waiting: 'waits',
  refused: 'not transferred',
  held: 'held',
};

/** How many orders are named under each reason for people; --json has them all. */
const named = 20;

/** → whether all went well. */
export async function sayImport(config: Config, { source, json, signal }: ImportOptions): Promise<boolean> {
  const sides = openSides(config);
  const all: ImportedOrder[] = [];
  try {
    const result = await previewImport(sides, { source, signal }, (orders) => {
      all.push(...orders);
      return Promise.resolve();
    });
    (json ? console.error : console.log)(printable(previewText(result, all)));
    if (json) console.log(printableJson({ ...result, orders: all }));
    return result.error === null;
  } finally {
    sides.store.close();
  }
}

export function previewText({ counts, since, error }: ImportPreview, all: readonly ImportedOrder[]): string {
  if (error !== null) return sentence(error.code, error.params);
  const table = new Table({ head: ['what becomes of them', 'orders'], style: { head: [], border: [] } });
  for (const [standing, said] of Object.entries(words)) table.push([said, counts[standing as Standing] ?? 0]);
  const groups = new Map<string, string[]>();
  for (const { standing, reason, params, number } of all) {
    if (reason === '') continue;
    const title = `${words[standing]}: ${sentence(reason, params)}`;
    groups.set(title, [...(groups.get(title) ?? []), number]);
  }
  const lines = [...groups].map(([title, numbers]) => {
    const more = numbers.length > named ? ` and ${String(numbers.length - named)} more` : '';
    return `- ${title} (${numbers.slice(0, named).join(', ')}${more})`;
  });
  return [`Orders since ${since}. Nothing was written.`, table.toString(), ...lines].join('\n');
}

/** Beside a worker that runs it is asked to do it; else it is done here, with how far it is on the terminal. → whether all went well. */
export async function doImport(config: Config, { source, json, signal }: ImportOptions): Promise<boolean> {
  const journal = openOrAsk(config, source);
  if (journal === undefined) return true;
  const worker = openWorker(config, journal);
  try {
    journal.jobs.addOnce({ kind: 'import', args: { source } });
    const job = journal.jobs.next(({ kind, args }) => kind === 'import' && 'source' in args && args.source === source);
    const ended = await working(worker, job as Job, signal);
    if (ended?.error) {
      console.error(printable(sentence(ended.error.code, ended.error.params)));
      return false;
    }
    if (ended === undefined) {
      console.error('The import is paused. "erp-bridge jobs resume" and its number let it go on.');
      return false;
    }
    const counts = (ended.did?.details ?? {}) as Partial<Record<Standing, number>>;
    const said = Object.entries(counts).map(([standing, count]) => `${String(count)} ${words[standing as Standing]}`);
    (json ? console.error : console.log)(`Orders: ${said.join(', ') || 'none in the last months'}.`);
    if (json) console.log(printableJson({ source, counts }));
    return true;
  } finally {
    worker.store.close();
    journal.close();
  }
}

/** → undefined where a worker runs, which was asked to do it. */
function openOrAsk({ data }: Config, source: string): Journal | undefined {
  try {
    return Journal.open(data);
  } catch (error) {
    if (!(error instanceof JournalLocked)) throw error;
    const journal = Journal.beside(data);
    journal.jobs.addOnce({ kind: 'import', args: { source } });
    journal.close();
    console.log('The worker that is running imports the orders; "erp-bridge jobs" shows how far it is.');
    return undefined;
  }
}

async function working(worker: ReturnType<typeof openWorker>, job: Job, signal: AbortSignal): ReturnType<typeof work> {
  if (!process.stderr.isTTY) return work(worker, job, { signal });
  const startedAt = Date.now();
  const shown = setInterval(() => {
    const { done, total } = worker.journal.jobs.one(job.id) ?? { done: 0, total: 0 };
    const rate = done / ((Date.now() - startedAt) / 1000);
    const left = rate > 0 ? `, ${String(Math.ceil((total - done) / rate))} s left` : '';
    process.stderr.write(`\r${String(done)} of ${String(total)} orders, ${rate.toFixed(1)}/s${left}   `);
  }, 1_000);
  try {
    return await work(worker, job, { signal });
  } finally {
    clearInterval(shown);
    process.stderr.write('\n');
  }
}
