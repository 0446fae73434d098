/** The parties that are contacts of others, by the relations that lead to them. */
import { inactiveToo, type Row, type Tryton } from '../client/client.js';
import { isIn, type Meaning } from './meaning.js';
import type { Party, Related } from './parties.js';

type Relation = Row<{ from_: number; to: number }>;

/** By the customer's id. */
export async function relatedTo(
  tryton: Tryton,
  customers: readonly number[],
  { relations: types, webContact }: Pick<Meaning, 'relations' | 'webContact'>,
  fields: readonly string[],
): Promise<Map<number, Related[]>> {
  const related = new Map<number, Related[]>();
  if (types.length === 0 || customers.length === 0) return related;
  const leading = [
    ['type', 'in', types],
    ['from_', 'in', customers],
  ];
  const order = [['id', 'ASC']] as const;
  const relations: Relation[] = await tryton.search('party.relation.all', leading, ['from_', 'to'], { order });
  const ids = [...new Set(relations.map(({ to }) => to))];
  const found = await tryton.search<Omit<Party, 'id'>>('party.party', [['id', 'in', ids]], fields, inactiveToo);
  const persons = new Map(found.map((row) => [row.id, row]));
  for (const [customer, to] of unique(relations)) {
    const person = persons.get(to);
    if (person === undefined) continue;
    const web = isIn(person.categories, webContact);
    related.set(customer, [...(related.get(customer) ?? []), { person, web }]);
  }
  return related;
}

/** Two relations can lead to one person. */
function* unique(relations: readonly Relation[]): Generator<[number, number]> {
  const seen = new Set<string>();
  for (const { from_: from, to } of relations) {
    const key = `${String(from)} ${String(to)}`;
    if (!seen.has(key)) yield [from, to];
    seen.add(key);
  }
}
