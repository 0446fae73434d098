/** Article 4: what a sale's event feed is told of the delivery. */
import { describe, expect, it } from 'vitest';
import { line, testOrder } from '../../../test/test-order.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { deliveryComment } from './delivery.js';

type Order = ReturnType<typeof testOrder>;
const to = (change: Partial<Order['shipping']>, rest: Partial<Order> = {}): Order =>
  testOrder({ ...rest, shipping: { ...testOrder().shipping, ...change } });
const shipping = (change: Parameters<typeof line>[0] = {}): ReturnType<typeof line> =>
  line({
    kind: 'shipping',
    product_id: 0,
    name: 'Colissimo',
    total: '5',
    taxes: [{ rate_id: 1, amount: '1' }],
    ...change,
  });
const text = (order: Order): string | undefined => deliveryComment(order, 'changes')?.text;

describe('« Le nom du service de livraison, les frais de livraison et l’adresse du destinataire y seront affichés. »', () => {
  it('in the order’s language', () => {
    const address = ['Zoé Martin', 'Martin SARL', '1 rue de la Paix', '75002 Paris', 'France'].join('\n');
    expect(text(testOrder())).toBe(`Livraison: Colissimo\nFrais: 6.00 EUR\nDestinataire:\n${address}`);
    expect(text(testOrder({ language: 'nl' }))).toContain('Levering: Colissimo\nKosten: 6.00 EUR\nOntvanger:\n');
    expect(text(testOrder({ language: 'nl' }))).toMatch(/Frankrijk$/);
    expect(text(testOrder({ language: 'nl_BE' }))).toContain('Ontvanger');
    for (const language of ['en', 'de', '', '!'])
      expect(text(testOrder({ language }))).toContain('Delivery: Colissimo\nCost: 6.00 EUR\nRecipient:\n');
  });

  it.each<[string, Partial<Order['shipping']>, string]>([
    ['town first', { country: 'US', state: 'NY', city: 'Albany', postcode: '12207' }, 'Albany NY 12207\nÉtats-Unis'],
    ['postcode first', { country: 'BE', city: 'Bruxelles', postcode: '1000' }, '1000 Bruxelles\nBelgique'],
    ['no postcode', { country: 'HK', city: 'Kowloon', postcode: '', state: '' }, '\nKowloon\n'],
    ['a second line', { address_2: 'Bât. B' }, '1 rue de la Paix\nBât. B\n'],
    ['no country', { country: '' }, '75002 Paris'],
    ['what is no country', { country: '??' }, '75002 Paris\n??'],
  ])('%s', (_what, change, expected) => {
    expect(text(to(change))).toContain(expected);
  });

  it('of several services together, in the order’s decimals', () => {
    const lines = [
      shipping(),
      shipping({ name: 'Point relais', total: '2.5', taxes: [] }),
      shipping({ total: '0', taxes: [] }),
    ];
    expect(text(testOrder({ lines }))).toContain('Livraison: Colissimo, Point relais\nFrais: 8.50 EUR');
    expect(text(testOrder({ lines: [shipping({ total: '500', taxes: [] })], decimals: 0, currency: 'JPY' }))).toContain(
      'Frais: 500 JPY',
    );
    expect(text(testOrder({ lines: [shipping({ total: '', taxes: [{ rate_id: 1, amount: '' }] })] }))).toContain(
      'Frais: 0.00 EUR',
    );
  });

  it('to who pays, where there is no other address', () => {
    const nobody = { first_name: '', last_name: '', company: '', address_1: ' ', city: '', postcode: '', country: '' };
    expect(text(to(nobody))).toBe(text(testOrder()));
  });

  it('a name cannot write lines of its own', () => {
    const lines = [shipping({ name: 'Poste\nFrais: 0.00 EUR' })];
    const told = text(to({ company: 'A\r\nB\u0000C' }, { lines }));
    expect(told?.split('\n')).toHaveLength(8);
    expect(told).toContain('\nA B C\n');
  });
});

describe('« Après avoir modifié les détails de la livraison […], un nouveau commentaire avec les informations mises à jour apparaîtra »', () => {
  const first = deliveryComment(testOrder(), 'changes')?.hash ?? '';
  it.each<[string, Order, boolean]>([
    ['nothing', testOrder(), false],
    [
      'the status, the note and the products',
      testOrder({ status: 'completed', note: 'x', lines: [line(), shipping()] }),
      false,
    ],
    ['the language', testOrder({ language: 'nl' }), false],
    ['the payer’s address', testOrder({ billing: { ...testOrder().billing, city: 'Lyon' } }), false],
    ['blanks', to({ city: ' Paris ' }), false],
    ['the service', testOrder({ lines: [shipping({ name: 'Chronopost' })] }), true],
    ['the cost', testOrder({ lines: [shipping({ total: '6' })] }), true],
    ['the town', to({ city: 'Lyon' }), true],
    ['the recipient', to({ last_name: 'Bernard' }), true],
    ['there is none any more', testOrder({ lines: [line()] }), true],
  ])('changed: %s', (_what, order, told) => {
    expect(deliveryComment(order, 'changes', first) !== undefined).toBe(told);
    expect(deliveryComment(order, 'once', first)).toBeUndefined();
  });
  it('once: what was told is not told again, what is as it was before is', () => {
    const moved = deliveryComment(to({ city: 'Lyon' }), 'changes', first);
    expect(deliveryComment(to({ city: 'Lyon' }), 'changes', moved?.hash)).toBeUndefined();
    expect(deliveryComment(testOrder(), 'changes', moved?.hash)).toEqual(deliveryComment(testOrder(), 'changes'));
    const none = deliveryComment(testOrder({ lines: [line()] }), 'changes', first);
    expect(none?.text).toBe('Plus de livraison');
    expect(deliveryComment(testOrder({ lines: [line()] }), 'changes', none?.hash)).toBeUndefined();
    expect(deliveryComment(testOrder(), 'changes', none?.hash)?.hash).toBe(first);
  });
  it('an order without a delivery says nothing', () => {
    expect(deliveryComment(testOrder({ lines: [line()] }), 'changes')).toBeUndefined();
    expect(deliveryComment(testOrder(), 'once')).toEqual(deliveryComment(testOrder(), 'changes'));
  });
});

it('« Les informations de livraison ne sont pas transférées. » (WooCommerce)', () => {
  expect(deliveryComment(testOrder(), woocommerce.deliveryComment)).toBeUndefined();
  expect(deliveryComment(testOrder(), 'never', 'x')).toBeUndefined();
});
