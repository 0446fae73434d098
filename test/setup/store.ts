import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStore, type Database, type StoreAnswer } from '../store/store.js';

export interface TestStore extends StoreAnswer {
  db: Database;
  /** Give it to attachStore() for what needs more than data: php(), wpCron(), logs. */
  dataDir: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    store: TestStore;
  }
}

function chosenDatabase(): Database {
  const db = process.env['ERP_BRIDGE_TEST_DB'] || 'sqlite';
  if (db !== 'sqlite' && db !== 'mariadb') throw new Error(`ERP_BRIDGE_TEST_DB is ${db}; there are sqlite and mariadb`);
  return db;
}

/** One shop for the whole run, in a folder that goes away with it. Tests take it with inject('store'). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-test-'));
  const clear = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const options = {
    dataDir: folder,
    db: chosenDatabase(),
    port: undefined,
    say: (text: string) => process.stderr.write(`${text}\n`),
  };
  const store = await startStore(options).catch((error: unknown) => {
    clear();
    throw error;
  });
  const { url, adminUser, adminPassword, consumerKey, consumerSecret, pid, db, dataDir } = store;
  project.provide('store', {
    url,
    adminUser,
    adminPassword,
    consumerKey,
    consumerSecret,
    store: store.store,
    pid,
    db,
    dataDir,
  });
  process.stderr.write(`These tests run on ${store.store}, ${db}, at ${url}\n`);
  return async () => {
    await store.stop();
    clear();
  };
}
