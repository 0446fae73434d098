/** What was asked for and is not over: shown, paused, and gone on with. Short, and so beside a worker that may be running. */
import Table from 'cli-table3';
import { ConfigError } from '../config/config.js';
import { Journal } from '../journal/journal.js';
import type { Job } from '../model/job.js';
import { printable, printableJson } from '../platform/printable.js';

/** @throws ConfigError where no worker has ever worked with this folder. */
const openWith = <T>(data: string, use: (jobs: Journal['jobs']) => T): T => {
  if (!Journal.exists(data))
    throw new ConfigError(
      `There is no journal in ${data}. Call this with the configuration of the worker, or begin with "erp-bridge sync".`,
    );
  const journal = Journal.beside(data);
  try {
    return use(journal.jobs);
  } finally {
    journal.close();
  }
};

export interface JobList {
  /** For people. */
  text: string;
  /** One JSON object. */
  json: string;
}

/** Which there are. `data`: the folder of the journal. */
export function listJobs(data: string): JobList {
  const jobs = openWith(data, (all) => all.all());
  const json = printableJson({ jobs });
  if (jobs.length === 0) return { json, text: 'Nothing is asked for: every job is done.' };
  const table = new Table({ head: ['job', 'what', 'state', 'how far'], style: { head: [], border: [] } });
  for (const job of jobs) table.push([job.id, wordsOf(job), printable(stateOf(job)), howFar(job)]);
  return { json, text: table.toString() };
}

/** → what became of it, and whether that is what was asked for. */
export function pauseJob(data: string, id: number): { ok: boolean; text: string } {
  return openWith(data, (jobs) => {
    if (jobs.pause(id))
      return {
        ok: true,
        text: `Job ${String(id)} is paused. A worker at it stops within a few seconds; what it did stays. "erp-bridge jobs resume ${String(id)}" lets it go on.`,
      };
    return notSo(jobs.one(id), id, 'paused');
  });
}

/** → what became of it, and whether that is what was asked for. */
export function resumeJob(data: string, id: number): { ok: boolean; text: string } {
  return openWith(data, (jobs) => {
    if (jobs.resume(id))
      return {
        ok: true,
        text: `Job ${String(id)} goes on where it stopped: at once where "erp-bridge serve" runs, else with the next "erp-bridge sync".`,
      };
    return notSo(jobs.one(id), id, 'resumed');
  });
}

function notSo(job: Job | undefined, id: number, word: 'paused' | 'resumed'): { ok: boolean; text: string } {
  const number = String(id);
  if (job === undefined)
    return {
      ok: false,
      text: `There is no job ${number}. It is over, or never was; "erp-bridge jobs" shows those there are.`,
    };
  if (job.state === 'done' || job.state === 'failed')
    return { ok: false, text: `Job ${number} is over and cannot be ${word}.` };
  return {
    ok: true,
    text: `Job ${number} ${word === 'paused' ? 'is paused already' : 'is not paused'}; nothing was changed.`,
  };
}

function wordsOf({ kind, args }: Job): string {
  if (kind === 'import') return `import of orders (${args.source})`;
  if (kind === 'look') return `look at orders (${args.source}, ${args.scope === 'import' ? 'last months' : 'all'})`;
  const words = [kind, args.lane ?? 'every flow', args.full ? '(compare everything)' : ''];
  return words.filter((word) => word !== '').join(' ');
}

const stateOf = ({ state, begun, error }: Job): string => {
  if (state === 'open') return begun > 0 ? 'begun' : 'waits';
  return error === '' ? state : `${state}: ${error}`;
};

const howFar = ({ done, total }: Job): string =>
  total > 0 ? `${String(done)} of ${String(total)}` : done > 0 ? String(done) : '';
