/** Invariant 7 and article 3: lines add up to the order's total to the cent by WooCommerce's ways of rounding, or not at all. */
import { describe, expect, it } from 'vitest';
import { addUp, type Amounts } from './money.js';

const amounts = (net: string, ...vat: [rate: number, amount: string][]): Amounts => ({
  net,
  vat: vat.map(([rate_id, amount]) => ({ rate_id, amount })),
  shipping: false,
  fee: false,
});
const shipping = (net: string, ...vat: [rate: number, amount: string][]): Amounts => ({
  ...amounts(net, ...vat),
  shipping: true,
});

describe('lines that add up', () => {
  it.each<[name: string, lines: Amounts[], total: string, rounding: string]>([
    ['plain', [amounts('20', [1, '4']), shipping('5', [1, '1'])], '30.00', 'line'],
    ['no tax', [amounts('9.99')], '9.99', 'line'],
    ['nothing', [amounts('0')], '0', 'line'],
    ['a negative fee', [amounts('20', [1, '4']), amounts('-5', [1, '-1'])], '18', 'line'],
    // Three times 0.333333 net and 0.066667 VAT: 1.20 by the sum, 1.20 by line (0.33 + 0.07 each).
    ['prices with tax', Array.from({ length: 3 }, () => amounts('0.333333', [1, '0.066667'])), '1.20', 'line'],
    // VAT of 0.045 twice: 0.10 by line (0.05 each), 0.09 when summed first.
    ['halves by line', [amounts('0.45', [1, '0.045']), amounts('0.45', [1, '0.045'])], '1.00', 'line'],
    ['halves summed first', [amounts('0.45', [1, '0.045']), amounts('0.45', [1, '0.045'])], '0.99', 'rate'],
    // Two rates of 0.004 each round to nothing on their own, and to a cent together.
    ['rates summed together', [amounts('1', [1, '0.004'], [2, '0.004'])], '1.01', 'total'],
    // Nets with six decimals are not rounded one by one.
    ['unrounded nets', [amounts('0.334', [1, '0.07']), amounts('0.334', [1, '0.07'])], '0.81', 'line_vat'],
    ['floats would fail', [amounts('0.1'), amounts('0.2')], '0.30', 'line'],
  ])('%s', (_name, lines, total, rounding) => {
    expect(addUp(lines, { total, tax: '' }, 2, false)).toEqual({ ok: true, rounding, halves: 'up' });
  });

  it('in a currency without decimals, and in one with three', () => {
    const yen = { total: '111', tax: '' };
    expect(addUp([amounts('100.4', [1, '10.4'])], yen, 0, false)).toMatchObject({ ok: true, rounding: 'total' });
    expect(addUp([amounts('1.2345', [1, '0.1234'])], { total: '1.358', tax: '' }, 3, false)).toMatchObject({
      ok: true,
    });
  });
});

it('nets of fees are rounded in the total only: an order of WooCommerce 11.0.1', () => {
  const fee = (...of: Parameters<typeof amounts>): Amounts => ({ ...amounts(...of), fee: true });
  const lines = [
    amounts('23.331', [1, '1.283205']),
    amounts('99.95', [1, '5.49725']),
    amounts('70.00'),
    amounts('38.85', [2, '3.885']),
    fee('2.78556', [3, '0.557112']),
    fee('0.858881', [2, '0.085888']),
  ];
  expect(addUp(lines, { total: '247.09', tax: '11.32' }, 2, false)).toMatchObject({ ok: true, rounding: 'line' });
});

describe('prices that include tax', () => {
  it.each<[name: string, lines: Amounts[], total: string, tax: string, rounding: string]>([
    // Books at 5.5 % with shipping for 3.00: 0.165 of VAT count as 0.16 in WooCommerce.
    ['by line', [amounts('9.478673', [1, '0.521327']), shipping('3', [1, '0.165'])], '13.16', '0.68', 'line'],
    ['by line, twice', [shipping('3', [1, '0.165']), amounts('3', [1, '0.165'])], '6.32', '0.32', 'line'],
    ['given back', [amounts('-3', [1, '-0.165'])], '-3.16', '-0.16', 'line'],
    // More than a half goes up here, too.
    ['more than a half', [amounts('3', [1, '0.165001'])], '3.17', '0.17', 'line'],
  ])('round halves of VAT down: %s', (_name, lines, total, tax, rounding) => {
    expect(addUp(lines, { total, tax }, 2, true)).toEqual({ ok: true, rounding, halves: 'down' });
    expect(addUp(lines, { total, tax }, 2, false).ok).toBe(tax === '0.17');
  });

  it('may all the same have been rounded up by whoever made the order', () => {
    const lines = [amounts('3', [1, '0.165']), amounts('3', [1, '0.165'])];
    expect(addUp(lines, { total: '6.34', tax: '0.34' }, 2, true)).toEqual({
      ok: true,
      rounding: 'line',
      halves: 'up',
    });
  });
});

it('of several ways that make the total, the one that makes the tax, too', () => {
  // By line 0.33 + 0.33 and 0.07 + 0.07; summed first 0.67 and 0.13: 0.80 both.
  const lines = [amounts('0.334', [1, '0.066']), amounts('0.333', [1, '0.066'])];
  expect(addUp(lines, { total: '0.80', tax: '0.14' }, 2, false)).toMatchObject({ rounding: 'line' });
  expect(addUp(lines, { total: '0.80', tax: '0.13' }, 2, false)).toMatchObject({ rounding: 'rate' });
});

describe('lines that do not add up', () => {
  it.each([
    ['a cent less', '29.99', '0.01'],
    ['a cent more', '30.01', '0.01'],
    ['far off', '1000', '970.00'],
  ])('are told with the difference: %s', (_name, total, difference) => {
    expect(addUp([amounts('20', [1, '4']), shipping('5', [1, '1'])], { total, tax: '5' }, 2, false)).toMatchObject({
      ok: false,
      lines_total: '30.00',
      difference,
    });
  });
});
