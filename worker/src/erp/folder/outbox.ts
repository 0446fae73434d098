/**
 * Writes files where the ERP takes them from, each revision exactly once, even if the worker dies at any moment and the ERP takes
 * the file away within a millisecond: the content is on disk first, then the ledger says what is about to appear, then each file
 * appears by one rename. After a crash a content that still lies in the ledger's folder has not appeared, one that does not has.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, openSync, closeSync, fsyncSync, writeSync, readFileSync, renameSync, existsSync } from 'node:fs';
import { join } from 'node:path';

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

  /** What was written under this key, after finishing what a crash left half-way. */
  entry(key: string): Entry<Note> | undefined {
    const entry = this.read(key);
    return entry === undefined || entry.done ? entry : this.finish(key, entry);
  }

  /**
   * Makes the next revision appear. `contents`: by ending; they appear in this order.
   * @throws NodeJS.ErrnoException where the folder cannot be written; nothing has appeared then, or the next call goes on.
   */
  write(key: string, hash: string, note: Note, contents: (revision: number) => Record<string, string>): Entry<Note> {
    mkdirSync(this.ledger, { recursive: true });
    const revision = (this.entry(key)?.revision ?? 0) + 1;
    const made = contents(revision);
    const files = Object.keys(made).map((ending) => `${key}.${ending}`);
    for (const [ending, content] of Object.entries(made)) writeDurably(this.waiting(`${key}.${ending}`), content);
    const entry = { revision, hash, files, done: false, note };
    this.save(key, entry);
    return this.finish(key, entry);
  }

  private finish(key: string, entry: Entry<Note>): Entry<Note> {
    for (const file of entry.files) {
      if (existsSync(this.waiting(file))) renameSync(this.waiting(file), join(this.folder, file));
    }
    syncFolder(this.folder);
    const done = { ...entry, done: true };
    this.save(key, done);
    return done;
  }

  private waiting = (file: string): string => join(this.ledger, `${file}.next`);
  private file = (key: string): string => join(this.ledger, `${key}.ledger`);

  private read(key: string): Entry<Note> | undefined {
    if (!existsSync(this.file(key))) return undefined;
    return JSON.parse(readFileSync(this.file(key), 'utf8')) as Entry<Note>;
  }

  private save(key: string, entry: Entry<Note>): void {
    const temporary = `${this.file(key)}.${randomUUID()}`;
    writeDurably(temporary, JSON.stringify(entry));
    renameSync(temporary, this.file(key));
    syncFolder(this.ledger);
  }
}

function writeDurably(path: string, content: string): void {
  const handle = openSync(path, 'w');
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

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
