/** Article 4: the delivery as a comment of the sale in the exchange folder, remembered by the journal. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { testOrder } from '../../test/test-order.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

interface Told {
  revision: number;
  comments?: string[];
}
const told = (): Told => JSON.parse(readFileSync(sales.folder('sale.1.json'), 'utf8')) as Told;
const moveTo = (address_1: string): void => {
  sales.shop.orders.put({ id: 1, shipping: { ...testOrder().shipping, address_1 } });
};

it('WooCommerce’s have none unless the setting turns it on', async () => {
  moveTo('1 rue A');
  await sales.sync();
  expect(told()).not.toHaveProperty('comments');
  expect(readFileSync(sales.folder('sale.1.csv'), 'utf8')).not.toContain('Commentaires');
});

it('a changed delivery adds one, once, though the document is final, until its goods are out of stock', async () => {
  sales.shop.settings.imports.delivery_comment = 'changes';
  moveTo('1 rue A');
  await sales.sync();
  await sales.sync(true);
  expect(told()).toMatchObject({ revision: 1, comments: [expect.stringContaining('1 rue A')] });
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
  await sales.sync();
  moveTo('2 rue B');
  await sales.sync();
  const both: unknown[] = ['1 rue A', '2 rue B'].map((text) => expect.stringContaining(text) as unknown);
  expect(told()).toMatchObject({ revision: 2, comments: both });
  expect(readFileSync(sales.folder('sale.1.csv'), 'utf8')).toContain('Commentaires');
  await sales.sync(true);
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;oui;');
  await sales.sync();
  moveTo('3 rue C');
  await sales.sync();
  expect(told()).toMatchObject({ revision: 2, comments: both });
});
