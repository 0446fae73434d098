/** What the played ERP has of contacts, products, categories, stock and outlets (played-erp.ts): as an ERP that knows keys. */
import { setImmediate as others } from 'node:timers/promises';
import type {
  Capabilities,
  CategoryStore,
  ContactStore,
  OutletSource,
  ProductStore,
  StockSource,
} from '../src/erp/port.js';
import type { GivenContact } from '../src/erp/conformance/bed.js';
import type { OrderContact } from '../src/model/contact.js';
import type { Kept } from '../src/model/kept.js';
import { SourceProblem } from '../src/model/problem.js';
import type { Product } from '../src/model/product.js';
import { isSameCategory, namesOf } from '../src/rules/category-name.js';
import { normaliseEmail } from '../src/rules/email.js';
import { readPhone } from '../src/rules/phone.js';
import type { PlayedBooks } from './played-erp.js';

export type PlayedContact = GivenContact & { key: string };
export type PlayedProduct = Product & { key: string; active: boolean };
export interface PlayedCategory {
  name: string;
  parent: string;
}

type Catalogue = Required<Pick<Capabilities, 'contacts' | 'products' | 'categories' | 'stock' | 'outlets'>>;

const number = (text: string): string => readPhone(text, ['FR'])?.number ?? text.trim();
const fullName = ({ firstName, lastName }: OrderContact): string => `${firstName} ${lastName}`.trim();

function contactOf(name: string, email: string, phone: string): OrderContact {
  const [, first = '', last = name] = /^(\S+)\s+(.+)$/.exec(name) ?? [];
  return { firstName: first, lastName: last, email, phone: number(phone) };
}

/** The first becomes the new one, unless it is there. */
const replacing = (all: string[], value: string, isIt: (one: string) => boolean): string[] =>
  value === '' || all.some(isIt) ? all : [value, ...all.slice(1)];

export function playedCatalogue(books: PlayedBooks): Catalogue {
  /** As over a network: others have their turn meanwhile. */
  const reach = async (source: keyof Capabilities): Promise<void> => {
    await others();
    if (books.broken.has(source))
      throw new SourceProblem(source, 'source_unreadable', { file: source, code: 'EPLAYED' });
  };

  const contacts: ContactStore = {
    find: async (by) => {
      await reach('contacts');
      const isIt = (one: string): boolean =>
        'email' in by ? normaliseEmail(one) === normaliseEmail(by.email) : number(one) === number(by.phone);
      if (('email' in by ? by.email : by.phone).trim() === '') return [];
      return [...books.contacts].flatMap(([id, { name, emails, phones, active }]) => {
        const found = ('email' in by ? emails : phones).find(isIt);
        if (!active || found === undefined) return [];
        const [email = '', phone = ''] = 'email' in by ? [found, phones[0]] : [emails[0], found];
        return [{ id, value: contactOf(name, email, phone) }];
      });
    },
    get: async (id, { email, phone }) => {
      await reach('contacts');
      const kept = books.contacts.get(id);
      if (!kept?.active) return undefined;
      const theirs = kept.emails.find((one) => normaliseEmail(one) === normaliseEmail(email)) ?? kept.emails[0] ?? '';
      const dialled = kept.phones.find((one) => number(one) === number(phone)) ?? kept.phones[0] ?? '';
      return { id, value: contactOf(kept.name, theirs, dialled) };
    },
    put: async (key, contact, id) => {
      await reach('contacts');
      books.step();
      // As a database does: who has the key is looked up and written in one.
      const known = id ?? [...books.contacts].find(([, one]) => one.key === key)?.[0] ?? books.next();
      const before = books.contacts.get(known) ?? { key, name: '', emails: [], phones: [], active: true };
      books.contacts.set(known, {
        ...before,
        name: fullName(contact) || before.name,
        emails: replacing(before.emails, contact.email, (one) => normaliseEmail(one) === normaliseEmail(contact.email)),
        phones: replacing(before.phones, contact.phone, (one) => number(one) === number(contact.phone)),
      });
      books.step();
      return known;
    },
  };

  const kept = ([id, { name, description, sku, code, category }]: [string, Product]): Kept<Product> => ({
    id,
    value: { name, description, sku, code, category },
  });

  const products: ProductStore = {
    source: 'products',
    async *read(since) {
      await reach('products');
      const changes = books.since(books.products, since);
      for (;;) {
        const { done, value } = changes.next();
        if (done) return value;
        if (value[1].active) yield kept(value);
      }
    },
    find: async (by) => {
      await reach('products');
      const [field, asked] =
        'sku' in by
          ? (['sku', by.sku] as const)
          : 'code' in by
            ? (['code', by.code] as const)
            : (['name', by.name] as const);
      if (asked.trim() === '') return [];
      return [...books.products].flatMap(([id, { value }]) =>
        value.active && value[field].trim() === asked.trim() ? [kept([id, value])] : [],
      );
    },
    create: async (key, product) => {
      await reach('products');
      books.step();
      const known = [...books.products].find(([, { value }]) => value.key === key)?.[0];
      if (known !== undefined) return known;
      const id = books.next();
      books.keep(books.products, id, { ...product, key, active: true });
      books.step();
      return id;
    },
  };

  const below = (parents: readonly string[], name: string): string[] =>
    [...books.categories].flatMap(([id, each]) =>
      parents.includes(each.parent) && isSameCategory(each.name, name) ? [id] : [],
    );

  const categories: CategoryStore = {
    find: async (path) => {
      await reach('categories');
      const names = namesOf(path);
      return names.length === 0 ? [] : names.reduce(below, ['']);
    },
    create: async (path) => {
      await reach('categories');
      let above = [''];
      for (const name of namesOf(path)) {
        const found = below(above, name);
        if (found.length === 0) {
          books.step();
          found.push(books.next());
          books.categories.set(found[0] ?? '', { name, parent: above[0] ?? '' });
        }
        above = found;
      }
      books.step();
      return above[0] ?? '';
    },
  };

  const stock: StockSource = {
    source: 'stock',
    async *read(outlet) {
      await reach('stock');
      if (outlet !== undefined && !books.outlets.has(outlet))
        throw new SourceProblem('stock', 'source_unreadable', { file: outlet, code: 'EPLAYED' }, 'refused');
      for (const [product, { value }] of books.products) {
        if (!value.active) continue;
        const there = outlet === undefined ? [...books.outlets.keys()] : [outlet];
        const counted = there.map((each) => BigInt(books.stock.get(`${each} ${product}`) ?? 0));
        yield { product, quantity: String(counted.reduce((sum, each) => sum + each, 0n)) };
      }
      return { whole: true };
    },
  };

  const outlets: OutletSource = {
    all: async () => {
      await reach('outlets');
      return [...books.outlets].map(([id, name]) => ({ id, name }));
    },
  };

  return { contacts, products, categories, stock, outlets };
}
