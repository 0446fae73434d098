/** What is decided about a final document, and about an order that is gone or breaks; the rest: decide.test.ts. */
import { describe, expect, it } from 'vitest';
import {
  answer,
  content,
  draft,
  given,
  key,
  known,
  mismatch,
  more,
  order,
  type OrderChange,
  record,
  sale,
  unknown,
  waiting,
} from '../../../test/known-order.js';
import { hashOf, type OrderRecord } from '../../model/record.js';
import { decide } from './decide.js';
import type { Collected, Decision } from './decision.js';
import { substance } from './sale.js';

describe('a final document', () => {
  const final = (change: Partial<Collected> = {}): Collected =>
    known({ record: record(), answer: answer(), ...change });
  const after = (change: OrderChange, facts: Partial<Collected> = {}): Decision =>
    decide({ order: order(change) }, final(facts));

  it('is what it was made from, whatever the order becomes; only the payment is told', () => {
    const { wishes } = after({ ...more, paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' });
    expect(wishes).toMatchObject([
      { wanted: { state: 'final', content: { totals: { total: '30.00' } }, payment: { paid: true } } },
    ]);
  });

  const changed = hashOf(substance(content(more)));
  it.each<[string, OrderChange, Collected['difference'], string, unknown]>([
    ['that the order is as it was: nothing', {}, undefined, '', 'same'],
    ['that it changed: a note', more, undefined, 'changed_after_final', { hash: changed, total: '48.00' }],
    ['that it changed, which was told: nothing', more, { hash: changed, total: '48.00' }, '', 'same'],
    [
      'that it changed again: a note',
      more,
      { hash: 'other', total: '1' },
      'changed_after_final',
      { hash: changed, total: '48.00' },
    ],
    ['that it is right again: no note, and no difference', {}, { hash: changed, total: '48.00' }, '', undefined],
    [
      'that it is cancelled: a note',
      { status: 'cancelled' },
      undefined,
      'cancelled_after_final',
      { hash: 'cancelled', total: '30.00' },
    ],
    [
      'that it is cancelled, which was told: nothing',
      { status: 'cancelled' },
      { hash: 'cancelled', total: '30.00' },
      '',
      'same',
    ],
    ['that it does not add up any more: a note', mismatch, undefined, 'changed_after_final', { total: '30.01' }],
    ['a text that follows the settings is no change', { caption: 'Bonjour' }, undefined, '', 'same'],
  ])('tells %s', (_name, change, difference, reason, now) => {
    const decision = after(change, { difference });
    expect(decision.notes.map((note) => note.reason)).toEqual(reason === '' ? [] : [reason]);
    if (now === 'same') expect(decision.difference).toBeUndefined();
    else if (now === undefined) expect(decision.difference).toEqual({ key, now: undefined });
    else expect(decision.difference).toMatchObject({ key, now });
  });

  it('is named in the note, with both totals', () => {
    expect(after(more).notes).toEqual([
      {
        erpKey: key,
        label: '123 · Martin SARL · 48.00 EUR',
        reason: 'changed_after_final',
        params: { document: 'FA1', old_total: '30.00', new_total: '48.00', currency: 'EUR' },
      },
    ]);
    expect(after({ status: 'failed' }).notes).toMatchObject([{ params: { document: 'FA1', status: 'failed' } }]);
  });
});

describe('an order that is gone', () => {
  const gone = (facts: Partial<Collected>): Decision => decide({ gone: true }, known(facts));

  it('of which nobody knows: nothing', () => {
    expect(gone({ given: given() })).toEqual({ wishes: [], forget: [], notes: [] });
  });

  it('that waited does so no more', () => {
    expect(gone({ record: waiting })).toEqual({ wishes: [], forget: [key], notes: [] });
  });

  it('that was to be sent, and was not, is not sent', () => {
    expect(gone({ record: record({ sent: false }) })).toEqual({ wishes: [], forget: [key], notes: [] });
  });

  it.each<[string, Partial<Collected>]>([
    ['takes its document back', { record: record() }],
    ['takes a draft back', { record: record(), answer: draft }],
    ['takes back what a worker that died had written', { record: record({ sent: false }), given: given() }],
  ])('%s', (_name, facts) => {
    expect(gone(facts)).toMatchObject({
      wishes: [
        { erpKey: key, label: 'the order', wanted: { state: 'withdrawn', content: { totals: { total: '30.00' } } } },
      ],
      forget: [],
      notes: [],
    });
  });

  it.each<[string, Collected['difference'], boolean]>([
    ['which is told', undefined, true],
    ['which is told, though it was said to have changed', { hash: 'x', total: '48.00' }, true],
    ['which is told once', { hash: 'deleted', total: '' }, false],
    ['which is not told where it was cancelled before', { hash: 'cancelled', total: '30.00' }, false],
  ])('leaves its final document and credit notes, %s', (_name, difference, told) => {
    const refunds = new Map([['refund.45', { ...unknown, record: record({ erpKey: 'refund.45' }) }]]);
    const decision = gone({ record: record(), answer: answer(), difference, refunds });
    expect(decision.wishes).toEqual([{ erpKey: key, label: 'the order', wanted: sale() }]);
    expect(decision.notes).toEqual(
      told
        ? [
            {
              erpKey: key,
              label: 'the order',
              reason: 'cancelled_after_final',
              params: { document: 'FA1', status: 'deleted' },
            },
          ]
        : [],
    );
    expect(decision.difference).toEqual(told ? { key, now: { hash: 'deleted', total: '' } } : undefined);
  });
});

describe('an order on which its source breaks', () => {
  it.each<[string, OrderRecord | undefined, object]>([
    ['waits', undefined, { label: '123' }],
    ['keeps what the ERP has', record(), { label: 'the order', wanted: sale() }],
  ])('%s', (_name, before, more_) => {
    const blocked = { state: 'waiting', reason: 'order_broken', params: { detail: 'exit' } };
    expect(decide({ broken: { id: '123', detail: 'exit' } }, known({ record: before }))).toEqual({
      wishes: [{ erpKey: key, blocked, ...more_ }],
      forget: [],
      notes: [],
    });
  });
});

describe('« Une fois les produits en sortie de stock, les modifications […] ne sont plus synchronisées » : a draft whose goods are gone', () => {
  const frozen = answer({ state: 'draft', stockOut: true });
  const before = record({ wanted: sale({ state: 'draft' }) });
  const after = (change: OrderChange, facts: Partial<Collected> = {}): Decision =>
    decide({ order: order(change) }, known({ record: before, answer: frozen, ...facts }));

  it('stays what it is, and that the order changed is told once', () => {
    const { wishes, notes, difference } = after(more);
    expect(wishes).toMatchObject([{ wanted: { state: 'draft', content: { totals: { total: '30.00' } } } }]);
    expect(notes).toMatchObject([
      { reason: 'changed_after_stock_out', params: { old_total: '30.00', new_total: '48.00', currency: 'EUR' } },
    ]);
    expect(after(more, { difference: difference?.now }).notes).toEqual([]);
  });

  it('is not taken back where the order is cancelled or gone', () => {
    expect(after({ status: 'cancelled' })).toMatchObject({
      wishes: [{ wanted: { state: 'draft' } }],
      notes: [{ reason: 'cancelled_after_stock_out', params: { status: 'cancelled' } }],
    });
    expect(decide({ gone: true }, known({ record: before, answer: frozen }))).toMatchObject({
      wishes: [{ wanted: { state: 'draft' } }],
      notes: [{ reason: 'cancelled_after_stock_out' }],
    });
  });

  it('can still be sent by hand, and its payment is told', () => {
    const paid = { paid: true, paid_by: 'shop', paid_at: '2026-11-26T08:00:00Z' } as const;
    expect(after({ finalize: true, ...paid }).wishes).toMatchObject([
      { wanted: { state: 'final', payment: { paid: true } } },
    ]);
  });

  it('changes as long as the goods are there', () => {
    const there = answer({ state: 'draft', stockOut: false });
    expect(after(more, { answer: there }).wishes).toMatchObject([
      { wanted: { content: { totals: { total: '48.00' } } } },
    ]);
  });
});
