/** `npm run package`: dist/erp-bridge.zip for wp-admin's plugin upload, and the worker as an npm tarball. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
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

export function pluginZip(): Uint8Array {
  const entries = pluginFiles().map((file) => [`erp-bridge/${file}`, readFileSync(inRoot('plugin', file))] as const);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

async function packAll(): Promise<void> {
  await build();
  rmSync(inRoot('dist'), { recursive: true, force: true });
  mkdirSync(inRoot('dist'));
  writeFileSync(inRoot('dist/erp-bridge.zip'), pluginZip());
  await run('npm', ['pack', '-w', 'worker', '--pack-destination', 'dist', '--silent']);
  console.log(`dist/: ${readdirSync(inRoot('dist')).join(', ')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) command(packAll);
