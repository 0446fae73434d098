import { execa } from 'execa';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A package that brings files, not code of ours: one version, one checksum. */
export interface NpmFiles {
  name: string;
  version: string;
  integrity: string;
}

/** Fills a temporary folder and renames it, so that nobody ever sees a half-filled one, however many do this at once. */
export async function inOneStep(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${folder}.${randomUUID()}`;
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    renameSync(temporary, folder);
  } catch (error) {
    // Somebody else was first: theirs is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Unpacks `within` of a package (its whole content by default) into the folder `target`; `paths`: only these of it. */
export async function unpackFromNpm(
  { name, version, integrity }: NpmFiles,
  target: string,
  within = 'package',
  paths?: string[],
): Promise<void> {
  const { stdout } = await execa('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', target], {
    cwd: target,
    stdin: 'ignore',
  });
  const tarball = join(target, stdout.trim().split('\n').at(-1) ?? '');
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) throw new Error(`npm's ${name}@${version} is not the one we know (its checksum differs)`);
  const strip = `--strip-components=${String(within.split('/').length)}`;
  await execa('tar', [
    '-xzf',
    tarball,
    '-C',
    target,
    strip,
    ...(paths?.map((path) => `${within}/${path}`) ?? [within]),
  ]);
  rmSync(tarball);
}
