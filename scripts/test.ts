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
import { command } from './lib/run.js';
import { storeSuites, type StoreSuite } from './lib/suites.js';
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

const ALL: Suite[] = [
  ...WITHOUT_SHOP,
  { name: 'nodes', run: workerOnNodes },
  ...storeSuites().map((suite) => ({ name: suite.name, run: () => onShop(suite) })),
];

async function onShop({ name, db, woocommerce, files }: StoreSuite): Promise<SuiteResult[]> {
  await ensurePrograms(['chromium']);
  const env = {
    ERP_BRIDGE_TEST_DB: db,
    WOOCOMMERCE_DIR: woocommerce,
    ERP_BRIDGE_SCREENSHOTS: inRoot('test-results', name.replace(':', '-')),
  };
  return [await vitest(name, ['--project', 'store', ...files], { env })];
}

function asked(only: string | undefined, unit: boolean | undefined): Suite[] {
  if (only === undefined) return unit ? WITHOUT_SHOP : ALL;
  const suites = ALL.filter(({ name }) => name === only);
  if (suites.length > 0) return suites;
  throw new Error(`There is no suite ${only}; there are: ${ALL.map(({ name }) => name).join(', ')}`);
}

command(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean' }, only: { type: 'string' } } });
  const suites = asked(values.only, values.unit);
  const ended = endWithUs();
  await build();
  const results: SuiteResult[] = [];
  for (const { run } of suites) results.push(...(await run()));
  await ended();
  console.log(summary(results));
  const good = results.every(({ failures }) => failures.length === 0) && results.some(({ passed }) => passed > 0);
  process.exitCode = good ? 0 : 1;
});
