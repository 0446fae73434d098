/** `npm start`: a local shop, an exchange folder and the worker between them. See README.md for the options. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSample, type SampleSummary } from '../../test/fixtures/sample/generate.js';
import { attachStore, startStore, type Store } from '../../test/store/store.js';
import { build } from '../build.js';
import { readJson } from '../lib/json.js';
import { command } from '../lib/run.js';
import { readOptions, UsageError, type StartOptions } from './options.js';
import { previewAndSwitchOn } from './flows.js';
import { giveSamplePasswords } from './sign-ins.js';
import { serve, syncOnce, workerConfig } from './worker.js';

const say = (line: string): void => {
  console.error(line);
};

/** The sample is generated once for each data folder, so that a second start finds everything unchanged. */
async function sampleIn(dataDir: string): Promise<{ folder: string; summary: SampleSummary }> {
  const folder = join(dataDir, 'exchange');
  const file = join(dataDir, 'sample.json');
  if (!existsSync(file)) {
    say('Printing the sample wholesaler’s documents…');
    writeFileSync(file, JSON.stringify(await generateSample(folder)));
  }
  return { folder, summary: readJson<SampleSummary>(file) };
}

function isRunning(dataDir: string): boolean {
  try {
    attachStore(dataDir);
    return true;
  } catch {
    return false;
  }
}

async function invitation(store: Store, sample: SampleSummary | undefined, log: string): Promise<string> {
  const lines = [
    '',
    `The shop (${store.store})    ${store.url}/my-account/`,
    `wp-admin                ${store.url}/wp-admin/admin.php?page=erp-bridge`,
    `                        ${store.adminUser} / ${store.adminPassword}`,
  ];
  if (sample !== undefined) {
    const customers = sample.signIns.slice(0, 2);
    const password = await giveSamplePasswords(
      store,
      store.dataDir,
      customers.map(({ email }) => email),
    );
    lines.push('', 'Sign in as one of these customers, open My documents, download an invoice:');
    for (const { name, email } of customers) lines.push(`  ${email} / ${password}    (${name})`);
  }
  return [...lines, '', `The worker keeps syncing (log: ${log}). Ctrl-C ends everything.`].join('\n');
}

async function stay(store: Store, config: string, sample: SampleSummary | undefined, stop: AbortSignal): Promise<void> {
  const log = join(store.dataDir, 'worker.log');
  const worker = serve(config, log);
  console.log(await invitation(store, sample, log));
  const asked = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => {
      resolve();
    });
  });
  const ended = await Promise.race([asked, worker.ended]);
  if (!stop.aborted) throw new Error(`The worker ended by itself (status ${String(ended)}); its log ${log} says why.`);
  await worker.stop();
}

/** Ctrl-C and `kill` end what was begun, in order, whenever they come. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!stop.signal.aborted) say('\nStopping…');
      stop.abort();
    });
  }
  return stop.signal;
}

async function start(options: StartOptions): Promise<void> {
  await build();
  const stop = stopSignal();
  const wasRunning = isRunning(options.data);
  const store = await startStore({
    dataDir: options.data,
    say,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  try {
    const sample = options.exchange === undefined ? await sampleIn(options.data) : undefined;
    const config = await workerConfig(store, options.exchange ?? sample?.folder ?? '');
    await previewAndSwitchOn(store, config, stop, say);
    const { exitCode, answer } = await syncOnce(config, stop);
    if (options.once) {
      if (options.json) console.log(JSON.stringify({ ...answer, url: store.url }));
      process.exitCode = exitCode;
    } else if (!stop.aborted) {
      await stay(store, config, sample?.summary, stop);
    }
  } finally {
    // A shop that somebody had opened before stays open.
    if (!wasRunning) await store.stop();
  }
}

command(async () => {
  try {
    await start(readOptions(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
});
