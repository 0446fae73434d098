/**
 * The orders of the last months, once (article 4): « Immédiatement après la connexion, toutes les commandes des deux derniers mois […] sont
 * importées en une seule fois. » Here they become wishes of the lane sales, whatever the date from which new orders are sent.
 */
import type { ImportedOrder } from '../model/imported-order.js';
import { WishWriter, type OrderContext } from './lane.js';
import { lookAtSome, type Look } from './look-at-orders.js';
import { settle } from './settle.js';

/** The wishes are on disk when it is done; the lane sales pushes them. */
export async function importSome(
  ids: readonly string[],
  which: Omit<Look, 'scope'>,
  context: OrderContext,
): Promise<ImportedOrder[]> {
  const { orders, decisions } = await lookAtSome(ids, { ...which, scope: 'import' }, context);
  const writer = new WishWriter(context, 'sales', context.journal.readings.begin('sales'));
  settle(decisions, context.journal, writer);
  writer.flush();
  return orders;
}
