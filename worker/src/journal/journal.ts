/** The journal: what should be true, what is, and why not. Nobody else writes SQL on it. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockJournal } from './lock.js';
import { migrations } from './migrations.js';

export const states = ['pending', 'applied', 'waiting', 'refused', 'held', 'failed'] as const;
export type State = (typeof states)[number];
export type States = Record<State, number>;
export type Lane = 'accounts' | 'documents';
export type Params = Record<string, string>;

/** What a lane read: the state to reach (`wanted`), or why there is none (`blocked`). */
export interface Wish {
  erpKey: string;
  label: string;
  /** Only one record of the lane can have it (an account's e-mail). */
  uniqueKey?: string;
  wanted?: object;
  /** The part of `wanted` that decides whether it changed; default: all of it. */
  compared?: object;
  blocked?: { state: 'waiting' | 'refused' | 'held'; reason: string; params: Params };
}

export interface DueRecord {
  erpKey: string;
  label: string;
  wanted: unknown;
  hash: string;
  attempts: number;
  /** Whether some earlier state of it has reached the other side. */
  appliedBefore: boolean;
}

export interface JournalEvent {
  lane: Lane;
  erp_key: string;
  label: string;
  state: State;
  reason: string | null;
  params: Params;
  at: string;
}

export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

interface Row {
  erp_key: string;
  label: string;
  wanted: string;
  wanted_hash: string;
  applied_hash: string | null;
  attempts: number;
}

export class Journal {
  private readonly db: Database.Database;
  private readonly unlock: () => void;
  private readonly statements = new Map<string, Database.Statement>();

  /** @throws JournalLocked where another worker has it. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.unlock = lockJournal(folder);
    this.db = new Database(join(folder, 'journal.sqlite'));
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.migrate();
  }

  close(): void {
    this.db.close();
    this.unlock();
  }

  /** Begins a reading of the lane; its number marks what the reading sees. */
  nextGeneration(lane: Lane): number {
    const next = Number(this.meta(`generation.${lane}`) ?? 0) + 1;
    this.setMeta(`generation.${lane}`, String(next));
    return next;
  }

  meta(name: string): string | undefined {
    return (this.sql('SELECT value FROM meta WHERE name = ?').get(name) as { value: string } | undefined)?.value;
  }

  setMeta(name: string, value: string): void {
    this.sql(
      'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ).run(name, value);
  }

  /** Writes down what was read, in one transaction. `position` of the first wish in the reading. */
  want(lane: Lane, generation: number, position: number, wishes: Wish[]): void {
    this.db.transaction(() => {
      wishes.forEach((wish, index) => {
        this.wantOne(lane, generation, position + index, wish);
      });
    })();
  }

  private wantOne(lane: Lane, generation: number, position: number, wish: Wish): void {
    const known = this.sql(
      'SELECT state, reason, params, label, wanted_hash, applied_hash, decided_by FROM records WHERE lane = ? AND erp_key = ?',
    ).get(lane, wish.erpKey) as
      | {
          state: State;
          reason: string | null;
          params: string;
          label: string;
          wanted_hash: string | null;
          applied_hash: string | null;
          decided_by: string | null;
        }
      | undefined;
    const hash = wish.wanted === undefined ? null : hashOf(wish.compared ?? wish.wanted);
    let state: State = wish.blocked?.state ?? 'pending';
    let reason: string | null = wish.blocked?.reason ?? null;
    let params = JSON.stringify(wish.blocked?.params ?? {});
    let decidedBy: string | null = wish.blocked ? 'rule' : null;
    if (known !== undefined && wish.blocked === undefined) {
      if (hash === known.applied_hash) state = 'applied';
      // What only waited for something on the other side is looked up again on every run.
      else if (hash === known.wanted_hash && known.decided_by === 'shop' && known.state !== 'waiting')
        ({ state, reason, params, decided_by: decidedBy } = known);
    }
    const changed =
      known?.state !== state || known.reason !== reason || known.params !== params || known.label !== wish.label;
    const same = changed || known.wanted_hash !== hash ? 0 : 1;
    this.sql(
      `INSERT INTO records (lane, erp_key, label, wanted, wanted_hash, unique_key, state, reason, params, decided_by, generation, position, changed_at)
       VALUES (@lane, @key, @label, @wanted, @hash, @unique, @state, @reason, @params, @decidedBy, @generation, @position, @now)
       ON CONFLICT (lane, erp_key) DO UPDATE SET label = @label, wanted = @wanted, wanted_hash = @hash, unique_key = @unique, state = @state,
         reason = @reason, params = @params, decided_by = @decidedBy, generation = @generation, position = @position,
         attempts = CASE WHEN @same THEN attempts ELSE 0 END, next_attempt_at = CASE WHEN @same THEN next_attempt_at ELSE 0 END,
         changed_at = CASE WHEN @changed THEN @now ELSE changed_at END, reported = CASE WHEN @changed THEN 0 ELSE reported END`,
    ).run({
      lane,
      key: wish.erpKey,
      label: wish.label,
      wanted: wish.wanted === undefined ? null : JSON.stringify(wish.wanted),
      hash,
      unique: wish.uniqueKey ?? null,
      state,
      reason,
      params,
      decidedBy,
      generation,
      position,
      changed: changed ? 1 : 0,
      same,
      now: new Date().toISOString(),
    });
  }

  /** What a whole reading no longer names and what never reached the other side (a broken line that was mended) is over. */
  forgetUnseen(lane: Lane, generation: number): void {
    this.sql(
      `UPDATE records SET state = 'applied', wanted = NULL, wanted_hash = NULL, unique_key = NULL, reason = NULL, params = '{}', reported = 0
       WHERE lane = ? AND generation < ? AND state <> 'applied' AND applied_hash IS NULL`,
    ).run(lane, generation);
  }

  /**
   * Two records of one reading with one unique key: the one that has it on the other side keeps it, else the first in the file;
   * the others are refused with the holder's name.
   */
  refuseDoubles(lane: Lane, generation: number, reason: string): number {
    return this.sql(
      `WITH ranked AS (
         SELECT erp_key, unique_key, first_value(label) OVER w AS holder, row_number() OVER w AS place FROM records
         WHERE lane = @lane AND generation = @generation AND wanted_hash IS NOT NULL AND unique_key IS NOT NULL
         WINDOW w AS (PARTITION BY unique_key ORDER BY applied_hash IS NULL, position ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
       UPDATE records SET state = 'refused', reason = @reason, params = json_object('holder', ranked.holder, 'email', ranked.unique_key),
         decided_by = 'rule', changed_at = @now, reported = 0
       FROM ranked WHERE records.lane = @lane AND records.erp_key = ranked.erp_key AND ranked.place > 1`,
    ).run({ lane, generation, reason, now: new Date().toISOString() }).changes;
  }

  due(lane: Lane, limit: number, now = Date.now()): DueRecord[] {
    const rows = this.sql(
      `SELECT erp_key, label, wanted, wanted_hash, applied_hash, attempts FROM records
       WHERE lane = ? AND wanted IS NOT NULL AND (state = 'pending' OR (state = 'failed' AND next_attempt_at > 0)) AND next_attempt_at <= ?
       ORDER BY position LIMIT ?`,
    ).all(lane, now, limit) as Row[];
    return rows.map((row) => ({
      erpKey: row.erp_key,
      label: row.label,
      wanted: JSON.parse(row.wanted) as unknown,
      hash: row.wanted_hash,
      attempts: row.attempts,
      appliedBefore: row.applied_hash !== null,
    }));
  }

  countDue(lane: Lane, now = Date.now()): number {
    return (
      this.sql(
        `SELECT COUNT(*) AS n FROM records WHERE lane = ? AND wanted IS NOT NULL AND (state = 'pending' OR (state = 'failed' AND next_attempt_at > 0)) AND next_attempt_at <= ?`,
      ).get(lane, now) as { n: number }
    ).n;
  }

  /** Writes down what happened to a batch, in one transaction. */
  outcomes(lane: Lane, results: Outcome[]): void {
    this.db.transaction(() => {
      for (const result of results) {
        this.sql(
          `UPDATE records SET state = @state, reason = @reason, params = @params, attempts = @attempts, next_attempt_at = @next,
             decided_by = 'shop', applied_hash = CASE WHEN @state = 'applied' THEN @hash ELSE applied_hash END, changed_at = @now, reported = 0
           WHERE lane = @lane AND erp_key = @key`,
        ).run({
          lane,
          key: result.erpKey,
          state: result.state,
          reason: result.reason ?? null,
          params: JSON.stringify(result.params ?? {}),
          attempts: result.attempts ?? 0,
          next: result.nextAttemptAt ?? 0,
          hash: result.hash,
          now: new Date().toISOString(),
        });
      }
    })();
  }

  /** The unique key (e-mail) that a record of the lane was last read with. */
  uniqueKeyOf(lane: Lane, erpKey: string): string | undefined {
    const row = this.sql('SELECT unique_key FROM records WHERE lane = ? AND erp_key = ?').get(lane, erpKey) as
      { unique_key: string | null } | undefined;
    return row?.unique_key ?? undefined;
  }

  /** The admin asks for it: the record is pushed again whatever was decided. */
  retry(lane: Lane, erpKey: string): void {
    this.sql(
      `UPDATE records SET state = 'pending', reason = NULL, params = '{}', attempts = 0, next_attempt_at = 0, decided_by = NULL, reported = 0
       WHERE lane = ? AND erp_key = ? AND wanted IS NOT NULL AND state <> 'applied'`,
    ).run(lane, erpKey);
  }

  counts(lane: Lane): States {
    const counts = Object.fromEntries(states.map((state) => [state, 0])) as States;
    const rows = this.sql(
      `SELECT state, COUNT(*) AS n FROM records WHERE lane = ? AND NOT (state = 'applied' AND applied_hash IS NULL) GROUP BY state`,
    ).all(lane) as { state: State; n: number }[];
    for (const { state, n } of rows) counts[state] = n;
    return counts;
  }

  /** Records that are not applied, with their reasons, for people to read. */
  unsettled(lane: Lane, limit: number): JournalEvent[] {
    return this.events(
      `lane = ? AND state IN ('waiting','refused','held','failed') ORDER BY state, reason, position LIMIT ?`,
      [lane, limit],
    );
  }

  /** What the plugin has not been told yet. */
  unreported(limit: number): JournalEvent[] {
    return this.events('reported = 0 LIMIT ?', [limit]);
  }

  markReported(events: JournalEvent[]): void {
    this.db.transaction(() => {
      for (const { lane, erp_key, at } of events) {
        // What changed again meanwhile has still to be told.
        this.sql('UPDATE records SET reported = 1 WHERE lane = ? AND erp_key = ? AND changed_at = ?').run(
          lane,
          erp_key,
          at,
        );
      }
    })();
  }

  /** The hash of a file whose size and time have not changed since it was read; `verdict` is what was found of it. */
  knownFile(path: string, size: number, mtimeMs: number): { sha256: string; verdict: string } | undefined {
    return this.sql('SELECT sha256, verdict FROM files WHERE path = ? AND size = ? AND mtime_ms = ?').get(
      path,
      size,
      mtimeMs,
    ) as { sha256: string; verdict: string } | undefined;
  }

  rememberFile(path: string, size: number, mtimeMs: number, sha256: string, verdict: string): void {
    this.sql('INSERT OR REPLACE INTO files (path, size, mtime_ms, sha256, verdict) VALUES (?, ?, ?, ?, ?)').run(
      path,
      size,
      mtimeMs,
      sha256,
      verdict,
    );
  }

  private events(where: string, values: unknown[]): JournalEvent[] {
    const rows = this.sql(
      `SELECT lane, erp_key, label, state, reason, params, changed_at AS at FROM records WHERE ${where}`,
    ).all(...values) as (Omit<JournalEvent, 'params'> & { params: string })[];
    return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
  }

  private migrate(): void {
    const version = this.db.pragma('user_version', { simple: true }) as number;
    migrations.slice(version).forEach((migration, index) => {
      this.db.transaction(() => {
        this.db.exec(migration);
        this.db.pragma(`user_version = ${String(version + index + 1)}`);
      })();
    });
  }

  private sql(text: string): Database.Statement {
    let statement = this.statements.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.statements.set(text, statement);
    }
    return statement;
  }
}

export interface Outcome {
  erpKey: string;
  hash: string;
  state: State;
  reason?: string;
  params?: Params;
  attempts?: number;
  nextAttemptAt?: number;
}
