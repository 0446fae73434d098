/** From where a lane reads, and what becomes of what a reading did not name. */
import type { Read, Reading } from '../erp/port.js';
import type { Journal } from '../journal/journal.js';
import type { Lane } from '../model/flow.js';
import { hashOf } from '../model/record.js';
import { version } from '../platform/version.js';
import { sourceKey } from '../rules/problem.js';

/** Hands on what is read, and tells how the reading ended. One that breaks off has no end. */
export async function* ending<T>(read: Read<T>, onEnd: (reading: Reading) => void): AsyncGenerator<T> {
  onEnd(yield* read);
}

/** Where the last reading ended, kept in the journal. */
export class Cursor {
  private readonly name: string;
  private readonly rules: string;

  /**
   * @param rules What else decides what becomes of a record: with other rules, or another version of the worker, what did not change
   *   has to be read again, too.
   */
  constructor(
    private readonly journal: Journal,
    of: Lane | 'answers',
    rules: object,
  ) {
    this.name = `${of}.cursor`;
    this.rules = hashOf({ rules, version });
  }

  /** undefined: the reading has to be a whole one. */
  since({ full }: { full: boolean }): string | undefined {
    const kept = this.journal.meta(this.name);
    if (full || kept === undefined) return undefined;
    const { cursor, rules } = JSON.parse(kept) as { cursor?: string; rules: string };
    return rules === this.rules ? cursor : undefined;
  }

  keep({ cursor }: Reading): void {
    const { rules } = this;
    if (cursor !== undefined || this.journal.meta(this.name) !== undefined)
      this.journal.setMeta(this.name, JSON.stringify({ cursor, rules }));
  }
}

/** Ends a reading that did not name all that there is: nothing is gone because of it. */
export function keepUnnamed(journal: Journal, lane: Lane, generation: number, source: string): void {
  journal.readings.keepUnseen(lane, generation);
  // The source as a whole could be read.
  journal.forget(lane, sourceKey(source));
}
