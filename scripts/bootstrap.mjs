/**
 * Runs one TypeScript file of this repository: `node scripts/bootstrap.mjs FILE [arguments]`.
 * Plain JavaScript without dependencies, because on a fresh clone it is what installs them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (
  major < 20 ||
  (major === 20 && minor < 19) ||
  major === 21 ||
  (major === 22 && minor < 14) ||
  (major === 23 && minor < 6)
) {
  console.error(
    `ERP Bridge needs Node 20.19, 22.14 or newer; this is Node ${process.versions.node}. Install Node 24 from nodejs.org.`,
  );
  process.exit(1);
}

if (major === 20) console.error('Node 20 still works, but its support ended in April 2026: Node 24 is recommended.');

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const stamp = join(root, 'node_modules', '.erp-bridge-lock');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing the npm packages (once, about two minutes)…');
  // npm's own chatter goes to standard error: standard output belongs to the command's answer.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0) {
    console.error('npm ci failed (see above). Mend the cause and run the command again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const [, , script, ...args] = process.argv;
const file = resolve(root, script);
process.argv = [process.argv[0], file, ...args];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(file).href);
