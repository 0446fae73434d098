import { execa } from 'execa';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { basename, dirname, join } from 'node:path';
import type { Layout } from './paths.js';
import { ownPid, startInBackground, stop } from './processes.js';
import { mariadbd } from './requirements.js';

/** Our process is known by its data folder on its command line. */
const mark = (at: Layout): string => `--datadir=${at.database}`;
/** mariadbd refuses to run as root unless told so. */
const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];

/** WordPress's own, so that it can be kept out while its tables are replaced. */
export const shopUser = 'wordpress@localhost';

/** Starts MariaDB on the store's own data folder and socket, where it does not run yet. */
export async function startMariadb(at: Layout): Promise<void> {
  if (ownPid(at.mariadbPid, mark(at)) !== undefined) return;
  await createDataFolder(at);
  rmSync(at.socket, { force: true });
  writeFileSync(
    at.mariadbInit,
    [
      'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;',
      `CREATE USER IF NOT EXISTS ${shopUser};`,
      `GRANT ALL ON wordpress.* TO ${shopUser};\n`,
    ].join('\n'),
  );
  const child = startInBackground({
    file: mariadbd(),
    args: [
      '--no-defaults',
      ...asUser,
      mark(at),
      `--socket=${at.socket}`,
      `--pid-file=${at.mariadbPid}.own`,
      `--init-file=${at.mariadbInit}`,
      '--skip-networking',
      '--skip-log-bin',
    ],
    cwd: at.database,
    log: at.mariadbLog,
    pidFile: at.mariadbPid,
  });
  for (let tries = 0; tries < 600; tries++) {
    if (await answers(at.socket)) return;
    if (child.exitCode !== null) break;
    await wait(50);
  }
  throw new Error(`MariaDB did not start; ${at.mariadbLog} says why`);
}

export const stopMariadb = (at: Layout): Promise<void> => stop(at.mariadbPid, mark(at));

/** Made beside and renamed, so that a run that was interrupted leaves no half-made data folder to start on. */
async function createDataFolder(at: Layout): Promise<void> {
  if (existsSync(join(at.database, 'mysql'))) return;
  const temporary = `${at.database}.new`;
  rmSync(temporary, { recursive: true, force: true });
  // A relative path, because this shell script of MariaDB breaks at spaces and quotes in one.
  const options = ['--no-defaults', ...asUser, `--datadir=./${basename(temporary)}`, '--skip-test-db'];
  const made = await execa('mariadb-install-db', [...options, '--auth-root-authentication-method=normal'], {
    cwd: dirname(temporary),
    reject: false,
    stdin: 'ignore',
    all: true,
  });
  if (made.exitCode !== 0)
    throw new Error(`MariaDB's data folder could not be made: ${made.all.trim().split('\n').at(-1) ?? ''}`);
  rmSync(at.database, { recursive: true, force: true });
  renameSync(temporary, at.database);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => {
      resolve(false);
    });
  });
}
