import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.js';

function files(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|[\\/]dist([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Does `work` only where the content of `sources` (paths from the root) differs from when it was last done. */
export async function unlessDone(stampFile: string, sources: string[], work: () => Promise<void>): Promise<void> {
  const hash = createHash('sha256');
  for (const file of sources
    .map((source) => inRoot(source))
    .filter((path) => existsSync(path))
    .flatMap(files)) {
    hash.update(file).update(readFileSync(file));
  }
  const wanted = hash.digest('hex');
  const stamp = inRoot(stampFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await work();
  writeFileSync(stamp, wanted);
}
