/** What is decided of one customer as it was read: which accounts are wanted, what stays, what is told (article 1). */
import { describe, expect, it } from 'vitest';
import type { Contact, Tiers, WebContacts } from '../model/customer.js';
import type { Settings } from '../model/settings.generated.js';
import { decideCustomer, webSettingKey, type ReadCustomer } from './customer.js';

const policy = { name: 'erp', company: 'erp', phone: 'erp', email: 'erp', address: 'erp' };
const settings = { send_addresses: false, policy } as Settings['accounts'];

const contact = (change: Partial<Contact> = {}): Contact => ({
  id: 'K1',
  firstName: 'Zoé',
  lastName: 'Martin',
  email: 'zoe@example.com',
  web: true,
  billing: false,
  ...change,
});
const tiers = (change: Partial<Tiers> = {}): Tiers => ({
  code: 'C1',
  name: 'Café Süd',
  firstName: '',
  lastName: 'Durand',
  email: 'cafe@example.com',
  phone: '01',
  active: true,
  webContacts: 'all',
  address1: '',
  address2: '',
  postcode: '',
  city: '',
  country: 'FR',
  contacts: [contact()],
  ...change,
});
const decide = (read: ReadCustomer, before?: WebContacts, change: Partial<Settings['accounts']> = {}) =>
  decideCustomer(read, before, { ...settings, ...change });
const wanted = (read: ReadCustomer): string[] => decide(read).wishes.map(({ erpKey }) => erpKey);

describe('a customer', () => {
  it('becomes accounts, each with its e-mail for itself, its own and its contacts’', () => {
    expect(decide(tiers())).toMatchObject({
      wishes: [
        { erpKey: 'tiers.C1', uniqueKey: 'cafe@example.com', removal: false, trait: 'all' },
        { erpKey: 'contact.K1', uniqueKey: 'zoe@example.com', removal: false },
      ],
      keep: [],
      notes: [],
      remarks: [],
    });
    expect(decide(tiers()).wishes[1]).not.toHaveProperty('trait');
  });

  it('that is inactive takes its accounts away; without an e-mail they claim none', () => {
    const { wishes } = decide(tiers({ active: false, email: '' }));
    expect(wishes).toMatchObject([{ removal: true }, { removal: true }]);
    expect(wishes[0]).not.toHaveProperty('uniqueKey');
  });

  it('is due again when the admin changes who wins', () => {
    const other = { ...policy, name: 'shop' } as Settings['accounts']['policy'];
    const compared = [policy, other].map(
      (one) => decide(tiers(), undefined, { policy: one as typeof other }).wishes[0]?.compared,
    );
    expect(compared[0]).not.toEqual(compared[1]);
    expect(decide(tiers({ contacts: [] })).wishes).toMatchObject([{ blocked: { reason: 'tiers_without_contact' } }]);
  });

  it('of whom it is not known whether it is active stays as it is, and so do its contacts', () => {
    expect(decide(tiers({ active: undefined }))).toMatchObject({ wishes: [], keep: ['tiers.C1', 'contact.K1'] });
    expect(decide(tiers({ webContacts: undefined }))).toMatchObject({ wishes: [], keep: ['tiers.C1', 'contact.K1'] });
  });

  it('keeps a contact of whom that is not known, and goes on with the others', () => {
    const unknown = contact({ id: 'K2', email: 'b@example.com', web: undefined });
    const some = tiers({ webContacts: 'web_only', contacts: [contact(), unknown] });
    expect(wanted(some)).toEqual(['tiers.C1', 'contact.K1']);
    expect(decide(some).keep).toEqual(['tiers.C1', 'contact.K2']);
    // With none that is understood it stays as it is itself.
    expect(decide(tiers({ webContacts: 'web_only', contacts: [unknown] }))).toMatchObject({
      wishes: [],
      keep: ['tiers.C1', 'contact.K2'],
    });
  });
});

describe('what is told', () => {
  it.each<[string, WebContacts | undefined, Partial<Tiers>, boolean]>([
    ['that the ERP changed the web setting by itself', 'web_only', {}, true],
    ['nothing where it is as it was', 'all', {}, false],
    ['nothing where it was never read', undefined, {}, false],
    ['nothing where it is not understood', 'all', { active: false, webContacts: undefined }, false],
  ])('%s', (_name, before, change, told) => {
    expect(decide(tiers(change), before).notes.map(({ erpKey, reason }) => [erpKey, reason])).toEqual(
      told ? [['web_contacts.C1', 'web_contacts_changed']] : [],
    );
  });

  it.each<[string, string, boolean, object | undefined]>([
    ['a country that nobody knows', ' Atlantis ', true, { word: 'Atlantis', of: 'C1 Café Süd' }],
    ['not one that is known', 'France', true, undefined],
    ['not where no addresses are sent', 'Atlantis', false, undefined],
  ])('%s', (_name, country, send_addresses, odd) => {
    expect(decide(tiers({ country }), undefined, { send_addresses }).oddCountry).toEqual(odd);
  });
});

describe('what is no customer', () => {
  const problem = { source: 'customers.csv', place: '7', reason: 'bad_line', params: {} } as const;
  const remark = { source: 'customers.csv', place: '7', remark: 'totals_line', about: '', params: {} } as const;
  const orphan = { orphan: contact(), customerCode: 'C9' };

  it('is told, or waits for its customer', () => {
    expect(decide(problem)).toMatchObject({
      wishes: [{ blocked: { state: 'refused', reason: 'bad_line' } }],
      remarks: [],
    });
    expect(decide(remark)).toMatchObject({ wishes: [], remarks: [{ reason: 'totals_line' }] });
    expect(decide(orphan)).toMatchObject({
      wishes: [{ erpKey: 'contact.K1', blocked: { reason: 'contact_without_customer' } }],
    });
  });

  it('has no web setting', () => {
    expect([tiers(), problem, remark, orphan].map(webSettingKey)).toEqual([
      'tiers.C1',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
