/** What the admin is told once, without anything waiting for it: the ERP changed a customer's web setting by itself. */
import type { Connection } from './connection.js';
import type { JournalEvent, Lane, Params } from './types.js';

const sql = {
  add: `INSERT OR REPLACE INTO notes (lane, erp_key, label, reason, params, at, told) VALUES (@lane, @erpKey, @label, @reason, @params, @at, 0)`,
  untold: `SELECT lane, erp_key, label, 'note' AS state, reason, params, at FROM notes WHERE told = 0 LIMIT ?`,
  told: 'UPDATE notes SET told = 1 WHERE lane = ? AND erp_key = ? AND at = ?',
  all: `SELECT lane, erp_key, label, 'note' AS state, reason, params, at FROM notes WHERE lane = ? AND at >= ? ORDER BY erp_key LIMIT ?`,
};

export interface Note {
  erpKey: string;
  label: string;
  reason: string;
  params: Params;
}

export class Notes {
  constructor(private readonly connection: Connection) {}

  /** A later note with the same key takes the place of the earlier one. */
  add(lane: Lane, { erpKey, label, reason, params }: Note): void {
    const at = new Date().toISOString();
    this.connection.run(sql.add).run({ lane, erpKey, label, reason, params: JSON.stringify(params), at });
  }

  untold(limit: number): JournalEvent[] {
    return this.rows(sql.untold, [limit]);
  }

  since(lane: Lane, at: string, limit: number): JournalEvent[] {
    return this.rows(sql.all, [lane, at, limit]);
  }

  told(events: JournalEvent[]): void {
    this.connection.transaction(() => {
      for (const { lane, erp_key, at } of events) this.connection.run(sql.told).run(lane, erp_key, at);
    });
  }

  private rows(text: string, values: unknown[]): JournalEvent[] {
    const rows = this.connection.run(text).all(...values) as (Omit<JournalEvent, 'params'> & { params: string })[];
    return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
  }
}
