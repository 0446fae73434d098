/** Article 4: which status an order gets at its source. */
import { describe, expect, it } from 'vitest';
import { shownStates } from '../../model/order.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { statusFor, type StatusFacts } from './status.js';

const table = {
  sent: 'processing',
  invoiced: 'processing',
  paid: 'completed',
  held: 'on-hold',
  stock_out: 'completed',
};
const status = (facts: Partial<StatusFacts>, particulars = woocommerce): string | undefined =>
  statusFor({ table, shown: 'sent', stockOut: undefined, current: 'pending', ...facts }, particulars);

describe('« Le statut Completed ne sera pas défini sur la plateforme WooCommerce si les produits de la commande ne sont pas sortis de stock dans RO App. »', () => {
  it.each([false, undefined])('stock out: %s', (stockOut) => {
    for (const shown of shownStates) {
      const all = Object.fromEntries([...shownStates, 'stock_out'].map((event) => [event, 'completed']));
      expect(status({ table: all, shown, stockOut })).toBeUndefined();
      expect(status({ table, shown, stockOut })).not.toBe('completed');
    }
  });
  it('stock out: true', () => {
    expect(status({ shown: 'paid', stockOut: true })).toBe('completed');
    expect(status({ shown: 'invoiced', stockOut: true })).toBe('completed');
  });
  it('a custom status that means completed is guarded, too', () => {
    const statuses = { ...woocommerce.statuses, completed: ['completed', 'delivered'] };
    const facts = { table: { paid: 'delivered' }, shown: 'paid' } as const;
    expect(status({ ...facts, stockOut: false }, { ...woocommerce, statuses })).toBeUndefined();
    expect(status({ ...facts, stockOut: true }, { ...woocommerce, statuses })).toBe('delivered');
  });
  it('where it is not completed, the other event counts', () => {
    expect(status({ shown: 'paid', table: { ...table, stock_out: 'shipped' }, stockOut: true })).toBe('completed');
    expect(status({ shown: 'invoiced', table: { ...table, stock_out: 'shipped' }, stockOut: true })).toBe('shipped');
    expect(status({ shown: 'invoiced', table: { ...table, stock_out: '' }, stockOut: true })).toBe('processing');
  });
  it('another source may complete what is in stock', () => {
    expect(status({ shown: 'paid' }, { ...woocommerce, completedNeedsStockOut: false })).toBe('completed');
  });
});

describe('« Les statuts des commandes sont synchronisés. »', () => {
  it('by the table', () => {
    expect(status({})).toBe('processing');
    expect(status({ shown: 'held', current: 'processing' })).toBe('on-hold');
  });
  it.each<[string, Partial<StatusFacts>]>([
    ['the table has nothing', { shown: 'refused' }],
    ['the table has an empty text', { table: { sent: '' } }],
    ['it is there already', { current: 'processing' }],
    [
      'it is the stock’s already',
      {
        shown: 'paid',
        stockOut: true,
        table: { ...table, paid: 'processing', stock_out: 'shipped' },
        current: 'shipped',
      },
    ],
    ['it was completed: it never goes back', { current: 'completed' }],
    ['the goods came back after it was completed', { current: 'completed', stockOut: false, shown: 'paid' }],
  ])('not where %s', (_what, facts) => {
    expect(status(facts)).toBeUndefined();
  });
  it.each(['cancelled', 'failed', 'trash', 'refunded', 'checkout-draft', 'auto-draft', 'deleted'])(
    'an order that is “%s” stays so, and none is made so by the ERP',
    (over) => {
      for (const shown of shownStates)
        for (const stockOut of [true, false, undefined]) {
          expect(status({ current: over, shown, stockOut })).toBeUndefined();
          expect(status({ table: { [shown]: over, stock_out: over }, shown, stockOut })).toBeUndefined();
        }
    },
  );
  it('goods of a withdrawn sale say nothing', () => {
    expect(status({ shown: 'withdrawn', stockOut: true })).toBeUndefined();
  });
});

it('« Il n’y a pas de synchronisation des statuts entre les plateformes. »', () => {
  for (const shown of shownStates)
    for (const stockOut of [true, false, undefined])
      expect(status({ shown, stockOut }, { ...woocommerce, statusSync: 'none' })).toBeUndefined();
});
