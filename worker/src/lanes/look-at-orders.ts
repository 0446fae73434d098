/** Looks at orders: what an import would make of each (article 4), or where each stands in the ledger. Nothing is written. */
import { offered } from '../erp/port.js';
import type { ImportedOrder, LookScope } from '../model/imported-order.js';
import type { OrderSnapshot } from '../model/order.js';
import { saleKey } from '../model/order-key.js';
import { isInErp, isUnsure, standing, type Stands } from '../rules/import/stands.js';
import { leftOutOfImport } from '../rules/import/window.js';
import { decide } from '../rules/sales/decide.js';
import type { Collected, Decision } from '../rules/sales/decision.js';
import type { OrderSource } from '../shops/port.js';
import { collect } from './collect-order.js';
import type { OrderContext } from './lane.js';
import { OrderSnapshots } from './order-snapshots.js';

export interface Look {
  source: OrderSource;
  scope: LookScope;
  /** While it goes on, its window does not move. */
  began: Date;
}

export type LookContext = Pick<OrderContext, 'journal' | 'erp' | 'settings' | 'shop'>;

/** An order that is gone meanwhile is none. */
export async function lookAtSome(
  ids: readonly string[],
  look: Look,
  context: LookContext,
): Promise<{ orders: ImportedOrder[]; decisions: Decision[] }> {
  const orders: ImportedOrder[] = [];
  const decisions: Decision[] = [];
  for await (const page of new OrderSnapshots(context.journal, look.source).of([...ids])) {
    for (const { id, detail } of page.broken) orders.push(await broken(id, detail, { look, context }));
    for (const order of page.orders) {
      const { decision, ...stands } = await lookAt(order, look, context);
      const { number, placed_at: placedAt, modified_at: modifiedAt } = order;
      orders.push({ id: String(order.id), number, placedAt, modifiedAt, ...stands });
      if (decision) decisions.push(decision);
    }
  }
  return { orders, decisions };
}

async function lookAt(
  order: OrderSnapshot,
  { source, scope, began }: Look,
  context: LookContext,
): Promise<Stands & { decision?: Decision }> {
  const known = await collect(source, { id: order.id, isThere: true }, context);
  const inErp = await hasIt(known, context);
  const why = leftOutOfImport(order, source.particulars, began);
  const isImport = scope === 'import';
  if (isImport && why && !inErp) return { standing: 'left_out', ...why };
  const decision = decide({ order }, isImport ? { ...known, imported: true } : known);
  const key = saleKey(source.name, order.id);
  const wish = decision.wishes.find(({ erpKey }) => erpKey === key);
  const leftOut = why ?? { reason: 'order_before_start', params: {} };
  return { ...standing({ inErp, wish, record: known.record, leftOut }), decision };
}

async function hasIt(known: Collected, { erp }: LookContext): Promise<boolean> {
  const given = known.given ?? (isUnsure(known) ? await offered(erp, 'sales').find(known.key) : undefined);
  return isInErp(known, given);
}

async function broken(
  id: string,
  detail: string,
  { look: { source }, context }: { look: Look; context: LookContext },
): Promise<ImportedOrder> {
  const known = await collect(source, { id, isThere: false }, context);
  const stands: Stands = (await hasIt(known, context))
    ? { standing: 'known', reason: '', params: {} }
    : { standing: 'refused', reason: 'order_broken', params: { detail } };
  return { id, number: id, placedAt: null, modifiedAt: null, ...stands };
}
