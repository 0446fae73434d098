/** `npm run bench -- SCENARIO… [--json]`: side by side in one run, on MariaDB, on the WooCommerce that this machine has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/run.js';
import { startStore } from '../store/store.js';
import { accounts } from './accounts.js';
import type { Scenario } from './measure.js';

const all = { accounts };
const isScenario = (name: string): name is keyof typeof all => name in all;

command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !isScenario(name));
  if (unknown.length > 0) {
    console.error(`No benchmark is named ${unknown.join(', ')}. There is: ${Object.keys(all).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const say = (line: string): void => {
    console.error(line);
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'erp-bridge-bench-'));
  const store = await startStore({ dataDir, db: 'mariadb', say });
  const scenarios: Record<string, Scenario> = {};
  try {
    for (const name of positionals.length > 0 ? positionals.filter(isScenario) : (['accounts'] as const)) {
      scenarios[name] = await all[name](store, say);
    }
  } finally {
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  for (const [name, { unit, ours, baselines }] of Object.entries(scenarios)) {
    const say = values.json ? console.error : console.log;
    say(`${name} on ${store.store}, ${store.db}: ours ${String(ours)} ${unit}`);
    for (const [other, { rate, ratio }] of Object.entries(baselines))
      say(`  ${other}: ${String(rate)} ${unit}, ours is ${String(ratio)} times that`);
  }
  if (values.json) console.log(JSON.stringify({ store: store.store, db: store.db, scenarios }));
});
