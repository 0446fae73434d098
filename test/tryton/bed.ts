/** Tryton as the suite tries it that every adapter has to pass; its checks are in two files, which run at the same time. */
import { randomBytes } from 'node:crypto';
import type { Harness, TestBed } from '../../worker/src/erp/conformance.js';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { bytes, day } from '../../worker/src/erp/tryton/client/values.js';
import { server } from '../setup/own-tryton.js';
import { Books } from './books.js';
import { catalogueParts } from './catalogue-bed.js';
import { CATEGORIES, RATES, WORKER } from './company.js';
import { dyingBefore } from './dying.js';
import { People } from './people.js';
import { Trade } from './trade.js';

export const harness = {
  name: 'Tryton',
  offers: ['customers', 'documents', 'sales', 'answers', 'contacts', 'products', 'categories', 'stock', 'outlets'],
} as const satisfies Omit<Harness, 'setUp'>;

/** Whose checks post many invoices, at whose PDFs nobody looks. */
export const selling: readonly (typeof harness.offers)[number][] = ['sales', 'answers'];

/** Databases that nobody uses at the moment. Getting to know a new one takes Tryton seconds of computing. */
const known: string[] = [];

/** Each bed has a database of its own, as it was set up. */
export async function trytonBed(printsPdf: boolean): Promise<TestBed> {
  const database = known.pop() ?? `bed${randomBytes(6).toString('hex')}`;
  await server.databases.copy(database);
  const people = new People({ ...server, database });
  if (!printsPdf) await people.printNoPdf();
  const trade = new Trade(people);
  const { tryton } = people;
  const tables = ['account_invoice', 'party_party', 'party_contact_mechanism', 'party_address'];
  const invoiceOf = (number: string): Promise<number> => people.id('account.invoice', ['number', '=', number]);

  const open = (): TrytonErp =>
    new TrytonErp(
      {
        ...{ url: server.url, database, ...WORKER, customers: { all: CATEGORIES.all } },
        sales: { account_category: RATES[20].category },
      },
      { quietMs: 0 },
    );

  return {
    open,
    breakDown: () => {
      server.kill();
      return Promise.resolve();
    },
    mend: () => server.start(),
    customers: {
      have: async (customers) => {
        const all = await tryton.search('party.party', [['categories.name', '=', CATEGORIES.all]], ['id'], {
          context: { active_test: false },
        });
        const ids = all.map(({ id }) => id);
        if (ids.length > 0) await tryton.on('party.party', 'delete', [ids]);
        await people.add(
          ...customers.map(({ code, name, email, active, contacts }) => ({
            ...{ code, name, active, categories: [CATEGORIES.all] },
            mechanisms: [
              { value: email },
              ...contacts.map((one) => ({ value: one.email, name: `${one.firstName} ${one.lastName}` })),
            ],
          })),
        );
      },
    },
    documents: {
      have: async (documents) => {
        const [party = 0] = await people.add({
          code: 'C1',
          name: 'C1',
          categories: [CATEGORIES.all],
          addresses: [{ city: 'Lyon' }],
        });
        const numbers: string[] = [];
        for (const { type, date, total, totalNet, printed } of documents) {
          const sign = type === 'credit_note' ? '-' : '';
          const id = await trade.plainInvoice(
            party,
            day(date),
            `${sign}${totalNet}`,
            `${sign}${difference(total, totalNet)}`,
          );
          if (!printed) {
            const ods = { invoice_report_cache: bytes(Buffer.from('PK ods')), invoice_report_format: 'ods' };
            await tryton.write('account.invoice', [id], ods);
          }
          const [{ number = '' } = {}] = await tryton.read<{ number: string }>('account.invoice', [id], ['number']);
          numbers.push(number);
        }
        people.age(tables);
        return numbers;
      },
      reprint: async (number) => {
        const id = await invoiceOf(number);
        const { content } = await tryton.print('account.invoice', 'account.invoice', id);
        content[content.length - 1] = content.at(-1) === 10 ? 32 : 10;
        await tryton.write('account.invoice', [id], { invoice_report_cache: bytes(content) });
      },
    },
    sales: {
      held: (key) => new Books(people).held(key),
      dies: (sale, step) => dyingBefore(step, () => open().sales.put(sale)),
    },
    answers: {
      atOnce: true,
      answer: async (key, { state, total, paid, stockOut }) => {
        if (state === 'draft') return '';
        const sale = await people.id('sale.sale', ['reference', '=', key]);
        await trade.press('sale.sale', 'confirm', sale);
        const invoice = await trade.invoice(sale);
        if (paid) await trade.pay(invoice, total);
        if (stockOut) await trade.ship(sale);
        const [{ number = '' } = {}] = await tryton.read<{ number: string }>('account.invoice', [invoice], ['number']);
        return number;
      },
      takeBack: async (key) => {
        await trade.cancel(await people.id('account.invoice', ['sales.reference', '=', key]));
      },
    },
    ...catalogueParts(people, trade),
    dies: (step, work) => dyingBefore(step, () => work(open())),
    close: () => {
      if (server.databases.canReplace) known.push(database);
      return Promise.resolve();
    },
  };
}

const cents = (amount: string): bigint => BigInt(amount.replace('.', ''));

function difference(total: string, net: string): string {
  const text = String(cents(total) - cents(net)).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
