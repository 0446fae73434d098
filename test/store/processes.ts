import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface Background {
  file: string;
  args: string[];
  env?: Record<string, string>;
  cwd: string;
  log: string;
  pidFile: string;
}

/** Starts a program that outlives us, in a process group of its own, and notes its process id. */
export function startInBackground({ file, args, env, cwd, log, pidFile }: Background): ChildProcess {
  const out = openSync(log, 'a');
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  // Without a listener a missing program would throw out of the event loop; callers look at pid and exitCode instead.
  child.on('error', () => undefined);
  if (child.pid === undefined) throw new Error(`${file} could not be started; is it installed?`);
  writeFileSync(pidFile, String(child.pid));
  child.unref();
  return child;
}

/** The process id in `pidFile`, where that process still runs and still is ours: its command line holds `mark`. */
export function ownPid(pidFile: string, mark: string): number | undefined {
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  return Number.isInteger(pid) && pid > 1 && commandLine(pid)?.includes(mark) ? pid : undefined;
}

function commandLine(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

/**
 * Ends our process and its group, politely first, and forgets its pid file. Members of the group outlive a leader that
 * was killed, and would keep its port: they are ended too.
 */
export async function stop(pidFile: string, mark: string): Promise<void> {
  const group = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  const lives = (): boolean => group > 1 && groupLives(group, mark);
  if (lives()) signalGroup(group, 'SIGTERM');
  for (let tries = 0; tries < 200 && lives(); tries++) await wait(50);
  if (lives()) signalGroup(group, 'SIGKILL');
  rmSync(pidFile, { force: true });
}

/** Whether a process of this group still runs and is ours; one that has ended but was not collected has no command line. */
function groupLives(group: number, mark: string): boolean {
  return readdirSync('/proc').some((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && groupOf(pid) === group && commandLine(pid)?.includes(mark) === true;
  });
}

function groupOf(pid: number): number | undefined {
  try {
    // After the program's name, which may hold anything, in brackets: state, parent, group.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return undefined;
  }
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
