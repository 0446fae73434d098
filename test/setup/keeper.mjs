/**
 * `node keeper.mjs RUN FOLDER`: outlives a test run, however it ends, and clears up after it. While the run lives it holds our
 * standard input open; when that closes, every process that was begun under the run (RUN in its environment) is ended and
 * FOLDER, where all of them keep their temporary files, is removed. Plain JavaScript, so that it is up at once.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const [, , run, folder] = process.argv;

/** Processes of the run; those of other users cannot be read and are none of ours. Without /proc there are none to be seen. */
function begun() {
  if (!existsSync('/proc')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return (
        pid !== process.pid && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`ERP_BRIDGE_TEST_RUN=${run}\0`)
      );
    } catch {
      return false;
    }
  });
}

function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in the meantime.
    }
  }
}

process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve).once('error', resolve));
signal(begun(), 'SIGTERM');
for (let tries = 0; tries < 60 && begun().length > 0; tries++) await wait(50);
// A killed worker's last child may be born between the look and the signal.
for (let left = begun(); left.length > 0; left = begun()) {
  signal(left, 'SIGKILL');
  await wait(20);
}
rmSync(folder, { recursive: true, force: true });
