/** Sales into the exchange folder (`sales/`), the ERP's answers out of documents.csv. Formats: docs/sales-format.md. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../../model/record.js';
import type { KnownSale, Sale } from '../../model/sale.js';
import { answers, type AnswerRow } from './answers.js';
import { Outbox } from './outbox.js';
import { saleCsv } from './sale-csv.js';
import { saleJson } from './sale-json.js';

export const salesFolder = 'sales';
export type SalesFormat = 'both' | 'json' | 'csv';

type Note = Pick<KnownSale, 'kind' | 'state'>;

export class FolderSales {
  private readonly outbox: Outbox<Note>;

  constructor(
    private readonly folder: string,
    private readonly format: SalesFormat,
  ) {
    this.outbox = new Outbox(join(folder, salesFolder));
  }

  putSale(sale: Sale, timeZone = ''): { revision: number; done: 'created' | 'updated' | 'unchanged' } {
    const hash = hashOf(sale);
    const known = this.outbox.settled(sale.key);
    if (known?.hash === hash) return { revision: known.revision, done: 'unchanged' };
    const note = { kind: sale.content.kind, state: sale.state };
    const { revision } = this.outbox.write(sale.key, hash, note, (number) => ({
      ...(this.format === 'json' ? {} : { csv: saleCsv(sale, number, timeZone) }),
      ...(this.format === 'csv' ? {} : { json: saleJson(sale, number, timeZone) }),
    }));
    return { revision, done: revision === 1 ? 'created' : 'updated' };
  }

  findSale(key: string): KnownSale | undefined {
    const entry = this.outbox.entry(key);
    return entry && { ...entry.note, hash: entry.hash, revision: entry.revision };
  }

  /** @param rows The lines of documents.csv that carry a sale's key. */
  saleStates(rows: AsyncIterable<AnswerRow>): AsyncGenerator<AnswerRow> {
    return answers(rows, (key) => this.findSale(key)?.kind);
  }

  async answersMark(): Promise<string> {
    const seen = await stat(join(this.folder, 'documents.csv')).catch(() => undefined);
    return seen === undefined ? '' : `${String(seen.size)} ${String(seen.mtimeMs)}`;
  }
}
