/** What a lane reads: it says of each record what should be true, and at the end what it did not name any more. */
import type { Connection } from './connection.js';
import type { ReasonCode } from '../reasons/reasons.js';
import * as sql from './sql.js';
import type { Lane } from '../model/flow.js';
import { hashOf, type State, type Wish } from '../model/record.js';

interface Known {
  state: State;
  reason: string | null;
  params: string;
  wanted_hash: string | null;
  applied_hash: string | null;
  decided_by: string | null;
}

const now = (): string => new Date().toISOString();

export class Readings {
  constructor(private readonly connection: Connection) {}

  /** The number of the last reading of the lane that began. */
  last(lane: Lane): number {
    const row = this.run(sql.getMeta).get(`generation.${lane}`) as { value: string } | undefined;
    return Number(row?.value ?? 0);
  }

  /** Begins a reading of the lane; its number marks what the reading sees. */
  begin(lane: Lane): number {
    const next = this.last(lane) + 1;
    this.run(sql.setMeta).run(`generation.${lane}`, String(next));
    return next;
  }

  /** Writes down what was read, in one transaction. `position`: of the first wish in the reading. */
  want(lane: Lane, generation: number, position: number, wishes: Wish[]): void {
    this.connection.transaction(() => {
      wishes.forEach((wish, index) => {
        this.wantOne(lane, generation, position + index, wish);
      });
    });
  }

  private wantOne(lane: Lane, generation: number, position: number, wish: Wish): void {
    const known = this.run(sql.known).get(lane, wish.erpKey) as Known | undefined;
    const hash = wish.wanted === undefined ? null : hashOf(wish.compared ?? wish.wanted);
    const decided = decide(known, wish, hash);
    this.run(sql.want).run({
      lane,
      generation,
      position,
      erpKey: wish.erpKey,
      label: wish.label,
      wanted: wish.wanted === undefined ? null : JSON.stringify(wish.wanted),
      hash,
      uniqueKey: wish.uniqueKey ?? null,
      state: decided.state,
      reason: decided.reason,
      params: decided.params,
      decidedBy: decided.decided_by,
      kept: decided === known ? 1 : 0,
      removal: wish.removal ? 1 : 0,
      trait: wish.trait ?? null,
      now: now(),
    });
  }

  /** Instead of a reading that would be like the last one. → how many records that had. */
  sameAgain(lane: Lane): number {
    const values = { lane, generation: this.last(lane) };
    this.run(sql.sameAgain).run(values);
    return (this.run(sql.countOf).get(values) as { n: number }).n;
  }

  /** Ends a whole reading: what it no longer names is over, on this side only. */
  forgetUnseen(lane: Lane, generation: number): void {
    this.run(sql.forgetUnseen).run({ lane, generation });
  }

  /** The same in a reading of changes, of records whose trait is the key of one that it named: they belong to that one no more. */
  forgetUnseenParts(lane: Lane, generation: number): void {
    this.run(sql.forgetUnseenParts).run({ lane, generation });
  }

  /**
   * Ends a reading of changes: what it does not name is as it was. What a rule decided, and what waited, is looked at anew, as if it
   * had been named.
   */
  keepUnseen(lane: Lane, generation: number): void {
    this.connection.transaction(() => {
      this.run(sql.keepUnseen).run({ lane, generation });
      this.sameAgain(lane);
    });
  }

  /**
   * Keys of what has to be named again though it did not change: documents whose bytes could not be had, drafts, and what the shop has
   * wait for `replaced`, that its bytes are others by now.
   */
  waitingForBytes(lane: Lane, replaced: ReasonCode): string[] {
    const rows = this.run(sql.waitingForBytes).all({ lane, replaced }) as { erp_key: string }[];
    return rows.map(({ erp_key }) => erp_key);
  }

  /** What the reading names without saying what it wants of it: it stays as it is. */
  keep(lane: Lane, generation: number, erpKeys: string[]): void {
    this.connection.transaction(() => {
      for (const erpKey of erpKeys) this.run(sql.keep).run(generation, lane, erpKey);
    });
  }

  /** What was delivered is left as it is, whether this reading names it or not. */
  keepDelivered(lane: Lane, generation: number): void {
    this.run(sql.keepDelivered).run({ lane, generation });
  }

  /** What a whole reading no longer names, though it was delivered, is to be `wanted` instead: taken away. */
  removeUnseen(lane: Lane, generation: number, wanted: object): void {
    this.run(sql.removeUnseen).run({ lane, generation, wanted: JSON.stringify(wanted), hash: hashOf(wanted) });
  }

  /** Two records of one reading with one unique key: one keeps it, the others are refused with the holder's name. */
  refuseDoubles(lane: Lane, generation: number, reason: ReasonCode): void {
    this.run(sql.refuseDoubles).run({ lane, generation, reason, now: now() });
  }

  /** What gives up its unique key is pushed together with what takes it over; `reason`: why that one may have been refused. */
  swapsFirst(lane: Lane, reason: ReasonCode): void {
    this.run(sql.swapsFirst).run({ lane, reason });
  }

  private run(text: string): ReturnType<Connection['run']> {
    return this.connection.run(text);
  }
}

/** The state of a record that was just read; `known` itself where what was decided about it still holds. */
function decide(
  known: Known | undefined,
  wish: Wish,
  hash: string | null,
): Omit<Known, 'wanted_hash' | 'applied_hash'> {
  const { blocked } = wish;
  if (blocked !== undefined) {
    return { state: blocked.state, reason: blocked.reason, params: JSON.stringify(blocked.params), decided_by: 'rule' };
  }
  const open = { reason: null, params: '{}', decided_by: null };
  if (known === undefined) return { state: 'pending', ...open };
  if (hash === known.applied_hash) return { state: 'applied', ...open };
  // What only waited for something on the other side is looked up again on every run.
  if (hash === known.wanted_hash && known.decided_by === 'shop' && known.state !== 'waiting') return known;
  return { state: 'pending', ...open };
}
