/** The suite itself: an ERP that tells changes passes it, and none of these faults does. */
import { describe, expect, it } from 'vitest';
import { playedBed } from '../../test/played-bed.js';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { catalogueFaults, type Fault } from '../../test/played-faults.js';
import { checks, conformance } from './conformance.js';

conformance({
  name: 'the played ERP',
  offers: [
    ...(['customers', 'documents', 'sales', 'answers'] as const),
    ...(['contacts', 'products', 'categories', 'stock', 'outlets'] as const),
  ],
  setUp: () => Promise.resolve(playedBed()),
});

const faults: Fault[] = [
  [
    'an empty reading where the ERP is away',
    'customers',
    /never empty/,
    ({ customers }, books) => {
      const read = customers.read.bind(customers);
      customers.read = async function* (since) {
        return books.broken.has('customers') ? { whole: true } : yield* read(since);
      };
    },
  ],
  [
    'a reading of changes that calls itself whole',
    'customers',
    /does not call itself whole/,
    ({ customers }) => {
      const read = customers.read.bind(customers);
      customers.read = async function* (since) {
        return { ...(yield* read(since)), whole: true };
      };
    },
  ],
  [
    'a change that leaves out the contacts that stayed',
    'customers',
    /is named whole/,
    ({ customers }) => {
      const read = customers.read.bind(customers);
      customers.read = async function* (since) {
        const items = read(since);
        for (;;) {
          const { done, value } = await items.next();
          if (done) return value;
          yield since !== undefined && 'contacts' in value ? { ...value, contacts: value.contacts.slice(-1) } : value;
        }
      };
    },
  ],
  [
    'a cursor of anybody that is followed',
    'documents',
    /does not know begins anew/,
    ({ documents }) => {
      const read = documents.read.bind(documents);
      documents.read = (since, again) => read(since === undefined ? undefined : 'played 999', again);
    },
  ],
  [
    'a mark that never changes',
    'customers',
    /mark does not outlive/,
    ({ customers }) => {
      customers.mark = () => Promise.resolve('always');
    },
  ],
  [
    'amounts that went through a number',
    'documents',
    /to the cent/,
    ({ documents }) => {
      const read = documents.read.bind(documents);
      documents.read = async function* (since, again) {
        const items = read(since, again);
        for (;;) {
          const { done, value } = await items.next();
          if (done) return value;
          yield 'total' in value ? { ...value, total: String(Number(value.total)) } : value;
        }
      };
    },
  ],
  [
    'a size that is guessed',
    'documents',
    /as many as is said/,
    ({ documents }) => {
      const open = documents.open.bind(documents);
      documents.open = async (name) => {
        const blob = await open(name);
        return blob && { ...blob, size: blob.size + 1 };
      };
    },
  ],
  [
    'new bytes under the old name',
    'documents',
    /under the name of the old/,
    ({ documents }) => {
      const bytesOf = documents.bytesOf.bind(documents);
      const open = documents.open.bind(documents);
      documents.bytesOf = async (document) => ({ ...((await bytesOf(document)) ?? { id: '' }), version: 'one' });
      documents.open = async (name) => open((await bytesOf({ number: name.id.slice(9) } as never)) ?? name);
    },
  ],
  [
    'bytes that cannot be had again',
    'documents',
    /asked for again/,
    ({ documents }) => {
      const read = documents.read.bind(documents);
      documents.read = (since) => read(since);
    },
  ],
  [
    'a second sale for the same key after a death',
    'sales',
    /dies between the write/,
    ({ sales }, books) => {
      const put = sales.put.bind(sales);
      sales.put = async (sale) => {
        const before = books.sales.get(sale.key);
        // It does not look before it writes.
        if (before && before.sale.content.caption === sale.content.caption) books.sales.delete(sale.key);
        const done = await put(sale);
        return before ? { ...done, revision: before.known.revision + 1, done: 'updated' } : done;
      };
    },
  ],
  [
    'a sale that is found by the beginning of its key',
    'sales',
    /whole key and by no other/,
    ({ sales }, books) => {
      sales.find = (key) => Promise.resolve([...books.sales].find(([other]) => other.startsWith(key))?.[1].known);
    },
  ],
  [
    'silence that passes for a withdrawal',
    'answers',
    /says nothing of/,
    ({ answers }, books) => {
      const read = answers.read.bind(answers);
      answers.read = async function* (since) {
        const reading = yield* read(since);
        for (const key of books.sales.keys()) if (!books.answers.has(key)) yield { key, withdrawn: true };
        return reading;
      };
    },
  ],
  [
    'an answer without a mark',
    'answers',
    /mark changes with each/,
    ({ answers }) => {
      answers.mark = () => Promise.resolve('');
    },
  ],
  ...catalogueFaults,
];

describe('the suite finds', () => {
  it.each(faults)('%s', async (_fault, capability, name, make) => {
    const books = new PlayedBooks();
    const bed = {
      ...playedBed(books),
      open: () => {
        const erp = playedErp(books);
        make(erp, books);
        return erp;
      },
    };
    const [check, second] = checks[capability].filter((each) => name.test(each.name));
    expect(second).toBeUndefined();
    await expect(check?.run(bed)).rejects.toThrow();
  });
});
