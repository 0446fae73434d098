/** Article 4: what a sale's event feed is told of the delivery, each once. */
import { describe, expect, it } from 'vitest';
import {
  answer,
  known,
  order,
  ofOrder,
  record,
  sale,
  set,
  wantedOf,
  type OrderChange,
} from '../../../test/known-order.js';
import type { Sale } from '../../model/sale.js';
import { playedParticulars } from '../../../test/played-source.js';
import { decide } from './decide.js';
import type { Collected } from './decision.js';

const told = (sale: Sale | undefined): string[] =>
  (sale?.comments ?? []).map(({ text }) => text.split('\n')[4] ?? text);
const at = (address_1: string): OrderChange => ({ shipping: { ...order().shipping, address_1, company: '' } });
const wanted = (change: OrderChange, facts: Partial<Collected>): Sale | undefined =>
  wantedOf(ofOrder(decide({ order: order(change) }, known({ comments: 'changes', ...facts }))));

/** What was wanted when the order was at that address. */
const before = (change: Partial<Collected> = {}): Collected['record'] => {
  const now = wanted(at('1 rue A'), { settings: set({ send_email: true }), ...change });
  return record(now === undefined ? {} : { wanted: now });
};

describe('a first comment', () => {
  it.each<[string, Partial<Collected>, number]>([
    ['as its source has it: WooCommerce none', { comments: 'source' }, 0],
    [
      'as its source has it: another one',
      { comments: 'source', particulars: { ...playedParticulars, deliveryComment: 'changes' } },
      1,
    ],
    ['never', { comments: 'never' }, 0],
    ['once', { comments: 'once' }, 1],
    ['and after each change', {}, 1],
    ['not for a final document alone', { record: record(), answer: answer() }, 0],
    ['nor where the goods have left', { record: record(), answer: answer({ state: 'draft', stockOut: true }) }, 0],
  ])('%s', (_what, facts, count) => {
    expect(told(wanted(at('1 rue A'), facts))).toHaveLength(count);
  });

  it('is no field of a sale that has none: it stays what it was', () => {
    expect(wanted({}, { comments: 'never' })).not.toHaveProperty('comments');
    expect(wanted({}, { record: record(), answer: answer() })).toEqual(sale());
  });
});

describe('« un nouveau commentaire avec les informations mises à jour »', () => {
  it.each<[string, Partial<Collected>, string[]]>([
    ['behind the one before', {}, ['1 rue A', '2 rue B']],
    ['of a final document, too', { answer: answer() }, ['1 rue A', '2 rue B']],
    ['not once the goods are out of stock', { answer: answer({ stockOut: true }) }, ['1 rue A']],
    ['not where it is told once', { comments: 'once' }, ['1 rue A']],
    ['not where it is told no more', { comments: 'never' }, ['1 rue A']],
  ])('%s', (_what, facts, expected) => {
    expect(told(wanted(at('2 rue B'), { record: before(), ...facts }))).toEqual(expected);
  });

  it('the same data is no change, in whatever language', () => {
    const known = before();
    expect(wanted({ ...at('1 rue A'), language: 'nl' }, { record: known })?.comments).toEqual(
      (known?.wanted as Sale).comments,
    );
  });

  it('a withdrawn sale keeps what it was told, and goes on from it', () => {
    const withdrawn = wanted({ ...at('2 rue B'), status: 'cancelled' }, { record: before() });
    expect([withdrawn?.state, told(withdrawn)]).toEqual(['withdrawn', ['1 rue A']]);
    const again = wanted(at('1 rue A'), { record: record(withdrawn ? { wanted: withdrawn } : {}) });
    expect([again?.state, told(again)]).toEqual(['final', ['1 rue A']]);
  });

  it('what is frozen of a final document stays', () => {
    const known = before();
    const { comments, ...rest } = wanted(at('2 rue B'), { record: known, answer: answer() }) as Sale;
    expect(comments).toHaveLength(2);
    expect({ ...rest, comments: comments?.slice(0, 1) }).toEqual(known?.wanted);
  });
});
