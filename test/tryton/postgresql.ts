/** A PostgreSQL of its own in a temporary folder, for databases of Tryton. It listens to nobody but on a socket there. */
import { execa, execaSync } from 'execa';
import { chownSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { postgresqlPrograms } from '../../scripts/lib/programs.js';
import { startInBackground, stop } from '../store/processes.js';

/** What nobody needs of a database that is thrown away. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
const OWNER = 'tryton';

const dataIn = (folder: string): string => join(folder, 'data');
const logIn = (folder: string): string => join(folder, 'postgresql.log');
const pidIn = (folder: string): string => join(folder, 'postgresql.pid');

const program = (name: string): string => join(postgresqlPrograms, name);

const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const asItself = (file: string, args: string[]): { file: string; args: string[] } =>
  isRoot()
    ? { file: 'setpriv', args: ['--reuid=postgres', '--regid=postgres', '--clear-groups', file, ...args] }
    : { file, args };

/** A folder that it may write, whoever we are. */
async function own(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (!isRoot()) return;
  const ids = await Promise.all(['-u', '-g'].map(async (of) => Number((await execa('id', [of, 'postgres'])).stdout)));
  chownSync(folder, ids[0] ?? 0, ids[1] ?? 0);
}

/** @param folder New, on a path through which every user may go; a socket's path is 107 bytes at most. */
export async function startPostgresql(folder: string): Promise<void> {
  await own(folder);
  const initdb = asItself(program('initdb'), [
    ...['-D', dataIn(folder), '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
  ]);
  await execa(initdb.file, initdb.args, { stdin: 'ignore', cwd: '/' });
  const settings = Object.entries({ ...FAST, listen_addresses: '' }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = asItself(program('postgres'), ['-D', dataIn(folder), '-k', folder, ...settings]);
  const child = startInBackground({ ...server, cwd: '/', log: logIn(folder), pidFile: pidIn(folder) });
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (answers(folder)) return;
    await wait(100);
  }
  throw new Error(`PostgreSQL does not answer; it says: ${readFileSync(logIn(folder), 'utf8').slice(-500)}`);
}

export const stopPostgresql = (folder: string): Promise<void> => stop(pidIn(folder), dataIn(folder));

const envOf = (folder: string): Record<string, string> => ({ PGHOST: folder, PGUSER: OWNER, PGDATABASE: 'postgres' });

/** The one that listens in this folder. */
export function cluster(folder: string): {
  config: Record<string, string>;
  env: Record<string, string>;
  copy: (template: string, database: string) => Promise<void>;
} {
  const env = envOf(folder);
  return {
    config: { uri: 'postgresql://' },
    env,
    copy: async (template, database) => {
      await execa(program('createdb'), ['-T', template, database], { env });
    },
  };
}

export function psql(folder: string, database: string, statements: string): string {
  const args = ['--no-psqlrc', '-v', 'ON_ERROR_STOP=1', '-qAt', '-d', database, '-c', statements];
  return execaSync(program('psql'), args, { env: envOf(folder), stdin: 'ignore' }).stdout;
}

export async function dump(folder: string, database: string, file: string): Promise<void> {
  await execa(program('pg_dump'), ['-Fc', '-f', file, database], { env: envOf(folder) });
}

/** As a template, which Tryton does not connect to: PostgreSQL copies no database that somebody uses. */
export async function restoreTemplate(folder: string, database: string, file: string): Promise<void> {
  const env = envOf(folder);
  await execa(program('createdb'), [database], { env });
  await execa(program('pg_restore'), ['--exit-on-error', '-j', '2', '-d', database, file], { env });
  psql(folder, 'postgres', `ALTER DATABASE ${database} IS_TEMPLATE true`);
}

function answers(folder: string): boolean {
  try {
    return psql(folder, 'postgres', 'SELECT 1') === '1';
  } catch {
    return false;
  }
}
