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
import { dirname, join } from 'node:path';

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
    return entry === undefined || entry.done ? entry : this.finish(key, entry);
  }

  /**
   * Makes the next revision appear. `contents`: by ending; they appear in this order.
   * @throws NodeJS.ErrnoException where the folder cannot be written; nothing has appeared then, or the next call goes on.
   */
  write(key: string, hash: string, note: Note, contents: (revision: number) => Record<string, string>): Entry<Note> {
    this.makeFolders();
    const before = this.settled(key);
    const revision = (before?.revision ?? 0) + 1;
    const made = contents(revision);
    const files = Object.keys(made).map((ending) => `${key}.${ending}`);
    // An older revision in a format that is written no more would pass for the newest.
    for (const file of before?.files ?? []) if (!files.includes(file)) rmSync(join(this.folder, file), { force: true });
    for (const [ending, content] of Object.entries(made)) writeDurably(this.waiting(`${key}.${ending}`), content);
    syncFolder(this.ledger);
    const entry = { revision, hash, files, done: false, note };
    this.save(key, entry);
    return this.finish(key, entry);
  }

  private finish(key: string, entry: Entry<Note>): Entry<Note> {
    for (const file of entry.files) {
      try {
        renameSync(this.waiting(file), join(this.folder, file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
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
