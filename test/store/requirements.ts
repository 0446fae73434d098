import { execa } from 'execa';
import { existsSync } from 'node:fs';
import type { Database, Say } from './types.js';

/** The PHP extensions a store needs, with the Debian package (without the `php8.2-`) that brings each. */
const EXTENSIONS: Record<string, string> = {
  dom: 'xml',
  simplexml: 'xml',
  mbstring: 'mbstring',
  curl: 'curl',
  zip: 'zip',
};
const DATABASE_EXTENSIONS: Record<Database, Record<string, string>> = {
  sqlite: { pdo_sqlite: 'sqlite3' },
  mariadb: { mysqli: 'mysql' },
};

/** Debian keeps mariadbd in /usr/sbin, which is not on every user's PATH. */
export const mariadbd = (): string =>
  ['/usr/sbin/mariadbd', '/usr/bin/mariadbd'].find((path) => existsSync(path)) ?? 'mariadbd';

/** Makes sure that PHP and the database are on this machine: installs what is missing where it may, else says how to. */
export async function requirements(db: Database, say: Say): Promise<void> {
  const missing = await missingPackages(db);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  const byHand = `apt-get update && apt-get ${install.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`This needs ${missing.join(', ')}; type: sudo sh -c '${byHand}'`);
  }
  say(`Installing ${missing.join(', ')} with apt-get…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // A package source that is down must not stop us: the package lists here may be good enough.
  await execa('apt-get', ['update', '-qq'], { env, reject: false, stdin: 'ignore' });
  await execa('apt-get', ['-qq', ...install], { env, reject: false, stdin: 'ignore', stdout: 2, stderr: 2 });
  const still = await missingPackages(db);
  if (still.length > 0) throw new Error(`apt-get could not install ${still.join(', ')}; type: ${byHand}`);
}

async function missingPackages(db: Database): Promise<string[]> {
  const php = await execa(
    'php',
    ['-r', 'echo PHP_MAJOR_VERSION.".".PHP_MINOR_VERSION, "\\n", implode("\\n", get_loaded_extensions());'],
    {
      reject: false,
      stdin: 'ignore',
    },
  );
  const wanted = { ...EXTENSIONS, ...DATABASE_EXTENSIONS[db] };
  const [version, ...loaded] = php.exitCode === 0 ? php.stdout.toLowerCase().split('\n') : [undefined];
  const packages = Object.entries(wanted)
    .filter(([extension]) => !loaded.includes(extension))
    .map(([, name]) => `php${version ?? ''}-${name}`);
  if (version === undefined) packages.unshift('php-cli');
  if (db === 'mariadb' && !existsSync(mariadbd())) packages.push('mariadb-server');
  return [...new Set(packages)];
}
