/** Which record of another system is which of the ERP (model/link.ts). Keys and numbers compare byte by byte. */
import type { Foreign, Link, LinkKind } from '../model/link.js';
import type { Connection } from './connection.js';

const columns = 'source, kind, foreign_id AS id, erp_key AS erpKey, how, decided_by AS decidedBy, at, as_of AS asOf';

const sql = {
  of: `SELECT ${columns} FROM links WHERE source = @source AND kind = @kind AND foreign_id = @id`,
  to: `SELECT ${columns} FROM links WHERE kind = ? AND erp_key = ? ORDER BY source, foreign_id`,
  // What a person decided, a rule leaves as it is.
  put: `INSERT INTO links (source, kind, foreign_id, erp_key, how, decided_by, at, as_of)
      VALUES (@source, @kind, @id, @erpKey, @how, @decidedBy, @at, @asOf)
    ON CONFLICT (source, kind, foreign_id) DO UPDATE
      SET erp_key = excluded.erp_key, how = excluded.how, decided_by = excluded.decided_by, at = excluded.at
      WHERE links.decided_by = '' OR excluded.decided_by <> ''`,
  newest:
    'UPDATE links SET as_of = @asOf WHERE source = @source AND kind = @kind AND foreign_id = @id AND as_of < @asOf',
  cut: 'DELETE FROM links WHERE source = @source AND kind = @kind AND foreign_id = @id',
  gone: 'DELETE FROM links WHERE kind = ? AND erp_key = ?',
};

export class Links {
  constructor(private readonly connection: Connection) {}

  /** The ERP's record that this one is; undefined as long as nobody decided. */
  of({ source, kind, id }: Foreign): Link | undefined {
    return this.connection.run(sql.of).get({ source, kind, id }) as Link | undefined;
  }

  /** Everything that is this record of the ERP. */
  to(kind: LinkKind, erpKey: string): Link[] {
    return this.connection.run(sql.to).all(kind, erpKey) as Link[];
  }

  /** → what counts from now on: the link that was given, or the one that a person decided before. */
  put(link: Omit<Link, 'at' | 'asOf'> & Partial<Pick<Link, 'asOf'>>): Link {
    this.connection.run(sql.put).run({ asOf: '', ...link, at: new Date().toISOString() });
    return this.of(link) as Link;
  }

  /** The ERP has this order's data of it by now. An older one's is not. */
  newest({ source, kind, id }: Foreign, asOf: string): void {
    this.connection.run(sql.newest).run({ source, kind, id, asOf });
  }

  /** Somebody says that they are not the same. */
  cut({ source, kind, id }: Foreign): void {
    this.connection.run(sql.cut).run({ source, kind, id });
  }

  /** The ERP has this record no more: what was linked with it is looked for anew. */
  gone(kind: LinkKind, erpKey: string): void {
    this.connection.run(sql.gone).run(kind, erpKey);
  }
}
