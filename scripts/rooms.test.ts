/** The worker's rooms (.dependency-cruiser.cjs): a wrong import fails. On a copy: others build and read the real folder meanwhile. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inRoot } from './lib/paths.js';

const wrong = [
  ['room-reasons', 'reasons', "import { erpKey } from '../model/key.js';"],
  ['room-model', 'model', "import { tooMany } from '../rules/mass-removal.js';"],
  ['room-rules', 'rules', "import type { StoreClient } from '../shops/woocommerce/client.js';"],
  ['room-journal', 'journal', "import type { Erp } from '../erp/port.js';"],
  ['room-shops', 'shops/woocommerce', "import type { Journal } from '../../journal/journal.js';"],
  ['room-erp', 'erp/folder', "import type { Journal } from '../../journal/journal.js';"],
  ['room-lanes', 'lanes', "import { reconcile } from '../reconcile/reconcile.js';"],
  ['room-reconcile', 'reconcile', "import { openWorker } from '../sync/run.js';"],
  ['room-sync', 'sync', "import { serve } from '../serve/serve.js';"],
  ['room-jobs', 'jobs', "import type { Journal } from '../journal/journal.js';"],
  ['erp-by-its-port', 'lanes', "import { FolderErp } from '../erp/folder/adapter.js';"],
  ['orders-by-their-port', 'lanes', "import type { StoreClient } from '../shops/woocommerce/client.js';"],
  ['erp-by-its-port', 'config', "import { fileNames } from '../erp/folder/headings.js';"],
  ['erp-by-its-port', 'lanes', "import { TrytonErp } from '../erp/tryton/adapter.js';"],
  ['conformance-is-for-tests', 'erp', "import { checks } from './conformance.js';"],
  ['no-double-is-shipped', 'sync', "import { PlayedShop } from '../../test/played-shop.js';"],
] as const;

let copy = '';
let said = '';

const cruise = () =>
  execa(inRoot('node_modules/.bin/depcruise'), ['--config', '.dependency-cruiser.cjs', 'worker/src'], {
    cwd: copy,
    reject: false,
  });

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'erp-bridge-rooms-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json', 'worker/src', 'worker/test'])
    cpSync(inRoot(name), join(copy, name), { recursive: true });
  symlinkSync(inRoot('node_modules'), join(copy, 'node_modules'));
  wrong.forEach(([, room, text], index) => {
    writeFileSync(join(copy, `worker/src/${room}/wrong-${String(index)}.ts`), `${text}\n`);
  });
  said = (await cruise()).stdout;
}, 120_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

it.each(wrong.map(([rule, room], index) => [rule, `worker/src/${room}/wrong-${String(index)}.ts`]))(
  '%s: says so',
  (rule, file) => {
    expect(said).toContain(`error ${rule}: ${file}`);
  },
);
