import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * From here on, whatever this process begins ends with it, even if it is killed: servers, databases, browsers, temporary
 * folders. Gives back what waits until all is gone. Within a run that did this already, nothing.
 */
export function endWithUs(): () => Promise<void> {
  if (process.env['ERP_BRIDGE_TEST_RUN'] !== undefined) return () => Promise.resolve();
  const run = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-run-'));
  // PostgreSQL, which refuses to run as root, has a folder in it under another user.
  chmodSync(folder, 0o711);
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('keeper.mjs', import.meta.url)), run, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  keeper.unref();
  const before = process.env['TMPDIR'];
  process.env['ERP_BRIDGE_TEST_RUN'] = run;
  process.env['TMPDIR'] = folder;
  return () =>
    new Promise((resolve) => {
      delete process.env['ERP_BRIDGE_TEST_RUN'];
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      keeper.ref();
      keeper.once('exit', () => {
        resolve();
      });
      keeper.stdin.end();
    });
}
