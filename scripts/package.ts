/** `npm run package`: dist/erp-bridge.zip for wp-admin's plugin upload, and the worker as an npm tarball. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { build } from './build.js';
import { inRoot } from './lib/paths.js';
import { command, run } from './lib/run.js';

/** The plugin's files as a shop needs them: no sources, no maps, no hidden files. */
export function pluginFiles(): string[] {
  const plugin = inRoot('plugin');
  return readdirSync(plugin, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(plugin, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|[\\/])\.|\.(map|ts|tsx)$/.test(file))
    .sort();
}

command(async () => {
  await build();
  rmSync(inRoot('dist'), { recursive: true, force: true });
  mkdirSync(inRoot('dist'));
  const entries = pluginFiles().map((file) => [`erp-bridge/${file}`, readFileSync(inRoot('plugin', file))] as const);
  writeFileSync(inRoot('dist/erp-bridge.zip'), zipSync(Object.fromEntries(entries), { level: 9 }));
  await run('npm', ['pack', '-w', 'worker', '--pack-destination', 'dist', '--silent']);
  console.log(`dist/: ${readdirSync(inRoot('dist')).join(', ')}`);
});
