/** A credit note for an amount only: its VAT is that of the order, and it is the amount to the cent. */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { WooCommerceRefund as OrderRefund } from '../../shops/woocommerce/orders.js';
import { line, testOrder } from '../../../test/test-order.js';
import { splitRefund } from './refund-split.js';

const refund = (total: string, more: Partial<OrderRefund> = {}): OrderRefund => ({
  id: 45,
  created_at: '2026-11-26T10:00:00Z',
  reason: 'Cassé',
  total,
  tax: '0',
  lines: [],
  ...more,
});

const tax = (rate_id: number, rate: string) => ({
  rate_id,
  label: 'TVA',
  rate,
  compound: false,
  amount: '0',
  shipping_amount: '0',
});
/** Books at 5.5 %, shirts at 20 %, a deposit without VAT: 10.55 + 24.00 + 1.00. */
const mixed = (change: Parameters<typeof testOrder>[0] = {}) =>
  testOrder({
    lines: [
      line(),
      line({ id: 2, name: 'Livre', subtotal: '10', total: '10', taxes: [{ rate_id: 2, amount: '0.55' }] }),
      line({ id: 3, kind: 'fee', name: 'Consigne', subtotal: '1', total: '1', taxes: [{ rate_id: 1, amount: '0' }] }),
    ],
    taxes: [tax(1, '20'), tax(2, '5.5')],
    totals: { total: '35.55', tax: '4.55', discount: '0', shipping: '0' },
    ...change,
  });

const shown = (...of: Parameters<typeof splitRefund>): string[] =>
  splitRefund(...of).map(({ net, vat, gross }) =>
    [net, ...vat.map(({ rate, amount }) => `${rate}%:${amount}`), gross].join(' '),
  );

describe('the whole order given back', () => {
  it('is what the order was, by VAT', () => {
    expect(shown(mixed(), refund('35.55'))).toEqual(['20.00 20%:4.00 24.00', '10.00 5.5%:0.55 10.55', '1.00 1.00']);
  });

  it('but for what refunds by lines gave back before, is the rest', () => {
    const book = line({ quantity: '1', subtotal: '5', total: '5', taxes: [{ rate_id: 2, amount: '0.28' }] });
    const first = refund('5.28', { id: 44, lines: [book] });
    const later = refund('1', { id: 46, lines: [book] });
    expect(shown(mixed({ refunds: [first, refund('30.27'), later] }), refund('30.27'))).toEqual([
      '20.00 20%:4.00 24.00',
      '5.00 5.5%:0.27 5.27',
      '1.00 1.00',
    ]);
  });

  it('keeps the VAT as the shop rounded it, line by line', () => {
    const half = line({ quantity: '1', subtotal: '0.45', total: '0.45', taxes: [{ rate_id: 1, amount: '0.045' }] });
    const totals = { total: '1.00', tax: '0.10', discount: '0', shipping: '0' };
    expect(shown(testOrder({ lines: [half, half], totals }), refund('1.00'))).toEqual(['0.90 20%:0.10 1.00']);
  });
});

describe('a part of it', () => {
  it.each(['0.01', '0.10', '9.99', '12', '17.77', '35.54'])('of %s is that amount, net and VAT', (total) => {
    const lines = splitRefund(mixed(), refund(total));
    const gross = lines.reduce((all, one) => all.plus(one.gross), Big(0));
    expect(gross.toFixed(2)).toBe(Big(total).toFixed(2));
    for (const one of lines) {
      expect(one.vat.reduce((all, { amount }) => all.plus(amount), Big(one.net)).toFixed(2)).toBe(one.gross);
    }
  });

  it('holds the same share of each VAT', () => {
    expect(shown(mixed(), refund('17.78'))).toEqual(['10.00 20%:2.00 12.00', '5.00 5.5%:0.28 5.28', '0.50 0.50']);
  });

  it('of an order without VAT holds none, nor does what is more than there was', () => {
    const free = testOrder({
      lines: [line({ taxes: [] })],
      totals: { total: '20', tax: '0', discount: '0', shipping: '0' },
    });
    expect(shown(free, refund('5'))).toEqual(['5.00 5.00']);
    const all = refund('30', { id: 44, lines: testOrder().lines });
    expect(shown(testOrder({ refunds: [all] }), refund('5'))).toEqual(['5.00 5.00']);
  });

  it('in a currency without decimals has none', () => {
    expect(shown(testOrder({ decimals: 0 }), refund('15'))).toEqual(['12.00 20%:3.00 15.00']);
  });
});
