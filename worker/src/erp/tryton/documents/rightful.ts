/**
 * Who duplicates a sale in Tryton to make another customer's of it duplicates its reference, too: then only one of them is the shop's.
 */
import type { ErpDocument } from '../../../model/document.js';
import type { Row, Tryton } from '../client/client.js';
import { markIn } from '../sales/sale-mark.js';

/** A record of Tryton's by whose reference something is of a sale of the shop. */
export type Named = { model: 'sale.sale' | 'account.invoice'; id: number } | undefined;

interface Item {
  document: Pick<ErpDocument, 'saleKey'>;
  named: Named;
}

type Referring = Row<{
  state: string;
  reference: string;
  'attachments.'?: Row<{ name: string | null; description: string | null }>[];
}>;

/** The worker's own, whose mark is not duplicated; else what was not cancelled; else what was first. */
const before = (a: Referring, b: Referring): number =>
  Number(isMarked(b)) - Number(isMarked(a)) || Number(isAlive(b)) - Number(isAlive(a)) || a.id - b.id;
const isMarked = (row: Referring): boolean => markIn(row['attachments.'] ?? []) !== undefined;
const isAlive = ({ state }: Referring): boolean => state !== 'cancelled';

/** → whether a document rightfully has its key. */
export async function rightful(tryton: Tryton, items: readonly Item[]): Promise<(item: Item) => boolean> {
  const first = new Map<string, number>();
  for (const model of ['sale.sale', 'account.invoice'] as const) {
    const keys = items
      .filter(({ named }) => named?.model === model)
      .flatMap(({ document: { saleKey } }) => (saleKey === '' ? [] : saleKey));
    for (const row of (await referring(tryton, model, [...new Set(keys)])).sort(before))
      if (!first.has(`${model} ${row.reference}`)) first.set(`${model} ${row.reference}`, row.id);
  }
  return ({ named, document: { saleKey } }) =>
    named !== undefined && first.get(`${named.model} ${saleKey}`) === named.id;
}

async function referring(tryton: Tryton, model: string, keys: readonly string[]): Promise<Referring[]> {
  if (keys.length === 0) return [];
  const ours = [
    ['company', '=', await tryton.inCompany()],
    ['reference', 'in', keys],
  ];
  const fields = ['state', 'reference'];
  return model === 'sale.sale'
    ? tryton.search<Omit<Referring, 'id'>>(model, ours, [...fields, 'attachments.name', 'attachments.description'])
    : tryton.search<Omit<Referring, 'id'>>(model, [...ours, ['type', '=', 'out']], fields);
}
