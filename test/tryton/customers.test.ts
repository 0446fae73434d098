import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import type { CustomerOptions } from '../../worker/src/erp/tryton/parties/meaning.js';
import type { Reading } from '../../worker/src/erp/port.js';
import type { Tiers } from '../../worker/src/model/customer.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, COMPANY, CONTACT_RELATION, WORKER } from './company.js';
import { People } from './people.js';

const access = { url: server.url, database: server.database, ...WORKER };
const customers: CustomerOptions = {
  all: CATEGORIES.all,
  web_only: CATEGORIES.web_only,
  web_contact: CATEGORIES.contact,
  relations: [CONTACT_RELATION],
};
const open = (options: CustomerOptions = customers): TrytonErp => new TrytonErp({ ...access, customers: options });
const erp = open();
const people = new People(server);

async function reading(since?: string, from: TrytonErp = erp): Promise<Reading & { named: Map<string, Tiers> }> {
  const named = new Map<string, Tiers>();
  const read = from.customers.read(since);
  for (;;) {
    const { done, value } = await read.next();
    if (done) return { ...value, named };
    expect(named.has(value.code)).toBe(false);
    named.set(value.code, value);
  }
}
const changes = async (since?: string): Promise<string[]> => [...(await reading(since)).named.keys()].sort();

beforeAll(async () => {
  const france = await people.id('country.country', ['code', '=', 'FR']);
  const lyon = { street: '1 place Bellecour', postal_code: '69002', city: 'Lyon', country: france };
  const [company, , , , , , sophie, paul] = await people.add(
    {
      name: 'Dupont & Fils',
      code: 'DUPONT',
      categories: [CATEGORIES.all],
      addresses: [
        { street: 'Zone Nord', city: 'Lille' },
        { ...lyon, street: '1 place Bellecour\nEscalier B\n3e étage', name: 'Bâtiment Opale', invoice: true },
      ],
      mechanisms: [
        { type: 'phone', value: '+33 4 72 00 00 01' },
        { value: 'contact@dupont.test' },
        { value: 'compta@dupont.test', name: 'Anne Martin', invoice: true },
        { value: 'anne@dupont.test', name: 'anne  martin' },
        { value: 'anne.m@dupont.test', name: 'ANNE MARTIN' },
        { value: 'parti@dupont.test', name: 'Luc Parti', active: false },
        { type: 'website', value: 'https://dupont.test' },
      ],
    },
    { name: 'Marie Curie', code: 'CURIE', categories: [CATEGORIES.all], mechanisms: [{ value: ' marie@curie.test ' }] },
    {
      name: 'Fermée SA',
      code: 'CLOSED',
      active: false,
      categories: [CATEGORIES.all],
      mechanisms: [{ value: 'f@closed.test' }],
    },
    { name: 'Fournisseur SARL', code: 'SUPPLIER', mechanisms: [{ value: 'sales@supplier.test' }], addresses: [lyon] },
    {
      name: 'Selective',
      code: 'SELECT',
      categories: [CATEGORIES.web_only, CATEGORIES.all],
      mechanisms: [{ value: 's@s.test' }],
    },
    { name: 'Sans rien', code: 'BARE', categories: [CATEGORIES.all] },
    {
      name: 'Sophie Web',
      code: 'P1',
      categories: [CATEGORIES.contact],
      mechanisms: [{ value: 'sophie@s.test', invoice: true }],
    },
    { name: 'Paul Autre', code: 'P2', mechanisms: [{ value: 'paul@s.test' }] },
  );
  const select = await people.id('party.party', ['code', '=', 'SELECT']);
  await people.relate(select, sophie ?? 0, CONTACT_RELATION);
  await people.relate(select, paul ?? 0, CONTACT_RELATION);
  await people.relate(select, company ?? 0, 'Parent company');
});

describe('a whole reading', () => {
  let all: Awaited<ReturnType<typeof reading>>;
  beforeAll(async () => {
    all = await reading();
  });

  it('is one, and names each party but our own company', () => {
    expect(all.whole).toBe(true);
    expect([...all.named.values()].map(({ name }) => name)).not.toContain(COMPANY);
    const codes = ['DUPONT', 'CURIE', 'CLOSED', 'SUPPLIER', 'SELECT', 'BARE', 'P1', 'P2'];
    expect([...all.named.keys()]).toEqual(codes);
  });

  it('knows what is sent of a customer: the address for invoices, first phone, first e-mail', () => {
    expect(all.named.get('DUPONT')).toMatchObject({
      name: 'Dupont & Fils',
      firstName: undefined,
      email: 'contact@dupont.test',
      phone: '+33 4 72 00 00 01',
      active: true,
      webContacts: 'all',
      address1: '1 place Bellecour',
      address2: 'Bâtiment Opale, Escalier B, 3e étage',
      postcode: '69002',
      city: 'Lyon',
      country: 'FR',
    });
    expect(all.named.get('BARE')).toMatchObject({
      email: '',
      phone: '',
      contacts: [],
      address1: undefined,
      city: undefined,
    });
    expect(all.named.get('CURIE')).toMatchObject({
      email: 'marie@curie.test',
      active: true,
      // Nobody else is named there.
      contacts: [{ firstName: '', lastName: 'Marie Curie', email: 'marie@curie.test' }],
    });
  });

  it('makes contacts of the e-mails, by the names beside them', () => {
    const contacts = all.named.get('DUPONT')?.contacts.map(({ id, ...contact }) => {
      expect(id).toMatch(/^DUPONT\/@\d+$/);
      return contact;
    });
    expect(contacts).toEqual([
      { firstName: 'Anne', lastName: 'Martin', email: 'compta@dupont.test', web: false, billing: true },
      { firstName: 'Luc', lastName: 'Parti', email: 'parti@dupont.test', web: false, billing: false, active: false },
    ]);
  });

  it('makes contacts of related parties, by the relations that lead to contacts, and knows those of the web', () => {
    const { webContacts, contacts = [] } = all.named.get('SELECT') ?? {};
    expect(webContacts).toBe('web_only');
    const told = contacts.map(({ id, email, web, billing }) => [id, email, web, billing]);
    expect(told.sort(([a], [b]) => (String(a) < String(b) ? 1 : -1))).toEqual([
      ['SELECT/P2', 'paul@s.test', false, false],
      ['SELECT/P1', 'sophie@s.test', true, true],
    ]);
  });

  it('has who is not active deactivated, and who is in no category too, without taking anybody’s e-mail for theirs', () => {
    expect(all.named.get('CLOSED')).toMatchObject({ active: false, email: 'f@closed.test' });
    for (const code of ['SUPPLIER', 'P1'])
      expect(all.named.get(code)).toMatchObject({ active: false, email: '', phone: undefined, contacts: [] });
  });
});

describe('a reading of changes', () => {
  let cursor: string | undefined;
  beforeEach(async () => {
    people.age();
    cursor = (await reading()).cursor;
  });
  const idOf = (code: string): Promise<number> =>
    people.id('party.party', ['code', '=', code], ['active', 'in', [true, false]]);

  it('names nobody where nothing changed, and is none that forgets', async () => {
    const { whole, named, cursor: next } = await reading(cursor);
    expect([whole, named.size]).toEqual([false, 0]);
    expect(await changes(next)).toEqual([]);
  });

  it.each([
    [
      'the party',
      'CURIE',
      async () => people.tryton.write('party.party', [await idOf('CURIE')], { name: 'Marie S. Curie' }),
    ],
    ['its state', 'CLOSED', async () => people.tryton.write('party.party', [await idOf('CLOSED')], { active: true })],
    [
      'an address by itself',
      'DUPONT',
      async () =>
        people.tryton.write(
          'party.address',
          [await people.id('party.address', ['city', '=', 'Lyon'], ['party.code', '=', 'DUPONT'])],
          {
            city: 'Lyon 2e',
          },
        ),
    ],
    [
      'an e-mail by itself',
      'CURIE',
      async () =>
        people.tryton.write(
          'party.contact_mechanism',
          [await people.id('party.contact_mechanism', ['party.code', '=', 'CURIE'])],
          {
            value: 'm.curie@curie.test',
          },
        ),
    ],
    [
      'an e-mail that is switched off by itself',
      'CURIE',
      async () =>
        people.tryton.write(
          'party.contact_mechanism',
          [await people.id('party.contact_mechanism', ['party.code', '=', 'CURIE'])],
          {
            active: false,
          },
        ),
    ],
    [
      'its category',
      'SUPPLIER',
      async () =>
        people.tryton.write('party.party', [await idOf('SUPPLIER')], {
          categories: [['add', [await people.id('party.category', ['name', '=', CATEGORIES.all])]]],
        }),
    ],
    ['a new one', 'NEW', async () => people.add({ name: 'Neuf', code: 'NEW', categories: [CATEGORIES.all] })],
  ])('names who changed: %s', async (_what, code, change) => {
    await change();
    expect(await changes(cursor)).toEqual([code]);
  });

  it('names the customer of a contact that changed, or was related', async () => {
    await people.tryton.write('party.party', [await idOf('P2')], { name: 'Paul Autrement' });
    expect(await changes(cursor)).toEqual(['P2', 'SELECT']);
    people.age();
    await people.relate(await idOf('CURIE'), await idOf('P2'), CONTACT_RELATION);
    const { named } = await reading(cursor);
    expect([...named.keys()]).toEqual(['CURIE']);
    expect(named.get('CURIE')?.contacts[0]).toMatchObject({ id: 'CURIE/P2', firstName: 'Paul', lastName: 'Autrement' });
  });

  it('looks back a quarter of an hour, for what was written in a long transaction', async () => {
    await people.tryton.write('party.party', [await idOf('CURIE')], { name: 'Mme Curie' });
    const later = (await reading(cursor)).cursor;
    expect(await changes(later)).toEqual(['CURIE']);
  });

  it.each([
    ['is none', 'a word'],
    ['is of another ERP', '{"at":"2026-01-01T00:00:00.000Z"}'],
  ])('is a whole one where the cursor %s', async (_why, said) => {
    expect((await reading(said)).whole).toBe(true);
  });

  it('is a whole one once a day, or where Tryton’s clock went back, or where other parties are customers', async () => {
    const kept = JSON.parse(cursor ?? '') as { at: string; wholeAt: string };
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
    const tomorrow = new Date(Date.now() + 25 * 3_600_000).toISOString();
    expect((await reading(JSON.stringify({ ...kept, wholeAt: yesterday }))).whole).toBe(true);
    expect((await reading(JSON.stringify({ ...kept, at: tomorrow }))).whole).toBe(true);
    expect((await reading(cursor, open({ all: CATEGORIES.all }))).whole).toBe(true);
    const next = await reading(cursor);
    expect(JSON.parse(next.cursor ?? '')).toMatchObject({ wholeAt: kept.wholeAt });
  });
});

describe('what the configuration means', () => {
  it('is in Tryton’s categories with all below them', async () => {
    const parent = await people.id('party.category', ['name', '=', CATEGORIES.all]);
    await people.tryton.create('party.category', [{ name: 'Grossistes', parent }]);
    await people.add({ name: 'Grossiste', code: 'WHOLE', categories: ['Grossistes'] });
    expect((await reading()).named.get('WHOLE')).toMatchObject({ active: true, webContacts: 'all' });
    expect((await reading(undefined, open({ all: 'Web / Grossistes' }))).named.get('WHOLE')).toMatchObject({
      active: true,
    });
  });

  it.each([
    [{}, 'tryton_no_customers', {}],
    [{ all: 'Webb' }, 'tryton_no_category', { name: 'Webb' }],
    [{ all: CATEGORIES.all, relations: ['Nobody'] }, 'tryton_no_relation', { name: 'Nobody' }],
  ])('is asked for in words where it means nothing: %j', async (options, reason, params) => {
    await expect(reading(undefined, open(options))).rejects.toMatchObject({
      source: 'Tryton: parties',
      reason,
      params,
      state: 'refused',
    });
    expect((await open(options).check()).at(-1)).toMatchObject({ id: 'tryton_customers', status: 'error' });
  });

  it('is told by the doctor', async () => {
    const findings = await erp.check();
    expect(
      findings.filter(({ id }) => /^tryton(_user|_customers)?$/.test(id)).map(({ id, status }) => [id, status]),
    ).toEqual([
      ['tryton', 'ok'],
      ['tryton_user', 'ok'],
      ['tryton_customers', 'ok'],
    ]);
    expect(findings[1]?.message).toContain(COMPANY);
    const [wrong] = await new TrytonErp({ ...access, password: 'wrong' }).check().then((found) => found.slice(-1));
    expect(wrong).toMatchObject({ status: 'error', message: expect.stringContaining('erp.password') as string });
  });
});

describe('many parties', () => {
  it('are read page by page, each once', async () => {
    const many = Array.from({ length: 450 }, (_, n) => ({
      name: `Client ${String(n)}`,
      code: `M${String(n)}`,
      active: n % 7 !== 0,
      categories: [CATEGORIES.all],
      mechanisms: [{ value: `m${String(n)}@many.test` }],
    }));
    await people.add(...many);
    const { named } = await reading();
    expect([...named.keys()].filter((code) => /^M\d/.test(code))).toHaveLength(450);
    expect([...named.values()].filter(({ code, active }) => /^M\d/.test(code) && !active)).toHaveLength(65);
  });

  it('of which the reading breaks off are no reading', async () => {
    const read = erp.customers.read();
    await read.next();
    server.kill();
    await expect(
      (async () => {
        while (!(await read.next()).done);
      })(),
    ).rejects.toMatchObject({ reason: 'erp_tryton_unreachable' });
    await server.start();
    expect((await reading()).whole).toBe(true);
  });
});
