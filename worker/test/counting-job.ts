/**
 * A program for tests: works on a job that writes the numbers from 0 to `total` - 1 into a file, a line each, by its cursor.
 * `tsx counting-job.ts <folder of the journal> <file> <total>`; ends when the job is over or paused.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { carryOut } from '../src/jobs/work.js';
import { Journal } from '../src/journal/journal.js';

const [folder = '', file = '', count = ''] = process.argv.slice(2);
const total = Number(count);
const journal = Journal.open(folder);
const job = journal.jobs.next(() => true);
if (job !== undefined) {
  await carryOut({ journal }, job, { signal: new AbortController().signal }, async ({ from, at, signal }) => {
    for (let n = Number(from.cursor ?? 0); n < total; n += 1) {
      if (signal.aborted) return { error: { code: 'stopped', params: {} }, again: true, problems: [] };
      appendFileSync(file, `${String(n)}\n`);
      at({ cursor: String(n + 1), done: n + 1, total });
      await sleep(5);
    }
    return { error: null, again: false, problems: [] };
  });
}
journal.close();
