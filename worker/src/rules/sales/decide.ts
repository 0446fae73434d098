/**
 * One order, as its source has it now, and all that is known of it → what should be true in the ERP: its sale, and a credit note for
 * each refund (article 3).
 */
import type { OrderSnapshot } from '../../model/order.js';
import { isFrozen, saleIn } from './known.js';
import { brokenOrder } from './broken-order.js';
import { both, nothing, type Collected, type Decision, type Found } from './decision.js';
import { goneOrder } from './gone-order.js';
import { orderLabel } from './label.js';
import { newSale } from './new-sale.js';
import { creditNotes } from './credit-notes.js';
import { noMoreRefunds } from './refund-ends.js';
import { sentBefore } from './sent-before.js';
import { standingSale } from './standing-sale.js';

export function decide(found: Found, known: Collected): Decision {
  if ('gone' in found) return goneOrder(known);
  return 'broken' in found ? brokenOrder(found.broken, known) : decideOrder(found.order, known);
}

function decideOrder(order: OrderSnapshot, known: Collected): Decision {
  const { key, record } = known;
  const sent = sentBefore(known);
  const decision = sent ? standingSale(order, sent, known) : newSale(order, known);
  const [wish] = decision.wishes;
  if (wish === undefined) {
    const isOver = record === undefined || (record.state === 'applied' && record.wanted === undefined);
    return both({ ...nothing, forget: isOver ? [] : [key] }, noMoreRefunds(known));
  }
  const sale = saleIn(wish);
  // There is nothing to give back of a document that is taken back.
  if (sale?.state === 'withdrawn' && !isFrozen(known)) return both(decision, noMoreRefunds(known));
  const toCome = sent !== undefined || wish.blocked === undefined;
  return both(decision, creditNotes(order, { label: orderLabel(order), toCome, sale: sale?.content }, known));
}
