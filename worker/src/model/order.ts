/**
 * Orders, and what is shown of their sales. Money is decimal strings at the full precision the source stores; times are ISO 8601 UTC
 * with `Z`, null where there is none. What is optional only some sources say.
 */
import type { ForeignId } from './order-key.js';
import type { Params } from './record.js';

export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string;
}

export interface OrderLine {
  id: ForeignId;
  kind: 'product' | 'shipping' | 'fee';
  /** 0 for what is no product, or one that was deleted since. */
  product_id: ForeignId;
  variation_id: ForeignId;
  /** The number of the product or variation that was deleted since; else 0. */
  gone_id: ForeignId;
  sku: string;
  name: string;
  quantity: string;
  /** Before and after coupons, without tax. */
  subtotal: string;
  total: string;
  taxes: { rate_id: ForeignId; amount: string }[];
  meta: { key: string; value: string }[];
}

export interface OrderTax {
  rate_id: ForeignId;
  label: string;
  /** Per cent: `20`, `5.5`. */
  rate: string;
  compound: boolean;
  amount: string;
  shipping_amount: string;
}

/** Amounts of a refund are positive: what the customer got back. */
export interface OrderRefund {
  id: ForeignId;
  created_at: string;
  reason: string;
  total: string;
  tax: string;
  /** Empty where only an amount was given back. */
  lines: OrderLine[];
}

export interface OrderSnapshot {
  id: ForeignId;
  number: string;
  /** In the source's own word (WooCommerce's without `wc-`, `trash` for a trashed one); its particulars say what it means. */
  status: string;
  currency: string;
  /** How many decimals the shop's prices have. */
  decimals: number;
  prices_include_tax: boolean;
  /** When it was placed, which is the date that counts. */
  placed_at: string;
  /** When it was begun: perhaps as a basket, long before. */
  created_at: string | null;
  modified_at: string | null;
  paid_at: string | null;
  completed_at: string | null;
  /** Completed, or paid at once online; not merely "processing" as cash on delivery is (article 3). */
  paid: boolean;
  /** Who said so: nobody, the shop, or the ERP by way of us. */
  paid_by: '' | 'shop' | 'erp';
  /** Whether the status is one that the source counts as paid (custom ones included). */
  paid_status: boolean;
  /** Somebody asked for this order by hand. */
  requested?: boolean;
  /** When that was last. */
  requested_at?: string | null;
  /** Somebody asked to make the draft final and send it. */
  finalize?: boolean;
  customer: {
    user_id: ForeignId;
    erp_key: string;
    tiers_key: string;
    tiers_code: string;
    /** A customer of the ERP has this account's e-mail, and nobody has proven it: no key or code then. Missing: an older plugin. */
    unproven?: boolean;
  };
  billing: Address & { email: string };
  shipping: Address;
  /** What the customer wrote in "order notes". */
  note: string;
  /** ISO 639-1. */
  language?: string;
  caption?: string;
  payment: { method: string; title: string; transaction_id: string; communication?: string; qr_payload?: string };
  lines: OrderLine[];
  coupons: { code: string; discount: string; discount_tax: string }[];
  taxes: OrderTax[];
  totals: { total: string; tax: string; discount: string; shipping: string };
  refunds: OrderRefund[];
  notes?: { id: ForeignId; at: string | null; text: string; customer: boolean }[];
  /** Of the order's screen in wp-admin. */
  url?: string;
}

/** One on which the source itself breaks, and how. */
export interface BrokenOrder {
  id: string;
  detail: string;
}

export const shownStates = [
  'waiting',
  'sent',
  'draft',
  'invoiced',
  'paid',
  'held',
  'refused',
  'failed',
  'withdrawn',
] as const;
export type ShownState = (typeof shownStates)[number];

/** How far a sale got on in the ERP; stock_out: the goods left its stock. */
export type OrderStep = 'draft' | 'invoiced' | 'paid' | 'stock_out' | 'withdrawn';

/** The status that the order gets, and because of what. */
export interface StatusToSet {
  to: string;
  step: OrderStep;
}

/** What the order's source shows of its sale. */
export interface OrderState {
  order_id: ForeignId;
  state: ShownState;
  reason: string;
  params: Params;
  /** The ERP's answer; null as long as there is none. */
  document: {
    type: string;
    number: string;
    state: 'draft' | 'final';
    date: string;
    due_date: string;
    total: string;
    currency: string;
    paid: '' | '0' | '1';
    stock_out: '' | '0' | '1';
  } | null;
  /** The order's total now, where it differs from a final document's. */
  difference: string;
  qr: { payload: string; png_base64: string } | null;
  /** Set once for each step of the ERP; left out where the order keeps the status that it has. */
  status?: StatusToSet;
}
