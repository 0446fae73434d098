/** What a source shows of a sale: every end of it in one word. */
import { describe, expect, it } from 'vitest';
import { testOrder } from '../../../test/test-order.js';
import type { OrderState } from '../../model/order.js';
import type { OrderRecord } from '../../model/record.js';
import type { Sale, SaleContent, SaleState } from '../../model/sale.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { paymentOf, saleOf } from './sale.js';
import { stateShown, type KnownOfSale, type WantedState } from './state-shown.js';

const qr_payload = 'BCD\n002\n1\nSCT\n\nMartin\nBE68539007547034\nEUR30.00';
const sale = (state: Sale['state'] = 'final'): Sale => ({
  key: 'sale.123',
  state,
  asked_at: '',
  content: saleOf(testOrder(), 'invoice') as SaleContent,
  payment: { ...paymentOf(testOrder()), qr_payload },
});
const record = (change: Partial<OrderRecord> = {}): OrderRecord => ({
  erpKey: 'sale.123',
  label: 'the order',
  state: 'applied',
  reason: '',
  params: {},
  wanted: sale(),
  sent: true,
  trait: '',
  ...change,
});
const answer = (change: Partial<SaleState> = {}): SaleState => ({
  key: 'sale.123',
  type: 'invoice',
  number: 'FA1',
  state: 'final',
  date: '2026-11-25',
  dueDate: '',
  total: '30.00',
  currency: 'EUR',
  paid: undefined,
  stockOut: true,
  ...change,
});
const shown = (facts: Partial<KnownOfSale>): WantedState =>
  stateShown({
    ...{ record: record(), answer: undefined, difference: undefined, particulars: woocommerce, statuses: {} },
    ...facts,
  })[0]?.wanted as WantedState;

describe('the word', () => {
  it.each<[OrderState['state'], string, Partial<KnownOfSale>]>([
    ['sent', '', {}],
    ['draft', '', { answer: answer({ state: 'draft', paid: true }) }],
    ['invoiced', '', { answer: answer() }],
    ['paid', '', { answer: answer({ paid: true }) }],
    ['waiting', '', { record: record({ state: 'pending' }) }],
    ['waiting', 'moment_not_reached', { record: record({ state: 'waiting', reason: 'moment_not_reached' }) }],
    ['held', 'total_mismatch', { record: record({ state: 'held', reason: 'total_mismatch' }), answer: answer() }],
    ['refused', 'x', { record: record({ state: 'refused', reason: 'x' }) }],
    ['failed', 'x', { record: record({ state: 'failed', reason: 'x' }) }],
    ['withdrawn', 'cancelled_unsent', { record: record({ wanted: undefined }) }],
    ['withdrawn', 'withdrawn_in_shop', { record: record({ wanted: sale('withdrawn') }) }],
    [
      'withdrawn',
      'withdrawn_in_shop',
      { record: record({ wanted: sale('withdrawn') }), answer: answer({ state: 'draft' }) },
    ],
    ['invoiced', '', { record: record({ wanted: sale('withdrawn') }), answer: answer() }],
  ])('%s (%s)', (state, reason, facts) => {
    expect(shown(facts)).toMatchObject({ state, reason });
  });
});

it('says what the ERP answered', () => {
  expect(shown({}).document).toBeNull();
  expect(shown({ answer: answer() }).document).toEqual({
    type: 'invoice',
    number: 'FA1',
    state: 'final',
    date: '2026-11-25',
    due_date: '',
    total: '30.00',
    currency: 'EUR',
    paid: '',
    stock_out: '1',
  });
});

it.each<[string, Partial<KnownOfSale>, string]>([
  ['nothing', { answer: answer() }, ''],
  ['the order is another by now', { answer: answer(), difference: { hash: 'x', total: '48.00' } }, '48.00'],
  ['the ERP’s total is another than was asked for', { answer: answer({ total: '29.99' }) }, '30.00'],
  ['that of a draft says nothing', { answer: answer({ total: '29.99', state: 'draft' }) }, ''],
  ['nor that in another currency', { answer: answer({ total: '29.99', currency: 'CHF' }) }, ''],
  ['nor that of another kind of document', { answer: answer({ total: '29.99', type: 'order' }) }, ''],
])('differs where %s', (_name, facts, difference) => {
  expect(shown(facts).difference).toBe(difference);
});

it('the QR code names the document once that is final', () => {
  expect(shown({ answer: answer({ state: 'draft' }) }).qr_payload).toBe(qr_payload);
  expect(shown({ answer: answer() }).qr_payload).toBe(`${qr_payload}\n\n\nFA1`);
  expect(shown({ record: record({ wanted: undefined }) }).qr_payload).toBe('');
});

it.each<[string, OrderState['order_id'] | undefined]>([
  ['sale.123', 123],
  ['sale.other.gid~3A1', 'gid:1'],
  ['refund.123', undefined],
  ['line.documents~2Ecsv', undefined],
])('%s is of the order %s', (erpKey, order_id) => {
  const facts = { record: record({ erpKey }), answer: undefined, difference: undefined };
  expect(stateShown({ ...facts, particulars: woocommerce, statuses: {} })).toMatchObject(
    order_id === undefined ? [] : [{ erpKey, label: 'the order', wanted: { order_id } }],
  );
});

describe('the status that the order gets (article 4)', () => {
  const statuses = { invoiced: 'processing', stock_out: 'completed', withdrawn: 'on-hold' };
  const status = (facts: Partial<KnownOfSale>): WantedState['status'] => shown({ statuses, ...facts }).status;

  it.each<[string, WantedState['status'], Partial<KnownOfSale>]>([
    ['follows the ERP', { to: 'completed', step: 'stock_out' }, { answer: answer() }],
    [
      'also while the worker cannot send the sale',
      { to: 'processing', step: 'invoiced' },
      {
        record: record({ state: 'failed', reason: 'x' }),
        answer: answer({ stockOut: false }),
      },
    ],
    [
      'is that of a withdrawn sale',
      { to: 'on-hold', step: 'withdrawn' },
      {
        record: record({ wanted: sale('withdrawn') }),
        answer: answer({ state: 'draft' }),
      },
    ],
    ['is left alone before the ERP answers', undefined, {}],
    ['is left alone unless the admin chose one', undefined, { answer: answer(), statuses: {} }],
  ])('%s', (_what, expected, facts) => {
    expect(status(facts)).toEqual(expected);
    // One that is left alone is not there at all: else every state would be told anew.
    expect('status' in shown({ statuses, ...facts })).toBe(expected !== undefined);
  });
});
