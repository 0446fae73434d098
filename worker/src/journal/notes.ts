/**
 * What the admin is told once, without anything waiting for it: the ERP changed a customer's web setting by itself. A remark is a note
 * on what was read (a totals line, a date that is none): it is over when a reading finds it no more.
 */
import type { Lane } from '../model/flow.js';
import type { Note, JournalEvent, Params } from '../model/record.js';
import type { Connection } from './connection.js';

const sql = {
  add: `INSERT OR REPLACE INTO notes (lane, erp_key, label, reason, params, at, told) VALUES (@lane, @erpKey, @label, @reason, @params, @at, 0)`,
  // Read again it is no news, though it stands on another line now.
  remark: `INSERT INTO notes (lane, erp_key, label, reason, params, at, told, generation) VALUES (@lane, @erpKey, @label, @reason, @params, @at, 0, @generation)
    ON CONFLICT (lane, erp_key) DO UPDATE SET generation = @generation, params = @params,
      at = CASE told WHEN 2 THEN @at ELSE at END, told = CASE told WHEN 2 THEN 0 ELSE told END`,
  over: `UPDATE notes SET told = 2, at = @at WHERE lane = @lane AND generation < @generation AND told <> 2`,
  // 0: still to tell; 1: told; 2: it is over, which is still to tell.
  untold: `SELECT lane, erp_key, label, CASE told WHEN 2 THEN 'applied' ELSE 'note' END AS state, reason, params, at FROM notes WHERE told <> 1 LIMIT ?`,
  told: 'UPDATE notes SET told = 1 WHERE lane = ? AND erp_key = ? AND at = ? AND told = 0',
  gone: 'DELETE FROM notes WHERE lane = ? AND erp_key = ? AND at = ? AND told = 2',
  all: `SELECT lane, erp_key, label, 'note' AS state, reason, params, at FROM notes WHERE lane = ? AND at >= ? AND told <> 2 ORDER BY erp_key LIMIT ?`,
};

export class Notes {
  constructor(private readonly connection: Connection) {}

  /** A later note with the same key takes the place of the earlier one. */
  add(lane: Lane, { erpKey, label, reason, params }: Note): void {
    const at = new Date().toISOString();
    this.connection.run(sql.add).run({ lane, erpKey, label, reason, params: JSON.stringify(params), at });
  }

  /** What a reading found; the same again is not told again. */
  remark(lane: Lane, generation: number, { erpKey, label, reason, params }: Note): void {
    const at = new Date().toISOString();
    this.connection
      .run(sql.remark)
      .run({ lane, erpKey, label, reason, params: JSON.stringify(params), at, generation });
  }

  /** Ends a whole reading: what it no longer found is over. */
  endRemarks(lane: Lane, generation: number): void {
    this.connection.run(sql.over).run({ lane, generation, at: new Date().toISOString() });
  }

  untold(limit: number): JournalEvent[] {
    return this.rows(sql.untold, [limit]);
  }

  since(lane: Lane, at: string, limit: number): JournalEvent[] {
    return this.rows(sql.all, [lane, at, limit]);
  }

  told(events: JournalEvent[]): void {
    this.connection.transaction(() => {
      for (const { lane, erp_key, at, state } of events)
        this.connection.run(state === 'applied' ? sql.gone : sql.told).run(lane, erp_key, at);
    });
  }

  private rows(text: string, values: unknown[]): JournalEvent[] {
    const rows = this.connection.run(text).all(...values) as (Omit<JournalEvent, 'params'> & { params: string })[];
    return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
  }
}
