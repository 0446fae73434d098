/** What the ERP says of our sales in documents.csv: one answer a sale. */
import { isProblem, type ReadProblem } from '../../model/problem.js';
import { isTakenBack, type SaleKind, type SaleState, type TakenBack } from '../../model/sale.js';

export type AnswerRow = SaleState | TakenBack | ReadProblem;

/**
 * @param rows   The lines that carry a sale's key.
 * @param kindOf What was asked for under a key.
 */
export async function* answers(
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
