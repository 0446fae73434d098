/** Whether Tryton's reports come out as PDFs. */
import type { Finding } from '../../../model/overview.js';
import { BytesProblem } from '../../../model/problem.js';
import { sentence } from '../../../reasons/reasons.js';
import type { Tryton } from '../client/client.js';
import { pdfOf } from '../documents/pdf.js';

const reports = {
  'account.invoice': 'Invoice',
  'sale.sale': 'Sale',
  'stock.shipment.out.delivery_note': 'Delivery Note',
};

export async function printingFound(tryton: Tryton): Promise<Finding[]> {
  const named = ['report_name', 'in', Object.keys(reports)];
  const fields = ['report_name', 'extension'];
  const found = await tryton.search<{ report_name: string; extension: string }>('ir.action.report', [named], fields);
  const wrong = found.filter(({ extension }) => extension !== 'pdf').map(({ report_name: name }) => nameOf(name));
  if (wrong.length > 0) return [formatWrong(wrong)];
  if (found.length === 0) return [];
  return [await printed(tryton)];
}

const nameOf = (report: string): string => reports[report as keyof typeof reports];

const formatWrong = (names: readonly string[]): Finding => ({
  ...{ id: 'tryton_format', status: 'error' },
  message: `These reports of Tryton do not come out as PDFs: ${names.map((name) => `“${name}”`).join(', ')}.`,
  fix: 'Set their format to PDF (Administration > User Interface > Actions > Reports), before you post the first invoice: it keeps what was printed when it was posted.',
});

/** Whether LibreOffice is there shows only when something is printed; a sale is not changed by it. */
async function printed(tryton: Tryton): Promise<Finding> {
  const id = 'tryton_writer';
  const [sale] = (await tryton.has('sale.sale'))
    ? await tryton.search<{ rec_name: string }>('sale.sale', [], ['rec_name'], { limit: 1, order: [['id', 'DESC']] })
    : [];
  if (sale === undefined) {
    const message = 'The reports come out as PDFs. Whether LibreOffice works shows with the first sale.';
    return { id, status: 'ok', message };
  }
  const file = sale.rec_name;
  try {
    await pdfOf(tryton, 'sale.sale', 'sale.sale', sale.id);
    return { id, status: 'ok', message: `Tryton prints PDFs (tried with the sale ${file}).` };
  } catch (error) {
    if (!(error instanceof BytesProblem)) throw error;
    return { id, status: 'error', message: sentence(error.reason, { file, ...error.params }) };
  }
}
