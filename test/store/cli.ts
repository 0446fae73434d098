import { parseArgs } from 'node:util';
import { startStore, stopStore } from './store.js';
import type { Database, StoreAnswer } from './types.js';

const USAGE = `Usage: npm run store -- up [--port P] [--data DIR] [--db sqlite|mariadb] [--woocommerce DIR|stand-in] [--fresh] [--json]
       npm run store -- down [--data DIR]`;

class WrongUsage extends Error {}

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        db: { type: 'string' },
        woocommerce: { type: 'string' },
        fresh: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function portNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new WrongUsage(`--port ${text} is no port number.`);
  return port;
}

function database(text: string | undefined): Database | undefined {
  if (text === undefined || text === 'sqlite' || text === 'mariadb') return text;
  throw new WrongUsage(`--db ${text} is unknown; there are sqlite and mariadb.`);
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments(process.argv.slice(2));
  const [command, ...rest] = positionals;
  if (rest.length > 0 || (command !== 'up' && command !== 'down')) throw new WrongUsage('Say up or down.');
  if (command === 'down') {
    await stopStore(values.data);
    return;
  }
  const { url, adminUser, adminPassword, consumerKey, consumerSecret, store, pid } = await startStore({
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(values.woocommerce === undefined ? {} : { woocommerce: values.woocommerce }),
    port: portNumber(values.port),
    db: database(values.db),
    fresh: values.fresh === true,
    say,
  });
  const answer: StoreAnswer = { url, adminUser, adminPassword, consumerKey, consumerSecret, store, pid };
  if (values.json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } else {
    say(`The shop (${store}) is at ${url}; sign in at ${url}/wp-admin/ as ${adminUser} with ${adminPassword}`);
    say(`WooCommerce API key: ${consumerKey} / ${consumerSecret}`);
  }
}

main().catch((error: unknown) => {
  const wrongUsage = error instanceof WrongUsage;
  say(error instanceof Error ? error.message : String(error));
  if (wrongUsage) say(USAGE);
  process.exitCode = wrongUsage ? 2 : 1;
});
