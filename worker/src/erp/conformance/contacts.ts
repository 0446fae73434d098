import { expect } from 'vitest';
import type { OrderContact } from '../../model/contact.js';
import { offered, type ContactStore } from '../port.js';
import { part, type Check, type GivenContact, type TestBed } from './bed.js';
import { atOnce, dyingAtEachStep } from './making.js';
import { fails } from './reading.js';

const store = (bed: TestBed): ContactStore => offered(bed.open(), 'contacts');

const given = (name: string, change: Partial<GivenContact> = {}): GivenContact => ({
  ...{ name, emails: [], phones: [], active: true },
  ...change,
});

const ann: OrderContact = { firstName: 'Ann', lastName: 'Dupont', email: 'ann@example.com', phone: '+33199001234' };
const nobody: OrderContact = { firstName: '', lastName: '', email: '', phone: '' };

async function ids(finder: ContactStore, by: { email: string } | { phone: string }): Promise<string[]> {
  return (await finder.find(by)).map(({ id }) => id).sort();
}

export const contactChecks: readonly Check[] = [
  {
    name: 'somebody is found by the whole address, whatever its letter case, and by no part of it',
    run: async (bed) => {
      const finder = store(bed);
      const [id] = await part(bed, 'contacts').have([
        given('Zoé Martin', { emails: ['Zoe_M@Example.com'] }),
        given('Another', { emails: ['zoexm@example.com', 'zoe_m@example.com.au'] }),
        given('A third', { emails: ['my.zoe_m@example.com'] }),
      ]);
      expect(await ids(finder, { email: 'zoe_m@example.com' })).toEqual([id]);
      expect(await ids(finder, { email: ' ZOE_M@EXAMPLE.COM ' })).toEqual([id]);
      for (const email of ['', '%', '_______@example.com', 'zoe_m', '%@example.com', 'zoe_m@example.co'])
        expect(await ids(finder, { email }), email).toEqual([]);
    },
  },
  {
    name: 'somebody is found by the number, however people typed it, and by no other number',
    run: async (bed) => {
      const finder = store(bed);
      const typed = ['01 99 00 12 34', '+33 (0)1 99 00 12 34', '01.99.00.12.34', '+33199001234'];
      const found = await part(bed, 'contacts').have(typed.map((phone) => given(phone, { phones: [phone] })));
      await part(bed, 'contacts').have([
        given('Next door', { phones: ['01 99 00 12 35'] }),
        given('Abroad', { phones: ['+32 2 513 89 40'] }),
        given('Extension', { phones: ['01 99 00 12 34 ext. 7'] }),
      ]);
      expect(await ids(finder, { phone: ann.phone })).toEqual([...found].sort());
      for (const phone of ['', '0', '%', '+33199001236', '99001234'])
        expect(await ids(finder, { phone }), phone).toEqual([]);
    },
  },
  {
    name: 'of several all are named, and who is not active is not: a person picks, and nobody is picked by chance',
    run: async (bed) => {
      const finder = store(bed);
      const [one, two] = await part(bed, 'contacts').have([
        given('One', { emails: ['other@example.com', ann.email] }),
        given('Two', { emails: [ann.email] }),
        given('Gone', { emails: [ann.email], active: false }),
      ]);
      expect(await ids(finder, { email: ann.email })).toEqual([one, two].sort());
    },
  },
  {
    name: 'who was put is found with all that was said, no sign of it lost, also by a worker that was started anew',
    run: async (bed) => {
      const odd = { ...ann, firstName: 'Zoé', lastName: `O'Neill; "%_\\" <b> 猫` };
      const id = await store(bed).put('customer.ann', odd);
      for (const by of [{ email: odd.email }, { phone: odd.phone }])
        expect(await store(bed).find(by)).toEqual([{ id, value: odd }]);
    },
  },
  {
    name: 'who was put is known by the id, and nobody by one that there is not',
    run: async (bed) => {
      const id = await store(bed).put('customer.ann', ann);
      const other = await store(bed).put('customer.bob', { ...ann, firstName: 'Bob', email: 'bob@example.com' });
      expect(await store(bed).get(id, ann)).toEqual({ id, value: ann });
      // By what was said of somebody else it is still who has the id.
      expect(await store(bed).get(other, ann)).toMatchObject({ id: other, value: { firstName: 'Bob' } });
      expect(await store(bed).get(id, nobody)).toMatchObject({ id, value: { lastName: ann.lastName } });
      expect(await store(bed).get(`${id}0000`, ann)).toBeUndefined();
    },
  },
  {
    name: 'who is put twice is there once, with the last word',
    run: async (bed) => {
      const before = await part(bed, 'contacts').count();
      const id = await store(bed).put('customer.ann', ann);
      expect(await store(bed).put('customer.ann', { ...ann, firstName: 'Anna' })).toBe(id);
      expect(await part(bed, 'contacts').count()).toBe(before + 1);
      expect(await part(bed, 'contacts').held(id)).toEqual({
        ...{ name: 'Anna Dupont', emails: [ann.email], phones: [ann.phone] },
      });
    },
  },
  {
    name: 'who is put at the same moment by several is there once',
    run: async (bed) => {
      const finder = store(bed);
      const before = await part(bed, 'contacts').count();
      const id = await atOnce(bed, (erp) => offered(erp, 'contacts').put('customer.ann', ann));
      expect(await ids(finder, { email: ann.email })).toEqual([id]);
      expect(await part(bed, 'contacts').count()).toBe(before + 1);
    },
  },
  {
    name: 'keys that differ by one sign are two, though all else is equal',
    run: async (bed) => {
      const finder = store(bed);
      const keys = ['customer.1', 'customer.12', 'customer.a', 'customer.~41', 'customer_1'];
      const made = [];
      for (const key of keys) made.push(await store(bed).put(key, ann));
      expect(new Set(made).size).toBe(keys.length);
      expect(await ids(finder, { phone: ann.phone })).toEqual([...made].sort());
    },
  },
  {
    name: 'a worker that dies between the write and its acknowledgement, and puts it again, has made one',
    run: async (bed) => {
      const before = await part(bed, 'contacts').count();
      let made = 0;
      await dyingAtEachStep(
        bed,
        (erp, step) => offered(erp, 'contacts').put(`customer.${String(step)}`, ann),
        async (_id, where) => {
          made += 1;
          expect(await part(bed, 'contacts').count(), where).toBe(before + made);
        },
      );
    },
  },
  {
    name: 'who is overwritten has nothing twice, and nothing that people added is gone',
    run: async (bed) => {
      const phones = ['01 99 00 12 40', '01 99 00 12 41'];
      const [id = ''] = await part(bed, 'contacts').have([
        given('Old Name', { emails: ['old@example.com', 'second@example.com'], phones }),
      ]);
      const now = { ...ann, email: 'new@example.com', phone: '+33199001241' };
      for (let again = 0; again < 3; again += 1) expect(await store(bed).put('customer.ann', now, id)).toBe(id);
      // What it has already, it has.
      await store(bed).put('customer.ann', { ...now, email: 'Second@example.com' }, id);
      const held = await part(bed, 'contacts').held(id);
      expect(held.name).toBe('Ann Dupont');
      expect([...held.emails].sort()).toEqual(['new@example.com', 'second@example.com']);
      expect([...held.phones].sort()).toEqual(phones);
      // Nor does what the order does not say.
      await store(bed).put('customer.ann', nobody, id);
      expect(await part(bed, 'contacts').held(id)).toEqual(held);
    },
  },
  {
    name: 'an ERP that is out of reach is not one without contacts, and says so in words',
    run: async (bed) => {
      const id = await store(bed).put('customer.ann', ann);
      const one = store(bed);
      await bed.breakDown('contacts');
      await fails(() => one.find({ email: ann.email }));
      await fails(() => one.put('customer.ann', ann));
      await bed.mend();
      expect(await store(bed).put('customer.ann', ann)).toBe(id);
    },
  },
];
