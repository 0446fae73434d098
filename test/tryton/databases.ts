/** Where a Tryton of the tests keeps its databases: SQLite's files in a folder, or a PostgreSQL. */
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Sqlite } from '../../worker/src/platform/sqlite.js';
import { cluster, psql } from './postgresql.js';

/** As test files are told of it: SQLite's template is in this folder, PostgreSQL's in the cluster that listens there. */
export interface Prepared {
  db: 'sqlite' | 'postgresql';
  folder: string;
}

export interface Databases {
  /** The section `database` of trytond.conf. */
  readonly config: Record<string, string>;
  /** What trytond needs to find it. */
  readonly env: Record<string, string>;
  /** Whether one that Tryton knows may be copied once more; on PostgreSQL Tryton would lose its connections. */
  readonly canReplace: boolean;
  /** As the template, whatever it was before; nobody may be at work in it. */
  copy(database: string): Promise<void>;
  /** Statements past Tryton. */
  run(database: string, statements: string): void;
}

export const TEMPLATE = 'template';

export const sqliteFile = (folder: string, database: string): string => join(folder, `${database}.sqlite`);

/** @param template The folder of what is copied; who starts what is there copies nothing. */
export const sqliteFiles = (folder: string, template = folder): Databases => ({
  config: { uri: 'sqlite://', path: folder },
  env: {},
  canReplace: true,
  copy: (database) => {
    const copy = sqliteFile(folder, `${database}.new`);
    copyFileSync(sqliteFile(template, TEMPLATE), copy);
    renameSync(copy, sqliteFile(folder, database));
    return Promise.resolve();
  },
  run: (database, statements) => {
    const file = new Sqlite(sqliteFile(folder, database));
    try {
      file.exec(statements);
    } finally {
      file.close();
    }
  },
});

/** @param folder Where the server has its files. */
export function databasesIn(folder: string, { db, folder: prepared }: Prepared): Databases {
  if (db === 'sqlite') return sqliteFiles(folder, prepared);
  const { config, env, copy } = cluster(prepared);
  return {
    config: { ...config, path: folder },
    env,
    canReplace: false,
    copy: (database) => copy(TEMPLATE, database),
    run: (database, statements) => {
      psql(prepared, database, statements);
    },
  };
}
