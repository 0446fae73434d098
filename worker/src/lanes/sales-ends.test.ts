/** How sales and credit notes end: with their order, after a crash, or not at all once they are final. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { preview } from '../sync/preview.js';
import { line, testOrder } from '../../test/test-order.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

const refund = { id: 45, created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '2', lines: [] };
const notes = (): unknown => sales.shop.worker.journal.notes.since('sales', '', 10);

/** The worker dies when the files are written and the journal does not know it yet. */
async function dieAfterWriting(): Promise<void> {
  vi.spyOn(sales.shop.worker.journal, 'outcomes').mockImplementationOnce(() => {
    throw new Error('killed');
  });
  await expect(sales.sync()).rejects.toThrow('killed');
}

describe('what a worker that died had written', () => {
  it('is taken back with its order', async () => {
    sales.shop.orders.put({ id: 1 });
    await dieAfterWriting();
    sales.shop.orders.delete(1);
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ revision: 2, state: 'withdrawn' });
  });

  it('is taken back with its refund', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await dieAfterWriting();
    sales.shop.orders.put({ id: 1, refunds: [] });
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({ revision: 2, state: 'withdrawn' });
  });
});

describe('credit notes', () => {
  it('go with a document that is taken back, and come again with it', async () => {
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    sales.shop.orders.put({ id: 1, status: 'cancelled' });
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ state: 'withdrawn' });
    expect(sales.written('refund.45')).toMatchObject({ revision: 2, state: 'withdrawn' });
    sales.shop.orders.put({ id: 1, status: 'processing' });
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({ revision: 3, state: 'final' });
    sales.shop.orders.delete(1);
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({ revision: 4, state: 'withdrawn' });
  });

  it('stay where the document is final, whatever becomes of the order', async () => {
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sales.sync();
    sales.take();
    sales.shop.orders.put({ id: 1, status: 'cancelled' });
    await sales.sync();
    sales.shop.orders.delete(1);
    await sales.sync();
    expect(sales.all()).toEqual([]);
  });

  it('that are final stay when their refund is deleted, which is told once', async () => {
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    sales.answer('Avoir;AV1;25/11/2026;12,00;non;refund.45;;;');
    sales.take();
    sales.shop.orders.put({ id: 1, refunds: [] });
    await sales.sync();
    expect(sales.all()).toEqual([]);
    const told = [{ reason: 'refund_deleted_after_final', params: { document: 'AV1' } }];
    expect(notes()).toMatchObject(told);
    const at = JSON.stringify(notes());
    sales.shop.orders.ring(1);
    await sales.sync();
    expect(JSON.stringify(notes())).toBe(at);
  });

  it('get the lines of a refund that was read while the shop was still storing it', async () => {
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    const lines = [line({ quantity: '1', total: '10', subtotal: '10', taxes: [{ rate_id: 1, amount: '2' }] })];
    sales.shop.orders.put({ id: 1, refunds: [{ ...refund, lines }] });
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({
      revision: 2,
      lines: [{ kind: 'product', net: '10.00' }],
      totals: { net: '10.00', tax: '2.00', total: '12.00' },
    });
  });

  it('that are held are looked at again when somebody asks for it', async () => {
    const held = { ...refund, lines: [line()] };
    sales.shop.orders.put({ id: 1, refunds: [held] });
    await sales.sync();
    expect(sales.reasons()).toContainEqual(['refund.45', 'refund_mismatch']);
    sales.shop.orders.orders.set(1, testOrder({ id: 1, refunds: [refund] }));
    sales.shop.commands.push({ id: 1, name: 'retry', args: { lane: 'sales', erp_key: 'refund.45' } });
    await sales.sync();
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({ revision: 1, totals: { total: '12.00' } });
  });

  it.each<[string, () => void]>([
    ['the order is cancelled', () => sales.shop.orders.put({ id: 1, status: 'cancelled' })],
    ['the order is deleted', () => sales.shop.orders.delete(1)],
    ['the refund is deleted', () => sales.shop.orders.put({ id: 1, refunds: [] })],
  ])('that wait for their sale do so no more when %s', async (_name, end) => {
    sales.shop.settings.sales.moment = 'completed';
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    expect(sales.reasons()).toContainEqual(['refund.45', 'sale_first']);
    end();
    await sales.sync();
    expect(sales.reasons()).not.toContainEqual(['refund.45', 'sale_first']);
    expect(sales.all()).toEqual([]);
  });
});

it('a document that the ERP made final before it heard of the cancellation stays, which is told', async () => {
  sales.shop.orders.put({ id: 1 });
  await sales.sync();
  sales.shop.orders.put({ id: 1, status: 'cancelled' });
  await sales.sync();
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'withdrawn' });
  sales.take();
  sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
  await sales.sync();
  expect(sales.all()).toEqual([]);
  expect(notes()).toMatchObject([{ reason: 'cancelled_after_final', params: { document: 'FA1' } }]);
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced', difference: '30.00' });
});

it('a full preview says that nothing would be sent again', async () => {
  sales.shop.orders.put({ id: 1 });
  await sales.sync();
  const items: unknown[] = [];
  const sink = (some: unknown[]): Promise<void> => Promise.resolve(void items.push(...some));
  const { counts } = await preview(sales.shop.worker, { lane: 'sales', full: true }, sink);
  expect(items).toEqual([]);
  expect(counts).toMatchObject({ updated: 0, unchanged: 1 });
});

describe('a final document', () => {
  beforeEach(async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sales.sync();
    sales.take();
  });

  it.each([
    ['the invoice’s total is another', 'Facture;FA10;25/11/2026;29,99;non;sale.1;;;', '30.00'],
    ['it is the same', 'Facture;FA10;25/11/2026;30;non;sale.1;;;', ''],
    ['the ERP says none', 'Facture;FA10;25/11/2026;;non;sale.1;;;', ''],
    ['it is a delivery note’s', 'Bon de livraison;BL10;25/11/2026;0;non;sale.1;;;', ''],
  ])('is shown as different where its own total is: %s', async (_name, row, difference) => {
    sales.answer(row);
    await sales.sync();
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced', difference });
  });

  it('whose order is deleted stays, which is told once', async () => {
    sales.shop.orders.delete(1);
    await sales.sync();
    expect(sales.all()).toEqual([]);
    expect(notes()).toMatchObject([
      { reason: 'cancelled_after_final', params: { document: 'FA1', status: 'deleted' } },
    ]);
    const at = JSON.stringify(notes());
    sales.shop.orders.ring(1);
    await sales.sync();
    expect(JSON.stringify(notes())).toBe(at);
  });

  it('is neither changed nor taken back after the journal was lost', async () => {
    sales.shop.loseJournal();
    const totals = { ...testOrder().totals, total: '48', tax: '8' };
    const lines = [line({ total: '40', subtotal: '40', taxes: [{ rate_id: 1, amount: '8' }] })];
    sales.shop.orders.put({ id: 1, lines, totals });
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(sales.all()).toEqual([]);
    sales.shop.loseJournal();
    sales.shop.orders.put({ id: 1, status: 'cancelled' });
    await sales.sync();
    expect(sales.all()).toEqual([]);
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced' });
  });
});

describe('a product that is deleted after it was sold', () => {
  const gone = line({ product_id: 0, variation_id: 0, gone_id: 7, sku: '' });
  const [, shipping = line()] = testOrder().lines;

  it('keeps its number and SKU in the next revisions, and in the credit note', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.put({ id: 1, note: 'Changed', lines: [gone, shipping] });
    await sales.sync();
    const product = { product_id: 7, sku: 'TEE' };
    expect(sales.written('sale.1')).toMatchObject({ revision: 2, note: 'Changed', lines: [product, {}] });
    const part = line({ ...gone, quantity: '1', total: '10', subtotal: '10', taxes: [{ rate_id: 1, amount: '2' }] });
    sales.shop.orders.put({ id: 1, note: 'Again', refunds: [{ ...refund, lines: [part] }] });
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ revision: 3, lines: [product, {}] });
    expect(sales.written('refund.45')).toMatchObject({ lines: [product] });
  });

  it('that the ERP was never told of has none', async () => {
    sales.shop.orders.put({ id: 1, lines: [gone, shipping] });
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ lines: [{ product_id: 0, sku: '', name: 'T-shirt' }, {}] });
  });
});
