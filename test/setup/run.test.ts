/** A test run that is killed leaves nothing behind. */
import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { expect, it, vi } from 'vitest';
import { root } from '../../scripts/lib/paths.js';

const RUN = `
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { endWithUs } from './test/setup/run.ts';
endWithUs();
// A server with a child of its own, detached as the shop's are, that shuts its ears to a polite word.
const server = spawn('sh', ['-c', 'trap "" TERM; sleep 600 & while :; do sleep 1; done'], { detached: true, stdio: 'ignore' });
console.log(JSON.stringify({ server: server.pid, folder: mkdtempSync(tmpdir() + '/shop-') }));
// Ends with this test, if that is killed.
process.stdin.resume().once('end', () => process.exit());
`;

const lives = (pid: number): boolean => existsSync(`/proc/${String(pid)}`);

it.runIf(existsSync('/proc'))('ends what it began and removes its folder', async () => {
  const run = execa(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', RUN], {
    cwd: root,
    // Not part of the run that this test is in.
    env: { ERP_BRIDGE_TEST_RUN: undefined },
    reject: false,
  });
  const line = await new Promise<string>((resolve) =>
    run.stdout.once('data', (text: Buffer) => {
      resolve(text.toString());
    }),
  );
  const { server, folder } = JSON.parse(line) as { server: number; folder: string };
  expect(lives(server)).toBe(true);
  expect(existsSync(folder)).toBe(true);
  run.kill('SIGKILL');
  await run;
  await vi.waitFor(() => {
    expect(lives(server)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  }, 15_000);
});
