/**
 * The orders of the last months, once (article 4): « Immédiatement après la connexion, toutes les commandes des deux derniers mois […] sont
 * importées en une seule fois. » Here they become wishes of the lane sales, whatever the date from which new orders are sent.
 */
import type { ImportedOrder } from '../model/imported-order.js';
import type { OrderSnapshot } from '../model/order.js';
import { saleKey } from '../model/order-key.js';
import type { Wish } from '../model/record.js';
import { leftOutOfImport } from '../rules/import/window.js';
import { decide } from '../rules/sales/decide.js';
import type { Decision } from '../rules/sales/decision.js';
import type { OrderSource } from '../shops/port.js';
import { collect } from './collect-order.js';
import { WishWriter, type OrderContext } from './lane.js';
import { OrderSnapshots } from './order-snapshots.js';
import { settle } from './settle.js';

export interface Import {
  source: OrderSource;
  /** While it goes on, its window does not move. */
  began: Date;
}

type Context = Pick<OrderContext, 'journal' | 'erp' | 'settings' | 'shop'>;

/** Only looks. An order that is gone meanwhile is none. */
export async function lookAtSome(
  ids: readonly string[],
  { source, began }: Import,
  context: Context,
): Promise<{ orders: ImportedOrder[]; decisions: Decision[] }> {
  const orders: ImportedOrder[] = [];
  const decisions: Decision[] = [];
  for await (const page of new OrderSnapshots(context.journal, source).of([...ids])) {
    for (const { id, detail } of page.broken)
      orders.push({ id, number: id, standing: 'refused', reason: 'order_broken', params: { detail } });
    for (const order of page.orders) {
      const { decision, ...found } = await lookAt(order, { source, began }, context);
      orders.push({ id: String(order.id), number: order.number, ...found });
      if (decision) decisions.push(decision);
    }
  }
  return { orders, decisions };
}

type Look = Pick<ImportedOrder, 'standing' | 'reason' | 'params'> & { decision?: Decision };

async function lookAt(order: OrderSnapshot, { source, began }: Import, context: Context): Promise<Look> {
  const known = await collect(source, { id: order.id, isThere: true }, context);
  const isKnown = known.record?.sent === true || known.given !== undefined;
  const leftOut = isKnown ? undefined : leftOutOfImport(order, source.particulars, began);
  if (leftOut) return { standing: 'left_out', ...leftOut };
  const decision = decide({ order }, { ...known, imported: true });
  const key = saleKey(source.name, order.id);
  return {
    ...standingOf(
      decision.wishes.find(({ erpKey }) => erpKey === key),
      isKnown,
    ),
    decision,
  };
}

function standingOf(wish: Wish | undefined, isKnown: boolean): Omit<Look, 'decision'> {
  const blocked = wish?.blocked;
  if (blocked) return { standing: blocked.state, reason: blocked.reason, params: blocked.params };
  return { standing: isKnown || wish === undefined ? 'known' : 'new', reason: '', params: {} };
}

/** The wishes are on disk when it is done; the lane sales pushes them. */
export async function importSome(
  ids: readonly string[],
  which: Import,
  context: OrderContext,
): Promise<ImportedOrder[]> {
  const { orders, decisions } = await lookAtSome(ids, which, context);
  const writer = new WishWriter(context, 'sales', context.journal.readings.begin('sales'));
  settle(decisions, context.journal, writer);
  writer.flush();
  return orders;
}
