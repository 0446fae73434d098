import { execa } from 'execa';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
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

/** What inOneStep() fills has a random name behind its own; so has what a filler puts beside it. */
const TEMPORARY = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.\w+)?$/;
/** Nothing that we fetch takes as long, so that nobody can be at it any more. */
const LEFT_AFTER = 6 * 3_600_000;

/** Removes from `parent` what fillers that were killed left there, and nothing that somebody may be filling. */
export function removeLeftovers(parent: string): void {
  const names = existsSync(parent) ? readdirSync(parent).filter((name) => TEMPORARY.test(name)) : [];
  for (const path of names.map((name) => join(parent, name))) {
    const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > LEFT_AFTER) rmSync(path, { recursive: true, force: true });
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
