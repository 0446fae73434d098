/** Those who order, in Tryton: found by address and number, made once, overwritten without losing what people added. */
import { expect, it } from 'vitest';
import { TrytonErp, type TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import { day, decimal } from '../../worker/src/erp/tryton/client/values.js';
import type { OrderContact } from '../../worker/src/model/contact.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, CONTACT_RELATION, WORKER } from './company.js';
import { People } from './people.js';

const people = new People(server);
const { tryton } = people;

const erp = (change: Partial<TrytonOptions> = {}): TrytonErp =>
  new TrytonErp({ url: server.url, database: server.database, ...WORKER, ...change });
const { contacts } = erp();

const contact = (change: Partial<OrderContact> = {}): OrderContact => ({
  ...{ firstName: 'Ann', lastName: 'Dupont', email: '', phone: '' },
  ...change,
});

const ids = async (by: { email: string } | { phone: string }): Promise<number[]> =>
  (await contacts.find(by)).map(({ id }) => Number(id));

const phone = (value: string, more: object = {}): { type: string; value: string } => ({
  type: 'phone',
  value,
  ...more,
});

async function partyOf(id: number | string): Promise<{ name: string; mechanisms: string[] }> {
  const fields = ['name', ...['type', 'value', 'name', 'active'].map((field) => `contact_mechanisms.${field}`)];
  type Mechanism = { type: string; value: string; name: string | null };
  const [row] = await tryton.search<{ name: string; 'contact_mechanisms.': Mechanism[] }>(
    'party.party',
    [['id', '=', Number(id)]],
    fields,
    { context: { active_test: false } },
  );
  const mechanisms = row?.['contact_mechanisms.'] ?? [];
  return {
    name: row?.name ?? '',
    mechanisms: mechanisms.map(({ type, value, name }) => [type, value, name ?? ''].filter(Boolean).join(' ')).sort(),
  };
}

it('finds by the whole address, letter case and blanks around it aside', async () => {
  const [typed = 0, other = 0] = await people.add(
    { name: 'Zoé Martin', mechanisms: [{ value: ' Zoe_M@Example.com ' }] },
    { name: 'Other', mechanisms: [{ value: 'zoeXm@example.com' }, { value: 'MÜLLER@example.com' }] },
  );
  await people.add({
    name: 'Longer',
    mechanisms: [{ value: 'zoe_m@example.com.au' }, { value: 'azoe_m@example.com' }],
  });
  expect(await contacts.find({ email: 'zoe_m@example.COM ' })).toEqual([
    { id: String(typed), value: { firstName: 'Zoé', lastName: 'Martin', email: 'Zoe_M@Example.com', phone: '' } },
  ]);
  expect(await ids({ email: 'müller@example.com' })).toEqual([other]);
  for (const email of ['', ' ', '%', '%@example.com', 'zoe_m@example.co', "zoe'm@example.com", '_______@example.com'])
    expect(await ids({ email })).toEqual([]);
});

it('finds by number, however people typed it', async () => {
  const added = await people.add(
    ...['01 99 00 12 34', '+33 (0)1 99 00 12 34', '01.99.00.12.34', '0033199001234'].map((value) => ({
      name: value,
      mechanisms: [phone(value)],
    })),
  );
  await people.add(
    { name: 'Another number', mechanisms: [phone('01 99 00 12 35'), phone('+32 1 99 00 12 34')] },
    { name: 'With an extension', mechanisms: [phone('01 99 00 12 34 ext. 5')] },
    { name: 'Fax', mechanisms: [{ type: 'fax', value: '01 99 00 12 34' }] },
  );
  expect((await ids({ phone: '+33199001234' })).sort()).toEqual([...added].sort());
  expect((await ids({ phone: '01 99 00 12 34' })).sort()).toEqual([...added].sort());
  expect((await contacts.find({ phone: '+33199001234' })).map(({ value }) => value.phone)).toEqual(
    added.map(() => '+33199001234'),
  );
  for (const number of ['', '0', '%', '99001234', '+32199001234']) expect(await ids({ phone: number })).toEqual([]);
});

it('takes a number without its country for one of the party’s country', async () => {
  const belgium = await tryton.create('country.country', [{ name: 'Belgium', code: 'BE', code3: 'BEL' }]);
  const [party = 0] = await people.add({
    ...{ name: 'Bruxelles', mechanisms: [phone('02 513 89 40')] },
    addresses: [{ city: 'Bruxelles', country: belgium[0] }],
  });
  expect(await ids({ phone: '+3225138940' })).toEqual([party]);
  expect(await ids({ phone: '+33251389400' })).toEqual([]);
});

it('finds nobody who is not active, nor the company itself, nor who only sells to it', async () => {
  const [gone = 0, left = 0, supplier = 0, both = 0] = await people.add(
    { name: 'Gone', active: false, mechanisms: [{ value: 'same@apart.test' }] },
    { name: 'Left', mechanisms: [{ value: 'same@apart.test', active: false }] },
    { name: 'Supplier', addresses: [{ city: 'Lyon' }], mechanisms: [{ value: 'same@apart.test' }] },
    { name: 'Both', addresses: [{ city: 'Lyon' }], mechanisms: [{ value: 'same@apart.test' }] },
  );
  const company = await people.id('company.company');
  const [row] = await tryton.read<{ party: number }>('company.company', [company], ['party']);
  await tryton.create('party.contact_mechanism', [{ party: row?.party, type: 'email', value: 'same@apart.test' }]);
  const invoice = async (party: number, type: 'in' | 'out'): Promise<unknown> => {
    const account = await people.id('account.account', ['code', '=', type === 'in' ? '401' : '4111']);
    const lines = [
      {
        ...{ type: 'line', quantity: 1, unit_price: decimal('1') },
        account: await people.id('account.account', ['code', '=', type === 'in' ? '6071' : '7071']),
      },
    ];
    return tryton.create('account.invoice', [
      {
        ...{ type, party, account, invoice_date: day('2026-01-05'), lines: [['create', lines]] },
        ...{ invoice_address: await people.id('party.address', ['party', '=', party]) },
        ...{ currency: await people.id('currency.currency', ['code', '=', 'EUR']) },
        journal: await people.id('account.journal', ['type', '=', type === 'in' ? 'expense' : 'revenue']),
      },
    ]);
  };
  await invoice(supplier, 'in');
  await invoice(both, 'in');
  await invoice(both, 'out');
  expect(await ids({ email: 'same@apart.test' })).toEqual([both]);
  expect([gone, left, supplier].includes(both)).toBe(false);
});

it('makes one under its key, by however many at once, and is that one again', async () => {
  const ann = contact({ email: 'ann@once.test', phone: '+33199001299' });
  const stores = Array.from({ length: 4 }, () => erp().contacts);
  const made = await Promise.all([...stores, ...stores].map((store) => store.put('customer.ann', ann)));
  expect(new Set(made).size).toBe(1);
  expect(await partyOf(made[0] ?? '')).toEqual({
    name: 'Ann Dupont',
    mechanisms: ['email ann@once.test', 'phone +33199001299'],
  });
  expect(await contacts.find({ email: 'ann@once.test' })).toEqual([{ id: made[0], value: ann }]);
  expect(await contacts.find({ phone: '+33199001299' })).toEqual([{ id: made[0], value: ann }]);
});

it('overwrites name, address and number, and leaves what people added', async () => {
  const [id = 0] = await people.add({
    ...{ name: 'Old Name', code: 'OLD', addresses: [{ city: 'Lyon' }] },
    mechanisms: [
      { value: 'old@over.test' },
      { value: 'second@over.test' },
      phone('01 99 00 12 40'),
      { type: 'fax', value: '1' },
    ],
  });
  const now = contact({ email: 'new@over.test', phone: '+33199001241' });
  expect(await contacts.put('customer.x', now, String(id))).toBe(String(id));
  const expected = {
    name: 'Ann Dupont',
    mechanisms: ['email new@over.test', 'email second@over.test', 'fax 1', 'phone +33199001241'],
  };
  expect(await partyOf(id)).toEqual(expected);
  const before = await tryton.read('party.party', [id], ['write_date', 'code', 'addresses']);
  await contacts.put('customer.x', now, String(id));
  await contacts.put('customer.x', { ...now, email: 'SECOND@over.test', phone: '01 99 00 12 41' }, String(id));
  // An order that says nothing of it takes nothing away.
  await contacts.put('customer.x', contact({ firstName: '', lastName: '' }), String(id));
  expect(await partyOf(id)).toEqual(expected);
  expect(await tryton.read('party.party', [id], ['write_date', 'code', 'addresses'])).toEqual(before);
});

it('overwrites the person beside whose name an address stands, and no company’s name', async () => {
  const [id = 0] = await people.add({
    ...{ name: 'Boulangerie SARL', addresses: [{ city: 'Lyon' }] },
    mechanisms: [
      { value: 'info@pain.test' },
      { value: 'zoe@pain.test', name: 'Zoé' },
      phone('01 99 00 12 50', { name: 'Zoé' }),
      phone('01 99 00 12 51'),
    ],
  });
  const found = await contacts.find({ email: 'zoe@pain.test' });
  expect(found.map(({ value }) => value)).toEqual([
    { firstName: '', lastName: 'Zoé', email: 'zoe@pain.test', phone: '+33199001250' },
  ]);
  await contacts.put('customer.y', contact({ email: 'zoe@pain.test', phone: '+33199001252' }), String(id));
  expect(await partyOf(id)).toEqual({
    name: 'Boulangerie SARL',
    mechanisms: [
      'email info@pain.test',
      'email zoe@pain.test Ann Dupont',
      'phone +33199001252 Ann Dupont',
      'phone 01 99 00 12 51',
    ],
  });
  await tryton.create('party.identifier', [{ party: id, type: 'eu_vat', code: 'FR44732829320' }]);
  await contacts.put('customer.y', contact({ email: 'info@pain.test' }), String(id));
  expect((await partyOf(id)).name).toBe('Boulangerie SARL');
});

it('changes no customer of the shop, nor a contact of one: an order gives nobody an account', async () => {
  const [customer = 0, person = 0, free = 0] = await people.add(
    { name: 'Customer', categories: [CATEGORIES.all], mechanisms: [phone('01 99 00 12 60')] },
    { name: 'Person', mechanisms: [phone('01 99 00 12 60')] },
    { name: 'Free', mechanisms: [phone('01 99 00 12 60')] },
  );
  await people.relate(customer, person, CONTACT_RELATION);
  const store = erp({ customers: { all: CATEGORIES.all, relations: [CONTACT_RELATION] } }).contacts;
  const stranger = contact({ email: 'stranger@evil.test', phone: '+33199001260' });
  for (const id of [customer, person, free])
    expect(await store.put('customer.stranger', stranger, String(id))).toBe(String(id));
  expect((await partyOf(customer)).mechanisms).toEqual(['phone 01 99 00 12 60']);
  expect(await partyOf(person)).toEqual({ name: 'Person', mechanisms: ['phone 01 99 00 12 60'] });
  expect((await partyOf(free)).name).toBe('Ann Dupont');
  // Without knowing who they are, nobody is changed.
  const unsure = erp({ customers: { all: 'Gone' } }).contacts;
  await expect(
    unsure.put('customer.stranger', contact({ email: 'other@evil.test' }), String(free)),
  ).rejects.toMatchObject({
    reason: 'tryton_no_category',
  });
});

it('keeps a number that is none without calling it a telephone, and makes one for an id that is gone', async () => {
  const id = await contacts.put('customer.odd', contact({ phone: '12', firstName: '', lastName: '' }), '99999999');
  expect(await partyOf(id)).toEqual({ name: '12', mechanisms: ['other 12'] });
  expect(await contacts.put('customer.odd', contact({ phone: '12', lastName: 'O’Neill; "%_"' }))).toBe(id);
  expect(await partyOf(id)).toEqual({ name: 'Ann O’Neill; "%_"', mechanisms: ['other 12'] });
});
