import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { php, type Layout } from './paths.js';
import { ownPid, startInBackground, stop } from './processes.js';
import { phpEnvironment, phpOptions } from './site.js';
import type { StoreState } from './types.js';

/** More than one, so that WordPress can call itself while it answers. */
const WORKERS = '4';
const PORTS_TO_TRY = 100;

/** Our process is known by its document root on its command line. */
const mark = (at: Layout): string => `-t ${at.wordpress} `;

export const runningServer = (at: Layout): number | undefined => ownPid(at.serverPid, mark(at));
export const stopServer = (at: Layout): Promise<void> => stop(at.serverPid, mark(at));

export const portInUse = (port: number): string => `Port ${port} is in use; choose another with --port`;

/** Starts PHP's server on the store's port, or where `orNext` on the next one that is free; gives back which. */
export async function startServer(at: Layout, state: StoreState, orNext: boolean): Promise<number> {
  for (let port = state.port; port < state.port + (orNext ? PORTS_TO_TRY : 1); port++) {
    if ((await isFree(port)) && (await startOn(port, at, state))) return port;
  }
  throw new Error(orNext ? `No port from ${state.port} on is free` : portInUse(state.port));
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () =>
      probe.close(() => {
        resolve(true);
      }),
    );
  });
}

/** False where somebody else took the port between our look and our start. */
async function startOn(port: number, at: Layout, state: StoreState): Promise<boolean> {
  const child = startInBackground({
    file: 'php',
    args: [...phpOptions, '-S', `127.0.0.1:${port}`, '-t', at.wordpress, php('router.php')],
    env: { ...phpEnvironment(at, state), PHP_CLI_SERVER_WORKERS: WORKERS },
    cwd: at.wordpress,
    log: at.serverLog,
    pidFile: at.serverPid,
  });
  const own = ownFile(at);
  try {
    for (let tries = 0; tries < 200; tries++) {
      await wait(50);
      if (child.exitCode !== null) return false;
      if (await answers(port, own)) return true;
    }
  } finally {
    rmSync(join(at.wordpress, own));
  }
  throw new Error(`The web server does not answer; ${at.serverLog} says why`);
}

/** Nobody else has it: another shop that took the port a moment earlier answers, too, while ours finds that out. */
function ownFile({ wordpress }: Layout): string {
  const name = `here-${randomBytes(16).toString('hex')}.txt`;
  writeFileSync(join(wordpress, name), '');
  return name;
}

async function answers(port: number, file: string): Promise<boolean> {
  try {
    // A file that needs no PHP: whether the server is up, not whether WordPress is fast.
    return (await fetch(`http://127.0.0.1:${port}/${file}`)).ok;
  } catch {
    return false;
  }
}
