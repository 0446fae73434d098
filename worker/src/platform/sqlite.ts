import type Database from 'better-sqlite3';
import { createRequire } from 'node:module';

/**
 * SQLite, by the version of better-sqlite3 that this Node can load, with one API: 13 asks for Node-API 10, which came with
 * Node 22.14, and 12 compiled for Node 24.19 or newer ends the process while it collects garbage.
 */
export const Sqlite = load(Number(process.versions.node.split('.')[0]) < 22 ? 'better-sqlite3-12' : 'better-sqlite3');

function load(name: string): typeof Database {
  try {
    return createRequire(import.meta.url)(name) as typeof Database;
  } catch (error) {
    const node = process.versions.node;
    throw new Error(
      `The worker's database (${name}) does not run on this Node ${node}. Install Node 24 from nodejs.org, then the worker again.`,
      { cause: error },
    );
  }
}
