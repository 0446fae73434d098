/**
 * Of an order that has its document: an update as long as that is no final one; the payment always (article 3). Article 4: « Une fois
 * les produits en sortie de stock […], les modifications apportées à la commande depuis la plateforme ne sont plus synchronisées. »
 */
import type { OrderSnapshot } from '../../model/order.js';
import type { Sale } from '../../model/sale.js';
import { commentsOf } from './comments.js';
import type { Collected, Decision } from './decision.js';
import { differenceNow } from './difference.js';
import { isFrozen, saleIn } from './known.js';
import { orderLabel } from './label.js';
import { mismatched } from './mismatched.js';
import { isOver } from './moment.js';
import { isMismatch, paymentOf, saleOf } from './sale.js';
import type { Sent } from './sent-before.js';

export function standingSale(order: OrderSnapshot, sent: Sent, known: Collected): Decision {
  const { key, record, settings, particulars } = known;
  const base = { erpKey: key, label: orderLabel(order) };
  const before = saleIn(record);
  const content = saleOf(order, sent.kind, before?.content);
  const payment = paymentOf(order, before?.payment);
  const asked_at = order.requested_at ?? '';
  const rest = { forget: [], notes: [] };
  if (isFrozen(known) && before !== undefined) {
    const now = { ...before, payment, ...commentsOf(order, known) };
    return {
      ...rest,
      // A draft whose goods are gone can still be sent by hand.
      wishes: [{ ...base, wanted: order.finalize ? { ...now, state: 'final', asked_at } : now }],
      ...differenceNow(order, { before, content }, known),
    };
  }
  if (isOver(order.status, particulars) && !isFrozen(known)) {
    const last = before?.content ?? content;
    if (isMismatch(last)) return { ...rest, wishes: [{ ...base, blocked: mismatched('total_mismatch', last) }] };
    const told = before?.comments ? { comments: before.comments } : {};
    const wanted = { key, state: 'withdrawn', asked_at, content: last, payment, ...told } satisfies Sale;
    return { ...rest, wishes: [{ ...base, wanted }] };
  }
  // The ERP keeps what it has.
  if (isMismatch(content)) {
    const blocked = mismatched('total_mismatch', content);
    return { ...rest, wishes: [{ ...base, blocked, ...(before ? { wanted: before } : {}) }] };
  }
  // A draft stays one, whatever the setting says by now, until somebody makes it final; a final one never goes back.
  const becomesFinal = sent.state === 'final' || order.finalize || (sent.state === 'withdrawn' && settings.send_email);
  const state = becomesFinal ? 'final' : 'draft';
  const wanted = { key, state, asked_at, content, payment, ...commentsOf(order, known) } satisfies Sale;
  return { ...rest, wishes: [{ ...base, wanted }] };
}
