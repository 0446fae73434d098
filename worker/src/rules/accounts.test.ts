import { describe, expect, it } from 'vitest';
import type { Contact } from '../model/customer.js';
import { accountsOf, type TiersWithStatus } from './accounts.js';

const contact = (change: Partial<Contact> = {}): Contact => ({
  id: 'K1',
  firstName: 'Zoé',
  lastName: 'Martin',
  email: 'zoe@example.com',
  web: false,
  billing: false,
  ...change,
});

const tiers = (change: Partial<TiersWithStatus> = {}): TiersWithStatus => ({
  code: 'C1',
  name: 'Café Süd',
  firstName: '',
  lastName: 'Durand',
  email: 'cafe@example.com',
  phone: '01',
  active: true,
  webContacts: 'none',
  address1: '1, rue A',
  address2: '',
  postcode: '75001',
  city: 'Paris',
  country: '',
  contacts: [contact()],
  ...change,
});

const send = (change: Partial<TiersWithStatus> = {}, sendAddresses = false) =>
  accountsOf(tiers(change), { sendAddresses });
const byKey = (change: Partial<TiersWithStatus>, key: string) => send(change).find(({ erp_key }) => erp_key === key);

describe('which accounts are active (article 1)', () => {
  // tiers active, web setting, contact is a web contact → the contact's account is active
  it.each([
    [true, 'none', false, true],
    [true, 'none', true, true],
    [true, 'all', false, true],
    [true, 'all', true, true],
    [true, 'web_only', false, false],
    [true, 'web_only', true, true],
    [false, 'none', false, false],
    [false, 'none', true, false],
    [false, 'all', false, false],
    [false, 'all', true, false],
    [false, 'web_only', false, false],
    [false, 'web_only', true, false],
  ] as const)('tiers active %s, web contacts %s, contact web %s → %s', (active, webContacts, web, expected) => {
    const change = { active, webContacts, contacts: [contact({ web })] };
    expect(byKey(change, 'contact.K1')?.account?.active).toBe(expected);
    expect(byKey(change, 'tiers.C1')?.account?.active).toBe(active);
  });
});

it('has a contact deactivated that is not active itself, whatever its customer says', () => {
  const contacts = [contact({ web: true, active: false }), contact({ id: 'K2', email: 'k2@example.com', web: true })];
  for (const webContacts of ['none', 'all', 'web_only'] as const) {
    expect(byKey({ webContacts, contacts }, 'contact.K1')?.account?.active).toBe(false);
    expect(byKey({ webContacts, contacts }, 'contact.K2')?.account?.active).toBe(true);
  }
});

describe('which records become accounts (article 1)', () => {
  it('sends the tiers and each contact', () => {
    const change = { contacts: [contact(), contact({ id: 'K2', email: 'b@example.com' })] };
    expect(send(change).map(({ erp_key }) => erp_key)).toEqual(['tiers.C1', 'contact.K1', 'contact.K2']);
  });

  it('does not send a tiers without contact', () => {
    expect(send({ contacts: [] })).toMatchObject([{ blocked: { state: 'refused', reason: 'tiers_without_contact' } }]);
  });

  it.each([
    ['', 'missing_email'],
    ['  ', 'missing_email'],
    ['a@@example.com', 'invalid_email'],
    ['demander', 'invalid_email'],
    ['zoé@example.com', 'invalid_email'],
    ['zoe@example.com, leo@example.com', 'invalid_email'],
  ])('lets a contact with the e-mail "%s" wait: %s', (email, reason) => {
    const wish = byKey({ contacts: [contact({ email })] }, 'contact.K1');
    expect(wish).toMatchObject({ blocked: { state: 'waiting', reason } });
    expect(byKey({ contacts: [contact({ email })] }, 'tiers.C1')?.account?.email).toBe('cafe@example.com');
  });

  it.each([
    ['Zoe@Café-Süd.example', 'zoe@xn--caf-sd-dva8m.example'],
    ['zoe@例え.jp', 'zoe@xn--r8jz45g.jp'],
  ])('writes the internationalised domain of %s as WordPress knows it', (email, expected) => {
    expect(byKey({ contacts: [contact({ email })] }, 'contact.K1')?.account?.email).toBe(expected);
  });

  it('deactivates the inactive ones also without an e-mail or a contact', () => {
    expect(send({ active: false, email: '', contacts: [] })).toMatchObject([{ account: { email: '', active: false } }]);
    const gone = [contact({ email: '' }), contact({ id: 'K2', email: 'no mail' })];
    expect(
      send({ active: false, email: '', contacts: gone }).map(({ account }) => [account?.erp_key, account?.active]),
    ).toEqual([
      ['tiers.C1', false],
      ['contact.K1', false],
      ['contact.K2', false],
    ]);
  });

  it('gives a tiers and its contact with one e-mail one account, active if one of them is', () => {
    const shared = contact({ email: ' CAFE@example.com ', web: false });
    const [only, ...others] = send({ webContacts: 'web_only', contacts: [shared] });
    expect(others).toEqual([]);
    expect(only?.account).toMatchObject({ erp_key: 'tiers.C1', also: ['contact.K1'], active: true });
  });
});

describe('which fields are sent (article 1)', () => {
  it('sends name, company, phone of the billing address, e-mail and status, and no address', () => {
    expect(byKey({}, 'contact.K1')?.account).toEqual({
      erp_key: 'contact.K1',
      also: [],
      tiers_key: 'tiers.C1',
      tiers_code: 'C1',
      email: 'zoe@example.com',
      active: true,
      first_name: 'Zoé',
      last_name: 'Martin',
      company: 'Café Süd',
      phone: '01',
    });
  });

  it.each([
    ['', 'FR'],
    ['France', 'FR'],
    ['Belgique', 'BE'],
    ['Germany', 'DE'],
    ['lu', 'LU'],
    ['CHE', 'CH'],
  ])('sends the billing address with the country "%s" as %s', (country, code) => {
    expect(send({ country }, true)[0]?.account?.billing).toEqual({
      address_1: '1, rue A',
      address_2: '',
      postcode: '75001',
      city: 'Paris',
      country: code,
    });
  });

  it('deactivates whatever the address says', () => {
    const wishes = send({ country: 'Atlantide', active: false }, true);
    expect(wishes.map(({ account }) => account?.active)).toEqual([false, false]);
  });

  it('says nothing of a country that is not known', () => {
    const wishes = send({ country: 'Atlantide' }, true);
    for (const { account } of wishes) {
      expect(account?.billing).toMatchObject({ city: 'Paris', postcode: '75001' });
      expect(account?.billing?.country).toBeUndefined();
    }
    expect(wishes).toHaveLength(2);
  });

  it.each([
    ['1000', 'France', '01000'],
    ['1000', '', '01000'],
    ['1000', 'Belgique', '1000'],
    ['4109', 'Allemagne', '04109'],
    ['184', 'Italie', '00184'],
    ['8001', 'ES', '08001'],
    ['1000', 'Suisse', '1000'],
    ['1000', 'Atlantide', '1000'],
    ['150', 'Norvège', '0150'],
    ['100', 'France', '100'],
    ['75001', 'France', '75001'],
    ['1000 cedex', 'France', '1000 cedex'],
  ])('writes the postcode %j of %j as %j', (postcode, country, expected) => {
    expect(send({ postcode, country }, true)[0]?.account?.billing?.postcode).toBe(expected);
  });
});
