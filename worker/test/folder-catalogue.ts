/** An ERP at the exchange folder that has people, products, categories and stock: what it exports, and what it was given. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestBed } from '../src/erp/conformance/bed.js';
import { erpKey } from '../src/model/key.js';

type Parts = Required<Pick<TestBed, 'contacts' | 'products' | 'categories' | 'stock' | 'outlets'>>;

interface ContactFile {
  key: string;
  erp_key: string;
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  other_emails: string[];
  other_phones: string[];
}

interface ProductFile {
  key: string;
  name: string;
  sku: string;
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');

/** @param table Writes an export. */
export function folderCatalogue(folder: string, table: (file: string, rows: object[]) => void): Parts {
  const people = new Map<string, Record<string, string>>();
  const products = new Map<string, Record<string, string>>();
  const categories = new Map<string, Record<string, string>>();
  const counted: object[] = [];

  const given = <T>(sub: string): T[] =>
    existsSync(join(folder, sub))
      ? readdirSync(join(folder, sub))
          .filter((name) => name.endsWith('.json'))
          .map((name) => JSON.parse(readFileSync(join(folder, sub, name), 'utf8')) as T)
      : [];
  const write = (file: string, rows: Map<string, object>): void => {
    table(file, [...rows.values()]);
  };

  return {
    contacts: {
      have: (all) => {
        const ids = all.map(({ name, emails, phones, active }) => {
          const code = `K ${String(people.size + 1)}`;
          const [, first_name = '', last_name = name] = /^(\S+) (.+)$/.exec(name) ?? [];
          const reached = { email: emails.join('; '), phone: phones.join(' / ') };
          people.set(code, { code, first_name, last_name, ...reached, active: yes(active) });
          return erpKey('tiers', code);
        });
        write('customers.csv', people);
        return Promise.resolve(ids);
      },
      held: (id) => {
        const told = given<ContactFile>('contacts').find(({ key, erp_key }) => (erp_key || key) === id);
        const named = told ?? [...people.values()].find(({ code = '' }) => erpKey('tiers', code) === id);
        const { first_name = '', last_name = '', email = '', phone = '' } = named ?? {};
        const all = (text: string, others: string[] = []): string[] => [...text.split(/; | \/ /), ...others];
        return Promise.resolve({
          name: `${first_name} ${last_name}`.trim(),
          emails: all(email, told?.other_emails),
          phones: all(phone, told?.other_phones),
        });
      },
      count: () =>
        Promise.resolve(people.size + given<ContactFile>('contacts').filter(({ erp_key }) => erp_key === '').length),
    },
    products: {
      have: (all) => {
        for (const one of all) products.set(one.code, { ...one, active: yes(true) });
        write('products.csv', products);
        return Promise.resolve(all.map(({ code }) => code));
      },
      rename: (id, name) => {
        products.set(id, { ...products.get(id), name });
        write('products.csv', products);
        return Promise.resolve();
      },
      deactivate: (id) => {
        const { name = '', sku = '' } = given<ProductFile>('products').find(({ key }) => key === id) ?? {};
        products.set(id, { code: id, name, sku, ...products.get(id), active: yes(false) });
        write('products.csv', products);
        return Promise.resolve();
      },
      count: () =>
        Promise.resolve(new Set([...products.keys(), ...given<ProductFile>('products').map(({ key }) => key)]).size),
    },
    categories: {
      have: (name, parent) => {
        const id = `G${String(categories.size + 1)}`;
        categories.set(id, { id, name, parent });
        write('categories.csv', categories);
        return Promise.resolve(id);
      },
      count: () => Promise.resolve(categories.size + given('categories').length),
    },
    stock: {
      have: (outlet, product, quantity) => {
        counted.push({ outlet, code: product, quantity });
        table('stock.csv', counted);
        return Promise.resolve();
      },
    },
    // An outlet is there by the stock that it has.
    outlets: { have: (name) => Promise.resolve(name) },
  };
}
