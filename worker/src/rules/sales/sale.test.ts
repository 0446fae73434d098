/** Article 3: what of an order stands on its document. */
import { describe, expect, it } from 'vitest';
import type { SaleContent } from '../../model/sale.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { ineligible } from './eligible.js';
import { creditNoteOf, isMismatch, paymentOf, saleOf, substance } from './sale.js';
import type { WooCommerceLine as OrderLine } from '../../shops/woocommerce/orders.js';
import { line, testOrder } from '../../../test/test-order.js';

const made = (content: ReturnType<typeof saleOf>): SaleContent => {
  if (isMismatch(content)) throw new Error(JSON.stringify(content));
  return content;
};

describe('an order’s document', () => {
  it('says that its customer is unproven instead of the code, and nothing of it otherwise', () => {
    const strange = { user_id: 7, erp_key: '', tiers_key: '', tiers_code: '', unproven: true };
    expect(made(saleOf(testOrder({ customer: strange }), 'invoice')).customer).toMatchObject({
      account_key: '',
      tiers_code: '',
      unproven: true,
    });
    const known = { ...strange, tiers_code: 'C001', unproven: false };
    expect(made(saleOf(testOrder({ customer: known }), 'invoice')).customer).not.toHaveProperty('unproven');
  });

  it('has the lines with VAT, the totals, the caption, the customer', () => {
    expect(made(saleOf(testOrder(), 'invoice'))).toMatchObject({
      kind: 'invoice',
      order: { id: 123, number: '123', date: '2026-11-25T10:00:00Z' },
      language: 'fr',
      caption: 'Merci',
      communication: 'RF18123',
      customer: { tiers_code: 'C001', email: 'zoe@example.com', phone: '+33 1 23 45 67 89' },
      lines: [
        { kind: 'product', sku: 'TEE', quantity: '2', unit_net: '10.00', net: '20.00', gross: '24.00' },
        { kind: 'shipping', name: 'Colissimo', net: '5.00', gross: '6.00' },
      ],
      vat: [{ rate: '20', label: 'TVA', net: '25.00', amount: '5.00' }],
      totals: { net: '25.00', tax: '5.00', total: '30.00' },
      rounding: 'line',
    });
  });

  it('shows the customer’s note at its top and as internal note', () => {
    const note = 'Livrer avant midi ! <b>Merci</b> 🙂';
    expect(made(saleOf(testOrder({ note }), 'order'))).toMatchObject({ note, internal_note: note });
  });

  it('keeps coupons as what they took off each line, and names them', () => {
    const order = testOrder({
      lines: [line({ total: '18', taxes: [{ rate_id: 1, amount: '3.6' }] })],
      coupons: [{ code: 'BIENVENUE', discount: '2', discount_tax: '0.4' }],
      totals: { total: '21.60', tax: '3.60', discount: '2', shipping: '0' },
    });
    expect(made(saleOf(order, 'invoice'))).toMatchObject({
      lines: [{ unit_net: '9.00', discount_net: '2.00', net: '18.00', gross: '21.60' }],
      coupons: [{ code: 'BIENVENUE', discount: '2.00' }],
    });
  });

  it('keeps every decimal that the shop stored', () => {
    const order = testOrder({
      prices_include_tax: true,
      lines: [line({ quantity: '3', subtotal: '25', total: '24.999999', taxes: [{ rate_id: 1, amount: '5.000001' }] })],
      totals: { total: '30.00', tax: '5.00', discount: '0', shipping: '0' },
    });
    expect(made(saleOf(order, 'invoice')).lines[0]).toMatchObject({
      net: '24.999999',
      unit_net: '8.333333',
      vat: [{ amount: '5.000001' }],
      gross: '30.00',
    });
  });

  it('tells several rates apart, and what is not taxed', () => {
    const order = testOrder({
      lines: [
        line({
          taxes: [
            { rate_id: 1, amount: '4' },
            { rate_id: 2, amount: '' },
          ],
        }),
        line({ id: 3, name: 'Livre', subtotal: '10', total: '10', taxes: [{ rate_id: 2, amount: '0.55' }] }),
        line({ id: 4, kind: 'fee', name: 'Consigne', subtotal: '1', total: '1', taxes: [] }),
      ],
      taxes: [
        { rate_id: 1, label: 'TVA', rate: '20', compound: false, amount: '4', shipping_amount: '0' },
        { rate_id: 2, label: 'TVA', rate: '5.5', compound: false, amount: '0.55', shipping_amount: '0' },
      ],
      totals: { total: '35.55', tax: '4.55', discount: '0', shipping: '0' },
    });
    expect(made(saleOf(order, 'invoice')).vat).toEqual([
      { rate: '20', label: 'TVA', net: '20.00', amount: '4.00' },
      { rate: '5.5', label: 'TVA', net: '10.00', amount: '0.55' },
      { rate: '0', label: '', net: '1.00', amount: '0.00' },
    ]);
  });

  it.each<[string, boolean, [net: string, vat: string][], [tax: string, total: string]]>([
    ['line by line', false, Array.from({ length: 3 }, () => ['1.665', '0.333']), ['0.99', '6.00']],
    [
      'at the end',
      false,
      [
        ['1.665', '0.333'],
        ['1.665', '0.333'],
      ],
      ['0.67', '4.00'],
    ],
    [
      'with tax in the prices',
      true,
      [
        ['9.478673', '0.521327'],
        ['3', '0.165'],
      ],
      ['0.68', '13.16'],
    ],
  ])(
    'has a VAT summary that makes the tax and the total, rounded %s',
    (_name, prices_include_tax, amounts, [tax, total]) => {
      const lines = amounts.map(([net, amount], id) =>
        line({ id, quantity: '1', subtotal: net, total: net, taxes: [{ rate_id: 1, amount }] }),
      );
      const order = testOrder({ prices_include_tax, lines, totals: { total, tax, discount: '0', shipping: '0' } });
      const { vat, totals } = made(saleOf(order, 'invoice'));
      expect(vat).toEqual([{ rate: '20', label: 'TVA', net: totals.net, amount: tax }]);
      expect(totals).toMatchObject({ tax, total });
    },
  );

  it('is none where the lines do not add up', () => {
    const order = testOrder({ totals: { total: '31', tax: '5', discount: '0', shipping: '5' } });
    expect(saleOf(order, 'invoice')).toEqual({
      lines_total: '30.00',
      order_total: '31.00',
      difference: '1.00',
      currency: 'EUR',
    });
  });

  it('names the variation and what was chosen', () => {
    const order = testOrder();
    order.lines[0] = line({ variation_id: 9, meta: [{ key: 'Taille', value: 'M' }] });
    expect(made(saleOf(order, 'order')).lines[0]).toMatchObject({ product_id: 9, name: 'T-shirt, Taille: M' });
  });
});

describe('who can be billed (article 4)', () => {
  const nobody = { ...testOrder().billing, email: '', phone: ' ' };
  const noPhone = { ...testOrder().shipping, phone: '' };
  it.each([
    ['everything', testOrder(), undefined],
    ['no product', testOrder({ lines: testOrder().lines.slice(1) }), 'order_without_products'],
    ['neither e-mail nor phone', testOrder({ billing: nobody, shipping: noPhone }), 'order_without_contact'],
    ['a phone with the delivery address only', testOrder({ billing: nobody }), undefined],
    ['an e-mail only', testOrder({ billing: { ...nobody, email: 'a@b.fr' }, shipping: noPhone }), undefined],
  ])('%s', (_name, order, why) => {
    expect(ineligible(order, woocommerce)).toBe(why);
  });
});

describe('a refund', () => {
  const refund = { id: 45, created_at: '2026-11-26T10:00:00Z', reason: 'Cassé', total: '12', tax: '2' };
  it('by lines becomes a credit note with their VAT, belonging to the sale', () => {
    const lines = [line({ quantity: '1', subtotal: '10', total: '10', taxes: [{ rate_id: 1, amount: '2' }] })];
    expect(made(creditNoteOf(testOrder(), { ...refund, lines }, 'sale.123'))).toMatchObject({
      kind: 'credit_note',
      credit_of: 'sale.123',
      reason: 'Cassé',
      lines: [{ name: 'T-shirt', net: '10.00', gross: '12.00' }],
      totals: { net: '10.00', tax: '2.00', total: '12.00' },
    });
  });
  it('of an amount only is one line, with the order’s VAT', () => {
    expect(made(creditNoteOf(testOrder(), { ...refund, tax: '0', lines: [] }, 'sale.123'))).toMatchObject({
      lines: [
        {
          kind: 'refund',
          name: 'Cassé',
          net: '10.00',
          vat: [{ rate: '20', label: 'TVA', amount: '2.00' }],
          gross: '12.00',
        },
      ],
      vat: [{ rate: '20', label: 'TVA', net: '10.00', amount: '2.00' }],
      totals: { net: '10.00', tax: '2.00', total: '12.00' },
    });
  });
  it('whose lines are not what was given back is none', () => {
    expect(creditNoteOf(testOrder(), { ...refund, lines: [line()] }, 'sale.123')).toMatchObject({
      difference: '12.00',
    });
  });
});

describe('the payment', () => {
  it('is told to the ERP when the shop has it', () => {
    const paid = { paid: true, paid_by: 'shop' as const, paid_at: '2026-11-25T11:00:00Z' };
    expect(paymentOf(testOrder(paid))).toMatchObject({
      paid: true,
      paid_at: '2026-11-25T11:00:00Z',
      title: 'Virement',
    });
  });
  it('is not told back to the ERP that told it', () => {
    const before = { ...paymentOf(testOrder()), qr_payload: 'BCD' };
    expect(paymentOf(testOrder({ paid: true, paid_by: 'erp' }), before)).toBe(before);
    expect(paymentOf(testOrder({ paid: true, paid_by: 'erp' }))).toMatchObject({ paid: false });
  });
});

describe('what counts as a change of a final document', () => {
  const without = (lines: OrderLine[]): OrderLine[] => lines.map((one) => ({ ...one, product_id: 0, sku: '' }));
  const of = (change: Parameters<typeof testOrder>[0]): object => substance(made(saleOf(testOrder(change), 'invoice')));
  it.each([
    ['another caption, because the settings changed', { caption: 'Bonjour' }, false],
    ['another status', { status: 'completed' }, false],
    ['a product that the shop no longer sells', { lines: without(testOrder().lines) }, false],
    ['another note', { note: 'x' }, true],
    ['another address', { billing: { ...testOrder().billing, city: 'Lyon' } }, true],
  ])('%s', (_name, change, counts) => {
    expect(JSON.stringify(of(change)) !== JSON.stringify(of({}))).toBe(counts);
  });
});
