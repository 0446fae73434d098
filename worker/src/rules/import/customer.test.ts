/** Article 4: what of an order goes to the ERP's contacts. */
import { describe, expect, it } from 'vitest';
import { testOrder } from '../../../test/test-order.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { contactOf, newContactKey } from './customer.js';

type Order = ReturnType<typeof testOrder>;
type Change = { billing?: Partial<Order['billing']>; shipping?: Partial<Order['shipping']>; customer?: object };

const order = ({ billing, shipping, customer }: Change = {}): Order =>
  testOrder({
    billing: { ...testOrder().billing, ...billing },
    shipping: { ...testOrder().shipping, ...shipping },
    customer: { ...testOrder().customer, ...customer },
  });
const contact = (change: Change = {}): object => contactOf(order(change), woocommerce, 'FR');

describe('« Les données suivantes sont effectuées : prénom, nom, numéro de téléphone, email. »', () => {
  it('all four', () => {
    expect(contact()).toEqual({
      firstName: 'Zoé',
      lastName: 'Martin',
      email: 'zoe@example.com',
      phone: '+33123456789',
    });
  });

  const nobody = { first_name: ' ', last_name: '' };
  it.each<[string, Change, [string, string]]>([
    ['who pays', { shipping: { first_name: 'Max', last_name: 'Bernard' } }, ['Zoé', 'Martin']],
    ['a last name only', { billing: { first_name: '' } }, ['', 'Martin']],
    ['who gets it', { billing: nobody, shipping: { first_name: 'Max', last_name: 'Bernard' } }, ['Max', 'Bernard']],
    ['a company, where nobody has a name', { billing: nobody, shipping: nobody }, ['', 'Martin SARL']],
    [
      'the company that gets it',
      { billing: { ...nobody, company: '' }, shipping: { ...nobody, company: ' Nord  SA ' } },
      ['', 'Nord SA'],
    ],
    ['nobody at all', { billing: { ...nobody, company: ' ' }, shipping: { ...nobody, company: '' } }, ['', '']],
    [
      'blanks and what cannot be seen are none',
      { billing: { first_name: ' Jean  Paul ', last_name: 'Le\nGoff\u0000' } },
      ['Jean Paul', 'Le Goff'],
    ],
  ])('the name is that of %s', (_what, change, [firstName, lastName]) => {
    expect(contact(change)).toMatchObject({ firstName, lastName });
  });

  it('guests as registered customers', () => {
    expect(contact({ customer: { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' } })).toEqual(contact());
  });

  it('not those of an account whose e-mail nobody has proven: it may be a stranger’s', () => {
    expect(contact({ customer: { unproven: true } })).toEqual({
      firstName: 'Zoé',
      lastName: 'Martin',
      email: '',
      phone: '',
    });
  });
});

describe('the key of a new contact', () => {
  const key = (change: Change, sale = 'sale.123'): string =>
    newContactKey(sale, contactOf(order(change), woocommerce, 'FR'));

  it.each<[string, Change, Change]>([
    ['with the same e-mail', {}, { billing: { phone: '' }, shipping: { phone: '' }, customer: { user_id: 0 } }],
    ['with the same e-mail in capitals', {}, { billing: { email: 'ZOE@EXAMPLE.COM' } }],
    [
      'with the same phone, and no e-mail',
      { billing: { email: '', phone: '01 23 45 67 89' } },
      { billing: { email: '', phone: '+33123456789', country: 'BE' } },
    ],
  ])('is the same of two orders %s', (_what, one, other) => {
    expect(key(one, 'sale.1')).toBe(key(other, 'sale.2'));
  });

  it('is another of who has another e-mail, and of each order that nobody has proven', () => {
    expect(key({})).not.toBe(key({ billing: { email: 'max@example.com' } }));
    const unproven = { customer: { unproven: true } };
    expect(key(unproven, 'sale.1')).not.toBe(key(unproven, 'sale.2'));
  });

  it('is short enough for a key, whatever was typed', () => {
    const long = (end: string): Change => ({
      billing: { email: `${'a+'.repeat(31)}a@${'b.'.repeat(60)}${end}` },
    });
    expect(contact(long('fr'))).not.toMatchObject({ email: '' });
    expect(key(long('fr')).length).toBeLessThanOrEqual(190);
    expect(key(long('fr'))).not.toBe(key(long('be')));
    expect(key({})).toBe('customer.zoe~40example~2Ecom');
  });
});
