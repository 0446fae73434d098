/** What two customers bought before the shop was there: a delivery that is to be paid; the first one also has a paid one and a quotation. */
import { decimal } from '../../../worker/src/erp/tryton/client/values.js';
import { RATES } from '../../../test/tryton/company.js';
import type { People } from '../../../test/tryton/people.js';
import { Trade } from '../../../test/tryton/trade.js';
import type { SampleProduct } from './catalogue.js';

export async function makeHistory(
  people: People,
  parties: readonly number[],
  products: SampleProduct[],
): Promise<void> {
  const trade = new Trade(people);
  let pieces = 0;
  const quotation = async (party: number): Promise<number> => {
    const lines = await Promise.all(products.map((product) => lineOf(people, product, (pieces += 1))));
    return trade.quotation(party, products[0]?.id ?? 0, { lines: [['create', lines]] });
  };
  for (const [n, party] of parties.entries()) {
    if (n === 0) await quotation(party);
    for (const isPaid of n === 0 ? [true, false] : [false]) {
      const sale = await quotation(party);
      await trade.press('sale.sale', 'confirm', sale);
      await trade.ship(sale);
      const invoice = await trade.invoice(sale);
      if (isPaid) await trade.pay(invoice, await totalOf(people, invoice));
    }
  }
}

async function lineOf(people: People, { id, unit, rate, price }: SampleProduct, quantity: number): Promise<object> {
  const tax = await people.id('account.tax', ['name', '=', RATES[rate].tax], ['parent', '=', null]);
  return { type: 'line', product: id, unit, quantity, unit_price: decimal(price), taxes: [['add', [tax]]] };
}

async function totalOf({ tryton }: People, invoice: number): Promise<string> {
  const [row] = await tryton.read<{ total_amount: string }>('account.invoice', [invoice], ['total_amount']);
  return row?.total_amount ?? '';
}
