/** The journal: what should be true, what is, and why not. Nobody else writes SQL on it. */
import type Database from 'better-sqlite3';
import { Answers } from './answers.js';
import { Connection } from './connection.js';
import { Jobs } from './jobs.js';
import { Notes } from './notes.js';
import { OrderRecords } from './order-records.js';
import { Removals } from './removals.js';
import type { ReasonCode } from '../reasons/reasons.js';
import * as sql from './sql.js';
import {
  hashOf,
  states,
  type DueRecord,
  type JournalEvent,
  type KnownFile,
  type Lane,
  type Outcome,
  type Params,
  type State,
  type States,
  type Wish,
} from '../model/record.js';

interface Known {
  state: State;
  reason: string | null;
  params: string;
  wanted_hash: string | null;
  applied_hash: string | null;
  decided_by: string | null;
}

interface DueRow {
  erp_key: string;
  label: string;
  wanted: string;
  wanted_hash: string;
  applied_hash: string | null;
  attempts: number;
}

const now = (): string => new Date().toISOString();

export class Journal {
  readonly jobs: Jobs;
  readonly notes: Notes;
  readonly removals: Removals;
  readonly answers: Answers;
  readonly orders: OrderRecords;

  private constructor(private readonly connection: Connection) {
    this.jobs = new Jobs(connection);
    this.notes = new Notes(connection);
    this.removals = new Removals(connection);
    this.answers = new Answers(connection);
    this.orders = new OrderRecords(connection);
  }

  /** @throws JournalLocked where another worker has it. */
  static open(folder: string): Journal {
    return new Journal(Connection.alone(folder));
  }

  /** For one short change beside a worker that may be running. */
  static beside(folder: string): Journal {
    return new Journal(Connection.beside(folder));
  }

  /** A copy for a dry run; nothing that is done to it stays. */
  static copy(folder: string): Journal {
    return new Journal(Connection.copy(folder));
  }

  close(): void {
    this.connection.close();
  }

  meta(name: string): string | undefined {
    return (this.run(sql.getMeta).get(name) as { value: string } | undefined)?.value;
  }

  setMeta(name: string, value: string): void {
    this.run(sql.setMeta).run(name, value);
  }

  /** The number of the last reading of the lane that began. */
  generation(lane: Lane): number {
    return Number(this.meta(`generation.${lane}`) ?? 0);
  }

  /** Begins a reading of the lane; its number marks what the reading sees. */
  nextGeneration(lane: Lane): number {
    const next = this.generation(lane) + 1;
    this.setMeta(`generation.${lane}`, String(next));
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
    const values = { lane, generation: this.generation(lane) };
    this.run(sql.sameAgain).run(values);
    return (this.run(sql.countOf).get(values) as { n: number }).n;
  }

  /** Ends a whole reading: what it no longer names is over, on this side only. */
  forgetUnseen(lane: Lane, generation: number): void {
    this.run(sql.forgetUnseen).run(lane, generation);
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

  due(lane: Lane, limit: number, at = Date.now()): DueRecord[] {
    const rows = this.run(sql.due).all({ lane, limit, now: at }) as DueRow[];
    return rows.map((row) => ({
      erpKey: row.erp_key,
      label: row.label,
      wanted: JSON.parse(row.wanted) as unknown,
      hash: row.wanted_hash,
      attempts: row.attempts,
      appliedBefore: row.applied_hash !== null,
    }));
  }

  /**
   * Before a push: until its outcome is written, nobody knows what the other side has. A record that dies in flight and then
   * goes back to its earlier content is so pushed again instead of passing for applied.
   */
  inFlight(lane: Lane, records: DueRecord[]): void {
    const before = records.filter(({ appliedBefore }) => appliedBefore);
    if (before.length === 0) return;
    this.connection.transaction(() => {
      for (const { erpKey } of before) this.run(sql.inFlight).run(lane, erpKey);
    });
  }

  countDue(lane: Lane, at = Date.now()): number {
    return (this.run(sql.countDue).get({ lane, now: at }) as { n: number }).n;
  }

  /** Writes down what happened to a batch, in one transaction. */
  outcomes(lane: Lane, results: Outcome[]): void {
    this.connection.transaction(() => {
      for (const { erpKey, hash, state, reason = null, params = {}, attempts = 0, nextAttemptAt = 0 } of results) {
        const values = { lane, erpKey, hash, state, reason, params: JSON.stringify(params), attempts, nextAttemptAt };
        this.run(sql.outcome).run({ ...values, now: now() });
      }
    });
  }

  /** Somebody asks for them: the records are pushed again whatever was decided. */
  retry(lane: Lane, erpKeys: string[]): void {
    this.connection.transaction(() => {
      for (const erpKey of erpKeys) this.run(sql.retry).run({ lane, erpKey, reason: null });
    });
  }

  /** What the shop refused for this reason may pass now. */
  retryRefused(lane: Lane, reason: ReasonCode): void {
    this.run(sql.retry).run({ lane, erpKey: null, reason });
  }

  /** A full comparison: whatever the journal believes of the other side is looked at anew. */
  doubt(lane: Lane): void {
    this.run(sql.doubt).run(lane);
  }

  /** Whether some state of it has reached the other side. */
  wasApplied(lane: Lane, erpKey: string): boolean {
    return (this.run(sql.known).get(lane, erpKey) as Known | undefined)?.applied_hash != null;
  }

  /** What the lane noted of this record when it was last read. */
  trait(lane: Lane, erpKey: string): string | undefined {
    const row = this.run(sql.trait).get(lane, erpKey) as { trait: string | null } | undefined;
    return row?.trait ?? undefined;
  }

  /** The unique key (e-mail) that a record of the lane was last read with. */
  uniqueKeyOf(lane: Lane, erpKey: string): string | undefined {
    const row = this.run(sql.uniqueKeyOf).get(lane, erpKey) as { unique_key: string | null } | undefined;
    return row?.unique_key ?? undefined;
  }

  /** What people call the record. */
  labelOf(lane: Lane, erpKey: string): string | undefined {
    return (this.run(sql.label).get(lane, erpKey) as { label: string } | undefined)?.label;
  }

  counts(lane: Lane): States {
    const counts = Object.fromEntries(states.map((state) => [state, 0])) as States;
    for (const { state, n } of this.run(sql.counts).all(lane) as { state: State; n: number }[]) counts[state] = n;
    return counts;
  }

  /** Records that are not applied, with their reasons, for people to read. */
  unsettled(lane: Lane, limit: number, offset = 0): JournalEvent[] {
    return this.events(sql.unsettled, [lane, limit, offset]);
  }

  /** What the plugin has not been told yet. */
  untold(limit: number): JournalEvent[] {
    return this.events(sql.untold, [limit]);
  }

  told(events: JournalEvent[]): void {
    this.connection.transaction(() => {
      for (const { lane, erp_key, at } of events) this.run(sql.tell).run(lane, erp_key, at);
    });
  }

  /** What was found in a file whose size and time have not changed since it was read. */
  knownFile(path: string, size: number, mtimeMs: number): KnownFile | undefined {
    return this.run(sql.knownFile).get(path, size, mtimeMs) as KnownFile | undefined;
  }

  rememberFile(path: string, size: number, mtimeMs: number, { sha256, verdict, facturx }: KnownFile): void {
    this.run(sql.rememberFile).run(path, size, mtimeMs, sha256, verdict, facturx);
  }

  private events(text: string, values: unknown[]): JournalEvent[] {
    const rows = this.run(text).all(...values) as (Omit<JournalEvent, 'params'> & { params: string })[];
    return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
  }

  private run(text: string): Database.Statement {
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
