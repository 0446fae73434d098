/** `npm run bench -- [SCENARIO…] [--json]`: side by side, in one run, on MariaDB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/run.js';
import { startStore } from '../store/store.js';
import { accounts } from './accounts.js';
import { changes } from './changes.js';
import { documentsBench } from './documents.js';
import { folderBench } from './folder.js';
import { firstSync, fullSync } from './first.js';
import { latency, type Latency } from './latency.js';
import type { Scenario } from './measure.js';
import { memory, type Memory } from './memory.js';
import { orderImport } from './orders.js';
import { trytonBench } from './tryton.js';
import { unchanged } from './unchanged.js';

type Say = (line: string) => void;

const names = [
  'accounts',
  'changes',
  'documents',
  'first',
  'folder',
  'full',
  'import',
  'latency',
  'memory',
  'tryton',
  'unchanged',
] as const;
type Name = (typeof names)[number];
const isScenario = (name: string): name is Name => (names as readonly string[]).includes(name);

interface Result {
  store: string;
  db: string;
  scenario: Scenario | Memory | Latency;
}

async function onStore(
  measure: (store: Awaited<ReturnType<typeof startStore>>) => Promise<Result['scenario']>,
  say: Say,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'erp-bridge-bench-'));
  const store = await startStore({ dataDir, db: 'mariadb', say });
  try {
    return { store: store.store, db: store.db, scenario: await measure(store) };
  } finally {
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const all: Record<Name, (say: Say) => Promise<Result>> = {
  accounts: (say) => onStore((store) => accounts(store, say), say),
  changes: (say) => onStore((store) => changes(store, say), say),
  documents: (say) => onStore((store) => documentsBench(store, say), say),
  folder: async (say) => ({ store: 'played', db: 'none', scenario: await folderBench(say) }),
  full: (say) => onStore((store) => fullSync(store, say), say),
  first: (say) => onStore((store) => firstSync(store, say), say),
  import: (say) => onStore((store) => orderImport(store, say), say),
  latency: (say) => onStore((store) => latency(store, say), say),
  memory: async (say) => ({ store: 'played', db: 'none', scenario: await memory(say) }),
  tryton: async (say) => ({ store: 'tryton', db: 'sqlite', scenario: await trytonBench(say) }),
  unchanged: async (say) => ({ store: 'played', db: 'none', scenario: await unchanged(say) }),
};

function words(name: string, { store, db, scenario }: Result): string[] {
  if ('rss_mb' in scenario) {
    return Object.entries(scenario.rss_mb).map(
      ([size, { first, unchanged }]) =>
        `${name}, ${size} customers: first sync ${String(first)} MB, unchanged ${String(unchanged)} MB`,
    );
  }
  if ('p50_seconds' in scenario) {
    const line = (
      who: string,
      { p50_seconds: half, p99_seconds: nearlyAll }: Omit<Latency, 'unit' | 'baselines'>,
    ): string => `${who}: half within ${String(half)} s, 99 % within ${String(nearlyAll)} s`;
    return [
      line(`${name} on ${store}, ${db}, without a webhook`, scenario),
      ...Object.entries(scenario.baselines).map(([other, values]) => `  ${line(other, values)}`),
    ];
  }
  const { unit, ours, baselines } = scenario;
  return [
    `${name} on ${store}, ${db}: ours ${String(ours)} ${unit}`,
    ...Object.entries(baselines).map(
      ([other, { rate, ratio }]) => `  ${other}: ${String(rate)} ${unit}, ours is ${String(ratio)} times that`,
    ),
  ];
}

command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const unknown = positionals.filter((name) => !isScenario(name));
  if (unknown.length > 0) {
    console.error(`No benchmark is named ${unknown.join(', ')}. There is: ${names.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const say: Say = (line) => {
    console.error(line);
  };
  const results: Partial<Record<Name, Result>> = {};
  for (const name of positionals.length > 0 ? positionals.filter(isScenario) : names)
    results[name] = await all[name](say);
  for (const [name, result] of Object.entries(results))
    for (const line of words(name, result)) (values.json ? console.error : console.log)(line);
  if (values.json) {
    const scenarios = Object.fromEntries(Object.entries(results).map(([name, { scenario }]) => [name, scenario]));
    const { store, db } = Object.values(results).find(({ db }) => db !== 'none') ?? { store: 'played', db: 'none' };
    console.log(JSON.stringify({ store, db, scenarios }));
  }
});
