/** What `erp-bridge doctor` says of a Tryton in which exactly one thing is wrong. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../worker/src/model/overview.js';
import { TrytonErp, type TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, COMPANY, CONTACT_RELATION, RATES, WORKER } from './company.js';
import { People } from './people.js';
import { Trade } from './trade.js';

const people = new People(server);
const { tryton } = people;
const trade = new Trade(people);
const options: TrytonOptions = {
  ...{ url: server.url, database: server.database, ...WORKER, company: COMPANY },
  customers: { all: CATEGORIES.all, relations: [CONTACT_RELATION] },
  sales: { account_category: RATES[20].category, payment_methods: { '*': 'Carte web' } },
};

const findings = (change: Partial<TrytonOptions> = {}): Promise<Finding[]> =>
  new TrytonErp({ ...options, ...change }).check();
const wrong = async (change?: Partial<TrytonOptions>): Promise<Finding[]> =>
  (await findings(change)).filter(({ status }) => status !== 'ok');

beforeAll(async () => {
  await people.add({ name: 'Dupont', categories: [CATEGORIES.all], addresses: [{ city: 'Lyon' }] });
});

it('finds nothing wrong where nothing is', async () => {
  const found = await findings();
  expect(found.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(found.map(({ id }) => id)).toEqual([
    ...['tryton', 'tryton_user', 'tryton_rights', 'tryton_writer', 'tryton_books', 'tryton_taxes'],
    ...['tryton_warehouse', 'tryton_customers'],
  ]);
  expect(found.find(({ id }) => id === 'tryton_user')?.message).toContain(`${COMPANY} (EUR)`);
});

describe('taxes', () => {
  it('says which tax each rate is', async () => {
    const said = (await findings()).find(({ id }) => id === 'tryton_taxes')?.message ?? '';
    for (const [rate, { tax }] of Object.entries(RATES)) expect(said).toContain(`${rate} % “${tax}”`);
  });

  it.each([
    ['a tax that is not there', { 20: 'TVA inventée' }, 'TVA inventée'],
    ['a tax of purchases', { 20: 'T.V.A. Achat de biens Taux Normal' }, '20'],
  ])('%s', async (_what, taxes, said) => {
    const found = (await wrong({ sales: { taxes } })).filter(({ id }) => id === 'tryton_taxes');
    expect(found).toMatchObject([{ status: 'error', fix: expect.stringContaining('erp.sales.taxes') as string }]);
    expect(found[0]?.message).toContain(said);
  });
});

describe('signing in', () => {
  it.each<[string, Partial<TrytonOptions>, string]>([
    ['a wrong password', { password: 'wrong' }, 'erp.password'],
    ['a database that is not there', { database: 'not-here' }, 'not-here'],
    ['a company that the user does not have', { company: 'Somebody Else' }, COMPANY],
    ['an address where nobody answers', { url: 'http://127.0.0.1:1' }, 'http://127.0.0.1:1'],
  ])('%s', async (_what, change, said) => {
    const found = await wrong(change);
    expect(found).toMatchObject([{ id: 'tryton', status: 'error' }]);
    expect(found[0]?.message).toContain(said);
  });
});

describe('rights', () => {
  it.each([
    ['Sales', 'tryton_right_sale'],
    ['Account', 'tryton_right_account_invoice'],
    ['Stock', 'tryton_right_stock'],
    ['Product Administration', 'tryton_right_product'],
  ])('without the group %s', async (group, id) => {
    const user = await people.id('res.user', ['login', '=', WORKER.user]);
    const lost = await people.id('res.group', ['name', '=', group]);
    await tryton.write('res.user', [user], { groups: [['remove', [lost]]] });
    try {
      const found = (await wrong()).filter(({ id: one }) => one.startsWith('tryton_right_'));
      expect(found).toMatchObject([{ id, status: 'error', fix: expect.stringContaining(`“${group}”`) as string }]);
    } finally {
      await tryton.write('res.user', [user], { groups: [['add', [lost]]] });
    }
  });
});

describe('printing', () => {
  it('names the reports that are no PDFs', async () => {
    const report = await people.id('ir.action.report', ['report_name', '=', 'sale.sale']);
    await tryton.write('ir.action.report', [report], { extension: '' });
    try {
      expect(await wrong()).toMatchObject([
        { id: 'tryton_format', status: 'error', message: expect.stringContaining('“Sale”') as string },
      ]);
    } finally {
      await tryton.write('ir.action.report', [report], { extension: 'pdf' });
    }
  });
});

describe('books', () => {
  const undone = async (model: string, domain: unknown[], wrongly: object, rightly: object, id: string) => {
    const records = (await tryton.search(model, domain, ['id'])).map((row) => row.id);
    await tryton.write(model, records, wrongly);
    try {
      const [found, ...others] = await wrong();
      expect(others).toEqual([]);
      expect(found).toMatchObject({ id, fix: expect.any(String) as string });
      return found?.status;
    } finally {
      await tryton.write(model, records, rightly);
    }
  };

  it('without a payment term for customers', async () => {
    const field = 'default_customer_payment_term';
    const term = await people.id('account.invoice.payment_term');
    expect(await undone('account.configuration', [], { [field]: null }, { [field]: term }, 'tryton_payment_term')).toBe(
      'warning',
    );
  });

  it('without a location for what is lost', async () => {
    const field = 'lost_found_location';
    const lost = await people.id('stock.location', ['type', '=', 'lost_found']);
    const warehouse = [['type', '=', 'warehouse']];
    expect(await undone('stock.location', warehouse, { [field]: null }, { [field]: lost }, 'tryton_warehouse')).toBe(
      'warning',
    );
  });

  it.each<[string, Partial<TrytonOptions>, Partial<Finding>]>([
    [
      'a payment method that is not there',
      { sales: { ...options.sales, payment_methods: { '*': 'Carte web', stripe: 'Stripe' } } },
      { id: 'tryton_payment_method', status: 'error' },
    ],
    [
      'no payment method',
      { sales: { account_category: RATES[20].category } },
      { id: 'tryton_payment_method', status: 'warning' },
    ],
    [
      'an accounting category that is not there',
      { sales: { ...options.sales, account_category: 'Nothing' } },
      { id: 'tryton_account_category', status: 'error' },
    ],
    [
      'several accounting categories, of which none is named',
      { sales: { payment_methods: { '*': 'Carte web' } } },
      { id: 'tryton_account_category', status: 'warning' },
    ],
    ['a warehouse that is not there', { warehouse: 'Nowhere' }, { id: 'tryton_warehouse', status: 'error' }],
    [
      'a relation type that is not there',
      { customers: { all: CATEGORIES.all, relations: ['Nobody'] } },
      { id: 'tryton_customers', status: 'error' },
    ],
  ])('%s', async (_what, change, expected) => {
    expect(await wrong(change)).toMatchObject([expected]);
  });

  it('a period that is closed', async () => {
    const now = new Date().toISOString().slice(0, 10);
    const [year, month, date] = now.split('-').map(Number);
    const today = { __class__: 'date', year, month, day: date };
    const period = await people.id('account.period', ['start_date', '<=', today], ['end_date', '>=', today]);
    await tryton.on('account.period', 'close', [[period]]);
    expect(await wrong()).toMatchObject([{ id: 'tryton_period', status: 'error' }]);
    await tryton.on('account.period', 'reopen', [[period]]);
    expect(await wrong()).toEqual([]);
  });
});

describe('a database of its own', () => {
  const copy = async (): Promise<string> => {
    const database = `doctor${randomBytes(6).toString('hex')}`;
    await server.databases.copy(database);
    return database;
  };

  it.each([
    ['sale', 'My documents', {}],
    [
      'party_relationship',
      'parties of their own',
      { customers: { all: CATEGORIES.all, relations: [CONTACT_RELATION] } },
    ],
  ])('without the module %s', async (module, said, change) => {
    const database = await copy();
    // As the database of somebody who never activated it.
    server.databases.run(database, `UPDATE ir_module SET state = 'not activated' WHERE name = '${module}'`);
    const found = await wrong({ database, customers: { all: CATEGORIES.all }, ...change });
    expect(found.find(({ id }) => id === `tryton_module_${module}`)).toMatchObject({
      status: 'warning',
      message: expect.stringContaining(said) as string,
      fix: expect.stringContaining(module) as string,
    });
    expect(found.map(({ message }) => message).join()).not.toMatch(/Traceback|KeyError/);
  });

  it.each([
    ['a fiscal year without sequences', 'DELETE FROM account_fiscalyear_invoice_sequence', 'tryton_period'],
    [
      'an accounting category without accounts',
      'UPDATE product_category_account SET account_revenue = NULL',
      'tryton_account_category',
    ],
  ])('with %s', async (_what, statement, id) => {
    const database = await copy();
    server.databases.run(database, statement);
    expect(await wrong({ database })).toMatchObject([
      { id, status: 'error', fix: expect.any(String) as string },
      { id: 'tryton_customers', status: 'warning' },
    ]);
  });
});

it('tries it with the last sale', async () => {
  const party = await people.id('party.party', ['name', '=', 'Dupont']);
  await trade.quotation(party, await trade.product('Tasse'));
  const found = (await findings()).find(({ id }) => id === 'tryton_writer');
  expect(found).toMatchObject({ status: 'ok', message: expect.stringContaining('the sale') as string });
});
