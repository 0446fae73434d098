import { describe, expect, it } from 'vitest';
import { testOrder } from '../../test/test-order.js';
import { emailIn, phoneIn } from './reach.js';

const address = (phone: string, country = 'FR'): ReturnType<typeof testOrder>['shipping'] => ({
  ...testOrder().shipping,
  phone,
  country,
});
const order = (billing: [string, string?], shipping: [string, string?]): Parameters<typeof phoneIn>[0] => ({
  billing: { ...address(...billing), email: '' },
  shipping: address(...shipping),
});

describe('« Le numéro de téléphone est tiré des informations de livraison ou de paiement figurant dans la commande. »', () => {
  const first = { phoneFrom: ['billing', 'shipping'] as const };
  it.each<[string, [string, string?], [string, string?], string]>([
    ['of who pays', ['01 23 45 67 89'], ['06 12 34 56 78'], '+33123456789'],
    ['of who gets it, where who pays has none', [' '], ['06 12 34 56 78'], '+33612345678'],
    ['of who gets it, where that of who pays is none', ['unknown'], ['06 12 34 56 78'], '+33612345678'],
    ['by the country that it stands in', ['02 513 89 40', 'BE'], ['', 'FR'], '+3225138940'],
    ['by the shop’s country, where the address has none', ['01 23 45 67 89', ''], [''], '+33123456789'],
    ['by the shop’s country, where it is none of the address’s', ['01 23 45 67 89', 'BE'], [''], '+33123456789'],
    ['of any country, where it says which', ['+49 30 901820', 'BE'], [''], '+4930901820'],
    ['of nobody', ['123'], ['0'], ''],
  ])('%s', (_what, billing, shipping, expected) => {
    expect(phoneIn(order(billing, shipping), first, 'FR')).toBe(expected);
  });
  it('where its particulars look for it, and nowhere else', () => {
    const both = order(['01 23 45 67 89'], ['06 12 34 56 78']);
    expect(phoneIn(both, { phoneFrom: ['shipping', 'billing'] }, '')).toBe('+33612345678');
    expect(phoneIn(both, { phoneFrom: [] }, 'FR')).toBe('');
  });
  it('one number is one, however it is typed', () => {
    const typed = ['01 23 45 67 89', '+33 1 23 45 67 89', '0033123456789', '01.23.45.67.89', '(01) 23-45-67-89'];
    expect(new Set(typed.map((text) => phoneIn(order([text], ['']), first, '')))).toEqual(new Set(['+33123456789']));
  });
});

describe('the e-mail', () => {
  it.each([
    [' Zoe@Example.COM ', 'zoe@example.com'],
    ['zoe@müller.de', 'zoe@xn--mller-kva.de'],
    ['zoe', ''],
    ['zoe@', ''],
    ['zoe@example.com, max@example.com', ''],
    ['  ', ''],
  ])('“%s” is “%s”', (email, expected) => {
    expect(emailIn({ billing: { ...testOrder().billing, email } })).toBe(expected);
  });
});
