/** `npm start`: a local shop, an ERP and the worker between them. See README.md for the options. */
import { join } from 'node:path';
import { attachStore, startStore, type Store } from '../../test/store/store.js';
import { build } from '../build.js';
import { command } from '../lib/run.js';
import { untilStopped, type Beside } from './beside.js';
import { ownFolder, sampleFolder } from './folder.js';
import { readOptions, UsageError, type StartOptions } from './options.js';
import { trytonBeside } from './tryton/tryton.js';
import { previewAndSwitchOn, switchSalesOn } from './flows.js';
import { giveSamplePasswords } from './sign-ins.js';
import { serve, syncOnce, workerConfig } from './worker.js';

const say = (line: string): void => {
  console.error(line);
};

function isRunning(dataDir: string): boolean {
  try {
    attachStore(dataDir);
    return true;
  } catch {
    return false;
  }
}

async function invitation(store: Store, erp: Beside, log: string): Promise<string> {
  const lines = [
    '',
    `The shop (${store.store})    ${store.url}/my-account/`,
    `wp-admin                ${store.url}/wp-admin/admin.php?page=erp-bridge`,
    `                        ${store.adminUser} / ${store.adminPassword}`,
  ];
  const customers = erp.signIns.slice(0, 2);
  if (customers.length > 0) {
    const emails = customers.map(({ email }) => email);
    const password = await giveSamplePasswords(store, store.dataDir, emails);
    lines.push('', 'Sign in as one of these customers, open My documents, download an invoice:');
    for (const { name, email } of customers) lines.push(`  ${email} / ${password}    (${name})`);
    lines.push('', ...erp.invitation(store));
  }
  return [...lines, '', `The worker keeps syncing (log: ${log}). Ctrl-C ends everything.`].join('\n');
}

async function stay(store: Store, config: string, erp: Beside, stop: AbortSignal): Promise<void> {
  const log = join(store.dataDir, 'worker.log');
  const worker = serve(config, log);
  try {
    console.log(await invitation(store, erp, log));
    const played = erp.play(stop);
    const ended = await Promise.race([untilStopped(stop), worker.ended, played]);
    if (!stop.aborted)
      throw new Error(`The worker ended by itself (status ${String(ended)}); its log ${log} says why.`);
    await played;
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

const erpBeside = (
  { erp, exchange, data }: StartOptions,
  store: Store,
  stop: AbortSignal,
): Promise<Beside> | Beside => {
  if (erp === 'tryton') return trytonBeside(store, stop, say);
  return exchange === undefined ? sampleFolder(data, say) : ownFolder(exchange);
};

async function start(options: StartOptions): Promise<void> {
  await build();
  const stop = stopSignal();
  const wasRunning = isRunning(options.data);
  const store = await startStore({
    dataDir: options.data,
    say,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  let erp: Beside | undefined;
  try {
    erp = await erpBeside(options, store, stop);
    const config = await workerConfig(store, erp.config);
    await previewAndSwitchOn(store, config, stop, say);
    if (erp.takesSales && !stop.aborted) await switchSalesOn(store, say);
    const { exitCode, answer } = await syncOnce(config, stop);
    if (options.once) {
      if (options.json) console.log(JSON.stringify({ ...answer, url: store.url, ...erp.answer }));
      process.exitCode = exitCode;
    } else if (!stop.aborted) {
      await stay(store, config, erp, stop);
    }
  } catch (error) {
    // What was interrupted says so, too.
    if (!stop.aborted) throw error;
  } finally {
    await erp?.end();
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
