/**
 * What tests and `npm start` find in Tryton: the sample's company with its chart of accounts, taxes, fiscal years, a warehouse and a user
 * for the worker.
 */
import { company as sample, groups } from '../fixtures/sample/company.js';
import { TrytonRpc } from '../../worker/src/erp/tryton/client/rpc.js';
import { day, decimal } from '../../worker/src/erp/tryton/client/values.js';
import type { TrytonServer } from './server.js';

export const COMPANY = sample.name;
export const ADMIN = { user: 'admin', password: 'Hd7vcm3Lys8qe', email: 'admin@exemple.test' };
/** As docs/tryton.md says: no more rights than the worker needs. */
export const WORKER = { user: 'erp-bridge', password: 'Zw4kpq9Xbn2tr' };
const WORKER_GROUPS = ['Sales', 'Stock', 'Account', 'Product Administration'];
/** Party categories that say which contacts are on the web. */
export const CATEGORIES = { all: 'Web', web_only: 'Web: selected contacts', contact: 'Web contact' };
export const CONTACT_RELATION = 'Contact';
/** The accounting category of products, by the rate of their tax in per cent, and the tax that it brings. */
export const RATES = {
  20: { category: 'Ventes 20 %', tax: 'T.V.A. Vente de biens Taux Normal' },
  10: { category: 'Ventes 10 %', tax: 'T.V.A. Vente de biens Taux Intermédiaire' },
  5.5: { category: 'Ventes 5,5 %', tax: 'T.V.A. Vente de biens 5,5%' },
} as const;

export const asAdmin = ({ url, database }: Pick<TrytonServer, 'url' | 'database'>): TrytonRpc =>
  new TrytonRpc({ url, database, user: ADMIN.user, password: ADMIN.password });

type Admin = Record<'user' | 'password', string>;
type Ids = Record<'currency' | 'country' | 'company', number>;

export async function setUpCompany(server: Pick<TrytonServer, 'url' | 'database'>): Promise<void> {
  const rpc = asAdmin(server);
  const ids = await makeCompany(rpc);
  rpc.context = { company: ids.company, language: 'en' };
  await makeChart(rpc, ids.company);
  for (const year of yearsNeeded()) await makeYear(rpc, ids.company, year);
  await makeTrade(rpc, ids.company);
  await makeCategories(rpc);
  await makeWorker(rpc, ids.company);
  // Only an administrator can say as what a report comes out.
  const reports = ['account.invoice', 'sale.sale', 'stock.shipment.out.delivery_note'];
  await write(rpc, 'ir.action.report', await search(rpc, 'ir.action.report', [['report_name', 'in', reports]]), {
    extension: 'pdf',
  });
}

/** Documents of the conformance suite are dated 2026, others today or a few weeks ago; a shop may stay open over the turn of the year. */
export const yearsNeeded = (): number[] =>
  Array.from({ length: Math.max(new Date().getUTCFullYear(), 2026) - 2023 }, (_, n) => 2025 + n);

/** A company that was set up in an earlier year lacks those that are needed since then. */
export async function openYears(
  { url, database }: Pick<TrytonServer, 'url' | 'database'>,
  admin: Admin,
): Promise<void> {
  const rpc = new TrytonRpc({ url, database, ...admin });
  const company = await one(rpc, 'company.company');
  rpc.context = { company, language: 'en' };
  for (const year of yearsNeeded()) {
    const within = ['start_date', '<=', day(`${String(year)}-12-31`)];
    const since = ['end_date', '>=', day(`${String(year)}-01-01`)];
    const known = await search(rpc, 'account.fiscalyear', [['company', '=', company], within, since]);
    if (known.length === 0) await makeYear(rpc, company, year);
  }
}

const create = (rpc: TrytonRpc, model: string, ...values: object[]): Promise<number[]> =>
  rpc.call(`model.${model}.create`, [values]);
const write = (rpc: TrytonRpc, model: string, ids: number[], values: object): Promise<void> =>
  rpc.call(`model.${model}.write`, [ids, values]);
const search = (rpc: TrytonRpc, model: string, domain: unknown[]): Promise<number[]> =>
  rpc.call(`model.${model}.search`, [domain, 0, null, null]);

async function one(rpc: TrytonRpc, model: string, ...domain: unknown[]): Promise<number> {
  const [id] = await search(rpc, model, domain);
  if (id === undefined) throw new Error(`Tryton has no ${model} with ${JSON.stringify(domain)}`);
  return id;
}

async function first(made: Promise<number[]>): Promise<number> {
  const [id = 0] = await made;
  return id;
}

async function makeCompany(rpc: TrytonRpc): Promise<Ids> {
  const rates = [['create', [{ date: day('2020-01-01'), rate: decimal('1') }]]];
  const euro = { name: 'Euro', symbol: '€', code: 'EUR', digits: 2, rounding: decimal('0.01'), rates };
  const currency = await first(create(rpc, 'currency.currency', euro));
  const france = { name: 'France', code: 'FR', code3: 'FRA', code_numeric: '250' };
  const country = await first(create(rpc, 'country.country', france));
  const address = { street: sample.street, postal_code: sample.postcode, city: sample.city, country };
  const party = await first(
    create(rpc, 'party.party', {
      name: COMPANY,
      lang: await one(rpc, 'ir.lang', ['code', '=', 'fr']),
      siren: sample.siren,
      addresses: [['create', [{ ...address, siret_nic: sample.siret.slice(-5) }]]],
      identifiers: [['create', [{ type: 'eu_vat', code: sample.vat }]]],
    }),
  );
  const footer = `SIRET ${groups(sample.siren, 3)} ${sample.siret.slice(-5)} - TVA ${sample.vat}`;
  const company = await first(create(rpc, 'company.company', { party, currency, footer }));
  const [admin] = await search(rpc, 'res.user', [['login', '=', ADMIN.user]]);
  await write(rpc, 'res.user', [admin ?? 0], { companies: [['add', [company]]], company });
  return { currency, country, company };
}

async function makeChart(rpc: TrytonRpc, company: number): Promise<void> {
  const template = await one(rpc, 'account.account.template', ['parent', '=', null], ['name', 'like', '%France%']);
  const [wizard] = await rpc.call<[number]>('wizard.account.create_chart.create', []);
  const go = (state: string, said: object): Promise<unknown> =>
    rpc.call('wizard.account.create_chart.execute', [wizard, said, state]);
  await go('create_account', { account: { company, account_template: template } });
  const account = (code: string): Promise<number> =>
    one(rpc, 'account.account', ['code', '=', code], ['company', '=', company]);
  const [receivable, payable] = [await account('4111'), await account('401')];
  const properties = { company, account_receivable: receivable, account_payable: payable };
  await go('create_properties', { properties });
  await rpc.call('wizard.account.create_chart.delete', [wizard]);
}

async function makeYear(rpc: TrytonRpc, company: number, year: number): Promise<void> {
  const name = String(year);
  const moves = await one(rpc, 'ir.sequence.type', ['name', '=', 'Account Move']);
  const invoices = await one(rpc, 'ir.sequence.type', ['name', '=', 'Invoice']);
  const sequence = (prefix: string): Promise<number> => {
    const values = {
      name: `${prefix}${name}`,
      sequence_type: invoices,
      company,
      prefix: `${prefix}${name}-`,
      padding: 5,
    };
    return first(create(rpc, 'ir.sequence.strict', values));
  };
  const [out, credit, received] = [await sequence('F'), await sequence('A'), await sequence('FF')];
  const post = await first(create(rpc, 'ir.sequence', { name: `Moves ${name}`, sequence_type: moves, company }));
  const fiscalYear = await first(
    create(rpc, 'account.fiscalyear', {
      name,
      company,
      start_date: day(`${name}-01-01`),
      end_date: day(`${name}-12-31`),
      post_move_sequence: post,
      invoice_sequences: [
        [
          'create',
          [
            {
              company,
              out_invoice_sequence: out,
              out_credit_note_sequence: credit,
              in_invoice_sequence: received,
              in_credit_note_sequence: received,
            },
          ],
        ],
      ],
    }),
  );
  await rpc.call('model.account.fiscalyear.create_period', [[fiscalYear]]);
}

/** What sales need: payment term, accounts and taxes of products, a way to be paid, a warehouse that can take stock. */
async function makeTrade(rpc: TrytonRpc, company: number): Promise<void> {
  const remainder = [['create', [{ type: 'remainder' }]]];
  const term = await first(create(rpc, 'account.invoice.payment_term', { name: 'Comptant', lines: remainder }));
  await write(rpc, 'account.configuration', [1], { default_customer_payment_term: term });
  const account = (code: string): Promise<number> =>
    one(rpc, 'account.account', ['code', '=', code], ['company', '=', company]);
  for (const { category: name, tax } of Object.values(RATES))
    await create(rpc, 'product.category', {
      ...{ name, accounting: true },
      ...{ account_revenue: await account('7071'), account_expense: await account('6071') },
      // The tax that holds the rates of all years; one of its children is refused on a line.
      customer_taxes: [['add', [await one(rpc, 'account.tax', ['name', '=', tax], ['parent', '=', null])]]],
    });
  const cash = await account('5121');
  const journal = await one(rpc, 'account.journal', ['type', '=', 'cash']);
  const method = { name: 'Carte web', company, journal, credit_account: cash, debit_account: cash };
  await create(rpc, 'account.invoice.payment.method', method);
  // Without it an inventory is refused.
  const lost = await one(rpc, 'stock.location', ['type', '=', 'lost_found']);
  await write(rpc, 'stock.location', await search(rpc, 'stock.location', [['type', '=', 'warehouse']]), {
    lost_found_location: lost,
  });
}

async function makeCategories(rpc: TrytonRpc): Promise<void> {
  await create(rpc, 'party.category', ...Object.values(CATEGORIES).map((name) => ({ name })));
  await create(rpc, 'party.relation.type', { name: CONTACT_RELATION }, { name: 'Parent company' });
}

async function makeWorker(rpc: TrytonRpc, company: number): Promise<void> {
  const groups = await search(rpc, 'res.group', [['name', 'in', WORKER_GROUPS]]);
  await create(rpc, 'res.user', {
    name: 'ERP Bridge',
    login: WORKER.user,
    password: WORKER.password,
    companies: [['add', [company]]],
    company,
    groups: [['add', groups]],
  });
}
