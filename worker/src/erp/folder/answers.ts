/** What the ERP says of our sales in documents.csv: one answer a sale. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerSource, Read } from '../port.js';
import { isProblem, isRemark, type ReadProblem } from '../../model/problem.js';
import { isTakenBack, type SaleKind, type SaleState, type TakenBack } from '../../model/sale.js';
import type { Exports } from './exports.js';
import { documentsFormat } from './headings.js';
import { read, readAnswer } from './rows.js';
import type { FolderSales } from './sales.js';

type AnswerRow = SaleState | TakenBack | ReadProblem;

export class FolderAnswers implements AnswerSource {
  readonly source = documentsFormat.file;

  /** @param sales Knows what was asked for. */
  constructor(
    private readonly exports: Exports,
    private readonly sales: Pick<FolderSales, 'findSale'>,
  ) {}

  async *read(): Read<AnswerRow> {
    // Before the ERP has exported anything it has answered nothing; that is no fault.
    if ((await this.mark()) !== '') yield* answers(this.rows(), (key) => this.sales.findSale(key)?.kind);
    return { whole: true };
  }

  async mark(): Promise<string> {
    const seen = await stat(join(this.exports.folder, this.source)).catch(() => undefined);
    return seen === undefined ? '' : `${String(seen.size)} ${String(seen.mtimeMs)}${this.exports.mapping.mark}`;
  }

  private async *rows(): AsyncGenerator<AnswerRow> {
    for await (const row of this.exports.rows(documentsFormat)) {
      if (isRemark(row)) continue;
      const answer = isProblem(row) ? row : read(this.source, row, () => readAnswer(row));
      if (answer !== undefined) yield answer;
    }
  }
}

/**
 * @param rows   The lines that carry a sale's key.
 * @param kindOf What was asked for under a key.
 */
async function* answers(
  rows: AsyncIterable<AnswerRow>,
  kindOf: (key: string) => SaleKind | undefined,
): AsyncGenerator<AnswerRow> {
  const byKey = new Map<string, SaleState[]>();
  for await (const row of rows) {
    if (isProblem(row)) yield row;
    else if (!isCreditOfSale(row))
      byKey.set(row.key, [...(byKey.get(row.key) ?? []), ...(isTakenBack(row) ? [] : [row])]);
  }
  for (const [key, some] of byKey)
    yield some.length === 0 ? { key, withdrawn: true } : oneOf(some, some.length > 1 ? kindOf(key) : undefined);
}

/** A credit note that the ERP made of an invoice may have taken its key along; that is not what the sale became. */
const isCreditOfSale = (row: SaleState | TakenBack): boolean =>
  !isTakenBack(row) && row.type === 'credit_note' && row.key.startsWith('sale.');

/**
 * Where several documents belong to one sale: the one of the kind that was asked for, a final one before a draft. What another
 * of them says of the stock (the delivery note of an invoice) counts, too, and so does an invoice that is paid: the order or
 * delivery note that was asked for never is.
 */
function oneOf(some: SaleState[], kind: SaleKind | undefined): SaleState {
  const rank = ({ type, state }: SaleState): number => (type === kind ? 0 : 2) + (state === 'final' ? 0 : 1);
  const best = some.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  const isPaid = some.some(({ type, state, paid }) => type === 'invoice' && state === 'final' && paid === true);
  return {
    ...best,
    paid: isPaid || best.paid,
    stockOut: some.some(({ stockOut }) => stockOut === true) || best.stockOut,
  };
}
