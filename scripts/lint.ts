/**
 * `npm run lint`: prettier, eslint, the rooms of the worker, what is installed and not used (knip), tsc, phpstan with the rooms of the
 * plugin, and whether the generated files are in step with their sources.
 */
import { generated } from './generate.js';
import { ensureVendor } from './lib/composer.js';
import { command, run } from './lib/run.js';

command(async () => {
  const stale = (await generated()).filter(({ upToDate }) => !upToDate);
  if (stale.length > 0) {
    throw new Error(`Not in step with its source: ${stale.map(({ file }) => file).join(', ')}. Run: npm run generate`);
  }
  await run('prettier', ['--check', '--log-level', 'warn', '.']);
  await run('eslint', ['.', '--max-warnings', '0']);
  await run('depcruise', ['--config', '.dependency-cruiser.cjs', 'worker/src']);
  await run('knip', ['--no-progress']);
  await run('tsc', ['-p', 'tsconfig.json']);
  await run('tsc', ['-p', 'admin-ui/tsconfig.json', '--noEmit']);
  await ensureVendor();
  await run('php', ['-d', 'memory_limit=1G', 'vendor/bin/phpstan', 'analyse', '--no-progress']);
});
