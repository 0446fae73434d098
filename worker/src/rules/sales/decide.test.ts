/**
 * What is decided about an order, from plain data alone: each row a situation. What the lanes make of it over a played shop and a real
 * folder is in lanes/sales*.test.ts.
 */
import { describe, expect, it } from 'vitest';
import {
  answer,
  draft,
  given,
  inWords,
  key,
  known,
  mismatch,
  more,
  ofOrder,
  order,
  type OrderChange,
  record,
  sale,
  set,
  settings,
  waiting,
  wantedOf,
} from '../../../test/known-order.js';
import { playedParticulars } from '../../../test/played-source.js';
import { line, testOrder } from '../../../test/test-order.js';
import type { OrderRecord } from '../../model/record.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { decide } from './decide.js';
import type { Collected } from './decision.js';

describe('the first document of an order', () => {
  const old = { created_at: '2025-12-31T23:59:59Z' };
  const nobody = {
    billing: { ...testOrder().billing, email: '', phone: ' ' },
    shipping: { ...testOrder().shipping, phone: '' },
  };
  const rows: [string, OrderChange, Partial<Collected>, string][] = [
    ['is final where it is sent automatically', {}, {}, 'final invoice'],
    ['is a draft where it is not', {}, { settings: set({ send_email: false }) }, 'draft invoice'],
    [
      'is final where somebody asks for it',
      { finalize: true },
      { settings: set({ send_email: false }) },
      'final invoice',
    ],
    ['is of the kind of the settings', {}, { settings: set({ document: 'delivery_note' }) }, 'final delivery_note'],
    ['waits for its moment', {}, { settings: set({ moment: 'completed' }) }, 'waiting moment_not_reached'],
    ['comes at its moment', { status: 'completed' }, { settings: set({ moment: 'completed' }) }, 'final invoice'],
    [
      'asked for by hand waits for none',
      { requested: true },
      { settings: set({ moment: 'completed' }) },
      'final invoice',
    ],
    ['placed before the start is none', old, {}, '-'],
    ['placed just then is one', { created_at: settings.since }, {}, 'final invoice'],
    ['without a start is none', {}, { settings: set({ since: '' }) }, '-'],
    ['placed before, and asked for, is one', { ...old, requested: true }, {}, 'final invoice'],
    ['placed before, and wanted already, stays one', old, { record: record({ sent: false }) }, 'final invoice'],
    ['placed before, and imported, is one', old, { imported: true }, 'final invoice'],
    ['placed before, and imported before its moment, is one when it comes', old, { record: waiting }, 'final invoice'],
    [
      'in another currency than the ERP’s books is refused',
      {},
      { demands: { need: 'either', country: 'FR', currency: 'CHF' } },
      'refused order_currency',
    ],
    [
      'without a phone is refused where both are demanded',
      { billing: { ...order().billing, phone: '' }, shipping: { ...order().shipping, phone: '' } },
      { demands: { need: 'both', country: 'FR', currency: '' } },
      'refused order_needs_both',
    ],
    ['of a cancelled order is none', { status: 'cancelled' }, {}, '-'],
    ['of a refunded order is none', { status: 'refunded' }, {}, '-'],
    ['of a cancelled order is none, asked for or not', { status: 'cancelled', requested: true }, {}, '-'],
    ['without products is refused', { lines: [] }, {}, 'refused order_without_products'],
    [
      'without products is refused before its moment, too',
      { lines: [] },
      { settings: set({ moment: 'completed' }) },
      'refused order_without_products',
    ],
    ['for nobody is refused', nobody, {}, 'refused order_without_contact'],
    [
      'for nobody is made where the source asks for none',
      nobody,
      { particulars: { ...woocommerce, requires: [] } },
      'final invoice',
    ],
    [
      'of nothing is made where the source asks for none',
      { lines: [], totals: { total: '0', tax: '0', discount: '0', shipping: '0' } },
      { particulars: { ...woocommerce, requires: [] } },
      'final invoice',
    ],
    ['that does not add up is held', mismatch, {}, 'held total_mismatch'],
    ['in the words of another source', { status: 'Annulée' }, { particulars: playedParticulars }, '-'],
    [
      'in words that only WooCommerce has',
      { status: 'cancelled' },
      { particulars: playedParticulars },
      'final invoice',
    ],
  ];
  it.each(rows)('%s', (_name, change, facts, words) => {
    expect(inWords(ofOrder(decide({ order: order(change) }, known(facts))))).toBe(words);
  });

  it('says why: moment and status; the amounts', () => {
    const atEnd = known({ settings: set({ moment: 'completed' }) });
    expect(ofOrder(decide({ order: order() }, atEnd))?.blocked?.params).toEqual({
      moment: 'completed',
      status: 'processing',
    });
    expect(ofOrder(decide({ order: order(mismatch) }, known()))?.blocked?.params).toEqual({
      lines_total: '30.00',
      order_total: '30.01',
      difference: '0.01',
      currency: 'EUR',
    });
  });

  it('has the order’s name, and when it was asked for', () => {
    const { wishes } = decide({ order: order({ requested: true, requested_at: '2026-11-26T00:00:00Z' }) }, known());
    expect(wishes).toMatchObject([
      { erpKey: key, label: '123 · Martin SARL · 30.00 EUR', wanted: { key, asked_at: '2026-11-26T00:00:00Z' } },
    ]);
  });

  it.each<[string, OrderRecord | undefined, string[]]>([
    ['was never heard of: nothing', undefined, []],
    ['waited: it does so no more', waiting, [key]],
    ['was to be sent: it is so no more', record({ state: 'pending', sent: false }), [key]],
    ['is over already: nothing', record({ wanted: undefined, sent: false }), []],
  ])('of a cancelled order that %s', (_name, before, forget) => {
    expect(decide({ order: order({ status: 'cancelled' }) }, known({ record: before }))).toEqual({
      wishes: [],
      forget,
      notes: [],
    });
  });
});

describe('an order that has its document', () => {
  const rows: [string, OrderChange, Partial<Collected>, string][] = [
    ['keeps its kind, whatever the settings say', {}, { settings: set({ document: 'order' }) }, 'final invoice'],
    [
      'stays final, though none are sent automatically by now',
      {},
      { settings: set({ send_email: false }) },
      'final invoice',
    ],
    [
      'stays a draft, though all are sent automatically by now',
      {},
      { record: record({ wanted: sale({ state: 'draft' }) }) },
      'draft invoice',
    ],
    [
      'becomes final where somebody asks for it',
      { finalize: true },
      { record: record({ wanted: sale({ state: 'draft' }) }) },
      'final invoice',
    ],
    ['waits for no moment', {}, { settings: set({ moment: 'completed' }) }, 'final invoice'],
    ['nor for a start', { created_at: '2020-01-01T00:00:00Z' }, {}, 'final invoice'],
    ['takes it back when it is cancelled', { status: 'cancelled' }, {}, 'withdrawn invoice'],
    ['takes a draft back, too', { status: 'trash' }, { answer: draft }, 'withdrawn invoice'],
    ['keeps it when it is refunded', { status: 'refunded' }, {}, 'final invoice'],
    ['brings it back, final', {}, { record: record({ wanted: sale({ state: 'withdrawn' }) }) }, 'final invoice'],
    [
      'brings it back, as a draft',
      {},
      { record: record({ wanted: sale({ state: 'withdrawn' }) }), settings: set({ send_email: false }) },
      'draft invoice',
    ],
    ['that stops adding up leaves it as it is', mismatch, {}, 'held total_mismatch, kept'],
    [
      'that stops adding up, and is cancelled, takes back what was sent',
      { ...mismatch, status: 'cancelled' },
      {},
      'withdrawn invoice',
    ],
  ];
  it.each(rows)('%s', (_name, change, facts, words) => {
    expect(inWords(ofOrder(decide({ order: order(change) }, known({ record: record(), ...facts }))))).toBe(words);
  });

  it('is changed as long as that is not final', () => {
    const { wishes, notes } = decide({ order: order(more) }, known({ record: record(), answer: draft }));
    expect(wantedOf(wishes[0])?.content.totals.total).toBe('48.00');
    expect(notes).toEqual([]);
  });

  it('takes back what was sent, not what it has become since', () => {
    const { wishes } = decide({ order: order({ ...more, status: 'cancelled' }) }, known({ record: record() }));
    expect(wantedOf(wishes[0])).toMatchObject({ state: 'withdrawn', content: { totals: { total: '30.00' } } });
  });

  it('is told that it was paid, but not what the ERP said itself', () => {
    const paid = { paid: true, paid_at: '2026-11-26T08:00:00Z' };
    const now = (by: 'shop' | 'erp'): unknown =>
      wantedOf(decide({ order: order({ ...paid, paid_by: by }) }, known({ record: record() })).wishes[0])?.payment.paid;
    expect([now('shop'), now('erp')]).toEqual([true, false]);
  });
});

it('what the ERP said of a payment leaves what was told it before', () => {
  const before = { ...sale().payment, paid: true, paid_at: '2026-11-25T10:00:00Z' };
  const facts = known({ record: record({ wanted: sale({ payment: before }) }) });
  const { wishes } = decide({ order: order({ paid: true, paid_by: 'erp', paid_at: '2026-11-26T08:00:00Z' }) }, facts);
  expect(wantedOf(wishes[0])?.payment).toEqual(before);
});

describe('a product that was deleted keeps what the ERP was told of it', () => {
  const gone = line({ product_id: 0, variation_id: 0, gone_id: 7, sku: '' });
  const product = { product_id: 7, sku: 'TEE' };
  const lines = [gone, ...order().lines.slice(1)];
  it.each<[string, OrderRecord]>([
    ['in the document', record()],
    ['in one that was not sent yet', record({ sent: false })],
  ])('%s', (_name, before) => {
    const { wishes } = decide({ order: order({ lines }) }, known({ record: before }));
    expect(wantedOf(wishes[0])?.content.lines).toMatchObject([product, {}]);
  });

  it('and in the credit note', () => {
    const part = line({ ...gone, quantity: '1', total: '10', subtotal: '10', taxes: [{ rate_id: 1, amount: '2' }] });
    const refunds = [{ id: 45, created_at: '', reason: '', total: '12', tax: '2', lines: [part] }];
    const { wishes } = decide({ order: order({ refunds }) }, known({ record: record() }));
    expect(wantedOf(wishes[1])?.content.lines).toMatchObject([product]);
  });
});

describe('where the journal was lost', () => {
  const rows: [string, OrderChange, Partial<Collected>, string][] = [
    ['the ledger says what was sent', {}, { given: given() }, 'draft order'],
    ['the ledger goes before the answer', {}, { given: given(), answer: answer() }, 'draft order'],
    ['the answer stands in for the ledger', {}, { answer: answer({ type: 'delivery_note' }) }, 'final delivery_note'],
    ['a draft’s, too', {}, { answer: draft }, 'draft invoice'],
    [
      'an answer of a kind that is none is of the settings’ kind',
      {},
      { answer: answer({ type: 'other' }), settings: set({ document: 'order' }) },
      'final order',
    ],
    ['and so is a credit note', {}, { answer: answer({ type: 'credit_note' }) }, 'final invoice'],
    ['a final document is not taken back', { status: 'cancelled' }, { answer: answer() }, 'final invoice'],
    ['one that is not final is', { status: 'cancelled' }, { given: given() }, 'withdrawn order'],
    [
      'one that does not add up is left to a person',
      { ...mismatch, status: 'cancelled' },
      { given: given() },
      'held total_mismatch',
    ],
    ['a withdrawn one comes back', {}, { given: given({ state: 'withdrawn' }) }, 'final order'],
    [
      'a worker that died after writing has not noted it',
      {},
      {
        record: record({ sent: false }),
        given: given({ kind: 'invoice', state: 'final' }),
        settings: set({ document: 'order' }),
      },
      'final invoice',
    ],
  ];
  it.each(rows)('%s', (_name, change, facts, words) => {
    expect(inWords(ofOrder(decide({ order: order(change) }, known(facts))))).toBe(words);
  });
});
