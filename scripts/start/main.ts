/** `npm start`: a local shop, an exchange folder and the worker between them. See README.md for the options. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSample, type SampleSummary } from '../../test/fixtures/sample/generate.js';
import { attachStore, startStore, type Store } from '../../test/store/store.js';
import { build } from '../build.js';
import { readJson } from '../lib/json.js';
import { command } from '../lib/run.js';
import { readOptions, UsageError, type StartOptions } from './options.js';
import { playErp } from './erp/erp.js';
import { previewAndSwitchOn, switchSalesOn } from './flows.js';
import { giveSamplePasswords } from './sign-ins.js';
import { serve, syncOnce, workerConfig } from './worker.js';

const say = (line: string): void => {
  console.error(line);
};

/** Where the worker reads and writes; `sample` is undefined where it is somebody's own folder. */
interface Exchange {
  exchange: string;
  sample: SampleSummary | undefined;
}

/** The sample is generated once for each data folder, so that a second start finds everything unchanged. */
async function sampleIn(dataDir: string): Promise<Exchange> {
  const exchange = join(dataDir, 'exchange');
  const file = join(dataDir, 'sample.json');
  if (!existsSync(file)) {
    say('Printing the sample wholesaler’s documents…');
    writeFileSync(file, JSON.stringify(await generateSample(exchange)));
  }
  return { exchange, sample: readJson<SampleSummary>(file) };
}

function isRunning(dataDir: string): boolean {
  try {
    attachStore(dataDir);
    return true;
  } catch {
    return false;
  }
}

async function invitation(store: Store, { exchange, sample }: Exchange, log: string): Promise<string> {
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
    lines.push(
      '',
      'Or watch an order become an invoice: sign in as one of them, place an order at',
      `  ${store.url}/shop/`,
      'and look under My documents a few seconds later. npm start plays the ERP: the order’s file appears in',
      `  ${join(exchange, 'sales')}`,
      'and is answered there with a number and a PDF; wp-admin → Orders shows both.',
    );
  }
  return [...lines, '', `The worker keeps syncing (log: ${log}). Ctrl-C ends everything.`].join('\n');
}

async function stay(store: Store, config: string, folder: Exchange, stop: AbortSignal): Promise<void> {
  const log = join(store.dataDir, 'worker.log');
  const worker = serve(config, log);
  const onAnswer = (line: string): void => {
    console.log(`The ERP: ${line}.`);
  };
  try {
    console.log(await invitation(store, folder, log));
    const asked = new Promise<void>((resolve) => {
      if (stop.aborted) resolve();
      stop.addEventListener('abort', () => {
        resolve();
      });
    });
    const erp = folder.sample === undefined ? asked : playErp(folder.exchange, stop, { onAnswer });
    const ended = await Promise.race([asked, worker.ended, erp]);
    if (!stop.aborted)
      throw new Error(`The worker ended by itself (status ${String(ended)}); its log ${log} says why.`);
    await erp;
  } finally {
    await worker.stop();
  }
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
    const folder: Exchange =
      options.exchange === undefined ? await sampleIn(options.data) : { exchange: options.exchange, sample: undefined };
    const config = await workerConfig(store, folder.exchange);
    await previewAndSwitchOn(store, config, stop, say);
    if (folder.sample !== undefined && !stop.aborted) await switchSalesOn(store, say);
    const { exitCode, answer } = await syncOnce(config, stop);
    if (options.once) {
      if (options.json) console.log(JSON.stringify({ ...answer, url: store.url }));
      process.exitCode = exitCode;
    } else if (!stop.aborted) {
      await stay(store, config, folder, stop);
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
