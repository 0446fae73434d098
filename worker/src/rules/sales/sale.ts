/** An order → the sales document it becomes in the ERP; a refund → the credit note asked for (article 3). */
import Big from 'big.js';
import type { SaleContent, SaleKind, SalePayment } from '../../model/sale.js';
import type { OrderRefund, OrderSnapshot } from '../../model/order.js';
import { amountsOf, plain, saleLine, vatSummary } from './lines.js';
import { addUp, sum, type Way } from './money.js';
import { splitRefund } from './refund-split.js';
import { textsOf } from './texts.js';

/** The lines are not the total: nothing is sent, a person decides. */
export interface Mismatch {
  lines_total: string;
  order_total: string;
  difference: string;
  currency: string;
}

export const isMismatch = (value: SaleContent | Mismatch): value is Mismatch => 'difference' in value;

function head(order: OrderSnapshot): Omit<SaleContent, 'kind' | 'lines' | 'vat' | 'totals' | 'rounding' | 'coupons'> {
  const { email, ...billing } = order.billing;
  const { language, caption, communication } = textsOf(order);
  return {
    order: { id: order.id, number: order.number, date: order.placed_at },
    credit_of: '',
    reason: '',
    currency: order.currency,
    prices_include_tax: order.prices_include_tax,
    language,
    caption,
    // Article 3: the customer's note stands at the top of the document, and in the field for internal notes.
    note: order.note,
    internal_note: order.note,
    customer: {
      account_key: order.customer.erp_key,
      tiers_key: order.customer.tiers_key,
      tiers_code: order.customer.tiers_code,
      // Missing where it is not so: a field more would be a new revision of every order.
      ...(order.customer.unproven ? { unproven: true as const } : {}),
      email,
      phone: billing.phone || order.shipping.phone,
      billing,
      shipping: order.shipping,
    },
    communication,
  };
}

function totalsOf(total: string, tax: string, decimals: number): SaleContent['totals'] {
  return {
    net: Big(total).minus(tax).toFixed(decimals),
    tax: Big(tax).toFixed(decimals),
    total: Big(total).toFixed(decimals),
  };
}

/** `before`: what the ERP was told of it last. */
export function saleOf(order: OrderSnapshot, kind: SaleKind, before?: SaleContent): SaleContent | Mismatch {
  const added = addUp(amountsOf(order.lines), order.totals, order.decimals, order.prices_include_tax);
  if (!added.ok) return mismatch(added, order);
  const lines = order.lines.map((line) => saleLine(line, order.taxes, before?.lines));
  return {
    kind,
    ...head(order),
    lines,
    vat: vatSummary(lines, order.decimals, added),
    coupons: order.coupons.map(({ code, discount }) => ({ code, discount: plain(Big(discount)) })),
    totals: totalsOf(order.totals.total, order.totals.tax, order.decimals),
    rounding: added.rounding,
  };
}

/**
 * A refund may name lines, or only an amount; then it holds the order's VAT in proportion. `of`: the key of the order's sale; `sale`:
 * what the ERP was told of it.
 */
export function creditNoteOf(
  order: OrderSnapshot,
  refund: OrderRefund,
  of: string,
  sale?: SaleContent,
): SaleContent | Mismatch {
  let way: Way = { rounding: 'total', halves: 'up' };
  let { tax } = refund;
  let lines;
  if (refund.lines.length > 0) {
    const added = addUp(amountsOf(refund.lines), refund, order.decimals, order.prices_include_tax);
    if (!added.ok) return mismatch(added, order);
    way = added;
    lines = refund.lines.map((line) => saleLine(line, order.taxes, sale?.lines));
  } else {
    lines = splitRefund(order, refund);
    tax = sum(lines.flatMap(({ vat }) => vat.map(({ amount }) => amount))).toFixed();
  }
  return {
    kind: 'credit_note',
    ...head(order),
    order: { id: order.id, number: order.number, date: refund.created_at },
    credit_of: of,
    reason: refund.reason,
    caption: '',
    note: '',
    internal_note: refund.reason,
    lines,
    vat: vatSummary(lines, order.decimals, way),
    coupons: [],
    totals: totalsOf(refund.total, tax, order.decimals),
    rounding: way.rounding,
    communication: '',
  };
}

/** What the ERP itself said is not told back to it: neither twice nor in a circle. `before`: what was told last. */
export function paymentOf(order: OrderSnapshot, before?: SalePayment): SalePayment {
  const { paid, paid_by, paid_at } = order;
  const { method, title, transaction_id } = order.payment;
  const { qr_payload } = textsOf(order);
  const byErp = paid_by === 'erp';
  if (byErp && before !== undefined) return before;
  const told = paid && !byErp;
  return { paid: told, paid_at: told ? (paid_at ?? '') : '', method, title, transaction_id, qr_payload };
}

/**
 * The part of a document that an order can change: texts that only follow the settings are no change of the order, and neither is
 * what became of its products.
 */
export function substance(content: SaleContent): object {
  const { lines, totals, customer, note, currency } = content;
  return {
    lines: lines.map((line) => ({ ...line, product: undefined, product_id: 0, sku: '' })),
    totals,
    note,
    currency,
    email: customer.email,
    billing: customer.billing,
    shipping: customer.shipping,
  };
}

const mismatch = (
  { lines_total, order_total, difference }: Omit<Mismatch, 'currency'>,
  { currency }: OrderSnapshot,
): Mismatch => ({ lines_total, order_total, difference, currency });
