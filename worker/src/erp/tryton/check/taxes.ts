/** Which taxes the rates of the shop become: orders with a rate that is none of them are not taken. */
import type { Finding } from '../../../model/overview.js';
import { SaleProblem } from '../../../model/problem.js';
import { sentence } from '../../../reasons/reasons.js';
import type { Tryton } from '../client/client.js';
import { accountCategories } from '../sales/sale-ground.js';
import { allTaxes, ratesIn, taxOf, type Tax, type TaxNames } from '../sales/taxes.js';
import type { Checked } from './checked.js';

const id = 'tryton_taxes';

export async function taxesFound(tryton: Tryton, { sales = {} }: Checked): Promise<Finding[]> {
  if (!(await tryton.has('account.tax'))) return [];
  const all = await allTaxes(tryton);
  const named = sales.taxes ?? {};
  const usual = (await accountCategories(tryton)).flatMap(({ taxes }) => taxes);
  const names = { named, usual, day: await tryton.on<string>('ir.date', 'today', []) };
  const wrong = Object.keys(named).flatMap((rate) => problemOf(rate, all, names) ?? []);
  if (wrong.length > 0) {
    const fix = 'Correct “erp.sales.taxes” in the worker’s configuration: rates in per cent, and the names of taxes.';
    return wrong.map((message) => ({ id, status: 'error', message, fix }));
  }
  return [found(all, names)];
}

function problemOf(rate: string, all: readonly Tax[], names: TaxNames): string | undefined {
  try {
    taxOf(rate, all, names);
    return undefined;
  } catch (error) {
    if (!(error instanceof SaleProblem)) throw error;
    return sentence(error.reason, error.params);
  }
}

function found(all: readonly Tax[], names: TaxNames): Finding {
  const rates = ratesIn(all, names.day);
  const unclear = rates.filter((rate) => problemOf(rate, all, names) !== undefined);
  const clear = rates.filter((rate) => !unclear.includes(rate));
  const fix = 'Say in the worker’s configuration which tax each rate of the shop is (erp.sales.taxes, docs/tryton.md).';
  if (clear.length === 0)
    return {
      id,
      status: 'warning',
      message: 'No rate of VAT leads to one tax of Tryton’s: orders are not taken.',
      fix,
    };
  const which = clear.map((rate) => `${rate} % “${all.find((tax) => tax.id === taxOf(rate, all, names))?.name ?? ''}”`);
  const several = unclear.length === 0 ? '' : ` Of ${unclear.join(' %, ')} % there are several taxes; ${inMiddle(fix)}`;
  return { id, status: 'ok', message: `The shop’s rates of VAT become these taxes: ${which.join(', ')}.${several}` };
}

const inMiddle = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
