/** Sales into the exchange folder (`sales/`), the ERP's answers out of documents.csv. Formats: docs/sales-format.md. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../../journal/types.js';
import type { ReadProblem } from '../port.js';
import { isProblem } from '../port.js';
import type { KnownSale, Sale, SaleState } from '../sale.js';
import { Outbox } from './outbox.js';
import { saleCsv } from './sale-csv.js';
import { saleJson } from './sale-json.js';

export const salesFolder = 'sales';
export type SalesFormat = 'both' | 'json' | 'csv';

interface Note {
  kind: KnownSale['kind'];
  state: Sale['state'];
}

export class FolderSales {
  private readonly outbox: Outbox<Note>;

  constructor(
    private readonly folder: string,
    private readonly format: SalesFormat,
  ) {
    this.outbox = new Outbox(join(folder, salesFolder));
  }

  putSale(sale: Sale): { revision: number; done: 'created' | 'updated' | 'unchanged' } {
    const hash = hashOf(sale);
    const known = this.outbox.entry(sale.key);
    if (known?.hash === hash) return { revision: known.revision, done: 'unchanged' };
    const note = { kind: sale.content.kind, state: sale.state };
    const { revision } = this.outbox.write(sale.key, hash, note, (number) => ({
      ...(this.format === 'json' ? {} : { csv: saleCsv(sale, number) }),
      ...(this.format === 'csv' ? {} : { json: saleJson(sale, number) }),
    }));
    return { revision, done: revision === 1 ? 'created' : 'updated' };
  }

  findSale(key: string): KnownSale | undefined {
    const entry = this.outbox.entry(key);
    return entry && { ...entry.note, hash: entry.hash, revision: entry.revision };
  }

  /**
   * One answer a sale: where several documents belong to it, the one of the kind that was asked for, a final one before a draft.
   * What another of them says of the stock (the delivery note of an invoice) counts, too.
   */
  async *saleStates(rows: AsyncIterable<SaleState | ReadProblem>): AsyncGenerator<SaleState | ReadProblem> {
    const byKey = new Map<string, SaleState[]>();
    for await (const row of rows) {
      if (isProblem(row)) yield row;
      else byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
    }
    for (const [key, answers] of byKey) {
      const kind = answers.length > 1 ? this.findSale(key)?.kind : undefined;
      const rank = ({ type, state }: SaleState): number => (type === kind ? 0 : 2) + (state === 'final' ? 0 : 1);
      const [best] = answers.sort((a, b) => rank(a) - rank(b));
      if (best === undefined) continue;
      const stockOut = answers.some((answer) => answer.stockOut === true) ? true : best.stockOut;
      yield { ...best, stockOut };
    }
  }

  async answersMark(): Promise<string> {
    const seen = await stat(join(this.folder, 'documents.csv')).catch(() => undefined);
    return seen === undefined ? '' : `${String(seen.size)} ${String(seen.mtimeMs)}`;
  }
}
