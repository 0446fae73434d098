/** Which parties Tryton changed since a moment, also through what belongs to them. */
import { inactiveToo, type Domain, type Row, type Tryton } from './client.js';
import { moment } from './values.js';

type Relation = Row<{ from_: number; to: number }>;

/** A record that was never changed since it was made has no date of a change. */
export function changedSince(since: string): Domain {
  const at = moment(since);
  return ['OR', ['create_date', '>=', at], ['write_date', '>=', at]];
}

/** @param relations Of these types: who leads to a changed contact changed, too. */
export async function changedParties(tryton: Tryton, since: string, relations: readonly number[]): Promise<number[]> {
  const changed = changedSince(since);
  const ids = new Set<number>();
  for (const { id } of await tryton.search('party.party', [changed], ['id'], inactiveToo)) ids.add(id);
  // These are also written without their party, which then does not change.
  for (const model of ['party.address', 'party.contact_mechanism']) {
    const children: Row<{ party: number }>[] = await tryton.search(model, [changed], ['party'], inactiveToo);
    for (const { party } of children) ids.add(party);
  }
  if (relations.length > 0) {
    const ofTypes = ['type', 'in', relations];
    const found = [
      ...(await tryton.search<Relation>('party.relation.all', [ofTypes, changed], ['from_'])),
      ...(await tryton.search<Relation>('party.relation.all', [ofTypes, ['to', 'in', [...ids]]], ['from_'])),
    ];
    for (const { from_: customer } of found) ids.add(customer);
  }
  return [...ids].sort((a, b) => a - b);
}
