/** One shop for each of vitest's workers, copies of one that is set up once for the run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Database, Store } from '../store/store.js';
import { copyTemplate, makeTemplate } from '../store/template.js';
import { endWithUs } from './run.js';

export interface TestShops {
  template: string;
  /** The data folder of each worker's shop, by VITEST_POOL_ID - 1. */
  folders: string[];
}

declare module 'vitest' {
  export interface ProvidedContext {
    shops: TestShops;
  }
}

function chosenDatabase(): Database {
  const db = process.env['ERP_BRIDGE_TEST_DB'] || 'sqlite';
  if (db !== 'sqlite' && db !== 'mariadb') throw new Error(`ERP_BRIDGE_TEST_DB is ${db}; there are sqlite and mariadb`);
  return db;
}

/** Test files take their shop with `import { store } from '../setup/own-shop.js'`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ended = endWithUs();
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-test-'));
  const template = join(folder, 'template');
  const stores: Store[] = [];
  const clear = async (): Promise<void> => {
    await Promise.all(stores.map((store) => store.stop()));
    rmSync(folder, { recursive: true, force: true });
    await ended();
  };
  const options = {
    db: chosenDatabase(),
    phpThroughServer: true,
    say: (text: string) => process.stderr.write(`${text}\n`),
  };
  try {
    await makeTemplate({ ...options, dataDir: template });
    for (let worker = 1; worker <= project.vitest.config.maxWorkers; worker++) {
      stores.push(await copyTemplate(template, join(folder, `shop-${String(worker)}`), { ...options, say: undefined }));
    }
  } catch (error) {
    await clear();
    throw error;
  }
  project.provide('shops', { template, folders: stores.map(({ dataDir }) => dataDir) });
  process.stderr.write(`These tests run on ${stores[0]?.store ?? ''}, ${options.db}, ${String(stores.length)} shops\n`);
  return clear;
}
