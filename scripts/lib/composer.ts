import { existsSync } from 'node:fs';
import { inRoot } from './paths.js';
import { ensurePrograms } from './programs.js';
import { run } from './run.js';
import { unlessDone } from './stamp.js';

/** phpstan with phpat (the plugin's rooms) and PHPUnit, as composer.json pins them. */
export async function ensureVendor(): Promise<void> {
  await ensurePrograms(['composer']);
  if (!existsSync(inRoot('vendor'))) console.error('Installing phpstan and PHPUnit…');
  await unlessDone('vendor/.stamp', ['composer.json'], () =>
    // Without a lock file kept, `update` is what follows a changed composer.json.
    run('composer', ['update', '--no-interaction', '--no-progress', '--quiet'], { COMPOSER_ALLOW_SUPERUSER: '1' }),
  );
}
