/** The played ERP as the conformance suite tries it. */
import type { TestBed } from '../src/erp/conformance/bed.js';
import type { PlayedProduct } from './played-catalogue.js';
import { Died, playedErp, PlayedBooks } from './played-erp.js';

export function playedBed(books = new PlayedBooks()): TestBed {
  let last = 0;
  const dies = async (
    step: number,
    work: (erp: ReturnType<typeof playedErp>) => Promise<unknown>,
  ): Promise<boolean> => {
    books.lives = step - 1;
    try {
      await work(playedErp(books));
      return false;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      return true;
    } finally {
      books.lives = Infinity;
    }
  };
  return {
    open: () => playedErp(books),
    breakDown: (capability) => {
      books.broken.add(capability);
      return Promise.resolve();
    },
    mend: () => {
      books.broken.clear();
      return Promise.resolve();
    },
    customers: {
      have: (all) => {
        books.replace(
          books.customers,
          all.map((customer) => [customer.code, customer]),
        );
        return Promise.resolve();
      },
    },
    documents: {
      have: (all) => {
        const numbers = all.map((document) => {
          last += 1;
          const number = `FA${String(last)}`;
          books.keep(books.documents, number, { ...document, number, bytes: undefined, version: 0 });
          if (document.printed) books.print(number);
          return number;
        });
        return Promise.resolve(numbers);
      },
      reprint: (number) => {
        books.print(number);
        return Promise.resolve();
      },
      unprint: (number) => {
        const kept = books.documents.get(number);
        if (kept) books.keep(books.documents, number, { ...kept.value, bytes: undefined });
        return Promise.resolve();
      },
    },
    sales: {
      held: (key) => {
        const { sale } = books.sales.get(key) ?? {};
        if (sale === undefined) return Promise.resolve([]);
        const { caption, totals, lines } = sale.content;
        const comments = (sale.comments ?? []).map(({ text }) => text);
        return Promise.resolve([{ state: sale.state, caption, total: totals.total, lines: lines.length, comments }]);
      },
      dies: (sale, step) => dies(step, ({ sales }) => sales.put(sale)),
    },
    answers: {
      answer: (key, answer) => {
        last += 1;
        const number = `FA${String(last)}`;
        books.keep(books.answers, key, { ...answer, number });
        return Promise.resolve(number);
      },
      takeBack: (key) => {
        books.keep(books.answers, key, 'taken back');
        return Promise.resolve();
      },
    },
    ...playedParts(books),
    dies,
    close: () => Promise.resolve(),
  };
}

function playedParts(
  books: PlayedBooks,
): Required<Pick<TestBed, 'contacts' | 'products' | 'categories' | 'stock' | 'outlets'>> {
  const added = <T>(all: readonly T[], keep: (id: string, one: T) => void): Promise<string[]> =>
    Promise.resolve(
      all.map((one) => {
        const id = books.next();
        keep(id, one);
        return id;
      }),
    );
  const change = (id: string, to: Partial<PlayedProduct>): Promise<void> => {
    const kept = books.products.get(id);
    if (kept) books.keep(books.products, id, { ...kept.value, ...to });
    return Promise.resolve();
  };
  return {
    contacts: {
      have: (all) => added(all, (id, one) => books.contacts.set(id, { ...one, key: '' })),
      held: (id) => {
        const { name = '', emails = [], phones = [] } = books.contacts.get(id) ?? {};
        return Promise.resolve({ name, emails, phones });
      },
      count: () => Promise.resolve(books.contacts.size),
    },
    products: {
      have: (all) =>
        added(all, (id, one) => {
          books.keep(books.products, id, { ...one, key: '', description: '', category: '', active: true });
        }),
      rename: (id, name) => change(id, { name }),
      deactivate: (id) => change(id, { active: false }),
      count: () => Promise.resolve(books.products.size),
    },
    categories: {
      have: async (name, parent) => {
        const [id = ''] = await added([name], (own) => books.categories.set(own, { name, parent }));
        return id;
      },
      count: () => Promise.resolve(books.categories.size),
    },
    stock: {
      have: (outlet, product, quantity) => {
        books.stock.set(`${outlet} ${product}`, quantity);
        return Promise.resolve();
      },
    },
    outlets: {
      have: async (name) => {
        const [id = ''] = await added([name], (own) => books.outlets.set(own, name));
        return id;
      },
    },
  };
}
