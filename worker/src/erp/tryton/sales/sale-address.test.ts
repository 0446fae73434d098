import { expect, it } from 'vitest';
import type { Address } from '../../../model/order.js';
import { equalOne, isEmpty, lastSequence, textsIn, type KeptAddress } from './sale-address.js';

const address = (change: Partial<Address> = {}): Address => ({
  ...{ first_name: 'Zoé', last_name: 'Lefèvre', company: '', address_1: '1, rue de la Paix', address_2: 'Bât. B' },
  ...{ city: 'Paris', state: '', postcode: '75002', country: 'FR', phone: '' },
  ...change,
});
const place = { country: 1, subdivision: null };
const kept = (id: number, change: Partial<KeptAddress> = {}): KeptAddress => ({
  ...{ id, active: true, party_name: null, name: null, street: '1, rue de la Paix\nBât. B', postal_code: '75002' },
  ...{ city: 'Paris', ...place, sequence: null },
  ...change,
});

it('a person’s name, or a company’s with the person below it', () => {
  expect(textsIn(address())).toMatchObject({
    party_name: 'Zoé Lefèvre',
    name: '',
    street: '1, rue de la Paix\nBât. B',
  });
  expect(textsIn(address({ company: 'Crème' }))).toMatchObject({ party_name: 'Crème', name: 'Zoé Lefèvre' });
});

it('an equal one of the party is used, also where it says no name but the party’s', () => {
  const wanted = { ...textsIn(address()), ...place };
  expect(equalOne([kept(1)], wanted, 'zoé  LEFÈVRE')?.id).toBe(1);
  expect(equalOne([kept(1, { city: 'PARIS' })], wanted, 'Zoé Lefèvre')?.id).toBe(1);
  expect(equalOne([kept(1, { party_name: 'Zoé Lefèvre' })], wanted, 'Somebody')?.id).toBe(1);
  for (const change of [{ active: 0 }, { country: 2 }, { name: 'Étage 2' }, { postal_code: null }, { subdivision: 4 }])
    expect(equalOne([kept(1, change)], wanted, 'Zoé Lefèvre')).toBeUndefined();
  expect(equalOne([kept(1)], wanted, 'Somebody else')).toBeUndefined();
});

it('an address of which only a country is known is none', () => {
  expect(isEmpty(address({ address_1: ' ', address_2: '', city: '', postcode: '' }))).toBe(true);
  expect(isEmpty(address())).toBe(false);
});

it('a new one stands behind all others, the first of which is the customer’s own', () => {
  expect(lastSequence([])).toBe(null);
  expect(lastSequence([kept(1), kept(2)])).toBe(null);
  expect(lastSequence([kept(1), kept(2, { sequence: 10 }), kept(3, { sequence: 2 })])).toBe(11);
});
