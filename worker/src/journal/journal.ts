/** The journal: what should be true, what is, and why not. Nobody else writes SQL on it. */
import type Database from 'better-sqlite3';
import { Answers } from './answers.js';
import { Blobs } from './blobs.js';
import { Connection } from './connection.js';
import { Jobs } from './jobs.js';
import { Links } from './links.js';
import { Notes } from './notes.js';
import { OrderRecords } from './order-records.js';
import { Readings } from './readings.js';
import { Removals } from './removals.js';
import type { ReasonCode } from '../reasons/reasons.js';
import type { Lane } from '../model/flow.js';
import * as sql from './sql.js';
import {
  states,
  type DueRecord,
  type JournalEvent,
  type Outcome,
  type Params,
  type State,
  type States,
  type Unsettled,
} from '../model/record.js';

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
  readonly links: Links;
  readonly notes: Notes;
  readonly removals: Removals;
  readonly answers: Answers;
  readonly blobs: Blobs;
  readonly orders: OrderRecords;
  readonly readings: Readings;

  private constructor(private readonly connection: Connection) {
    this.jobs = new Jobs(connection);
    this.links = new Links(connection);
    this.notes = new Notes(connection);
    this.removals = new Removals(connection);
    this.answers = new Answers(connection);
    this.blobs = new Blobs(connection);
    this.orders = new OrderRecords(connection);
    this.readings = new Readings(connection);
  }

  /** @throws JournalLocked where another worker has it. */
  static open(folder: string): Journal {
    return new Journal(Connection.alone(folder));
  }

  static exists(folder: string): boolean {
    return Connection.exists(folder);
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

  /** In one transaction: all of it is on disk, or nothing. */
  together(work: () => void): void {
    this.connection.transaction(work);
  }

  meta(name: string): string | undefined {
    return (this.run(sql.getMeta).get(name) as { value: string } | undefined)?.value;
  }

  setMeta(name: string, value: string): void {
    this.run(sql.setMeta).run(name, value);
  }

  /** One record that is over on this side; what the other side has of it stays. */
  forget(lane: Lane, erpKey: string): void {
    this.run(sql.forget).run({ lane, erpKey, now: now() });
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
    return (this.run(sql.known).get(lane, erpKey) as { applied_hash: string | null } | undefined)?.applied_hash != null;
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
  unsettled(lane: Lane, limit: number, offset = 0): (JournalEvent & { state: Unsettled })[] {
    return this.events(sql.unsettled, [lane, limit, offset]) as (JournalEvent & { state: Unsettled })[];
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

  private events(text: string, values: unknown[]): JournalEvent[] {
    const rows = this.run(text).all(...values) as (Omit<JournalEvent, 'params'> & { params: string })[];
    return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
  }

  private run(text: string): Database.Statement {
    return this.connection.run(text);
  }
}
