/**
 * Writes files where the ERP takes them from, each revision exactly once, even if the worker dies at any moment and the ERP takes
 * the file away within a millisecond: the content is on disk first, then the ledger says what is about to appear, then each file
 * appears by one rename. After a crash a content that still lies in the ledger's folder has not appeared, one that does not has.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit, { type LimitFunction } from 'p-limit';

const ending = '.ledger';

export interface Entry<Note> {
  revision: number;
  /** Of what was written. */
  hash: string;
  /** Names of the files that appeared, or are about to. */
  files: string[];
  done: boolean;
  note: Note;
}

export interface Wanted<Note> {
  key: string;
  hash: string;
  note: Note;
  /** By ending; they appear in this order. */
  contents: (revision: number) => Record<string, string>;
}

const turns = new Map<string, LimitFunction>();

/** One after the other, whoever in this process writes into the folder. */
export function turnOf(folder: string): LimitFunction {
  const turn = turns.get(folder) ?? pLimit(1);
  turns.set(folder, turn);
  return turn;
}

/** The system has as many files open at once; it waits for the disk for several of them together. */
const atOnce = pLimit(16);

export class Outbox<Note> {
  private readonly ledger: string;

  constructor(private readonly folder: string) {
    this.ledger = join(folder, '.sent');
  }

  /** What was written under this key last, or is about to be; only looks. */
  entry(key: string): Entry<Note> | undefined {
    if (!existsSync(this.file(key))) return undefined;
    return JSON.parse(readFileSync(this.file(key), 'utf8')) as Entry<Note>;
  }

  /** Changes with every write. `changed`: when it last did; 0 where nothing was written yet. */
  seen(): { mark: string; changed: number } {
    const found = statSync(this.ledger, { throwIfNoEntry: false });
    return found === undefined
      ? { mark: '', changed: 0 }
      : { mark: `${String(found.ino)} ${String(found.mtimeMs)}`, changed: found.mtimeMs };
  }

  /** Whatever was written, with a mark that changes with each revision. */
  *ledgers(): Generator<{ key: string; mark: string }> {
    if (statSync(this.ledger, { throwIfNoEntry: false }) === undefined) return;
    for (const file of readdirSync(this.ledger)) {
      const found = file.endsWith(ending) ? statSync(join(this.ledger, file), { throwIfNoEntry: false }) : undefined;
      if (found === undefined) continue;
      const mark = [found.ino, found.size, found.mtimeMs].join(' ');
      yield { key: file.slice(0, -ending.length), mark };
    }
  }

  /** The same, after finishing what a crash left half-way. */
  settled(key: string): Entry<Note> | undefined {
    const entry = this.entry(key);
    return entry === undefined || entry.done || !this.waits(key, entry) ? entry : this.finish(key, entry);
  }

  /**
   * Makes the next revision appear.
   * @throws NodeJS.ErrnoException where the folder cannot be written; nothing has appeared then, or the next call goes on.
   */
  write({ key, hash, note, contents }: Wanted<Note>): Entry<Note> {
    this.makeFolders();
    const { entry, made } = this.next({ key, hash, note, contents });
    for (const [file, content] of made) writeDurably(this.waiting(file), content);
    syncFolder(this.ledger);
    this.save(key, entry);
    return this.finish(key, entry);
  }

  /**
   * The same of many, each of another key: step by step for all of them, so that the disk is waited for once a step. Nobody else may
   * write meanwhile. That they are done is not written down: what does not lie in the ledger's folder any more has appeared.
   */
  async writeAll(wanted: readonly Wanted<Note>[]): Promise<Entry<Note>[]> {
    this.makeFolders();
    const all = wanted.map((one) => ({ key: one.key, ...this.next(one) }));
    const written = await Promise.allSettled(
      all.flatMap(({ key, entry, made }) => [
        ...made.map(([file, content]) => atOnce(() => writeFile(this.waiting(file), content, { flush: true }))),
        atOnce(() => writeFile(`${this.file(key)}.next`, JSON.stringify(entry), { flush: true })),
      ]),
    );
    // Only when none is on its way any more: whoever tries again writes the same files.
    for (const one of written) if (one.status === 'rejected') throw one.reason;
    syncFolder(this.ledger);
    for (const { key } of all) renameSync(`${this.file(key)}.next`, this.file(key));
    syncFolder(this.ledger);
    for (const { entry } of all) this.appear(entry);
    syncFolder(this.folder);
    return all.map(({ entry }) => entry);
  }

  /** What would pass for a part of the revision before is out of the way then. */
  private next({ key, hash, note, contents }: Wanted<Note>): { entry: Entry<Note>; made: [string, string][] } {
    const known = this.entry(key);
    const before = known === undefined || known.done ? known : this.finish(key, known);
    const revision = (before?.revision ?? 0) + 1;
    const made = Object.entries(contents(revision)).map(([type, content]): [string, string] => [
      `${key}.${type}`,
      content,
    ]);
    const files = made.map(([file]) => file);
    // An older revision in a format that is written no more would pass for the newest.
    for (const file of before?.files ?? []) if (!files.includes(file)) rmSync(join(this.folder, file), { force: true });
    return { entry: { revision, hash, files, done: false, note }, made };
  }

  /** Its own last word may lie there too: all files had appeared, only that was not noted yet. */
  private waits = (key: string, { files }: Entry<Note>): boolean =>
    [...files, key + ending].some((file) => existsSync(this.waiting(file)));

  private appear({ files }: Entry<Note>): void {
    for (const file of files) {
      try {
        renameSync(this.waiting(file), join(this.folder, file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
  }

  private finish(key: string, entry: Entry<Note>): Entry<Note> {
    this.appear(entry);
    syncFolder(this.folder);
    const done = { ...entry, done: true };
    this.save(key, done);
    return done;
  }

  private makeFolders(): void {
    const first = mkdirSync(this.ledger, { recursive: true });
    if (first !== undefined) syncFolder(dirname(first));
  }

  private waiting = (file: string): string => join(this.ledger, `${file}.next`);
  private file = (key: string): string => join(this.ledger, key + ending);

  private save(key: string, entry: Entry<Note>): void {
    const temporary = `${this.file(key)}.next`;
    writeDurably(temporary, JSON.stringify(entry));
    renameSync(temporary, this.file(key));
    syncFolder(this.ledger);
  }
}

const writeDurably = (path: string, content: string): void => {
  writeFileSync(path, content, { flush: true });
};

/** A rename is only sure to outlive a power cut when its folder was written out; Windows does that by itself. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
