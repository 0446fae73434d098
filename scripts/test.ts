/**
 * `npm test`: unit tests, PHPUnit, the worker on other versions of Node, then contract, plugin, end-to-end and fault tests on
 * real WordPresses; scripts/lib/suites.ts says on which and why. The last line counts.
 *
 * `npm test -- --unit` stops before the shops; `--only mariadb:woocommerce` runs one of the store suites.
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

async function withoutShop(): Promise<SuiteResult[]> {
  return [await vitest('unit', ['--project', 'unit']), await phpunit()];
}

async function onShops(suites: readonly StoreSuite[]): Promise<SuiteResult[]> {
  await ensurePrograms(['chromium']);
  const results: SuiteResult[] = [];
  for (const { name, db, woocommerce, files } of suites) {
    results.push(
      await vitest(name, ['--project', 'store', ...files], {
        ERP_BRIDGE_TEST_DB: db,
        WOOCOMMERCE_DIR: woocommerce,
        ERP_BRIDGE_SCREENSHOTS: inRoot('test-results', name.replace(':', '-')),
      }),
    );
  }
  return results;
}

command(async () => {
  const { values } = parseArgs({ options: { unit: { type: 'boolean' }, only: { type: 'string' } } });
  const suites = storeSuites().filter(({ name }) => values.only === undefined || name === values.only);
  if (suites.length === 0) {
    throw new Error(
      `There is no suite ${values.only ?? ''}; there are: ${storeSuites()
        .map(({ name }) => name)
        .join(', ')}`,
    );
  }
  const ended = endWithUs();
  await build();
  const results = [
    ...(values.only === undefined ? await withoutShop() : []),
    ...(values.unit ? [] : await onShops(suites)),
  ];
  await ended();
  console.log(summary(results));
  const good = results.every(({ failures }) => failures.length === 0) && results.some(({ passed }) => passed > 0);
  process.exitCode = good ? 0 : 1;
});
