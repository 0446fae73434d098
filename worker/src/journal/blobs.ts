/** What was found in the bytes of documents, so that none are read twice. */
import type { BlobName } from '../model/document.js';
import type { KnownBlob } from '../model/record.js';
import type { Connection } from './connection.js';

const sql = {
  known: 'SELECT size, sha256, verdict, facturx FROM blobs WHERE id = @id AND version = @version',
  remember: `INSERT OR REPLACE INTO blobs (id, version, size, sha256, verdict, facturx)
    VALUES (@id, @version, @size, @sha256, @verdict, @facturx)`,
  forget: 'DELETE FROM blobs WHERE id = @id AND version = @version',
  former: 'SELECT path, version, size, sha256, verdict, facturx FROM files',
  forgetFormer: 'DELETE FROM files',
};

export class Blobs {
  constructor(private readonly connection: Connection) {}

  /** What was found in them when they were read. */
  known({ id, version }: BlobName): KnownBlob | undefined {
    return this.connection.run(sql.known).get({ id, version }) as KnownBlob | undefined;
  }

  remember({ id, version }: BlobName, { size, sha256, verdict, facturx }: KnownBlob): void {
    this.connection.run(sql.remember).run({ id, version, size, sha256, verdict, facturx });
  }

  /** They turned out to be others: the next reading looks into them anew. */
  forget({ id, version }: BlobName): void {
    this.connection.run(sql.forget).run({ id, version });
  }

  /**
   * Journals of earlier versions know files by their paths on this computer. What lies where the ERP still has it is taken over once,
   * the rest is read again when it is met: no path stays.
   */
  takeOver(idOf: (path: string) => string | undefined): void {
    const former = this.connection.run(sql.former).all() as (KnownBlob & { path: string; version: string })[];
    if (former.length === 0) return;
    this.connection.transaction(() => {
      for (const { path, version, ...known } of former) {
        const id = idOf(path);
        if (id !== undefined) this.remember({ id, version }, known);
      }
      this.connection.run(sql.forgetFormer).run();
    });
  }
}
