/**
 * A Tryton database for the tests of the adapter `tryton`, which each test file copies; on SQLite, or on the PostgreSQL of this run where
 * ERP_BRIDGE_TEST_TRYTON_DB is `postgresql`.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensurePrograms, POSTGRESQL, TRYTON } from '../../scripts/lib/programs.js';
import type { Prepared } from '../tryton/databases.js';
import { stopPostgresql } from '../tryton/postgresql.js';
import { postgresqlTemplate, sqliteTemplate } from '../tryton/template.js';
import { endWithUs } from './run.js';

declare module 'vitest' {
  export interface ProvidedContext {
    tryton: Prepared;
  }
}

/** Test files take theirs with `import { server } from '../setup/own-tryton.js'`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ended = endWithUs();
  const say = (text: string): boolean => process.stderr.write(`${text}\n`);
  let tearDown = ended;
  try {
    await ensurePrograms(TRYTON);
    if (process.env['ERP_BRIDGE_TEST_TRYTON_DB'] !== 'postgresql') {
      project.provide('tryton', await sqliteTemplate(say));
      return ended;
    }
    await ensurePrograms(POSTGRESQL);
    const folder = mkdtempSync(join(tmpdir(), 'pg-'));
    tearDown = async () => {
      await stopPostgresql(folder);
      await ended();
    };
    project.provide('tryton', await postgresqlTemplate(folder, say));
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
