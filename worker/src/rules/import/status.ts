/**
 * Which status an order gets at its source for what became of it in the ERP, by the admin's table. Article 4: « Le statut Completed ne sera pas
 * défini sur la plateforme WooCommerce si les produits de la commande ne sont pas sortis de stock dans RO App. »
 */
import { shownStates, type ShownState } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import { isNotBegun } from '../sales/moment.js';

/** `stock_out`: the goods left the ERP's stock. */
export const erpEvents = [...shownStates, 'stock_out'] as const;
export type ErpEvent = (typeof erpEvents)[number];

/** What the source's statuses are set to; nothing for what is missing or ''. */
export type StatusTable = Readonly<Partial<Record<ErpEvent, string>>>;

export interface StatusFacts {
  table: StatusTable;
  /** What the source shows of the sale. */
  shown: ShownState;
  /** As the ERP says; undefined where it says nothing. */
  stockOut: boolean | undefined;
  /** The order's status now. */
  current: string;
}

/** → the status to set; undefined where it stays as it is. */
export function statusFor(
  { table, shown, stockOut, current }: StatusFacts,
  particulars: Pick<Particulars, 'statuses' | 'statusSync' | 'completedNeedsStockOut'>,
): string | undefined {
  const isCompleted = (status: string): boolean => particulars.statuses.completed.includes(status);
  if (particulars.statusSync === 'none') return undefined;
  // What was cancelled, refunded or completed at the source is over: the ERP takes none of it back.
  if (isNotBegun(current, particulars) || isCompleted(current)) return undefined;
  const events: ErpEvent[] = stockOut === true && shown !== 'withdrawn' ? ['stock_out', shown] : [shown];
  const wanted = events
    .map((event) => table[event] ?? '')
    .filter((status) => status !== '' && maySet(status, stockOut, particulars));
  // Paid and delivered may come in any order; the later of both is the one that ends the order.
  const status = wanted.find(isCompleted) ?? wanted[0];
  return status === current ? undefined : status;
}

/**
 * Never one that takes the order back (its sale would be withdrawn from the ERP, because of the ERP) or gives money back: that is
 * decided at the source.
 */
function maySet(
  status: string,
  stockOut: boolean | undefined,
  particulars: Pick<Particulars, 'statuses' | 'completedNeedsStockOut'>,
): boolean {
  if (isNotBegun(status, particulars)) return false;
  const isGuarded = particulars.completedNeedsStockOut && particulars.statuses.completed.includes(status);
  return !isGuarded || stockOut === true;
}
