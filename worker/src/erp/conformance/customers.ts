import { expect } from 'vitest';
import { offered, type CustomerSource } from '../port.js';
import { isOrphan, type Tiers } from '../../model/customer.js';
import { isProblem } from '../../model/problem.js';
import { part, type Check, type GivenCustomer, type TestBed } from './bed.js';
import { fails, forgetsForeignCursor, inWords, readAll, records } from './reading.js';

const customer = (code: string, change: Partial<GivenCustomer> = {}): GivenCustomer => ({
  code,
  name: `Customer ${code}`,
  email: `${code.toLowerCase()}@example.com`,
  active: true,
  contacts: [{ firstName: 'Ann', lastName: code, email: `ann.${code.toLowerCase()}@example.com` }],
  ...change,
});

const some = [customer('C1'), customer('C2', { active: false, contacts: [] }), customer('C3')];

const source = (bed: TestBed): CustomerSource => offered(bed.open(), 'customers');

const tiers = async (bed: TestBed): Promise<Tiers[]> =>
  (await records(source(bed).read())).filter((item): item is Tiers => !isOrphan(item));

const shown = (all: Tiers[]): object[] =>
  all
    .map(({ code, name, email, active, contacts }) => ({
      ...{ code, name, email, active },
      contacts: contacts
        .map(({ firstName, lastName, email: own }) => ({ firstName, lastName, email: own }))
        .sort((one, other) => (one.email < other.email ? -1 : 1)),
    }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));

async function filled(bed: TestBed, customers = some): Promise<TestBed> {
  await part(bed, 'customers').have(customers);
  return bed;
}

export const customerChecks: readonly Check[] = [
  {
    name: 'a first reading names each customer, with its contacts and whether it is active',
    run: async (bed) => {
      expect(shown(await tiers(await filled(bed)))).toEqual(some);
    },
  },
  {
    name: 'no sign of a text is lost or becomes another one',
    run: async (bed) => {
      const odd = customer('C1', {
        name: 'Crème & Œufs; "N° 1" <b>, l’été 猫 €',
        contacts: [{ firstName: 'Zoé', lastName: "O'Neill; Müller", email: 'zoe+web@example.com' }],
      });
      expect(shown(await tiers(await filled(bed, [odd])))).toEqual([odd]);
    },
  },
  {
    name: 'codes that differ by one byte are two customers',
    run: async (bed) => {
      const codes = ['A-1', 'A1', 'Ab', 'Å1', 'ab'];
      const found = await tiers(
        await filled(
          bed,
          codes.map((code, n) => customer(code, { email: `a${String(n)}@example.com` })),
        ),
      );
      expect(found.map(({ code }) => code).sort()).toEqual([...codes].sort());
    },
  },
  {
    name: 'the same ERP says the same again, also to a worker that was started anew',
    run: async (bed) => {
      await filled(bed);
      const erp = source(bed);
      const first = await readAll(erp.read());
      const mark = await erp.mark();
      expect((await readAll(erp.read())).items).toEqual(first.items);
      expect((await readAll(source(bed).read())).items).toEqual(first.items);
      expect(await source(bed).mark()).toBe(mark);
    },
  },
  {
    name: 'the mark does not outlive a change',
    run: async (bed) => {
      await filled(bed);
      const mark = await source(bed).mark();
      await filled(bed, [customer('C1', { name: 'Another name' }), ...some.slice(1)]);
      // '' is no mark: it cannot be told.
      if (mark !== '') expect(await source(bed).mark()).not.toBe(mark);
    },
  },
  {
    name: 'a reading of changes names what changed and what is new',
    run: async (bed) => {
      await filled(bed);
      const { cursor } = await readAll(source(bed).read());
      const changed = customer('C1', { contacts: [{ firstName: 'New', lastName: 'C1', email: 'new@example.com' }] });
      await filled(bed, [changed, ...some.slice(1), customer('C4')]);
      const { items } = await readAll(source(bed).read(cursor));
      const found = shown(items.filter((item): item is Tiers => 'code' in item));
      expect(found).toEqual(expect.arrayContaining([changed, customer('C4')]));
    },
  },
  {
    name: 'a customer of which something changed is named whole, and both are when a contact moves',
    run: async (bed) => {
      const two = [customer('C1'), customer('C3', { contacts: [] })];
      await filled(bed, two);
      const { cursor } = await readAll(source(bed).read());
      const bob = { firstName: 'Bob', lastName: 'C1', email: 'bob@example.com' };
      const more = customer('C1', { contacts: [...customer('C1').contacts, bob] });
      await filled(bed, [more, ...two.slice(1)]);
      const added = await readAll(source(bed).read(cursor));
      const found = (items: object[]): object[] => shown(items.filter((item): item is Tiers => 'contacts' in item));
      expect(found(added.items)).toEqual(expect.arrayContaining([more]));
      const moved = [customer('C1'), customer('C3', { contacts: [bob] })];
      await filled(bed, moved);
      expect(found((await readAll(source(bed).read(added.cursor))).items)).toEqual(moved);
    },
  },
  {
    name: 'what is gone is missing in a whole reading, and a reading that does not see that does not call itself whole',
    run: async (bed) => {
      await filled(bed);
      const { cursor } = await readAll(source(bed).read());
      await filled(bed, some.slice(1));
      const next = await readAll(source(bed).read(cursor));
      const codes = next.items.flatMap((item) => ('code' in item ? [item.code] : []));
      expect(codes).not.toContain('C1');
      if (next.whole) expect(codes.sort()).toEqual(['C2', 'C3']);
      expect(shown(await tiers(bed))).toEqual(some.slice(1));
    },
  },
  {
    name: 'a cursor that the ERP does not know begins anew',
    run: async (bed) => {
      await filled(bed);
      await forgetsForeignCursor((since) => source(bed).read(since));
    },
  },
  {
    name: 'a source that cannot be read fails in words, is never empty, and comes back',
    run: async (bed) => {
      await filled(bed);
      const erp = source(bed);
      const { cursor } = await readAll(erp.read());
      await bed.breakDown('customers');
      await fails(() => readAll(erp.read()));
      await fails(() => readAll(erp.read(cursor)));
      await bed.mend();
      expect(shown(await tiers(bed))).toEqual(some);
    },
  },
  {
    name: 'a reading that is given up half-way harms none after it',
    run: async (bed) => {
      await filled(bed);
      const erp = source(bed);
      const half = erp.read();
      await half.next();
      await half.return({ whole: false });
      expect((await records(erp.read())).length).toBe(3);
    },
  },
  {
    name: 'a record that cannot be read loses only itself, and says its place in words',
    run: async (bed) => {
      await filled(bed);
      const { spoil } = part(bed, 'customers');
      if (spoil === undefined) return;
      await spoil();
      const { whole, items } = await readAll(source(bed).read());
      const problems = items.filter(isProblem);
      expect(whole).toBe(true);
      expect(problems).toHaveLength(1);
      for (const problem of problems) {
        expect(problem).toMatchObject({ source: expect.stringMatching(/./), place: expect.stringMatching(/./) });
        inWords(problem);
      }
      expect(shown(items.filter((item): item is Tiers => 'contacts' in item))).toEqual(some);
    },
  },
];
