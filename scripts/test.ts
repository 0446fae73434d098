/**
 * `npm test`: unit tests, PHPUnit, the worker on other versions of Node, then contract, plugin, end-to-end and fault tests on
 * real WordPresses; scripts/lib/suites.ts says on which and why. The last line counts.
 *
 * `npm test -- --unit` runs the unit tests and PHPUnit alone; `--only mariadb:woocommerce` (or `unit`, `phpunit`, `nodes` …) one suite.
 */
import { parseArgs } from 'node:util';
import { endWithUs } from '../test/setup/run.js';
import { build } from './build.js';
import { inRoot } from './lib/paths.js';
import { phpunit } from './phpunit.js';
import { ensurePrograms } from './lib/programs.js';
import { command, sentence } from './lib/run.js';
import { storeSuites, TRYTON_ON_POSTGRESQL, type StoreSuite } from './lib/suites.js';
import type { SuiteResult } from './test/results.js';
import { summary } from './test/summary.js';
import { vitest } from './test/vitest.js';
import { workerOnNodes } from './worker-on-nodes.js';

interface Suite {
  name: string;
  run: () => Promise<SuiteResult[]>;
}

const WITHOUT_SHOP: Suite[] = [
  { name: 'unit', run: async () => [await vitest('unit', ['--project', 'unit'])] },
  { name: 'phpunit', run: async () => [await phpunit()] },
];

const NODES: Suite = { name: 'nodes', run: workerOnNodes };
const TRYTON: Suite = {
  name: 'tryton',
  run: async () => [
    await vitest('tryton on SQLite', ['--project', 'tryton']),
    await vitest('tryton on PostgreSQL', ['--project', 'tryton', ...TRYTON_ON_POSTGRESQL], {
      env: { ERP_BRIDGE_TEST_TRYTON_DB: 'postgresql' },
    }),
  ],
};

async function onShop({ name, db, woocommerce, files }: StoreSuite): Promise<SuiteResult[]> {
  await ensurePrograms(['chromium']);
  const env = {
    ERP_BRIDGE_TEST_DB: db,
    WOOCOMMERCE_DIR: woocommerce,
    ERP_BRIDGE_SCREENSHOTS: inRoot('test-results', name.replace(':', '-')),
  };
  return [await vitest(name, ['--project', 'store', ...files], { env })];
}

async function asked(only: string | undefined, unit: boolean | undefined): Promise<Suite[]> {
  if (only === undefined && unit) return WITHOUT_SHOP;
  const quick = [...WITHOUT_SHOP, NODES, TRYTON].filter(({ name }) => name === only);
  if (quick.length > 0) return quick;
  const shops = (await storeSuites()).map((suite) => ({ name: suite.name, run: () => onShop(suite) }));
  const all = [...WITHOUT_SHOP, NODES, TRYTON, ...shops];
  if (only === undefined) return all;
  const suites = all.filter(({ name }) => name === only);
  if (suites.length > 0) return suites;
  throw new Error(`There is no suite ${only}; there are: ${all.map(({ name }) => name).join(', ')}`);
}

/** A suite that cannot even begin has failed; what the others came to is told all the same. */
async function resultsOf({ name, run }: Suite): Promise<SuiteResult[]> {
  try {
    return await run();
  } catch (error) {
    const failure = { where: 'scripts/test.ts', test: 'the suite cannot run', message: sentence(error) };
    return [{ title: name, seconds: 0, passed: 0, failures: [failure], skipped: [], files: [] }];
  }
}

command(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean' }, only: { type: 'string' } } });
  const suites = await asked(values.only, values.unit);
  const ended = endWithUs();
  await build();
  const results: SuiteResult[] = [];
  for (const suite of suites) results.push(...(await resultsOf(suite)));
  await ended();
  console.log(summary(results));
  // A suite that ran nothing has shown nothing, unless it says why.
  const good =
    results.every(({ failures, passed, skipped }) => failures.length === 0 && passed + skipped.length > 0) &&
    results.some(({ passed }) => passed > 0);
  process.exitCode = good ? 0 : 1;
});
