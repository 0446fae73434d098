/** The exchange folder, tried by the suite that every adapter has to pass. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll } from 'vitest';
import { inRoot } from '../../../../scripts/lib/paths.js';
import { dying } from '../../../test/dying.js';
import { folderCatalogue } from '../../../test/folder-catalogue.js';
import { conformance, type TestBed } from '../conformance.js';
import type { Capabilities } from '../port.js';
import { FolderErp } from './adapter.js';

const programs = mkdtempSync(join(tmpdir(), 'erp-bridge-conformance-'));
const program = join(programs, 'put-sales.mjs');

beforeAll(async () => {
  const entryPoints = [inRoot('test/fixtures/fault/put-sales.ts')];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: program });
});
afterAll(() => {
  rmSync(programs, { recursive: true, force: true });
});

/** What a capability is read from, and the folder that it is written to. */
const files: Partial<Record<keyof Capabilities, string[]>> = {
  customers: ['customers.csv'],
  documents: ['documents.csv'],
  answers: ['documents.csv'],
  sales: ['sales'],
  contacts: ['customers.csv', 'contacts'],
  products: ['products.csv', 'products'],
  categories: ['categories.csv', 'categories'],
  stock: ['stock.csv'],
};

interface Line {
  type: string;
  number: string;
  date: string;
  total_net: string;
  total: string;
  paid: string;
  stock_out: string;
  sale: string;
  state: string;
  withdrawn: string;
  file: string;
}

const blank = { type: 'invoice', date: '', total_net: '', paid: '', stock_out: '', sale: '', withdrawn: '', file: '' };
const yes = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');

function folderBed(): TestBed {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-conformance-'));
  const aside = join(folder, '.aside');
  let broken: string[] = [];
  let last = 0;
  const lines = new Map<string, Line>();

  /** As the ERP left it a minute ago. */
  const put = (file: string, content: string | Buffer): void => {
    writeFileSync(join(folder, file), content);
    utimesSync(join(folder, file), Date.now() / 1000 - 60, Date.now() / 1000 - 60);
  };
  const table = (file: string, rows: object[]): void => {
    put(file, stringify(rows, { header: true, delimiter: ';', bom: true }));
  };
  const index = (): void => {
    table(
      'documents.csv',
      [...lines.values()].map((line) => ({ ...line, customer_code: 'C1' })),
    );
  };
  const number = (): string => `FA${String((last += 1))}`;
  /** Larger than what is read at once. */
  const print = (name: string, mark: string): Buffer =>
    Buffer.concat([Buffer.from(`%PDF-1.4\n${name} ${mark}\n`), Buffer.alloc(2_000_000, 'x'), Buffer.from('\n%%EOF\n')]);

  return {
    open: () => new FolderErp({ folder }),
    // In place of what it was there is now something that cannot be read as that.
    breakDown: (capability) => {
      broken = files[capability] ?? [];
      mkdirSync(aside);
      for (const name of broken) {
        if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
        if (name.endsWith('.csv')) mkdirSync(join(folder, name));
        else writeFileSync(join(folder, name), '');
      }
      return Promise.resolve();
    },
    mend: () => {
      for (const name of broken) {
        rmSync(join(folder, name), { recursive: true });
        if (existsSync(join(aside, name))) renameSync(join(aside, name), join(folder, name));
      }
      rmSync(aside, { recursive: true });
      return Promise.resolve();
    },
    ...folderCatalogue(folder, table),
    dies: (step, work) => dying(folder, step, () => work(new FolderErp({ folder }))),
    customers: {
      have: (customers) => {
        table(
          'customers.csv',
          customers.map(({ code, name, email, active }) => ({
            code,
            name,
            email,
            active: yes(active),
            web_contacts: 'all',
          })),
        );
        const contacts = customers.flatMap(({ code, contacts: some }) =>
          some.map(({ firstName: first_name, lastName: last_name, email }, n) => ({
            ...{ id: `${code}/${String(n)}`, customer_code: code, first_name, last_name, email },
          })),
        );
        table('contacts.csv', contacts);
        return Promise.resolve();
      },
      spoil: () => {
        put('customers.csv', Buffer.concat([readFileSync(join(folder, 'customers.csv')), Buffer.from('too;few\n')]));
        return Promise.resolve();
      },
    },
    documents: {
      have: (documents) => {
        const numbers = documents.map(({ type, date, total, totalNet, printed }) => {
          const name = number();
          const file = `${name}.pdf`;
          if (printed) put(file, print(name, 'a'));
          lines.set(name, { ...blank, type, number: name, date, total, total_net: totalNet, state: 'final', file });
          return name;
        });
        index();
        return Promise.resolve(numbers);
      },
      reprint: (name) => {
        writeFileSync(join(folder, `${name}.pdf`), print(name, 'b'));
        return Promise.resolve();
      },
      unprint: (name) => {
        rmSync(join(folder, `${name}.pdf`));
        return Promise.resolve();
      },
    },
    sales: {
      held: (key) => {
        const file = join(folder, 'sales', `${key}.json`);
        if (!existsSync(file)) return Promise.resolve([]);
        const {
          state,
          caption,
          totals,
          lines: all,
          comments = [],
        } = JSON.parse(readFileSync(file, 'utf8')) as {
          state: 'draft' | 'final' | 'withdrawn';
          caption: string;
          totals: { total: string };
          lines: object[];
          comments?: string[];
        };
        return Promise.resolve([{ state, caption, total: totals.total, lines: all.length, comments }]);
      },
      dies: async (sale, step) => {
        const env = { ...process.env, DIE_BEFORE: String(step) };
        const child = spawn(process.execPath, [program, folder, 'sale', JSON.stringify(sale)], {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        await once(child, 'close');
        return child.signalCode === 'SIGKILL';
      },
    },
    answers: {
      answer: (sale, { state, total, paid, stockOut }) => {
        const name = lines.get(sale)?.number ?? number();
        const said = { number: name, total, paid: yes(paid), stock_out: yes(stockOut) };
        lines.set(sale, { ...blank, ...said, sale, state, file: `${name}.pdf` });
        index();
        return Promise.resolve(name);
      },
      takeBack: (sale) => {
        const line = lines.get(sale);
        if (line) lines.set(sale, { ...line, withdrawn: 'yes' });
        index();
        return Promise.resolve();
      },
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

conformance({
  name: 'the exchange folder',
  offers: [
    ...(['customers', 'documents', 'sales', 'answers', 'files'] as const),
    ...(['contacts', 'products', 'categories', 'stock'] as const),
  ],
  setUp: () => Promise.resolve(folderBed()),
});
