import { createServer } from 'node:net';
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
  for (let tries = 0; tries < 200; tries++) {
    await wait(50);
    if (child.exitCode !== null) return false;
    if (await answers(port)) return true;
  }
  throw new Error(`The web server does not answer; ${at.serverLog} says why`);
}

async function answers(port: number): Promise<boolean> {
  try {
    // A file of WordPress that needs no PHP: whether the server is up, not whether WordPress is fast.
    return (await fetch(`http://127.0.0.1:${port}/license.txt`)).ok;
  } catch {
    return false;
  }
}
