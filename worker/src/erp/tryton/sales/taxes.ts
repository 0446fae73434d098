/** Which tax of Tryton's a rate of the shop is. */
import Big from 'big.js';
import { SaleProblem } from '../../../model/problem.js';
import type { Row, Tryton } from '../client/client.js';

export type Tax = Row<{
  name: string;
  parent: number | null;
  type: 'percentage' | 'fixed' | 'none';
  rate: string | null;
  start_date: string | null;
  end_date: string | null;
  'group.': { kind: string } | null;
}>;

const fields = ['name', 'parent', 'type', 'rate', 'start_date', 'end_date', 'group.kind'];

export async function allTaxes(tryton: Tryton): Promise<Tax[]> {
  const ours = [['company', '=', await tryton.inCompany()]];
  return tryton.search<Omit<Tax, 'id'>>('account.tax', ours, fields, { order: [['id', 'ASC']] });
}

export interface TaxNames {
  /** What the configuration says, by rate. */
  named: Record<string, string>;
  /** Those of products' accounting categories. */
  usual: readonly number[];
  /** YYYY-MM-DD: rates are those of this day. */
  day: string;
}

/**
 * What the configuration names, else the only one with this rate that products have, else the only one at all. Rate 0 has none, unless the
 * configuration names one.
 * @param rate Per cent, as the shop has it: `20`, `5.5000`.
 * @throws SaleProblem where it could be several, or there is none.
 */
export function taxOf(rate: string, all: readonly Tax[], { named, usual, day }: TaxNames): number | undefined {
  const candidates = all.filter(isForLines);
  const name = Object.entries(named).find(([key]) => isNumber(key) && Big(key).eq(rate))?.[1];
  if (name === undefined && Big(rate).eq(0)) return undefined;
  const found =
    name === undefined
      ? candidates.filter((tax) => rateOf(tax, all, day)?.eq(Big(rate).div(100)))
      : candidates.filter((tax) => tax.name === name);
  const ofProducts = found.filter(({ id }) => usual.includes(id));
  const [one, another] = ofProducts.length > 0 ? ofProducts : found;
  if (one !== undefined && another === undefined) return one.id;
  const params = { rate: Big(rate).toFixed(), found: found.map((tax) => tax.name).join(', '), name: name ?? '' };
  throw new SaleProblem('refused', found.length === 0 ? 'tryton_no_tax' : 'tryton_several_taxes', params);
}

/** In per cent, the highest first: those above zero that a line can have on this day. */
export function ratesIn(all: readonly Tax[], day: string): string[] {
  const rates = all.filter(isForLines).flatMap((tax) => rateOf(tax, all, day) ?? []);
  const above = rates.filter((rate) => rate.gt(0)).sort((a, b) => b.cmp(a));
  return [...new Set(above.map((rate) => rate.times(100).toFixed()))];
}

/** As a fraction; undefined where it is no percentage of that day. */
function rateOf(tax: Tax, all: readonly Tax[], day: string): Big | undefined {
  if ((tax.start_date ?? '') > day || (tax.end_date ?? '9999') < day || tax.type === 'fixed') return undefined;
  if (tax.type === 'percentage') return Big(tax.rate ?? '0');
  const rates = all.filter(({ parent }) => parent === tax.id).flatMap((child) => rateOf(child, all, day) ?? []);
  return rates.length === 0 ? undefined : rates.reduce((sum, one) => sum.plus(one), Big(0));
}

/** A tax that has others below it holds the rates of all years; Tryton refuses one of those on a line. */
const isForLines = ({ parent, 'group.': group }: Tax): boolean => parent === null && group?.kind !== 'purchase';

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
