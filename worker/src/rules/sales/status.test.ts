/** Article 4: which status an order gets at its source. */
import { describe, expect, it } from 'vitest';
import type { OrderStep } from '../../model/order.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { statusFor, type StatusFacts } from './status.js';

const steps: OrderStep[] = ['draft', 'invoiced', 'paid', 'stock_out', 'withdrawn'];
const table = { invoiced: 'processing', paid: 'completed', stock_out: 'completed', withdrawn: 'on-hold' };

type Answer = NonNullable<StatusFacts['answer']>;
const answer = (change: Partial<Answer> = {}): Answer => ({
  state: 'final',
  paid: false,
  stockOut: undefined,
  ...change,
});
const status = (facts: Partial<StatusFacts>, particulars = woocommerce): string | undefined =>
  statusFor({ table, answer: answer(), withdrawn: false, ...facts }, particulars)?.to;

/** Whatever the ERP may say of a sale whose goods are still there. */
const inStock = (stockOut: false | undefined): Partial<StatusFacts>[] =>
  (['draft', 'final'] as const).flatMap((state) =>
    [true, false, undefined].flatMap((paid) =>
      [true, false].map((withdrawn) => ({ answer: answer({ state, paid, stockOut }), withdrawn })),
    ),
  );

describe('« Le statut Completed ne sera pas défini sur la plateforme WooCommerce si les produits de la commande ne sont pas sortis de stock dans RO App. »', () => {
  it.each([false, undefined] as const)('stock out: %s', (stockOut) => {
    const all = Object.fromEntries(steps.map((step) => [step, 'completed']));
    for (const facts of inStock(stockOut)) {
      expect(status({ ...facts, table: all })).toBeUndefined();
      expect(status(facts)).not.toBe('completed');
    }
  });
  it('stock out: true', () => {
    expect(status({ answer: answer({ paid: true, stockOut: true }) })).toBe('completed');
    expect(status({ answer: answer({ stockOut: true }) })).toBe('completed');
  });
  it('a custom status that means completed is guarded, too', () => {
    const statuses = { ...woocommerce.statuses, completed: ['completed', 'delivered'] };
    const delivered = (stockOut: boolean): string | undefined =>
      status({ table: { paid: 'delivered' }, answer: answer({ paid: true, stockOut }) }, { ...woocommerce, statuses });
    expect(delivered(false)).toBeUndefined();
    expect(delivered(true)).toBe('delivered');
  });
  it('where it is not completed, the other step counts', () => {
    const shipped = { ...table, stock_out: 'shipped' };
    expect(status({ answer: answer({ paid: true, stockOut: true }), table: shipped })).toBe('completed');
    expect(status({ answer: answer({ stockOut: true }), table: shipped })).toBe('shipped');
    expect(status({ answer: answer({ stockOut: true }), table: { ...table, stock_out: '' } })).toBe('processing');
  });
  it('another source may complete what is in stock', () => {
    expect(status({ answer: answer({ paid: true }) }, { ...woocommerce, completedNeedsStockOut: false })).toBe(
      'completed',
    );
  });
});

describe('« Les statuts des commandes sont synchronisés. »', () => {
  it('by the table, with the step that it is for', () => {
    const facts = { table, answer: answer({ stockOut: true }), withdrawn: false };
    expect(statusFor(facts, woocommerce)).toEqual({ to: 'completed', step: 'stock_out' });
    expect(status({})).toBe('processing');
    expect(status({ withdrawn: true })).toBe('on-hold');
  });
  it.each<[string, Partial<StatusFacts>]>([
    ['the ERP has not answered', { answer: undefined }],
    ['the table has nothing', { answer: answer({ state: 'draft' }) }],
    ['the table has an empty text', { table: { invoiced: '' } }],
    ['the table is empty', { table: {} }],
  ])('not where %s', (_what, facts) => {
    expect(status(facts)).toBeUndefined();
  });
  it.each(['cancelled', 'failed', 'trash', 'refunded', 'checkout-draft', 'auto-draft', 'deleted'])(
    'no order is made “%s” by the ERP',
    (over) => {
      const all = Object.fromEntries(steps.map((step) => [step, over]));
      for (const facts of [...inStock(false), { answer: answer({ stockOut: true }) }])
        expect(status({ ...facts, table: all })).toBeUndefined();
    },
  );
  it('goods of a withdrawn sale say nothing', () => {
    const facts = { answer: answer({ stockOut: true }), withdrawn: true };
    expect(status(facts)).toBe('on-hold');
    expect(status({ ...facts, table: { withdrawn: 'completed' } })).toBeUndefined();
  });
});

it('« Il n’y a pas de synchronisation des statuts entre les plateformes. »', () => {
  for (const facts of [...inStock(false), { answer: answer({ stockOut: true }) }])
    expect(status(facts, { ...woocommerce, statusSync: 'none' })).toBeUndefined();
});
