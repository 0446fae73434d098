/** Records whose wanted state takes something away on the other side (an account is deactivated), and their approval. */
import type { Connection } from './connection.js';
import type { Lane } from '../model/flow.js';
import type { Params } from '../model/record.js';
import type { ReasonCode } from '../reasons/reasons.js';

/** Nobody has approved it in this form, and it is not known to have happened already. */
const open = `lane = @lane AND state = 'pending' AND removal = 1 AND applied_removal IS NOT 1 AND approved_hash IS NOT wanted_hash`;

const sql = {
  open: `SELECT erp_key AS erpKey, applied_removal IS NOT NULL AS known FROM records WHERE ${open} ORDER BY position`,
  wanted: 'SELECT wanted FROM records WHERE lane = ? AND erp_key = ?',
  present: 'SELECT COUNT(*) AS n FROM records WHERE lane = ? AND applied_removal = 0',
  hold: `UPDATE records SET state = 'held', reason = @reason, params = @params, decided_by = 'rule', changed_at = @now
    WHERE lane = @lane AND erp_key = @erpKey`,
  approve: `UPDATE records SET state = 'pending', reason = NULL, params = '{}', approved_hash = wanted_hash, changed_at = @now
    WHERE lane = @lane AND state = 'held' AND wanted_hash IS NOT NULL`,
};

export class Removals {
  constructor(private readonly connection: Connection) {}

  /** Those about to be pushed that nobody approved; `known`: the account was active when it was last pushed. */
  open(lane: Lane): { erpKey: string; known: boolean }[] {
    const rows = this.connection.run(sql.open).all({ lane }) as { erpKey: string; known: number }[];
    return rows.map(({ erpKey, known }) => ({ erpKey, known: known === 1 }));
  }

  wanted(lane: Lane, erpKey: string): unknown {
    const row = this.connection.run(sql.wanted).get(lane, erpKey) as { wanted: string };
    return JSON.parse(row.wanted);
  }

  /** How many records are known to be there (an active account) on the other side. */
  countPresent(lane: Lane): number {
    return (this.connection.run(sql.present).get(lane) as { n: number }).n;
  }

  hold(lane: Lane, erpKeys: string[], reason: ReasonCode, params: Params): void {
    const now = new Date().toISOString();
    this.connection.transaction(() => {
      for (const erpKey of erpKeys)
        this.connection.run(sql.hold).run({ lane, erpKey, reason, params: JSON.stringify(params), now });
    });
  }

  /** A person has looked at what is held and wants it so; what the ERP says differently later is held anew. */
  approve(lane: Lane): number {
    return this.connection.run(sql.approve).run({ lane, now: new Date().toISOString() }).changes;
  }
}
