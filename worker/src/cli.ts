import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { ConfigError, readConfig } from './config/config.js';
import { NotOffered } from './erp/port.js';
import { Journal } from './journal/journal.js';
import { approvable, flowNames, lanesOf, type Flow } from './model/flow.js';
import { JournalLocked } from './journal/lock.js';
import { answer, progressLine, summary } from './cli/output.js';
import { JsonReport, TextReport } from './cli/output-preview.js';
import { workOff } from './jobs/work.js';
import { preview } from './sync/preview.js';
import { printable, printableJson } from './platform/printable.js';
import { sentence } from './reasons/reasons.js';
import { openSides, openWorker, runOnce, type Worker } from './sync/run.js';
import { version } from './platform/version.js';

const stop = new AbortController();

function onSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      stop.abort();
    });
  }
}

/** Opens the worker, does the work, closes what was opened. */
async function withWorker(file: string | undefined, work: (worker: Worker) => Promise<void>): Promise<void> {
  const config = readConfig(file);
  const journal = Journal.open(config.data);
  const worker = openWorker(config, journal);
  onSignals();
  try {
    await work(worker);
  } finally {
    worker.store.close();
    journal.close();
  }
}

interface SyncOptions {
  json?: boolean;
  lane?: Flow;
  full?: boolean;
  dryRun?: boolean;
  config?: string;
}

async function sync(options: SyncOptions): Promise<void> {
  if (options.dryRun) return dryRun(options);
  await withWorker(options.config, async (worker) => {
    const result = await runOnce(worker, {
      signal: stop.signal,
      onProgress: progressLine(),
      full: options.full ?? false,
      ...(options.lane ? { only: lanesOf(options.lane) } : {}),
    });
    // Where a clock begins the worker, what was asked for in wp-admin is done, too.
    if (result.error === null && options.lane === undefined) await workOff(worker, stop.signal);
    (options.json ? console.error : console.log)(summary(result, worker.journal));
    if (options.json) console.log(answer(result));
    const failed = flowNames.some((flow) => result[flow].failed > 0);
    if (failed) console.error('Some records failed; they are tried again by the next sync.');
    if (failed || result.error !== null || result.problems.some(({ state }) => state === 'refused'))
      process.exitCode = 1;
  });
}

/** Beside a worker that runs, too: it works on a copy of the journal. */
async function dryRun({ json = false, lane = 'accounts', full = false, config: file }: SyncOptions): Promise<void> {
  onSignals();
  const sides = openSides(readConfig(file));
  const report = json ? new JsonReport(process.stdout) : new TextReport(process.stdout);
  try {
    const options = { lane, full, signal: stop.signal, onProgress: progressLine() };
    const result = await preview(sides, options, (items) => report.items(items));
    report.end(result);
    if (result.error) {
      console.error(printable(sentence(result.error.code, result.error.params)));
      process.exitCode = 1;
    }
  } finally {
    sides.store.close();
  }
}

/** Short, and so beside a worker that may be running; that one does the rest with its next sync. */
function approve({ lane, config: file }: { lane: Flow; config?: string }): void {
  const journal = Journal.beside(readConfig(file).data);
  const approved = journal.removals.approve(lane);
  journal.close();
  console.log(
    approved === 0
      ? `${lane}: nothing is held.`
      : `${lane}: ${String(approved)} held records are approved; the next sync does them.`,
  );
}

async function doctor(options: { json?: boolean; config?: string }): Promise<void> {
  const { examine } = await import('./cli/doctor.js');
  const findings = await examine(readConfig(options.config));
  const say = options.json ? console.error : console.log;
  const mark = { ok: '✓', warning: '!', error: '✗' };
  for (const { status, message, fix } of findings)
    say(printable(`${mark[status]} ${message}${fix === undefined ? '' : ` ${fix}`}`));
  if (options.json) console.log(printableJson({ findings }));
  if (findings.some(({ status }) => status === 'error')) process.exitCode = 1;
}

async function previewOrder(_what: string, id: number, options: { json?: boolean; config?: string }): Promise<void> {
  const { orderText, wishOfOrder } = await import('./sync/preview-order.js');
  const sides = openSides(readConfig(options.config));
  try {
    const found = await wishOfOrder(sides, id);
    if (found === undefined) {
      console.error(`The shop has no order ${String(id)}.`);
      process.exitCode = 1;
      return;
    }
    (options.json ? console.error : console.log)(orderText(found));
    if (options.json) console.log(printableJson(found));
  } finally {
    sides.store.close();
  }
}

async function importOrders(options: {
  source: string;
  preview?: boolean;
  json?: boolean;
  config?: string;
}): Promise<void> {
  onSignals();
  const { doImport, sayImport } = await import('./cli/import.js');
  const { source, preview: look = false, json = false } = options;
  const went = await (look ? sayImport : doImport)(readConfig(options.config), { source, json, signal: stop.signal });
  if (!went) process.exitCode = 1;
}

async function showJobs(options: { json?: boolean; config?: string }): Promise<void> {
  const { listJobs } = await import('./cli/jobs.js');
  const { text, json } = listJobs(readConfig(options.config).data);
  (options.json ? console.error : console.log)(text);
  if (options.json) console.log(json);
}

const changeJob =
  (change: 'pauseJob' | 'resumeJob') =>
  async (id: number, options: { config?: string }): Promise<void> => {
    const jobs = await import('./cli/jobs.js');
    const { ok, text } = jobs[change](readConfig(options.config).data, id);
    (ok ? console.log : console.error)(text);
    if (!ok) process.exitCode = 1;
  };

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It has to be a number, such as 123.');
  return value;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new InvalidArgumentError('It has to be a number from 0 to 65535.');
  return value;
}

const program = new Command('erp-bridge')
  .description('Keeps a WooCommerce shop and its ERP in step.')
  .version(version)
  .exitOverride();
const config = new Option('--config <file>', 'configuration file (default: erp-bridge.config.json here)');

program
  .command('sync')
  .description('sync once and end')
  .option('--once', 'sync once; the default')
  .option('--json', 'the last line of standard output is one JSON object')
  .addOption(new Option('--lane <lane>', 'only this flow').choices(flowNames))
  .option('--full', 'compare everything with what the shop really holds, not only what changed in the ERP')
  .option('--dry-run', 'only say what would be done, to one flow (default: accounts); nothing is written')
  .addOption(config)
  .action(sync);
program
  .command('approve')
  .description('approve what is held, such as many deactivations at once')
  .addOption(new Option('--lane <lane>', 'of this flow').choices(approvable).default('accounts'))
  .addOption(config)
  .action(approve);
program
  .command('serve')
  .description('keep syncing')
  .option('--port <port>', 'port of the status server on 127.0.0.1; 0: any', port)
  .addOption(config)
  .action((options: { port?: number; config?: string }) =>
    withWorker(options.config, async (worker) => {
      // Only now: a sync that ends has no use for a web server and a log.
      const { serve } = await import('./serve/serve.js');
      await serve(worker, stop.signal, options.port ?? worker.config.port ?? 8787);
    }),
  );
program
  .command('preview')
  .description('say what one order of the shop would become in the ERP; nothing is written')
  .addArgument(new Argument('<what>', 'what to preview').choices(['order']))
  .argument('<id>', 'its number in the shop’s database', wholeNumber)
  .option('--json', 'the last line of standard output is one JSON object')
  .addOption(config)
  .action(previewOrder);
program
  .command('import')
  .description('send the orders of the last months to the ERP, each once')
  .option('--source <name>', 'of this source of orders', 'woocommerce')
  .option('--preview', 'only say what would become of each order; nothing is written')
  .option('--json', 'the last line of standard output is one JSON object')
  .addOption(config)
  .action(importOrders);
const jobs = program.command('jobs').description('show what was asked for and is not over');
jobs.option('--json', 'the last line of standard output is one JSON object').addOption(config).action(showJobs);
jobs
  .command('pause')
  .description('stop a job for now; what it did stays')
  .argument('<job>', 'its number', wholeNumber)
  .addOption(config)
  .action(changeJob('pauseJob'));
jobs
  .command('resume')
  .description('let a paused job go on where it stopped')
  .argument('<job>', 'its number', wholeNumber)
  .addOption(config)
  .action(changeJob('resumeJob'));
program
  .command('doctor')
  .description('check configuration, folder, journal and shop')
  .option('--json', 'the last line of standard output is one JSON object')
  .addOption(config)
  .action(doctor);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof ConfigError || error instanceof JournalLocked) {
    console.error(printable(error.message));
    process.exitCode = 1;
  } else if (error instanceof NotOffered) {
    console.error(printable(sentence('not_offered', { adapter: error.adapter, capability: error.capability })));
    process.exitCode = 1;
  } else {
    console.error(printable(`Something went wrong that should not: ${(error as Error).message}`));
    process.exitCode = 1;
  }
}
