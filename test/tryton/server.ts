/** trytond on a free port of 127.0.0.1, with one database in a folder of its own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TrytonRpc } from '../../worker/src/erp/tryton/client/rpc.js';
import type { Databases } from './databases.js';
import { ownPid, startInBackground, stop } from '../store/processes.js';

export interface TrytonServer {
  url: string;
  folder: string;
  database: string;
  /** Where it is, and others that the server has. */
  databases: Databases;
  /** As somebody pulls the plug. */
  kill(): void;
  /** Again on the same port, with the same database. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it wrote to its log. */
  log(): string;
}

const configFile = (folder: string): string => join(folder, 'trytond.conf');
const pidFile = (folder: string): string => join(folder, 'trytond.pid');
const logFile = (folder: string): string => join(folder, 'trytond.log');

export interface ServerOptions {
  /** Default: one that is free. */
  port?: number;
  /** Seconds until Tryton wants a fresh session for what it takes seriously, such as to post an invoice. */
  timeout?: number;
  /** The folder of its web client. */
  webClient?: string;
  /** Where it looks for programs, itself among them. */
  path?: string;
}

export function writeConfig(
  folder: string,
  { config }: Databases,
  { port = 0, timeout = 300, webClient }: ServerOptions = {},
): string {
  mkdirSync(folder, { recursive: true });
  const sections = {
    database: config,
    web: { listen: `127.0.0.1:${String(port)}`, ...(webClient === undefined ? {} : { root: webClient }) },
    session: { timeout, max_attempt: 3 },
  };
  const lines = Object.entries(sections).flatMap(([section, values]) => [
    `[${section}]`,
    ...Object.entries(values).map(([name, value]) => `${name} = ${String(value)}`),
  ]);
  writeFileSync(configFile(folder), `${lines.join('\n')}\n`);
  return configFile(folder);
}

export async function startTryton(
  folder: string,
  databases: Databases,
  database: string,
  options: ServerOptions = {},
): Promise<TrytonServer> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${String(port)}`;
  writeConfig(folder, databases, { ...options, port });
  // One that a start left behind, which was killed, would keep the database.
  await stop(pidFile(folder), folder);
  const env = { ...databases.env, ...(options.path === undefined ? {} : { PATH: options.path }) };
  const start = (): Promise<void> => startOn(folder, env, url, database);
  await start();
  return {
    url,
    folder,
    databases,
    database,
    start,
    stop: () => stop(pidFile(folder), folder),
    kill: () => {
      const pid = ownPid(pidFile(folder), folder);
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    log: () => (existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : ''),
  };
}

async function startOn(folder: string, env: Record<string, string>, url: string, database: string): Promise<void> {
  const child = startInBackground({
    file: 'trytond',
    args: ['-c', configFile(folder), '-d', database],
    env,
    cwd: folder,
    log: logFile(folder),
    pidFile: pidFile(folder),
  });
  // Another server that took the port a moment earlier has another database.
  const rpc = new TrytonRpc({ url, database, user: '', password: '' });
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    await wait(100);
    const names = await rpc.databases().catch((): string[] => []);
    if (names.includes(database)) return;
  }
  throw new Error(
    `trytond does not answer; ${logFile(folder)} says why: ${readFileSync(logFile(folder), 'utf8').slice(-500)}`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
