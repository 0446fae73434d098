/** Orders → sales: the lanes over a played shop and a real exchange folder (article 3): nothing lost, nothing doubled, every end explained, no money altered. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { line, testOrder } from '../../test/test-order.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

describe('an order', () => {
  it('becomes one sale, as JSON and CSV, and costs nothing the second time', async () => {
    sales.shop.orders.put({ id: 123, note: 'Merci' });
    expect(await sales.sync()).toMatchObject({ error: null, sales: { created: 1, updated: 0 } });
    expect(sales.written('sale.123')).toMatchObject({
      format: 'erp-bridge.sale/1',
      key: 'sale.123',
      revision: 1,
      state: 'final',
      kind: 'invoice',
      note: 'Merci',
      internal_note: 'Merci',
      totals: { total: '30.00' },
    });
    expect(existsSync(sales.folder('sale.123.csv'))).toBe(true);
    expect(sales.shop.orders.states.get(123)).toMatchObject({ state: 'sent', document: null });
    sales.take();
    const [told, read] = [sales.shop.orders.told, sales.shop.orders.read];
    expect(await sales.sync()).toMatchObject({ writes: 0, sales: { created: 0, unchanged: 1 } });
    expect([sales.all(), sales.shop.orders.told, sales.shop.orders.read]).toEqual([[], told, read]);
  });

  it.each([
    ['order', true, 'final'],
    ['delivery_note', true, 'final'],
    ['invoice', true, 'final'],
    ['order', false, 'draft'],
    ['delivery_note', false, 'draft'],
    ['invoice', false, 'draft'],
  ] as const)(
    'becomes the %s that the settings say; sent automatically (%s) it is %s',
    async (document, send_email, state) => {
      Object.assign(sales.shop.settings.sales, { document, send_email });
      sales.shop.orders.put({ id: 123 });
      await sales.sync();
      expect(sales.written('sale.123')).toMatchObject({ kind: document, state });
    },
  );

  it('named fifteen times by the feed, and changed in nothing, is written once', async () => {
    sales.shop.orders.put({ id: 123 });
    for (let n = 0; n < 15; n += 1) sales.shop.orders.ring(123);
    await sales.sync();
    sales.take();
    for (let n = 0; n < 15; n += 1) sales.shop.orders.ring(123);
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, updated: 0, unchanged: 1 } });
    expect(sales.all()).toEqual([]);
  });

  it('that changes before the document is final updates it, as the next revision', async () => {
    sales.shop.settings.sales.send_email = false;
    sales.shop.orders.put({ id: 123 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.123;Brouillon;;');
    sales.shop.orders.put({ id: 123, note: 'changed' });
    expect(await sales.sync()).toMatchObject({ sales: { updated: 1 } });
    expect(sales.written('sale.123')).toMatchObject({ revision: 2, state: 'draft', note: 'changed' });
    expect(sales.shop.orders.states.get(123)).toMatchObject({
      state: 'draft',
      document: { number: 'FA1', state: 'draft' },
    });
  });

  it('that changes after that is shown as different, not sent; its payment still is', async () => {
    sales.shop.orders.put({ id: 123 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.123;Validé;;');
    await sales.sync();
    expect(sales.shop.orders.states.get(123)).toMatchObject({ state: 'invoiced', difference: '' });
    sales.take();
    const lines = [line({ total: '40', subtotal: '40', taxes: [{ rate_id: 1, amount: '8' }] })];
    const changed = { lines, totals: { total: '48', tax: '8', discount: '0', shipping: '0' } };
    sales.shop.orders.put({ id: 123, ...changed });
    expect(await sales.sync()).toMatchObject({ sales: { updated: 0 } });
    expect(sales.all()).toEqual([]);
    expect(sales.shop.orders.states.get(123)).toMatchObject({ state: 'invoiced', difference: '48.00' });
    expect(sales.shop.worker.journal.notes.since('sales', '', 10)).toMatchObject([
      { reason: 'changed_after_final', params: { document: 'FA1', old_total: '30.00', new_total: '48.00' } },
    ]);
    sales.shop.orders.put({ id: 123, paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' });
    expect(await sales.sync()).toMatchObject({ sales: { updated: 1 } });
    expect(sales.written('sale.123')).toMatchObject({
      revision: 2,
      totals: { total: '30.00' },
      payment: { paid: true },
    });
    // Put right in the shop: nothing differs any more.
    sales.shop.orders.put({ ...testOrder(), id: 123, paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' });
    await sales.sync();
    expect(sales.shop.orders.states.get(123)).toMatchObject({ difference: '' });
  });

  it('has a QR code in the shop, which names the final document where no communication does', async () => {
    const qr_payload = 'BCD\n002\n1\nSCT\n\nMartin\nBE68539007547034\nEUR30.00';
    const payment = { ...testOrder().payment, communication: '', qr_payload };
    sales.shop.orders.put({ id: 123, payment });
    sales.shop.orders.put({ id: 124, payment: { ...payment, qr_payload: `${qr_payload}\n\nRF18124` } });
    const payloads = (): (string | undefined)[] =>
      [123, 124].map((id) => sales.shop.orders.states.get(id)?.qr?.payload);
    await sales.sync();
    expect(payloads()).toEqual([qr_payload, `${qr_payload}\n\nRF18124`]);
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.123;Brouillon;;');
    await sales.sync();
    expect(payloads()[0]).toBe(qr_payload);
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.123;;;', 'Facture;FA2;25/11/2026;30,00;non;sale.124;;;');
    await sales.sync();
    expect(payloads()).toEqual([`${qr_payload}\n\n\nFA1`, `${qr_payload}\n\nRF18124`]);
    const png = Buffer.from(sales.shop.orders.states.get(123)?.qr?.png_base64 ?? '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('that the ERP says is paid is told to the shop, and not back to the ERP', async () => {
    sales.shop.orders.put({ id: 123 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;oui;sale.123;Validé;oui;');
    await sales.sync();
    expect(sales.shop.orders.states.get(123)).toMatchObject({ state: 'paid', document: { paid: '1', stock_out: '1' } });
    sales.take();
    sales.shop.orders.put({
      id: 123,
      status: 'processing',
      paid: true,
      paid_by: 'erp',
      paid_at: '2026-11-26T08:00:00Z',
    });
    expect(await sales.sync()).toMatchObject({ sales: { updated: 0 }, writes: 0 });
    expect(sales.all()).toEqual([]);
  });
});

describe('the settings', () => {
  it('changed later never make a second document, nor change the kind of the first', async () => {
    sales.shop.orders.put({ id: 123 });
    await sales.sync();
    sales.take();
    Object.assign(sales.shop.settings.sales, { document: 'delivery_note', moment: 'completed', send_email: false });
    sales.shop.orders.put({ id: 123, status: 'completed', paid: true, paid_by: 'shop' });
    await sales.sync();
    expect(sales.written('sale.123')).toMatchObject({ revision: 2, kind: 'invoice', state: 'final' });
    expect(sales.all()).toEqual(['sale.123']);
  });

  it('let an order wait for its moment, and look again when they change', async () => {
    sales.shop.settings.sales.moment = 'completed';
    sales.shop.orders.put({ id: 123 });
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, waiting: 1 } });
    expect(sales.reasons()).toEqual([['sale.123', 'moment_not_reached']]);
    expect(sales.shop.orders.states.get(123)).toMatchObject({ state: 'waiting', reason: 'moment_not_reached' });
    sales.shop.settings.sales.moment = 'processing';
    expect(await sales.sync()).toMatchObject({ sales: { created: 1, waiting: 0 } });
  });

  it('leave out what was placed before, unless somebody asks for it', async () => {
    sales.shop.settings.sales.since = '2026-11-26T00:00:00Z';
    sales.shop.orders.put({ id: 123 });
    expect(await sales.sync()).toMatchObject({ sales: { created: 0, waiting: 0, refused: 0 } });
    sales.shop.orders.put({ id: 123, requested: true, requested_at: '2026-11-26T00:00:00Z' });
    expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
  });
});

describe('what is refused or held', () => {
  it('an order without products, or without any way to reach its customer', async () => {
    sales.shop.orders.put({ id: 1, lines: [] });
    const nobody = { ...testOrder().billing, email: '', phone: '' };
    sales.shop.orders.put({ id: 2, billing: nobody, shipping: { ...testOrder().shipping, phone: '' } });
    expect(await sales.sync()).toMatchObject({ sales: { refused: 2 } });
    expect(sales.reasons()).toEqual([
      ['sale.2', 'order_without_contact'],
      ['sale.1', 'order_without_products'],
    ]);
    sales.shop.orders.put({ id: 1, lines: testOrder().lines });
    expect(await sales.sync()).toMatchObject({ sales: { refused: 1, created: 1 } });
  });

  it('an order whose lines do not add up, with the difference, until it is mended', async () => {
    sales.shop.orders.put({ id: 1, totals: { total: '30.01', tax: '5', discount: '0', shipping: '5' } });
    expect(await sales.sync()).toMatchObject({ sales: { held: 1, created: 0 } });
    expect(sales.shop.orders.states.get(1)).toMatchObject({
      state: 'held',
      reason: 'total_mismatch',
      params: { order_total: '30.01', lines_total: '30.00', difference: '0.01' },
    });
    sales.shop.orders.put({ id: 1, totals: testOrder().totals });
    expect(await sales.sync()).toMatchObject({ sales: { held: 0, created: 1 } });
  });

  it('an order sent before that stops adding up keeps what the ERP has', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.take();
    sales.shop.orders.put({ id: 1, totals: { total: '31', tax: '5', discount: '0', shipping: '5' } });
    expect(await sales.sync()).toMatchObject({ sales: { held: 1, updated: 0 } });
    expect(sales.all()).toEqual([]);
    sales.shop.orders.put({ id: 1, totals: testOrder().totals });
    expect(await sales.sync()).toMatchObject({ sales: { held: 0, updated: 0, unchanged: 1 } });
  });
});

describe('a cancelled, trashed or deleted order', () => {
  it('takes its document back as long as that is not final, and brings it again when it comes back', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.put({ id: 1, status: 'trash' });
    expect(await sales.sync()).toMatchObject({ sales: { withdrawn: 1 } });
    expect(sales.written('sale.1')).toMatchObject({ revision: 2, state: 'withdrawn' });
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'withdrawn' });
    sales.shop.orders.put({ id: 1, status: 'processing' });
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ revision: 3, state: 'final', kind: 'invoice' });
    sales.shop.orders.delete(1);
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({ revision: 4, state: 'withdrawn' });
  });

  it('leaves a final document alone and says so', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.answer('Facture;FA1;25/11/2026;30,00;non;sale.1;;;');
    await sales.sync();
    sales.take();
    sales.shop.orders.put({ id: 1, status: 'cancelled' });
    await sales.sync();
    expect(sales.all()).toEqual([]);
    expect(sales.shop.worker.journal.notes.since('sales', '', 10)).toMatchObject([{ reason: 'cancelled_after_final' }]);
  });

  it('that was never sent is over', async () => {
    sales.shop.settings.sales.moment = 'completed';
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.put({ id: 1, status: 'cancelled' });
    expect(await sales.sync()).toMatchObject({ sales: { waiting: 0, refused: 0 } });
    expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'withdrawn', reason: 'cancelled_unsent' });
    expect(sales.all()).toEqual([]);
  });
});

describe('a refund', () => {
  const refund = { id: 45, created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '2', lines: [] };

  it('asks for a credit note once, belonging to the sale; deleted, it withdraws that', async () => {
    sales.shop.orders.put({ id: 1 });
    await sales.sync();
    sales.shop.orders.put({ id: 1, status: 'refunded', refunds: [refund] });
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({
      kind: 'credit_note',
      credit_of: 'sale.1',
      totals: { total: '12.00' },
    });
    expect(sales.written('sale.1')).toMatchObject({ revision: 1 });
    sales.take();
    sales.shop.orders.ring(1);
    await sales.sync();
    expect(sales.all()).toEqual([]);
    sales.shop.orders.put({ id: 1, refunds: [] });
    await sales.sync();
    expect(sales.written('refund.45')).toMatchObject({ revision: 2, state: 'withdrawn' });
  });

  it('waits for the sale', async () => {
    sales.shop.settings.sales.moment = 'completed';
    sales.shop.orders.put({ id: 1, refunds: [refund] });
    await sales.sync();
    expect(sales.reasons()).toEqual([
      ['sale.1', 'moment_not_reached'],
      ['refund.45', 'sale_first'],
    ]);
    sales.shop.orders.put({ id: 1, status: 'completed' });
    await sales.sync();
    expect(sales.all()).toEqual(['refund.45', 'sale.1']);
  });
});
