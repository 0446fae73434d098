/** Article 4: the status that each source gives an order, by the admin's table and what the ERP answers. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { playedParticulars, PlayedSource } from '../../test/played-source.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
  sales.shop.orders.put({ id: 1 });
});
afterEach(() => sales.shop.close());

const row = (stockOut: string, paid = 'non'): string => `Facture;FA1;25/11/2026;30,00;${paid};sale.1;;${stockOut};`;
const told = (): unknown => sales.shop.orders.states.get(1)?.status;

it('nothing is said of a status unless the table names one, and the same is told once', async () => {
  sales.answer(row('oui', 'oui'));
  await sales.sync();
  await sales.sync();
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'paid' });
  expect(sales.shop.orders.states.get(1)).not.toHaveProperty('status');
});

it('by the table, and Completed only once the goods have left the ERP’s stock', async () => {
  Object.assign(sales.shop.settings.imports.statuses, { invoiced: 'processing', paid: 'completed' });
  await sales.sync();
  expect(told()).toBeUndefined();
  const answers: [string, string, unknown][] = [
    ['non', 'non', { to: 'processing', step: 'invoiced' }],
    ['', 'oui', undefined],
    ['oui', 'oui', { to: 'completed', step: 'paid' }],
  ];
  for (const [stockOut, paid, status] of answers) {
    sales.answer(row(stockOut, paid));
    await sales.sync();
    expect(told()).toEqual(status);
  }
});

it('another source gets its own words, and none where its statuses are not synchronised', async () => {
  const both = new PlayedSource('both');
  const none = new PlayedSource('none', { ...playedParticulars, statusSync: 'none' });
  sales.shop.worker.sources = [both, none];
  Object.assign(sales.shop.settings.imports.statuses, { invoiced: 'Livrée', stock_out: 'Livrée' });
  for (const source of [both, none]) source.put('a');
  await sales.sync();
  sales.answer(...['both', 'none'].map((name) => row('').replace('FA1', name).replace('sale.1', `sale.${name}.a`)));
  await sales.sync();
  expect([both.states.get('a')?.status, none.states.get('a')?.status]).toEqual([undefined, undefined]);
  sales.answer(...['both', 'none'].map((name) => row('oui').replace('FA1', name).replace('sale.1', `sale.${name}.a`)));
  await sales.sync();
  expect(both.states.get('a')?.status).toEqual({ to: 'Livrée', step: 'stock_out' });
  expect(none.states.get('a')?.status).toBeUndefined();
});
