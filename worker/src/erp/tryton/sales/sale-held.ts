/** What Tryton has under the key of a sale, collected before anything is decided. */
import Big from 'big.js';
import type { Row, Tryton } from '../client/client.js';
import { markIn, type Mark } from './sale-mark.js';
import { isSetAside, setAside } from './sale-reference.js';

export type TrytonState = 'draft' | 'quotation' | 'confirmed' | 'processing' | 'done' | 'cancelled';

export interface HeldShipment {
  id: number;
  state: string;
  number: string;
  timestamp: string;
}

export interface HeldInvoice extends HeldShipment {
  total: string;
}

export interface Totals {
  net: string;
  tax: string;
  total: string;
}

export interface HeldSale {
  id: number;
  state: TrytonState;
  /** '' before it is a quotation. */
  number: string;
  isSetAside: boolean;
  totals: Totals;
  mark: Mark;
  markId: number;
  notes: string[];
  lines: number[];
  invoices: HeldInvoice[];
  shipments: HeldShipment[];
  /** Shipments by which goods come back. */
  returns: HeldShipment[];
  /** Cancelled without anybody having said whether they are to be made anew. */
  openInvoices: number[];
  openMoves: number[];
  timestamp: string;
}

export interface Held {
  /** That the worker made. */
  sales: HeldSale[];
  /** Numbers of those that somebody else gave this reference. */
  others: string[];
}

type Part = Row<{ state: string; number: string | null; _timestamp: string }>;

type SaleRow = Row<{
  state: TrytonState;
  number: string | null;
  reference: string;
  untaxed_amount: string;
  tax_amount: string;
  total_amount: string;
  invoices_ignored: number[];
  invoices_recreated: number[];
  'attachments.': Row<{ name: string | null; description: string | null }>[];
  'notes.': { message: string | null }[];
  'lines.': Row<{
    moves_ignored: number[];
    moves_recreated: number[];
    'moves.': Row<{ state: string }>[];
  }>[];
  'invoices.': (Part & { total_amount: string })[];
  'shipments.': Part[];
  'shipment_returns.': Part[];
  _timestamp: string;
}>;

const fields = [
  ...['state', 'number', 'reference', 'untaxed_amount', 'tax_amount', 'total_amount', '_timestamp'],
  ...['invoices_ignored', 'invoices_recreated', 'attachments.name', 'attachments.description', 'notes.message'],
  ...['lines.moves_ignored', 'lines.moves_recreated', 'lines.moves.state'],
  ...['state', 'number', 'total_amount', '_timestamp'].map((field) => `invoices.${field}`),
  ...['state', 'number', '_timestamp'].flatMap((field) => [`shipments.${field}`, `shipment_returns.${field}`]),
];

export async function heldUnder(tryton: Tryton, key: string): Promise<Held> {
  const ours = [
    ['company', '=', await tryton.inCompany()],
    ['reference', 'in', [key, setAside(key)]],
  ];
  const rows = await tryton.search<Omit<SaleRow, 'id'>>('sale.sale', ours, fields, { order: [['id', 'ASC']] });
  const sales = rows.flatMap((row) => saleIn(row) ?? []);
  const others = rows.filter((row) => row.state !== 'cancelled' && sales.every(({ id }) => id !== row.id));
  return { sales, others: others.map((row) => row.number ?? `#${String(row.id)}`) };
}

function saleIn(row: SaleRow): HeldSale | undefined {
  const found = markIn(row['attachments.']);
  if (found === undefined) return undefined;
  // The shop's credit notes have positive amounts.
  const said = (amount: string): string => (found.mark.kind === 'credit_note' ? Big(amount).neg().toFixed() : amount);
  const handled = [...row.invoices_ignored, ...row.invoices_recreated];
  return {
    id: row.id,
    state: row.state,
    number: row.number ?? '',
    isSetAside: isSetAside(row.reference),
    totals: { net: said(row.untaxed_amount), tax: said(row.tax_amount), total: said(row.total_amount) },
    mark: found.mark,
    markId: found.id,
    notes: row['notes.'].map(({ message }) => message ?? ''),
    lines: row['lines.'].map(({ id }) => id),
    invoices: row['invoices.'].map((one) => ({ ...partOf(one), total: said(one.total_amount) })),
    shipments: row['shipments.'].map(partOf),
    returns: row['shipment_returns.'].map(partOf),
    openInvoices: cancelledOf(row['invoices.'], handled),
    openMoves: row['lines.'].flatMap(({ 'moves.': moves, ...line }) =>
      cancelledOf(moves, [...line.moves_ignored, ...line.moves_recreated]),
    ),
    timestamp: row._timestamp,
  };
}

const partOf = ({ id, state, number, _timestamp: timestamp }: Part): HeldShipment => ({
  ...{ id, state, timestamp },
  number: number ?? `#${String(id)}`,
});

const cancelledOf = (parts: readonly Row<{ state: string }>[], handled: readonly number[]): number[] =>
  parts.filter(({ id, state }) => state === 'cancelled' && !handled.includes(id)).map(({ id }) => id);
