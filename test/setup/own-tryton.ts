/** The Tryton of this test file: as the template, with a server of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { copyOfTryton } from '../tryton/template.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-tryton-'));
export const server = await copyOfTryton(inject('tryton'), folder);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
