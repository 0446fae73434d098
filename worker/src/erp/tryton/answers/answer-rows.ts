/** The sales under some keys with all that their answers are made of. */
import type { Row, Tryton } from '../client/client.js';
import { isCredited } from '../client/credits.js';
import { isPaid } from '../client/paid.js';
import { keyOf, setAside } from '../sales/sale-reference.js';

export interface InvoiceRow {
  id: number;
  state: string;
  number: string | null;
  invoice_date: string | null;
  total_amount: string;
  /** Where it is to be paid. */
  due: string[];
  isPaid: boolean;
  /** Where it is cancelled: by a credit note, which the customer has, too. */
  isCredited: boolean;
}

interface Open {
  'lines_to_pay.': { maturity_date: string | null }[];
  reconciled: string | null;
}

export type SaleRow = Row<{
  state: string;
  number: string | null;
  reference: string;
  sale_date: string | null;
  total_amount: string;
  invoice_method: string;
  shipment_state: string;
  'currency.': { code: string };
  'attachments.': Row<{ name: string | null; description: string | null }>[];
  'invoices.': InvoiceRow[];
  'shipments.': Row<{ state: string; number: string | null; effective_date: string | null }>[];
}>;

const fields = [
  ...['state', 'number', 'reference', 'sale_date', 'total_amount', 'invoice_method', 'shipment_state', 'currency.code'],
  ...['attachments.name', 'attachments.description'],
  ...['state', 'number', 'invoice_date', 'total_amount'].map((field) => `invoices.${field}`),
  ...['state', 'number', 'effective_date'].map((field) => `shipments.${field}`),
];

/** By key; those that were set aside, too. */
export async function salesUnder(tryton: Tryton, keys: readonly string[]): Promise<Map<string, SaleRow[]>> {
  const ours = [
    ['company', '=', await tryton.inCompany()],
    ['reference', 'in', keys.flatMap((key) => [key, setAside(key)])],
  ];
  const rows = await tryton.search<Omit<SaleRow, 'id'>>('sale.sale', ours, fields);
  await lookInto(
    tryton,
    rows.flatMap((row) => row['invoices.']),
  );
  return new Map(keys.map((key) => [key, rows.filter(({ reference }) => keyOf(reference) === key)]));
}

/** What is only asked for where it is needed: of all invoices it would take several times as long as the rest. */
async function lookInto(tryton: Tryton, invoices: readonly InvoiceRow[]): Promise<void> {
  const idsOf = (state: string): number[] => invoices.filter((one) => one.state === state).map(({ id }) => id);
  const open = await tryton.read<Open>(
    ...(['account.invoice', idsOf('posted'), ['lines_to_pay.maturity_date', 'reconciled']] as const),
  );
  const cancelled = await tryton.read<{ 'cancel_move.': { origin: string | null } | null }>(
    ...(['account.invoice', idsOf('cancelled'), ['cancel_move.origin']] as const),
  );
  const due = new Map(
    open.map((row) => [row.id, row['lines_to_pay.'].flatMap(({ maturity_date: date }) => date ?? [])]),
  );
  const reconciled = new Map(open.map((row) => [row.id, row.reconciled]));
  const credited = new Set(cancelled.filter(isCredited).map(({ id }) => id));
  for (const invoice of invoices) {
    invoice.due = due.get(invoice.id) ?? [];
    invoice.isPaid = isPaid({ state: invoice.state, reconciled: reconciled.get(invoice.id) ?? null });
    invoice.isCredited = credited.has(invoice.id);
  }
}
