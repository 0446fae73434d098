/** One step at a time, from what Tryton has alone. */
import { describe, expect, it } from 'vitest';
import { SaleProblem } from '../../../model/problem.js';
import type { Held, HeldInvoice, HeldSale, HeldShipment } from './sale-held.js';
import type { Mark } from './sale-mark.js';
import { mainOf, nextStep, type Wanted } from './sale-steps.js';

const made = { kind: 'invoice', state: 'final', content: 'c', substance: 's' } as const;
const totals = { net: '25.00', tax: '5.00', total: '30.00' };

type WantedChange = Partial<Omit<Wanted, 'made'>> & { made?: Partial<Wanted['made']> };
const wanted = ({ made: change, ...rest }: WantedChange = {}): Wanted => ({
  ...{
    made: { ...made, ...change },
    hash: 'h',
    content: { totals, currency: 'EUR' },
    comments: [],
    paid: false,
    mayRound: false,
  },
  ...rest,
});

type Change = Partial<Omit<HeldSale, 'mark'>> & { mark?: Partial<Mark> };
const sale = ({ mark, ...change }: Change = {}): HeldSale => ({
  ...{ id: 1, state: 'draft', number: '7', isSetAside: false, totals, markId: 1, notes: [], lines: [], timestamp: '' },
  ...{ invoices: [], shipments: [], returns: [], openInvoices: [], openMoves: [] },
  ...change,
  mark: { ...made, hash: '', revision: 0, ...mark },
});
const part = (state: string, id = 1): HeldShipment => ({ id, state, number: `N${String(id)}`, timestamp: '' });
const invoice = (state: string, total = '30.00', id = 1): HeldInvoice => ({ ...part(state, id), total });
const held = (...sales: HeldSale[]): Held => ({ sales, others: [] });

const next = (change: WantedChange, ...sales: HeldSale[]): string => nextStep(wanted(change), held(...sales)).do;

function problem(change: WantedChange, ...sales: HeldSale[]): SaleProblem {
  try {
    nextStep(wanted(change), held(...sales));
  } catch (error) {
    if (error instanceof SaleProblem) return error;
  }
  throw new Error('There is a step.');
}

describe('of several under one key', () => {
  it('the furthest counts, then the oldest; what was set aside does not', () => {
    const quotation = sale({ id: 3, state: 'quotation' });
    expect(mainOf(held(sale({ id: 1 }), sale({ id: 2 }), quotation))).toBe(quotation);
    expect(mainOf(held(sale({ id: 2 }), sale({ id: 1 })))?.id).toBe(1);
    expect(mainOf(held(sale({ state: 'done', isSetAside: true }), sale({ id: 2 })))?.id).toBe(2);
  });

  it('those that are still drafts go before anything else is done', () => {
    const step = nextStep(wanted(), held(sale({ id: 1 }), sale({ id: 2 }), sale({ id: 3, state: 'cancelled' })));
    expect(step).toMatchObject({ do: 'remove', sales: [{ id: 2 }] });
    expect(next({}, sale({ id: 2, state: 'processing', mark: { hash: 'h' } }), sale({ id: 1 }))).toBe('remove');
  });

  it('one that somebody else made is left to a person', () => {
    expect(() => nextStep(wanted(), { sales: [], others: ['12'] })).toThrow('tryton_others_sale');
    expect(nextStep(wanted(), { sales: [sale()], others: ['12'] }).do).toBe('confirm');
  });
});

describe('towards a draft', () => {
  const draft = { made: { state: 'draft' } } as const;
  it.each([
    ['create'],
    ['quote', sale()],
    ['mark', sale({ state: 'quotation' })],
    ['nothing', sale({ state: 'quotation', mark: { hash: 'h', revision: 1 } })],
    ['change', sale({ mark: { content: 'other' } })],
    ['redraft', sale({ state: 'quotation', mark: { content: 'other' } })],
    ['unmark', sale({ state: 'quotation', mark: { content: 'other', hash: 'before', revision: 1 } })],
    ['redraft', sale({ state: 'cancelled' })],
    ['mark', sale({ state: 'processing' })],
  ] as [string, HeldSale?][])('%s', (step, ...sales) => {
    expect(next(draft, ...(sales as HeldSale[]))).toBe(step);
  });
});

describe('towards an invoice', () => {
  it.each([
    ['confirm', sale()],
    ['confirm', sale({ state: 'quotation' })],
    ['process', sale({ state: 'confirmed' })],
    ['post', sale({ state: 'processing', invoices: [invoice('draft')] })],
    ['post', sale({ state: 'processing', invoices: [invoice('cancelled', '9', 2), invoice('validated')] })],
    ['mark', sale({ state: 'processing', invoices: [invoice('posted')] })],
    ['mark', sale({ state: 'done', invoices: [invoice('paid')] })],
    ['set aside', sale({ state: 'processing', mark: { substance: 'other' }, invoices: [invoice('draft')] })],
    ['redraft', sale({ state: 'confirmed', mark: { substance: 'other' } })],
  ] as [string, HeldSale][])('%s', (step, one) => {
    expect(next({}, one)).toBe(step);
  });

  it('makes no other invoice beside one that a credit note took back', () => {
    const changed = { state: 'processing', mark: { substance: 'other' } } as const;
    const draft = { ...invoice('cancelled'), number: '#1' };
    expect(next({}, sale({ ...changed, invoices: [draft] }))).toBe('set aside');
    expect(problem({}, sale({ ...changed, invoices: [invoice('cancelled')] }))).toMatchObject({
      ...{ state: 'refused', reason: 'tryton_final_changed', params: { document: 'N1' } },
    });
  });

  it('pays what is posted, where the shop was paid', () => {
    const posted = sale({ state: 'processing', invoices: [invoice('posted')] });
    expect(nextStep(wanted({ paid: true }), held(posted))).toMatchObject({ do: 'mark', pay: { id: 1 } });
    expect(nextStep(wanted(), held(posted))).not.toHaveProperty('pay');
    const paid = sale({ state: 'done', invoices: [invoice('paid')] });
    expect(nextStep(wanted({ paid: true }), held(paid))).not.toHaveProperty('pay');
  });

  it('pays what somebody posted after all was put, also of an order and of a draft', () => {
    const done = sale({ state: 'processing', invoices: [invoice('posted')], mark: { hash: 'h' } });
    expect(nextStep(wanted({ paid: true }), held(done))).toMatchObject({ do: 'nothing', pay: { id: 1 } });
    expect(nextStep(wanted(), held(done))).not.toHaveProperty('pay');
    for (const made of [{ kind: 'order' }, { state: 'draft' }] as const) {
      const other = sale({ state: 'processing', invoices: [invoice('posted')], mark: made });
      expect(nextStep(wanted({ made, paid: true }), held(other))).toMatchObject({ do: 'mark', pay: { id: 1 } });
    }
  });

  it('posts a credit note as an invoice, and takes back none whose goods came back', () => {
    const made = { kind: 'credit_note' } as const;
    const draft = sale({ state: 'processing', invoices: [invoice('draft')], mark: made });
    expect(next({ made }, draft)).toBe('post');
    const received = sale({ state: 'processing', returns: [part('received', 7)], mark: made });
    expect(problem({ made: { ...made, state: 'withdrawn' } }, received)).toMatchObject({ params: { document: 'N7' } });
    const waiting = sale({ state: 'processing', isSetAside: true, returns: [part('draft')], mark: made });
    expect(next({ made: { ...made, state: 'withdrawn' } }, waiting)).toBe('cancel parts');
  });

  it('never confirms or posts another total', () => {
    const other = { ...totals, total: '30.01' };
    expect(problem({}, sale({ totals: other }))).toMatchObject({ state: 'held', reason: 'tryton_other_total' });
    const changed = sale({ state: 'processing', invoices: [invoice('draft', '30.01')] });
    expect(problem({}, changed)).toMatchObject({ reason: 'tryton_other_total', params: { tryton_total: '30.01' } });
    const halves = sale({ state: 'processing', invoices: [invoice('draft', '10.00'), invoice('draft', '20.00', 2)] });
    expect(next({}, halves)).toBe('post');
  });

  it('rounds by a line, once, where that is allowed', () => {
    const other = sale({ totals: { net: '25.02', tax: '5.00', total: '30.02' } });
    expect(nextStep(wanted({ mayRound: true }), held(other))).toMatchObject({ do: 'round', amount: '-0.02' });
    expect(next({ mayRound: true }, { ...other, state: 'quotation' })).toBe('redraft');
    const rounded = { ...other, mark: { ...other.mark, rounding: '-0.02' } };
    expect(problem({ mayRound: true }, rounded)).toMatchObject({ state: 'held' });
  });

  it.each([
    ['a posted invoice', { invoices: [invoice('posted')] }],
    ['goods that are being packed', { invoices: [invoice('draft')], shipments: [part('picked')] }],
  ])('leaves %s as it is', (_what, change) => {
    const other = sale({ state: 'processing', mark: { substance: 'other' }, ...change });
    expect(problem({}, other)).toMatchObject({
      state: 'refused',
      reason: 'tryton_final_changed',
      params: { document: 'N1' },
    });
    expect(problem({ made: { state: 'withdrawn' } }, other)).toMatchObject({ reason: 'tryton_final_withdrawn' });
  });
});

it('an order is done when it is confirmed, whatever becomes of its invoice', () => {
  const order = { made: { kind: 'order' } } as const;
  expect(next(order, sale({ state: 'confirmed' }))).toBe('mark');
  expect(next(order, sale({ state: 'processing', invoices: [invoice('draft')] }))).toBe('mark');
});

describe('what is not wanted any more', () => {
  const gone = { made: { state: 'withdrawn' } } as const;
  const aside = { id: 1, state: 'processing', isSetAside: true } as const;
  it.each([
    ['nothing'],
    ['cancel', sale()],
    ['unmark', sale({ state: 'quotation', mark: { hash: 'before' } })],
    ['cancel', sale({ state: 'quotation' })],
    ['redraft', sale({ state: 'confirmed' })],
    ['mark', sale({ state: 'cancelled' })],
    ['set aside', sale({ state: 'processing', invoices: [invoice('draft')], shipments: [part('assigned')] })],
    ['cancel parts', sale({ ...aside, invoices: [invoice('cancelled')], shipments: [part('waiting')] })],
    ['ignore invoices', sale({ ...aside, invoices: [invoice('cancelled')], openInvoices: [1], openMoves: [5] })],
    ['ignore moves', sale({ ...aside, shipments: [part('cancelled')], openMoves: [5] })],
    ['mark', sale({ ...aside, state: 'done' })],
    ['take back', sale({ ...aside, invoices: [invoice('posted')] })],
  ] as [string, HeldSale?][])('%s', (step, ...sales) => {
    expect(next(gone, ...(sales as HeldSale[]))).toBe(step);
  });

  it('is taken apart to its end before another takes its place, wherever a worker died', () => {
    const half = sale({ ...aside, invoices: [invoice('draft')], mark: { hash: 'h', revision: 1 } });
    expect(next({}, half)).toBe('cancel parts');
    expect(next({}, sale({ ...aside, state: 'done', mark: { hash: 'h', revision: 1 } }))).toBe('create');
  });
});

it('what was put stays as somebody left it in Tryton, until the shop says something else', () => {
  const mark = { hash: 'h', revision: 1 };
  for (const state of ['cancelled', 'quotation', 'processing', 'done'] as const) {
    expect(next({}, sale({ state, mark }))).toBe('nothing');
  }
});

describe('comments', () => {
  const comments = ['one', 'two'];

  it('that are not among the notes are told before anything else, also of what is confirmed', () => {
    for (const state of ['draft', 'quotation', 'confirmed', 'processing', 'done'] as const)
      expect(nextStep(wanted({ comments }), held(sale({ state, notes: ['one', 'a note of somebody'] })))).toMatchObject(
        {
          do: 'comment',
          texts: ['two'],
        },
      );
    expect(next({ comments }, sale({ notes: comments }))).toBe('confirm');
  });

  it('wait for the sale, and are not told of one that is over', () => {
    expect(next({ comments })).toBe('create');
    expect(next({ comments, made: { state: 'withdrawn' } }, sale())).toBe('cancel');
    expect(next({ comments, made: { substance: 'other' } }, sale({ state: 'processing' }))).toBe('set aside');
    expect(next({ comments }, sale({ mark: { hash: 'h' } }))).toBe('nothing');
  });
});
