/**
 * Tryton does not see to it that numbers are unique: a sequence that begins anew each year, without the year in its prefix, gives them
 * again. The first document with a number is the one of that number, and no other ever takes its place.
 */
import type { ReadProblem } from '../../../model/problem.js';
import type { Row, Tryton } from '../client/client.js';
import { fieldsOf, type DocumentModel, type Found } from './document-rows.js';

export const keyOf = ({ document: { type, number } }: Found): string => `${type} ${number}`;

/** The id of the first, by type and number. */
export async function firstsOf(
  tryton: Tryton,
  model: DocumentModel,
  found: readonly Found[],
): Promise<Map<string, number>> {
  const firsts = new Map<string, number>();
  for (const one of [...found, ...(await othersOf(tryton, model, found))])
    firsts.set(keyOf(one), Math.min(one.id, firsts.get(keyOf(one)) ?? one.id));
  return firsts;
}

/** With the same numbers; hardly ever there are any. */
async function othersOf(tryton: Tryton, model: DocumentModel, found: readonly Found[]): Promise<Found[]> {
  if (found.length === 0) return [];
  const same = [
    ['company', '=', await tryton.inCompany()],
    ['number', 'in', found.map(({ document }) => document.number)],
    ['id', 'not in', found.map(({ id }) => id)],
  ];
  const rows = await tryton.search<Row>(model.model, [...model.domain, ...same], fieldsOf(model));
  return rows.flatMap((row) => model.documents(row as never));
}

export const numberedTwice = (source: string, { document, model, id }: Found): ReadProblem => ({
  source,
  place: `${model} ${String(id)}`,
  reason: 'tryton_number_twice',
  params: { number: document.number },
});
