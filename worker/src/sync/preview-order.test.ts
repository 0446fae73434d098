/** `erp-bridge preview order 123`: what one order would become, in words and as JSON; nothing is written anywhere. */
import { execa } from 'execa';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { orderText, wishOfOrder, type OrderPreview } from './preview-order.js';
import { testOrder } from '../../test/test-order.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
  Object.assign(sales.shop.settings.sales, { moment: 'completed', send_email: false, document: 'delivery_note' });
});
afterEach(() => sales.shop.close());

async function preview(id: number): Promise<OrderPreview> {
  const found = await wishOfOrder(sales.shop.worker, id);
  if (found === undefined) throw new Error('The shop has no such order.');
  return found;
}

describe('an order', () => {
  it('is shown with its document, lines, VAT, texts and credit notes, whatever its moment and age', async () => {
    const refund = { id: 45, created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '0', lines: [] };
    sales.shop.orders.put({ id: 123, created_at: '2020-01-01T00:00:00Z', note: 'Avant midi', refunds: [refund] });
    const found = await preview(123);
    expect(found).toMatchObject({ key: 'sale.123', state: 'pending', sale: { state: 'draft' } });
    const text = orderText(found);
    for (const part of [
      'delivery note (draft), language fr',
      'Martin SARL C001 <zoe@example.com>',
      'caption: Merci',
      'note: Avant midi',
      'T-shirt',
      '20 % 4.00',
      'net 25.00, VAT 5.00, total 30.00 EUR; to be paid (Virement)',
      'communication: RF18123',
      'credit note refund.45: 12.00 EUR',
    ])
      expect(text).toContain(part);
    expect(sales.all()).toEqual([]);
    expect(sales.shop.orders.told).toBe(0);
    expect(sales.shop.worker.journal.counts('sales').pending).toBe(0);
  });

  it.each([
    ['without products', { lines: [] }, 'This order contains no product'],
    ['that does not add up', { totals: { ...testOrder().totals, total: '30.01' } }, '0.01 EUR apart'],
    ['that is cancelled', { status: 'cancelled' }, 'no document is made for it'],
  ])('%s says why it becomes none', async (_what, change, why) => {
    sales.shop.orders.put({ id: 123, ...change });
    const found = await preview(123);
    expect(found.sale).toBeNull();
    expect(orderText(found)).toContain(why);
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    execa(process.execPath, [fileURLToPath(new URL('../../bin/erp-bridge.mjs', import.meta.url)), 'preview', ...args], {
      env: {
        ERP_BRIDGE_STORE_URL: sales.shop.worker.config.store.url,
        ERP_BRIDGE_KEY: sales.shop.worker.config.store.key,
        ERP_BRIDGE_SECRET: sales.shop.worker.config.store.secret,
        ERP_BRIDGE_DATA: sales.shop.worker.config.data,
        ERP_BRIDGE_EXCHANGE: sales.shop.folder,
      },
      reject: false,
    });

  it('answers beside a running worker, with JSON as the last line', async () => {
    sales.shop.orders.put({ id: 123 });
    const { stdout, stderr, exitCode } = await run('order', '123', '--json');
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      key: 'sale.123',
      sale: { content: { kind: 'delivery_note', totals: { total: '30.00' } } },
    });
    expect(stderr).toContain('delivery note (draft)');
  });

  it('says that there is no such order, and what is wrong with its words', async () => {
    expect(await run('order', '999')).toMatchObject({ exitCode: 1, stderr: 'The shop has no order 999.' });
    expect(await run('order', 'x')).toMatchObject({ exitCode: 2 });
  });
});
