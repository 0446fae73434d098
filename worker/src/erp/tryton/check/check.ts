/** What `erp-bridge doctor` says of Tryton: each part in a file of its own. */
import type { Finding } from '../../../model/overview.js';
import { ErpProblem, SaleProblem, SourceProblem } from '../../../model/problem.js';
import { sentence } from '../../../reasons/reasons.js';
import type { Checked } from './checked.js';
import type { Tryton } from '../client/client.js';
import { TrytonError } from '../client/errors.js';
import { booksFound } from './books.js';
import { customersFound } from './customers.js';
import { printingFound } from './printing.js';
import { rightsFound } from './rights.js';
import { stockFound } from './stock.js';
import { taxesFound } from './taxes.js';

/** The one whose calls this adapter is written and tested for. */
const testedSeries = '6.0';

/** Customers last: who reads the findings sees there whether anybody gets an account. */
const parts = {
  tryton_rights: rightsFound,
  tryton_printing: printingFound,
  tryton_books: booksFound,
  tryton_taxes: taxesFound,
  tryton_stock: stockFound,
  tryton_customers: customersFound,
};

export async function checkTryton(tryton: Tryton, options: Checked): Promise<Finding[]> {
  const findings: Finding[] = [];
  try {
    findings.push(versionFound(await tryton.rpc.serverVersion(), options.url));
    const company = await tryton.inCompany();
    const fields = ['rec_name', 'currency.code'];
    const [row] = await tryton.read<{ rec_name: string; 'currency.': { code: string } }>(
      'company.company',
      [company],
      fields,
    );
    const who = `The worker is signed in to the database ${options.database} as ${options.user}`;
    const message = `${who}, for ${row?.rec_name ?? ''} (${row?.['currency.'].code ?? ''}).`;
    findings.push({ id: 'tryton_user', status: 'ok', message });
    for (const [id, part] of Object.entries(parts)) findings.push(...(await inWords(id, part(tryton, options))));
  } catch (error) {
    findings.push({ id: 'tryton', status: 'error', message: saidOf(error) });
  }
  return findings;
}

function versionFound(version: string, url: string): Finding {
  const message = `Tryton ${version} answers at ${url}.`;
  if (version.startsWith(`${testedSeries}.`)) return { id: 'tryton', status: 'ok', message };
  const fix = `The worker is tested with Tryton ${testedSeries}. Try it on a copy of your database first.`;
  return { id: 'tryton', status: 'warning', message, fix };
}

/** What a part cannot find out does not keep the others from it; a Tryton that is away does. */
async function inWords(id: string, found: Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof ErpProblem) throw error;
    return [{ id, status: 'error', message: saidOf(error) }];
  }
}

function saidOf(error: unknown): string {
  const isSaid =
    error instanceof TrytonError ||
    error instanceof ErpProblem ||
    error instanceof SourceProblem ||
    error instanceof SaleProblem;
  if (isSaid) return sentence(error.reason, error.params);
  throw error;
}
