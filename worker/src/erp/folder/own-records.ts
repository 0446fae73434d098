/** What we put ourselves, found by what it says: the ledger of an outbox, of which only what changed is read again. */
import type { Outbox, Wanted } from './outbox.js';
import { unreadableSource } from './problems.js';
import { Shelf } from './shelf.js';

const stepMs = 100;

export class OwnRecords<Note> {
  private readonly shelf = new Shelf<Note>();
  private readonly marks = new Map<string, string>();
  private seen: string | undefined;

  /** @param source What people call it. */
  constructor(
    private readonly outbox: Outbox<Note>,
    private readonly source: string,
    private readonly terms: (note: Note) => readonly string[],
  ) {}

  /** @throws SourceProblem */
  all(): Shelf<Note> {
    try {
      const { mark, changed } = this.outbox.seen();
      if (mark === this.seen) return this.shelf;
      const at = Date.now();
      for (const ledger of this.outbox.ledgers()) {
        if (this.marks.get(ledger.key) === ledger.mark) continue;
        const entry = this.outbox.entry(ledger.key);
        if (entry === undefined) continue;
        this.shelf.put(ledger.key, entry.note, this.terms(entry.note));
        this.marks.set(ledger.key, ledger.mark);
      }
      this.seen = changed + stepMs < at ? mark : undefined;
      return this.shelf;
    } catch (error) {
      throw unreadableSource(this.source, error);
    }
  }

  /** Writes as the outbox does; the rest of its ledger has to have been looked at just before. */
  write(wanted: Wanted<Note>): void {
    this.outbox.write(wanted);
    this.took([wanted]);
  }

  /** The same of many, each of another key. */
  async writeAll(wanted: readonly Wanted<Note>[]): Promise<void> {
    if (wanted.length === 0) return;
    await this.outbox.writeAll(wanted);
    this.took(wanted);
  }

  private took(written: readonly Wanted<Note>[]): void {
    for (const { key, note } of written) this.shelf.put(key, note, this.terms(note));
    this.seen = this.outbox.seen().mark;
  }
}
