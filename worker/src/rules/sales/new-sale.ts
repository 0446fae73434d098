/**
 * The first document of an order: of which orders, when, as what. Article 3: « un bon de commande, un bon de livraison ou une facture »;
 * « Si vous ne cochez pas cette case, le document sera créé avec le statut 'Concept' ». Article 4: which orders are left out.
 */
import type { OrderSnapshot } from '../../model/order.js';
import type { Sale } from '../../model/sale.js';
import { commentsOf } from './comments.js';
import { nothing, type Collected, type Decision } from './decision.js';
import { foreignCurrency } from './currency.js';
import type { Why } from '../why.js';
import { ineligible } from './eligible.js';
import { saleIn } from './known.js';
import { orderLabel } from './label.js';
import { mismatched } from './mismatched.js';
import { isNotBegun, momentReached } from './moment.js';
import { isMismatch, paymentOf, saleOf } from './sale.js';

function notTransferred(
  order: OrderSnapshot,
  particulars: Collected['particulars'],
  demands: Collected['demands'],
): Why | undefined {
  const reason = ineligible(order, particulars, demands);
  return reason === undefined ? foreignCurrency(order.currency, demands.currency) : { reason, params: {} };
}

/** → no wish where there is none to come. */
export function newSale(order: OrderSnapshot, known: Collected): Decision {
  const { key, record, settings, particulars, imported, demands } = known;
  const { since, document, moment, send_email } = settings;
  const base = { erpKey: key, label: orderLabel(order) };
  const isOld = since === '' || order.placed_at < since;
  // One that was imported before its moment goes on to wait for it.
  if (isOld && !order.requested && !imported && record === undefined) return nothing;
  if (isNotBegun(order.status, particulars)) return nothing;
  const why = notTransferred(order, particulars, demands);
  if (why !== undefined) return { ...nothing, wishes: [{ ...base, blocked: { state: 'refused', ...why } }] };
  // Who sends an order by hand does not want to wait for its moment.
  if (!momentReached(moment, order, particulars) && !order.requested) {
    const params = { moment, status: order.status };
    return { ...nothing, wishes: [{ ...base, blocked: { state: 'waiting', reason: 'moment_not_reached', params } }] };
  }
  const content = saleOf(order, document, saleIn(record)?.content);
  if (isMismatch(content)) return { ...nothing, wishes: [{ ...base, blocked: mismatched('total_mismatch', content) }] };
  const state = send_email || order.finalize ? 'final' : 'draft';
  const asked_at = order.requested_at ?? '';
  const payment = paymentOf(order);
  const wanted = { key, state, asked_at, content, payment, ...commentsOf(order, known) } satisfies Sale;
  return { ...nothing, wishes: [{ ...base, wanted }] };
}
