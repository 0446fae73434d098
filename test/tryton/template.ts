/** A Tryton database that is set up once, and copied for each test file and each data folder of `npm start`. */
import { execa } from 'execa';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOneStep, removeLeftovers } from '../../scripts/lib/npm-files.js';
import { cache } from '../store/paths.js';
import { ADMIN, setUpCompany, yearsNeeded } from './company.js';
import { databasesIn, sqliteFile, TEMPLATE, type Databases, type Prepared } from './databases.js';
import { dump, psql, restoreTemplate, startPostgresql, stopPostgresql } from './postgresql.js';
import { startTryton, writeConfig, type ServerOptions, type TrytonServer } from './server.js';

const MODULES = ['sale', 'account_fr', 'party_relationship', 'party_siret'];

type Say = (text: string) => void;

export async function sqliteTemplate(say: Say): Promise<Prepared> {
  return { db: 'sqlite', folder: await kept('sqlite', makeSqlite, say) };
}

/** In a PostgreSQL that is started in `folder`. */
export async function postgresqlTemplate(folder: string, say: Say): Promise<Prepared> {
  const dumped = await kept('postgresql', makeDump, say);
  await startPostgresql(folder);
  await restoreTemplate(folder, TEMPLATE, join(dumped, dumpFile));
  return { db: 'postgresql', folder };
}

/**
 * The folder in the cache with what is set up once, made where it is not there yet: activating the modules takes half a minute of
 * computing. What it is made of is in its name.
 */
async function kept(db: Prepared['db'], make: (folder: string) => Promise<void>, say: Say): Promise<string> {
  removeLeftovers(cache);
  const folder = join(cache, `tryton-${db}-${await ingredients()}`);
  if (!existsSync(folder)) {
    say(`Setting up Tryton on ${db} (once, about a minute)…`);
    await inOneStep(folder, make);
  }
  return folder;
}

const dumpFile = `${TEMPLATE}.dump`;

async function ingredients(): Promise<string> {
  const hash = createHash('sha256').update(MODULES.join());
  const { stdout } = await execa('dpkg-query', ['-W', 'tryton-*'], { reject: false });
  hash.update(stdout + yearsNeeded().join());
  for (const file of ['company.ts', 'template.ts', '../fixtures/sample/company.ts'])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

async function makeSqlite(folder: string): Promise<void> {
  // trytond-admin makes SQLite databases only where there is an (empty) file.
  writeFileSync(sqliteFile(folder, TEMPLATE), '');
  await setUp(folder, databasesIn(folder, { db: 'sqlite', folder }));
}

async function makeDump(folder: string): Promise<void> {
  const cluster = mkdtempSync(join(tmpdir(), 'pg-'));
  try {
    await startPostgresql(cluster);
    const databases = databasesIn(folder, { db: 'postgresql', folder: cluster });
    psql(cluster, 'postgres', `CREATE DATABASE ${TEMPLATE}`);
    await setUp(folder, databases);
    await dump(cluster, TEMPLATE, join(folder, dumpFile));
  } finally {
    await stopPostgresql(cluster);
    rmSync(cluster, { recursive: true, force: true });
  }
}

/** An empty database becomes one with the modules and the company. */
async function setUp(folder: string, databases: Databases): Promise<void> {
  const config = writeConfig(folder, databases);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, ADMIN.password);
  await execa(
    'trytond-admin',
    ['-c', config, '-d', TEMPLATE, '-u', ...MODULES, '--activate-dependencies', '-l', 'fr', '--email', ADMIN.email],
    {
      env: { ...databases.env, TRYTONPASSFILE: passwordFile },
      ...{ stdin: 'ignore', cwd: fileURLToPath(new URL('.', import.meta.url)) },
    },
  );
  const server = await startTryton(folder, databases, TEMPLATE);
  try {
    await setUpCompany(server);
  } finally {
    await server.stop();
  }
}

/** A running Tryton in `folder` with a copy of the template. */
export async function copyOfTryton(
  prepared: Prepared,
  folder: string,
  options: ServerOptions = {},
): Promise<TrytonServer> {
  mkdirSync(folder, { recursive: true });
  const databases = databasesIn(folder, prepared);
  // A name of its own, by which it is told from other servers on this computer.
  const database = `erp${randomBytes(6).toString('hex')}`;
  await databases.copy(database);
  return startTryton(folder, databases, database, options);
}
