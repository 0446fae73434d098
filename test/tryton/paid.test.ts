/** Payments between shop and Tryton, through the lanes: the shop shows what Tryton was paid, and Tryton books what the shop was. */
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { PlayedSales } from '../../worker/test/played-sales.js';
import { books, erp, people, trade } from './selling.js';

beforeAll(async () => {
  await people.printNoPdf();
  // Whose orders the played shop has.
  await people.add({ name: 'Dupont', code: 'C001', addresses: [{ city: 'Lyon' }] });
});

let sales: PlayedSales;
let order = 900;
beforeEach(async () => {
  order += 1;
  sales = await PlayedSales.open();
  sales.shop.worker.erp = erp({ sales: { payment_methods: { '*': 'Carte web' } } });
});
afterEach(() => sales.shop.close());

const key = (): string => `sale.${String(order)}`;
const invoiceOf = (): Promise<number> => people.id('account.invoice', ['sales.reference', '=', key()]);

it('an invoice that is paid in Tryton is paid in the shop', async () => {
  sales.shop.orders.put({ id: order });
  await sales.sync();
  await sales.sync();
  expect(sales.shop.orders.states.get(order)).toMatchObject({ state: 'invoiced', document: { paid: '0' } });
  await trade.pay(await invoiceOf(), '30.00');
  await sales.sync();
  expect(sales.shop.orders.states.get(order)).toMatchObject({ state: 'paid', document: { paid: '1' } });
});

it('an invoice that Tryton had no time to mark as paid, before it died, is paid in the shop', async () => {
  sales.shop.orders.put({ id: order });
  await sales.sync();
  await sales.sync();
  const invoice = await invoiceOf();
  await trade.pay(invoice, '30.00');
  await people.tryton.write('account.invoice', [invoice], { state: 'posted' });
  await sales.sync();
  expect(sales.shop.orders.states.get(order)).toMatchObject({ state: 'paid', document: { paid: '1' } });
});

it('an order that is paid in the shop pays the invoice that somebody makes of its draft in Tryton', async () => {
  sales.shop.settings.sales.send_email = false;
  sales.shop.orders.put({ id: order, paid: true, paid_by: 'shop' });
  await sales.sync();
  await sales.sync();
  expect(sales.shop.orders.states.get(order)).toMatchObject({ state: 'draft' });
  const { id } = await books.one(key());
  await trade.press('sale.sale', 'confirm', id);
  await trade.invoice(id);
  await sales.sync();
  expect((await books.one(key()))['invoices.']).toMatchObject([{ state: 'paid', total_amount: '30.00' }]);
  await sales.sync();
  expect(sales.shop.orders.states.get(order)).toMatchObject({ state: 'paid' });
});
