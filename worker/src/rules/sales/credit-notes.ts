/** A refund asks for a credit note (article 3), once. */
import { refundKey } from '../../model/order-key.js';
import type { OrderRefund, OrderSnapshot } from '../../model/order.js';
import type { Wish } from '../../model/record.js';
import type { Sale, SaleContent } from '../../model/sale.js';
import { both, nothing, type Collected, type Decision } from './decision.js';
import { isFinal, saleIn } from './known.js';
import { mismatched } from './mismatched.js';
import { noMoreRefunds } from './refund-ends.js';
import { creditNoteOf, isMismatch } from './sale.js';

interface OfOrder {
  label: string;
  /** The order has its document in the ERP, or gets it now. */
  toCome: boolean;
  sale: SaleContent | undefined;
}

/** Of each refund that the order has; what was asked for of others is taken back. */
export function creditNotes(order: OrderSnapshot, ofOrder: OfOrder, known: Collected): Decision {
  const wishes = order.refunds.map((refund) => creditNote(order, refund, ofOrder, known));
  return both({ ...nothing, wishes }, noMoreRefunds(known, new Set(wishes.map(({ erpKey }) => erpKey))));
}

function creditNote(
  order: OrderSnapshot,
  refund: OrderRefund,
  { label, toCome, sale }: OfOrder,
  known: Collected,
): Wish {
  const { key: trait, source, settings } = known;
  const key = refundKey(source, refund.id);
  const base = { erpKey: key, label: `${label} (−${refund.total})`, trait };
  if (!toCome) return { ...base, blocked: { state: 'waiting', reason: 'sale_first', params: { order: order.number } } };
  const content = creditNoteOf(order, refund, trait, sale);
  if (isMismatch(content)) return { ...base, blocked: mismatched('refund_mismatch', content) };
  const facts = known.refunds.get(key);
  const before = saleIn(facts?.record);
  // Asked for once, as the shop's refunds never change; what the order's address or language became later is no news. But the shop
  // stores a refund before its lines, and it may have been read in between.
  const isHalf = before?.content.lines[0]?.kind === 'refund' && refund.lines.length > 0;
  const stays = !isHalf || (facts !== undefined && isFinal(facts));
  if (before !== undefined && before.state !== 'withdrawn' && stays) return { ...base, wanted: before };
  const state = settings.send_email ? 'final' : 'draft';
  return { ...base, wanted: { key, state, asked_at: '', content, payment: noPayment } satisfies Sale };
}

const noPayment: Sale['payment'] = {
  paid: false,
  paid_at: '',
  method: '',
  title: '',
  transaction_id: '',
  qr_payload: '',
};
