/** What Tryton has that sales are made of: currency, warehouse, taxes. It changes rarely, and is looked at again after some minutes. */
import { SaleProblem } from '../../../model/problem.js';
import type { Tryton } from '../client/client.js';
import { warehouses } from '../catalogue/outlets.js';
import { allTaxes, type Tax } from './taxes.js';

export interface AccountCategory {
  id: number;
  taxes: number[];
}

export interface Ground {
  currency: { id: number; code: string };
  warehouse: number;
  taxes: Tax[];
  /** With the taxes of what is sold in them. */
  accountCategories: AccountCategory[];
  /** Ids by code: `fr`. */
  languages: Map<string, number>;
}

/** @param warehouse Its name; undefined: the only one. */
export async function groundOf(tryton: Tryton, warehouse: string | undefined): Promise<Ground> {
  const languages = await tryton.search<{ code: string }>('ir.lang', [], ['code']);
  return {
    currency: await companyCurrency(tryton),
    warehouse: await warehouseOf(tryton, warehouse),
    taxes: await allTaxes(tryton),
    accountCategories: await accountCategories(tryton),
    languages: new Map(languages.map(({ id, code }) => [code, id])),
  };
}

/** Of the company's books. */
export async function companyCurrency(tryton: Tryton): Promise<Ground['currency']> {
  const company = await tryton.inCompany();
  const fields = ['currency', 'currency.code'];
  type Fields = { currency: number; 'currency.': { code: string } };
  const [row] = await tryton.read<Fields>('company.company', [company], fields);
  return { id: row?.currency ?? 0, code: row?.['currency.'].code ?? '' };
}

async function warehouseOf(tryton: Tryton, name: string | undefined): Promise<number> {
  const all = await warehouses(tryton);
  const [one, another] = name === undefined ? all : all.filter((each) => each.name === name);
  if (one !== undefined && another === undefined) return Number(one.id);
  const params = { warehouse: name ?? '', found: all.map((each) => each.name).join(', ') };
  throw new SaleProblem('refused', 'tryton_no_warehouse', params);
}

export async function accountCategories(tryton: Tryton): Promise<AccountCategory[]> {
  const fields = ['customer_taxes'];
  const accounting = [['accounting', '=', true]];
  const rows = await tryton.search<{ customer_taxes: number[] }>('product.category', accounting, fields);
  return rows.map(({ id, customer_taxes: taxes }) => ({ id, taxes }));
}

/** The only accounting category whose products have this tax. */
export function categoryWith(tax: number | undefined, { accountCategories: all }: Ground): number | undefined {
  const [one, another] = all.filter(({ taxes }) => (tax === undefined ? taxes.length === 0 : taxes.includes(tax)));
  return another === undefined ? one?.id : undefined;
}
