/**
 * What the ERP is given of an order: a sales order, delivery note or invoice (article 3), or the request for a credit note.
 * Money is decimal strings; times are ISO 8601 UTC with `Z`. The file format built on it: docs/sales-format.md.
 */
import type { Address } from './order.js';
import type { ForeignId } from './order-key.js';

export const saleKinds = ['order', 'delivery_note', 'invoice', 'credit_note'] as const;
export type SaleKind = (typeof saleKinds)[number];

export interface SaleLine {
  kind: 'product' | 'shipping' | 'fee' | 'refund';
  product_id: ForeignId;
  /** The ERP's id of it, where that was found or made with the order (article 4); nothing is looked for then. */
  product?: string;
  sku: string;
  name: string;
  quantity: string;
  /** Net of one, after coupons. */
  unit_net: string;
  /** What coupons took off, net. */
  discount_net: string;
  net: string;
  vat: { rate: string; label: string; amount: string }[];
  /** Net and VAT at full precision; `rounding` of the sale says how they add up. */
  gross: string;
}

/**
 * How the lines add up to the total, as WooCommerce rounds. total: net and VAT summed, then rounded; rate: the net sum and each
 * rate's VAT rounded; line: each line's net and VAT rounded (the nets of fees only in the sum); line_vat: each
 * line's VAT rounded, then the sum.
 */
export type Rounding = 'total' | 'rate' | 'line' | 'line_vat';

export interface SaleContent {
  /** A credit note's amounts are positive, too. */
  kind: SaleKind;
  order: { id: ForeignId; number: string; date: string };
  /** Of a credit note: the key of the sale it belongs to. */
  credit_of: string;
  reason: string;
  currency: string;
  prices_include_tax: boolean;
  language: string;
  caption: string;
  /** The customer's order note: extra text at the top of the document, kept as internal note too (article 3). */
  note: string;
  internal_note: string;
  customer: {
    /** ERP keys where the account is linked, else ''. */
    account_key: string;
    tiers_key: string;
    tiers_code: string;
    /** The account's e-mail is a customer's and was not confirmed: not to be found by e-mail either. Only said where it is so. */
    unproven?: true;
    /** The ERP's id of who ordered, where that was found or made with the order (article 4); nobody is looked for then. */
    contact?: string;
    email: string;
    phone: string;
    billing: Address;
    shipping: Address;
  };
  lines: SaleLine[];
  vat: { rate: string; label: string; net: string; amount: string }[];
  coupons: { code: string; discount: string }[];
  totals: { net: string; tax: string; total: string };
  rounding: Rounding;
  communication: string;
}

export interface SalePayment {
  paid: boolean;
  paid_at: string;
  method: string;
  title: string;
  transaction_id: string;
  /** EPC069-12: what a banking app reads from the QR code; '' where nothing is to pay by transfer. */
  qr_payload: string;
}

/** What the sale's event feed is told (article 4). */
export interface SaleComment {
  text: string;
  /** What it tells, whatever the language. */
  hash: string;
}

export interface Sale {
  /** Of its order or refund (order-key.ts). The ERP never has two documents with one key. */
  key: string;
  /** final: to be sent to the customer; draft: the admin sends it; withdrawn: not wanted any more. */
  state: 'draft' | 'final' | 'withdrawn';
  /** When somebody asked by hand to send it (again); ''. */
  asked_at: string;
  content: SaleContent;
  payment: SalePayment;
  /** The oldest first, each to be there once; left out where there is none. */
  comments?: readonly SaleComment[];
}

/** How an order differs from its final document, as the admin was told it. */
export interface Difference {
  /** What it differs by; another one is told anew. */
  hash: string;
  /** The order's total now. */
  total: string;
}

/** What the ERP has under a key already. */
export interface KnownSale {
  kind: SaleKind;
  state: Sale['state'];
  /** hashOf() the sale as it was last put. */
  hash: string;
  revision: number;
}

/** The ERP took back what it had answered under this key. */
export interface TakenBack {
  key: string;
  withdrawn: true;
}

export const isTakenBack = (value: object): value is TakenBack => 'withdrawn' in value;

/** The ERP's answer. Dates are YYYY-MM-DD; '' where it says nothing. */
export interface SaleState {
  key: string;
  type: string;
  number: string;
  state: 'draft' | 'final';
  date: string;
  dueDate: string;
  total: string;
  currency: string;
  paid: boolean | undefined;
  stockOut: boolean | undefined;
}
