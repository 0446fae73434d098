/** What tests of sales share: the sink on a Tryton of the test file's own, and sales with keys of their own. */
import { TrytonErp, type TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import { SaleProblem } from '../../worker/src/model/problem.js';
import type { Sale, SaleLine } from '../../worker/src/model/sale.js';
import { testSale, type SaleChange } from '../fixtures/sale.js';
import { server } from '../setup/own-tryton.js';
import { Books } from './books.js';
import { WORKER } from './company.js';
import { People } from './people.js';
import { Trade } from './trade.js';

export const people = new People(server);
export const trade = new Trade(people);
export const books = new Books(people);

/** As a worker that was just started. */
export const erp = (change: Partial<TrytonOptions> = {}): TrytonErp =>
  new TrytonErp({ url: server.url, database: server.database, ...WORKER, ...change }, { quietMs: 0 });

/** Without a zone of the shop its day is Tryton's, at any time of day. */
export const put = (
  sale: Sale,
  options: Partial<TrytonOptions> = {},
  timeZone = 'UTC',
): ReturnType<TrytonErp['sales']['put']> => erp(options).sales.put(sale, timeZone);

/** Why it is not taken. */
export async function problem(sale: Sale, options: Partial<TrytonOptions> = {}): Promise<SaleProblem> {
  try {
    await put(sale, options);
  } catch (error) {
    if (error instanceof SaleProblem) return error;
    throw error;
  }
  throw new Error(`${sale.key} was taken`);
}

let last = 0;
export function sale(change: SaleChange = {}): Sale {
  last += 1;
  return testSale({ key: `sale.${String(last)}`, ...change });
}

export const line = (change: Partial<SaleLine>): SaleLine => ({
  ...{ kind: 'product', product_id: 7, sku: '', name: 'Tasse', quantity: '1', unit_net: '10.00', discount_net: '0.00' },
  ...{ net: '10.00', vat: [{ rate: '20', label: 'TVA', amount: '2.00' }], gross: '12.00' },
  ...change,
});

/** A sale of these lines; their VAT is what the lines say. */
export function saleOf(
  lines: SaleLine[],
  totals: [net: string, tax: string, total: string],
  change: SaleChange = {},
): Sale {
  const [net, tax, total] = totals;
  return sale({ ...change, content: { lines, totals: { net, tax, total }, ...change.content } });
}
