/** What is decided about refunds; the rest: decide.test.ts. */
import { describe, expect, it } from 'vitest';
import {
  answer,
  content,
  given,
  inWords,
  key,
  known,
  mismatch,
  order,
  type OrderChange,
  record,
  sale,
  set,
  unknown,
  waiting,
  wantedOf,
} from '../../../test/known-order.js';
import { line, testOrder } from '../../../test/test-order.js';
import type { WooCommerceRefund as OrderRefund } from '../../shops/woocommerce/orders.js';
import type { OrderRecord, Wish } from '../../model/record.js';
import type { Sale, SaleContent } from '../../model/sale.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { decide } from './decide.js';
import type { Collected, Decision, Known } from './decision.js';
import { creditNoteOf } from './sale.js';

describe('a refund', () => {
  const amount: OrderRefund = {
    id: 45,
    created_at: '2026-11-26T10:00:00Z',
    reason: 'Cassé',
    total: '12',
    tax: '2',
    lines: [],
  };
  const byLines: OrderRefund = {
    ...amount,
    lines: [line({ quantity: '1', total: '10', subtotal: '10', taxes: [{ rate_id: 1, amount: '2' }] })],
  };
  const noteKey = 'refund.45';
  const note = (refund = amount, state: Sale['state'] = 'final'): Sale => ({
    ...sale({ key: noteKey, state }),
    content: creditNoteOf(order(), refund, key, content()) as SaleContent,
  });
  const facts = (change: Partial<OrderRecord> = {}, more_: Partial<Known> = {}): ReadonlyMap<string, Known> =>
    new Map([
      [
        noteKey,
        { ...unknown, record: record({ erpKey: noteKey, label: 'the refund', wanted: note(), ...change }), ...more_ },
      ],
    ]);
  const of = (refunds: OrderRefund[], collected: Partial<Collected>, change: OrderChange = {}): Decision =>
    decide({ order: order({ ...change, refunds }) }, known({ record: record(), ...collected }));
  const ofRefund = ({ wishes }: Decision): Wish | undefined => wishes.find(({ erpKey }) => erpKey === noteKey);

  it.each<[string, Parameters<typeof of>, string]>([
    ['asks for a credit note', [[amount], {}], 'final credit_note'],
    [
      'asks for a draft where nothing is sent automatically',
      [[amount], { settings: set({ send_email: false }) }],
      'draft credit_note',
    ],
    ['comes with the order’s first document', [[amount], { record: undefined }], 'final credit_note'],
    [
      'waits while the order waits',
      [[amount], { record: undefined, settings: set({ moment: 'completed' }) }],
      'waiting sale_first',
    ],
    ['does not wait where the ERP has the order', [[amount], {}, mismatch], 'final credit_note'],
    ['whose lines are not its amount is held', [[{ ...byLines, total: '13' }], {}], 'held refund_mismatch'],
    [
      'of a final document whose order is cancelled asks, too',
      [[amount], { answer: answer() }, { status: 'cancelled' }],
      'final credit_note',
    ],
    [
      'of one that the ERP made final before it heard of the cancellation asks, too',
      [
        [amount],
        { record: record({ wanted: sale({ state: 'withdrawn' }) }), answer: answer() },
        { status: 'cancelled' },
      ],
      'final credit_note',
    ],
    ['of an order that is taken back is none', [[amount], {}, { status: 'cancelled' }], '-'],
    ['of one that is none is none', [[amount], { record: undefined }, { status: 'cancelled' }], '-'],
    [
      'that was deleted comes back',
      [[amount], { refunds: facts({ wanted: note(amount, 'withdrawn') }) }],
      'final credit_note',
    ],
  ])('%s', (_name, args, words) => {
    expect(inWords(ofRefund(of(...args)))).toBe(words);
  });

  it('belongs to its order, and is called like it', () => {
    expect(ofRefund(of([amount], {}))).toMatchObject({
      label: '123 · Martin SARL · 30.00 EUR (−12)',
      trait: key,
      wanted: { key: noteKey, asked_at: '', content: { credit_of: key }, payment: { paid: false, method: '' } },
    });
    const waits = ofRefund(of([amount], { record: undefined, settings: set({ moment: 'completed' }) }));
    expect(waits).toMatchObject({ trait: key, blocked: { params: { order: '123' } } });
  });

  it('has the key of the order’s source', () => {
    const { wishes } = decide(
      { order: { ...order({ refunds: [amount] }), id: 'A' } },
      known({ source: 'other', key: 'sale.other.~41', particulars: woocommerce }),
    );
    expect(wishes.map(({ erpKey, trait = '' }) => [erpKey, trait])).toEqual([
      ['sale.other.~41', ''],
      ['refund.other.45', 'sale.other.~41'],
    ]);
  });

  it('is asked for once: what the order became later is no news', () => {
    const later = of([amount], { refunds: facts() }, { billing: { ...testOrder().billing, city: 'Lyon' } });
    expect(wantedOf(ofRefund(later))).toEqual(note());
    expect(later.wishes.map(({ erpKey }) => erpKey)).toEqual([key, noteKey]);
  });

  it('that was read before its lines were stored is asked for with them, unless that is final', () => {
    expect(wantedOf(ofRefund(of([byLines], { refunds: facts() })))?.content.lines).toMatchObject([{ name: 'T-shirt' }]);
    const final = facts({}, { answer: answer({ key: noteKey, type: 'credit_note' }) });
    expect(wantedOf(ofRefund(of([byLines], { refunds: final })))).toEqual(note());
    // With its lines it is whole.
    const whole = facts({ wanted: note(byLines) });
    expect(wantedOf(ofRefund(of([{ ...byLines, reason: 'x' }], { refunds: whole })))).toEqual(note(byLines));
  });

  describe('that is deleted', () => {
    const withdrawn = { erpKey: noteKey, label: 'the refund', trait: key, wanted: { ...note(), state: 'withdrawn' } };

    it.each<[string, ReadonlyMap<string, Known>]>([
      ['was sent', facts()],
      ['was sent, and is a draft', facts({}, { answer: answer({ key: noteKey, state: 'draft' }) })],
      ['was written by a worker that died', facts({ sent: false }, { given: given({ kind: 'credit_note' }) })],
    ])('and %s is taken back', (_name, refunds) => {
      const decision = of([], { refunds });
      expect(ofRefund(decision)).toEqual(withdrawn);
      expect([decision.forget, decision.notes]).toEqual([[], []]);
    });

    it('is taken back with its order, and with one that is gone', () => {
      expect(ofRefund(of([amount], { refunds: facts() }, { status: 'cancelled' }))).toEqual(withdrawn);
      expect(ofRefund(decide({ gone: true }, known({ record: record(), refunds: facts() })))).toEqual(withdrawn);
      expect(ofRefund(decide({ gone: true }, known({ record: waiting, refunds: facts() })))).toEqual(withdrawn);
    });

    it('and never sent is over', () => {
      const decision = of([], { refunds: facts({ state: 'waiting', wanted: undefined, sent: false }) });
      expect([ofRefund(decision), decision.forget, decision.notes]).toEqual([undefined, [noteKey], []]);
    });

    it('and waited for an order that is cancelled does so no more', () => {
      const refunds = facts({ state: 'waiting', wanted: undefined, sent: false });
      const decision = of([amount], { record: waiting, refunds }, { status: 'cancelled' });
      expect(decision).toEqual({ wishes: [], forget: [key, noteKey], notes: [] });
    });

    const final = { answer: answer({ key: noteKey, number: 'AV1' }) };
    it('after it was final stays, which is told once', () => {
      const decision = of([], { refunds: facts({}, final) });
      expect([ofRefund(decision), decision.forget]).toEqual([undefined, [noteKey]]);
      expect(decision.notes).toEqual([
        { erpKey: noteKey, label: 'the refund', reason: 'refund_deleted_after_final', params: { document: 'AV1' } },
      ]);
      const again = of([], { refunds: facts({ wanted: note(amount, 'withdrawn') }, final) });
      expect([again.forget, again.notes]).toEqual([[noteKey], []]);
    });
  });
});
