/** A worker that dies: before its n-th call that touches what lies in a folder, and each call after that comes to nothing. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

class Died extends Error {}

const calls = [
  ...(['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'] as const),
] as const;
const later = ['mkdir', 'open', 'writeFile', 'rename', 'rm'] as const;

/** → false where it lived to the end. */
export async function dying(folder: string, step: number, work: () => Promise<unknown>): Promise<boolean> {
  let count = 0;
  const open = new Set<unknown>();
  const look = (first: unknown): void => {
    if (!(typeof first === 'string' ? first.startsWith(folder) : open.has(first))) return;
    count += 1;
    if (count >= step) throw new Died(`before call ${String(step)}`);
  };
  const real = { ...fs };
  const realLater = { ...fs.promises };
  for (const name of calls) {
    const call = real[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        look(args[0]);
        const made = call(...args);
        if (name === 'openSync' && String(args[0]).startsWith(folder)) open.add(made);
        return made;
      },
    });
  }
  for (const name of later) {
    const call = realLater[name] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(fs.promises, {
      [name]: async (...args: unknown[]) => {
        look(args[0]);
        return call.apply(fs.promises, args);
      },
    });
  }
  syncBuiltinESMExports();
  try {
    await work();
    return false;
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    return true;
  } finally {
    Object.assign(fs, Object.fromEntries(calls.map((name) => [name, real[name]])));
    Object.assign(fs.promises, Object.fromEntries(later.map((name) => [name, realLater[name]])));
    syncBuiltinESMExports();
  }
}
