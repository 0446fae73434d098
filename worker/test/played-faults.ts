/** Faults that are put into the played ERP, for the conformance suite to find. */
import type { checks } from '../src/erp/conformance.js';
import { isSameCategory } from '../src/rules/category-name.js';
import type { playedErp, PlayedBooks } from './played-erp.js';

export type Fault = [
  fault: string,
  capability: keyof typeof checks,
  check: RegExp,
  make: (erp: ReturnType<typeof playedErp>, books: PlayedBooks) => void,
];

const nobody = { firstName: '', lastName: '', email: '', phone: '' };

/** Of contacts, products, categories, stock and outlets. */
export const catalogueFaults: readonly Fault[] = [
  [
    'an address that is found by a part of it',
    'contacts',
    /whole address/,
    ({ contacts }, books) => {
      contacts.find = (by) =>
        Promise.resolve(
          [...books.contacts].flatMap(([id, { emails }]) =>
            'email' in by && emails.some((email) => email.toLowerCase().includes(by.email.trim().toLowerCase()))
              ? { id, value: nobody }
              : [],
          ),
        );
    },
  ],
  [
    'numbers that are compared as they are typed',
    'contacts',
    /however people typed it/,
    ({ contacts }, books) => {
      contacts.find = (by) =>
        Promise.resolve(
          [...books.contacts].flatMap(([id, { phones }]) =>
            'phone' in by && phones.includes(by.phone) ? { id, value: nobody } : [],
          ),
        );
    },
  ],
  [
    'the first of several that is named alone',
    'contacts',
    /of several all are named/,
    ({ contacts }) => {
      const find = contacts.find.bind(contacts);
      contacts.find = async (by) => (await find(by)).slice(0, 1);
    },
  ],
  [
    'who was deactivated and is found',
    'contacts',
    /who is not active is not/,
    ({ contacts }, books) => {
      const find = contacts.find.bind(contacts);
      contacts.find = (by) => {
        for (const [id, one] of books.contacts) books.contacts.set(id, { ...one, active: true });
        return find(by);
      };
    },
  ],
  [
    'a contact that is made without looking whether it is there',
    'contacts',
    /puts it again, has made one/,
    ({ contacts }, books) => {
      const put = contacts.put.bind(contacts);
      contacts.put = (key, contact, id) => {
        for (const [known, one] of books.contacts)
          if (one.key === key) books.contacts.set(known, { ...one, key: `${key} ${known}` });
        return put(key, contact, id);
      };
    },
  ],
  [
    'a look and a write with others in between',
    'contacts',
    /at the same moment/,
    ({ contacts }, books) => {
      contacts.put = async (key, { email }) => {
        const known = [...books.contacts].find(([, one]) => one.key === key)?.[0];
        await Promise.resolve();
        const id = known ?? books.next();
        books.contacts.set(id, { key, name: '', emails: [email], phones: [], active: true });
        return id;
      };
    },
  ],
  [
    'an overwriting that adds what is there',
    'contacts',
    /nothing twice/,
    ({ contacts }, books) => {
      const put = contacts.put.bind(contacts);
      contacts.put = async (key, contact, id) => {
        const made = await put(key, contact, id);
        books.contacts.get(made)?.phones.push(contact.phone);
        return made;
      };
    },
  ],
  [
    'an overwriting that takes away what the order does not say',
    'contacts',
    /nothing that people added is gone/,
    ({ contacts }, books) => {
      const put = contacts.put.bind(contacts);
      contacts.put = async (key, contact, id) => {
        const made = await put(key, contact, id);
        const one = books.contacts.get(made);
        if (one) books.contacts.set(made, { ...one, emails: [contact.email] });
        return made;
      };
    },
  ],
  [
    'nobody where the ERP is away',
    'contacts',
    /not one without contacts/,
    ({ contacts }, books) => {
      const find = contacts.find.bind(contacts);
      contacts.find = (by) => (books.broken.has('contacts') ? Promise.resolve([]) : find(by));
    },
  ],
  [
    'a reading that ends after its first page',
    'products',
    /however many there are/,
    ({ products }) => {
      const read = products.read.bind(products);
      products.read = async function* (since) {
        const items = read(since);
        for (let count = 0; count < 200; count += 1) {
          const { done, value } = await items.next();
          if (done) return value;
          yield value;
        }
        return { whole: true };
      };
    },
  ],
  [
    'SKUs of which the letter case does not count',
    'products',
    /another letter case/,
    ({ products }, books) => {
      products.find = (by) =>
        Promise.resolve(
          [...books.products].flatMap(([id, { value }]) =>
            'sku' in by && value.sku.trim().toLowerCase() === by.sku.trim().toLowerCase() ? { id, value } : [],
          ),
        );
    },
  ],
  [
    'a name that is a pattern',
    'products',
    /whole name or code/,
    ({ products }, books) => {
      const find = products.find.bind(products);
      products.find = (by) => {
        if (!('name' in by)) return find(by);
        const like = new RegExp(`^${by.name.replace(/%/g, '.*').replace(/_/g, '.')}$`, 'u');
        return Promise.resolve(
          [...books.products].flatMap(([id, { value }]) => (like.test(value.name) ? { id, value } : [])),
        );
      };
    },
  ],
  [
    'a product that is known by its code and not by its key',
    'products',
    /keys that differ/,
    ({ products }) => {
      const create = products.create.bind(products);
      products.create = (_key, product) => create(product.code, product);
    },
  ],
  [
    'a second product where the first was deactivated',
    'products',
    /not created a second time/,
    ({ products }, books) => {
      const create = products.create.bind(products);
      products.create = (key, product) => {
        for (const [id, { value }] of books.products)
          if (!value.active) books.keep(books.products, id, { ...value, key: '' });
        return create(key, product);
      };
    },
  ],
  [
    'a description that is lost',
    'products',
    /found with all that was said/,
    ({ products }) => {
      const create = products.create.bind(products);
      products.create = (key, product) => create(key, { ...product, description: '' });
    },
  ],
  [
    'changes of which the new are left out',
    'products',
    /what changed and what is new/,
    ({ products }, books) => {
      const read = products.read.bind(products);
      products.read = async function* (since) {
        const items = read(since);
        for (;;) {
          const { done, value } = await items.next();
          if (done) return value;
          const isNew = since !== undefined && 'id' in value && books.products.get(value.id)?.value.key !== '';
          if (!isNew) yield value;
        }
      };
    },
  ],
  [
    'a category that is found by its name, wherever it lies',
    'categories',
    /from the top/,
    ({ categories }, books) => {
      categories.find = (path) =>
        Promise.resolve(
          [...books.categories].flatMap(([id, { name }]) => (isSameCategory(name, path.at(-1) ?? '') ? id : [])),
        );
    },
  ],
  [
    'a category whose accents count',
    'categories',
    /in whatever spelling/,
    ({ categories }, books) => {
      categories.create = (path) => {
        let parent = '';
        for (const name of path) {
          const found = [...books.categories].find(([, each]) => each.name === name && each.parent === parent)?.[0];
          const id: string = found ?? books.next();
          books.categories.set(id, { name, parent });
          parent = id;
        }
        return Promise.resolve(parent);
      };
    },
  ],
  [
    'the same category by two writers',
    'categories',
    /at the same moment by several/,
    ({ categories }, books) => {
      const { create, find } = { create: categories.create.bind(categories), find: categories.find.bind(categories) };
      categories.create = async (path) => {
        const [known] = await find(path);
        if (known !== undefined) return known;
        const parent = await create(path.slice(0, -1));
        const id = books.next();
        books.categories.set(id, { name: path.at(-1) ?? '', parent });
        return id;
      };
    },
  ],
  [
    'any of several categories of one name, by chance',
    'categories',
    /always the same is used/,
    ({ categories }, books) => {
      const { create, find } = { create: categories.create.bind(categories), find: categories.find.bind(categories) };
      categories.create = async (path) => {
        const found = await find(path);
        return found[Number(books.next()) % 2] ?? create(path);
      };
    },
  ],
  [
    'the stock of one outlet for that of all',
    'stock',
    /all of them together/,
    ({ stock }, books) => {
      const read = stock.read.bind(stock);
      stock.read = (outlet) => read(outlet ?? [...books.outlets.keys()][0]);
    },
  ],
  [
    'no stock in an outlet that is not there',
    'stock',
    /not an empty one/,
    ({ stock }, books) => {
      const read = stock.read.bind(stock);
      stock.read = async function* (outlet) {
        return outlet !== undefined && !books.outlets.has(outlet) ? { whole: true } : yield* read(outlet);
      };
    },
  ],
  [
    'quantities that went through a number of three digits',
    'stock',
    /to the piece/,
    ({ stock }) => {
      const read = stock.read.bind(stock);
      stock.read = async function* (outlet) {
        const items = read(outlet);
        for (;;) {
          const { done, value } = await items.next();
          if (done) return value;
          yield 'quantity' in value ? { ...value, quantity: Number(value.quantity).toPrecision(3) } : value;
        }
      };
    },
  ],
  [
    'an outlet that is left out',
    'outlets',
    /named once/,
    ({ outlets }) => {
      const all = outlets.all.bind(outlets);
      outlets.all = async () => (await all()).slice(1);
    },
  ],
];
