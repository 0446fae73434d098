/** Whether invoices can be made and paid today: period, payment term, accounts, payment methods. */
import type { Finding } from '../../../model/overview.js';
import type { Checked } from './checked.js';
import type { Tryton } from '../client/client.js';
import { isCalled } from '../client/texts.js';
import type { SaleOptions } from '../sales/sale-options.js';
import { day } from '../client/values.js';

export async function booksFound(tryton: Tryton, { sales: options = {} }: Checked): Promise<Finding[]> {
  if (!(await tryton.has('account.invoice'))) return [];
  const findings = [
    ...(await periodFound(tryton)),
    ...(await termFound(tryton)),
    ...(await categoriesFound(tryton, options)),
    ...(await methodsFound(tryton, options)),
  ];
  if (findings.length > 0) return findings;
  return [{ id: 'tryton_books', status: 'ok', message: 'Invoices can be posted today, and payments booked.' }];
}

async function periodFound(tryton: Tryton): Promise<Finding[]> {
  const today = day(await tryton.on<string>('ir.date', 'today', []));
  const company = await tryton.inCompany();
  const now = [
    ['start_date', '<=', today],
    ['end_date', '>=', today],
    ['type', '=', 'standard'],
    ['state', '=', 'open'],
    ['fiscalyear.company', '=', company],
  ];
  const id = 'tryton_period';
  const [period] = await tryton.search<{ fiscalyear: number }>('account.period', now, ['fiscalyear'], { limit: 1 });
  if (period === undefined) {
    const message = 'No period of a fiscal year is open today, so Tryton posts no invoice.';
    const fix = 'Open one in Tryton (Financial > Configuration > Fiscal Years), with its periods.';
    return [{ id, status: 'error', message, fix }];
  }
  const [year] = await tryton.read<{ rec_name: string; invoice_sequences: number[] }>(
    'account.fiscalyear',
    [period.fiscalyear],
    ['rec_name', 'invoice_sequences'],
  );
  if (year !== undefined && year.invoice_sequences.length > 0) return [];
  const message = `The fiscal year ${year?.rec_name ?? ''} has no sequences for invoices, so Tryton posts none.`;
  const fix = 'Add them in Tryton (Financial > Configuration > Fiscal Years, Sequences).';
  return [{ id, status: 'error', message, fix }];
}

async function termFound(tryton: Tryton): Promise<Finding[]> {
  const [configuration] = await tryton.read<{ default_customer_payment_term: number | null }>(
    'account.configuration',
    [1],
    ['default_customer_payment_term'],
  );
  if (configuration !== undefined && configuration.default_customer_payment_term !== null) return [];
  const message = 'There is no payment term for customers, so an invoice has no due date unless its customer has one.';
  const fix = 'Choose one in Tryton (Financial > Configuration > Configuration).';
  return [{ id: 'tryton_payment_term', status: 'warning', message, fix }];
}

async function categoriesFound(tryton: Tryton, { account_category: name }: SaleOptions): Promise<Finding[]> {
  const id = 'tryton_account_category';
  const all = await tryton.search<{ name: string; rec_name: string; account_revenue: number | null }>(
    'product.category',
    [['accounting', '=', true]],
    ['name', 'rec_name', 'account_revenue'],
  );
  const found = name === undefined ? all : all.filter(isCalled(name));
  const [one, another] = found;
  if (one === undefined || another !== undefined) {
    const names = all.map((each) => each.rec_name).join(', ');
    const which = name === undefined ? '' : ` “${name}” is none of them, or several.`;
    const message = `The worker does not know in which accounting category products are made; there are: ${names || 'none'}.${which}`;
    const fix = 'Write the name of one as “erp.sales.account_category” into the worker’s configuration.';
    return [{ id, status: name === undefined ? 'warning' : 'error', message, fix }];
  }
  if (one.account_revenue !== null) return [];
  const message = `The accounting category ${one.rec_name} has no revenue account, so Tryton invoices nothing of it.`;
  const fix = 'Choose one in Tryton (Product > Configuration > Categories, Accounting).';
  return [{ id, status: 'error', message, fix }];
}

async function methodsFound(tryton: Tryton, { payment_methods: methods }: SaleOptions): Promise<Finding[]> {
  const id = 'tryton_payment_method';
  const ours = [['company', '=', await tryton.inCompany()]];
  const all = await tryton.search<{ name: string }>('account.invoice.payment.method', ours, ['name']);
  const there = all.map(({ name }) => name);
  const names = there.length === 0 ? 'none' : there.join(', ');
  if (methods === undefined) {
    const message = `The shop’s payments are not booked, because nobody says with which payment method; Tryton has: ${names}.`;
    const fix = 'Write it as “erp.sales.payment_methods” into the worker’s configuration (docs/tryton.md).';
    return [{ id, status: 'warning', message, fix }];
  }
  const wrong = Object.entries(methods).filter(([, name]) => name !== false && !there.includes(name));
  return wrong.map(([gateway, name]) => ({
    ...{ id, status: 'error' },
    message: `The payment method “${String(name)}” of the gateway “${gateway}” is not there; Tryton has: ${names}.`,
    fix: 'Create it in Tryton (Financial > Configuration > Payment Methods), or correct “erp.sales.payment_methods”.',
  }));
}
