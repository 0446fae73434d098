/** Files of the exchange folder that need not be there, and what was made of them, until they change. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exports } from './exports.js';
import { catalogueFormats } from './catalogue-headings.js';
import { formats, type FileFormat, type FileName } from './headings.js';
import type { readCsv } from './csv.js';
import { unreadableSource } from './problems.js';

/** Two writes within a step of the disk's clock leave the same mark. */
const stepMs = 100;

/** None where the file is not there. A folder that is not there has not lost its files: it is out of reach. */
export async function* rowsIfThere(exports: Exports, format: FileFormat): ReturnType<typeof readCsv> {
  if (await isThere(exports.folder, format.file)) yield* exports.rows(format);
}

/** Those that have to be there, and those that are. */
export async function formatsIn(folder: string): Promise<FileFormat[]> {
  const seen = await Promise.all(
    catalogueFormats.map((format) =>
      stat(join(folder, format.file)).then(
        () => [format],
        () => [],
      ),
    ),
  );
  return [...formats, ...seen.flat()];
}

/** @throws SourceProblem where nobody can tell. */
export async function isThere(folder: string, file: FileName): Promise<boolean> {
  const found = await stat(join(folder, file)).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (!(found instanceof Error)) return true;
  if (found.code !== 'ENOENT') throw unreadableSource(file, found);
  await reachable(folder, file);
  return false;
}

const reachable = (folder: string, file: FileName): Promise<unknown> =>
  stat(folder).catch((error: unknown) => {
    throw unreadableSource(file, error);
  });

/** What is made of some files, kept as long as nobody writes to them: what is asked for each order must not read them each time. */
export class UntilChanged<T> {
  private kept: { mark: string; at: number; value: Promise<T> } | undefined;

  constructor(
    private readonly exports: Exports,
    private readonly files: readonly [FileName, ...FileName[]],
    private readonly make: () => Promise<T>,
  ) {}

  async get(): Promise<T> {
    const { mark, changed } = await this.look();
    const { kept } = this;
    if (kept?.mark === mark && changed + stepMs < kept.at) return kept.value;
    const made = { mark, at: Date.now(), value: this.make() };
    this.kept = made;
    made.value.catch(() => {
      if (this.kept === made) this.kept = undefined;
    });
    return made.value;
  }

  private async look(): Promise<{ mark: string; changed: number }> {
    await reachable(this.exports.folder, this.files[0]);
    const seen = await Promise.all(
      this.files.map((file) => stat(join(this.exports.folder, file)).catch(() => undefined)),
    );
    return {
      mark: [
        this.exports.mapping.mark,
        ...seen.map((one) => one && [one.ino, one.size, one.mtimeMs, one.ctimeMs].join(' ')),
      ].join('\n'),
      changed: Math.max(0, ...seen.map((one) => one?.ctimeMs ?? 0)),
    };
  }
}
