import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { execa } from 'execa';

const tryton = (name: string): string => `/usr/lib/python3/dist-packages/trytond/modules/${name}`;

/** Where Debian's packages put the programs that lint and tests need beside PHP and the database. */
const programs = {
  composer: { path: '/usr/bin/composer', package: 'composer' },
  chromium: { path: process.env['CHROMIUM'] ?? '/usr/bin/chromium', package: 'chromium' },
  trytond: { path: '/usr/bin/trytond', package: 'tryton-server' },
  'tryton sale': { path: tryton('sale'), package: 'tryton-modules-sale' },
  'tryton account_fr': { path: tryton('account_fr'), package: 'tryton-modules-account-fr' },
  'tryton party_relationship': { path: tryton('party_relationship'), package: 'tryton-modules-party-relationship' },
  'tryton party_siret': { path: tryton('party_siret'), package: 'tryton-modules-party-siret' },
  'tryton sao': { path: '/usr/share/tryton-sao/www/index.html', package: 'tryton-sao' },
  // Tryton's reports become PDFs by it.
  soffice: { path: '/usr/bin/soffice', package: 'libreoffice-writer-nogui' },
  postgres: { path: '/usr/lib/postgresql/15/bin/postgres', package: 'postgresql-15' },
  psycopg2: { path: '/usr/lib/python3/dist-packages/psycopg2', package: 'python3-psycopg2' },
} as const;

/** A Tryton with the sales of a French company and PDFs: test/tryton/, npm start. */
export const TRYTON = [
  'trytond',
  'tryton sale',
  'tryton account_fr',
  'tryton party_relationship',
  'tryton party_siret',
  'soffice',
] as const satisfies (keyof typeof programs)[];

/** With its web client, for people. */
export const TRYTON_TO_SEE = [...TRYTON, 'tryton sao'] as const;

/** The folder that a server of Tryton shows as its web client. */
export const trytonWebClient = dirname(programs['tryton sao'].path);

/** What that Tryton needs beside to keep its databases in PostgreSQL. */
export const POSTGRESQL = ['postgres', 'psycopg2'] as const satisfies (keyof typeof programs)[];

/** The folder of PostgreSQL's programs. */
export const postgresqlPrograms = dirname(programs.postgres.path);

/** Installs what is missing where it may (Debian, as root), else says what to type. */
export async function ensurePrograms(names: readonly (keyof typeof programs)[]): Promise<void> {
  const missing = names.filter((name) => !existsSync(programs[name].path)).map((name) => programs[name].package);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`This needs ${missing.join(', ')}; type: sudo apt-get ${install.join(' ')}`);
  }
  console.error(`Installing ${missing.join(', ')} with apt-get…`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdin: 'ignore', stdout: 2, stderr: 2 } as const;
  // A package source that is down must not stop us: the lists here may be good enough.
  await execa('apt-get', ['update', '-qq'], { ...options, reject: false });
  await execa('apt-get', ['-qq', ...install], options);
}
