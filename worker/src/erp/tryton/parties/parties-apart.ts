/** Parties with which an order has nothing to do, or which it must not change. */
import type { Row, Tryton } from '../client/client.js';
import { isIn, meaningOf, type CustomerOptions } from './meaning.js';

export interface Ourselves {
  /** Ids: of all companies in this Tryton. */
  parties: number[];
  /** Where the company is: there people dial without the country. */
  countries: string[];
}

type Company = Row<{ party: number }>;
type Place = Row<{ 'country.': { code: string } | null }>;

export async function ourselves(tryton: Tryton): Promise<Ourselves> {
  const own = await tryton.inCompany();
  const companies: Company[] = await tryton.search('company.company', [], ['party']);
  const party = companies.find(({ id }) => id === own)?.party ?? null;
  const places: Place[] = await tryton.search('party.address', [['party', '=', party]], ['country.code']);
  const codes = places.flatMap((place) => place['country.']?.code ?? []);
  return { parties: companies.map((each) => each.party), countries: [...new Set(codes)] };
}

/** Those from whom we had invoices, and to whom we never sold anything. */
export async function suppliersOnly(tryton: Tryton, parties: readonly number[]): Promise<Set<number>> {
  const suppliers = new Set<number>();
  if (parties.length === 0 || !(await tryton.has('account.invoice'))) return suppliers;
  const has = async (model: string, ...domain: unknown[]): Promise<boolean> =>
    (await tryton.search(model, domain, ['id'], { limit: 1 })).length > 0;
  if (!(await has('account.invoice', ['type', '=', 'in'], ['party', 'in', parties]))) return suppliers;
  for (const id of parties) {
    const theirs = ['party', '=', id];
    if (!(await has('account.invoice', ['type', '=', 'in'], theirs))) continue;
    if (await has('account.invoice', ['type', '=', 'out'], theirs)) continue;
    if ((await tryton.has('sale.sale')) && (await has('sale.sale', theirs))) continue;
    suppliers.add(id);
  }
  return suppliers;
}

/** Whether the party is a customer of the shop, or a contact of one (docs/tryton.md). */
export async function isCustomer(
  tryton: Tryton,
  id: number,
  options: CustomerOptions,
  source: string,
): Promise<boolean> {
  if (options.all === undefined && options.web_only === undefined) return false;
  const { all, webOnly, relations } = await meaningOf(tryton, options, source);
  const [party] = await tryton.read<{ categories: number[] }>('party.party', [id], ['categories']);
  if (party !== undefined && isIn(party.categories, [...all, ...webOnly])) return true;
  if (relations.length === 0) return false;
  const leading = [
    ['to', '=', id],
    ['type', 'in', relations],
  ];
  return (await tryton.search('party.relation.all', leading, ['id'], { limit: 1 })).length > 0;
}
