/** Whether a file of the exchange folder is whole, and what stands at a place of it. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileProblem } from './problems.js';

/** How long a file has to be still before its unfinished last line counts as its end, in milliseconds. */
const settleMs = 2_000;

/**
 * Waits until nobody writes to the file any more, a few seconds at the most.
 * @throws SourceProblem source_missing, file_empty, file_growing
 */
export async function settled(path: string): Promise<{ size: number }> {
  const file = basename(path);
  let before: { size: number; mtimeMs: number; since: number } | undefined;
  for (let turn = 0; turn < 10; turn += 1) {
    const seen = await stat(path).catch(() => undefined);
    if (seen === undefined) throw fileProblem(file, 'source_missing');
    if (seen.size === 0) throw fileProblem(file, 'file_empty');
    const now = Date.now();
    if (before?.size !== seen.size || before.mtimeMs !== seen.mtimeMs) before = { ...seen, since: now };
    // The file's time counts where it can: another computer's clock may be ahead of ours.
    const still = seen.mtimeMs <= now ? now - seen.mtimeMs : now - before.since;
    if (still > settleMs || (await endsWithLine(path, seen.size))) return seen;
    await sleep(500);
  }
  throw fileProblem(file, 'file_growing');
}

export async function bytes(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function endsWithLine(path: string, size: number): Promise<boolean> {
  const tail = await bytes(path, Math.max(0, size - 2), 2);
  if (!tail.includes(0x0a)) return false;
  await sleep(200);
  return (await stat(path)).size === size;
}
