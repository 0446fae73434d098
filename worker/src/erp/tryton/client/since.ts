/**
 * From where a reading goes on: the moment of the last one by Tryton's clock, and when all was read last. What was deleted leaves no
 * trace in Tryton, so all is read anew from time to time.
 */
import { hashOf } from '../../../model/record.js';

/** What was written in a transaction that was not finished when we looked carries the moment at which it began. */
const overlapMs = 15 * 60_000;
const dayMs = 24 * 3_600_000;

interface Kept {
  /** ISO 8601 UTC. */
  at: string;
  wholeAt: string;
  rules: string;
}

export class Since {
  private readonly rules: string;

  /**
   * @param now   What it is at Tryton's, before anything is read.
   * @param rules What else decides what is read: with other rules all is read.
   * @param wholeAfterMs So long after all was read it is read again.
   */
  constructor(
    private readonly now: Date,
    rules: object,
    private readonly wholeAfterMs = dayMs,
  ) {
    this.rules = hashOf(rules);
  }

  /** What changed from that moment on is to be read; undefined: all is. */
  from(cursor: string | undefined): string | undefined {
    const kept = this.understood(cursor);
    if (kept === undefined || this.now.getTime() - Date.parse(kept.wholeAt) >= this.wholeAfterMs) return undefined;
    return new Date(Date.parse(kept.at) - overlapMs).toISOString();
  }

  /** @param cursor The one that this reading went on from; undefined where it was a whole one. */
  next(cursor: string | undefined): string {
    const at = this.now.toISOString();
    const kept: Kept = { at, wholeAt: this.understood(cursor)?.wholeAt ?? at, rules: this.rules };
    return JSON.stringify(kept);
  }

  /** undefined where it is of other rules, or of a clock that went on faster than Tryton's does now. */
  private understood(cursor: string | undefined): Kept | undefined {
    if (cursor === undefined) return undefined;
    let kept: Partial<Kept> | null;
    try {
      kept = JSON.parse(cursor) as Partial<Kept> | null;
    } catch {
      return undefined;
    }
    const { at = '', wholeAt = '', rules = '' } = kept ?? {};
    // Tryton tells its time by the second; what is a little ahead is still the same clock.
    const isPast = (moment: string): boolean => Date.parse(moment) - this.now.getTime() <= overlapMs;
    return rules === this.rules && isPast(at) && isPast(wholeAt) ? { at, wholeAt, rules } : undefined;
  }
}
