/**
 * Which status an order gets at its source for what became of it in the ERP, by the admin's table. Article 4: « Le statut Completed ne sera pas
 * défini sur la plateforme WooCommerce si les produits de la commande ne sont pas sortis de stock dans RO App. »
 *
 * Only the source knows the order's status at the moment it is to be set: it sets one where the ERP went a step on, and never where
 * the order is over.
 */
import type { OrderStep, StatusToSet } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import type { SaleState } from '../../model/sale.js';
import { isNotBegun } from './moment.js';

/** What the source's statuses are set to; nothing for what is missing or ''. */
export type StatusTable = Readonly<Partial<Record<OrderStep, string>>>;

export interface StatusFacts {
  table: StatusTable;
  /** What the ERP says of the sale. */
  answer: Pick<SaleState, 'state' | 'paid' | 'stockOut'> | undefined;
  /** The sale is not wanted any more. */
  withdrawn: boolean;
}

type Rules = Pick<Particulars, 'statuses' | 'statusSync' | 'completedNeedsStockOut'>;

/** → undefined where the status stays as it is. */
export function statusFor({ table, answer, withdrawn }: StatusFacts, particulars: Rules): StatusToSet | undefined {
  if (particulars.statusSync === 'none') return undefined;
  const isStockOut = answer?.stockOut === true && !withdrawn;
  const wanted = stepsOf(answer, withdrawn).flatMap((step): StatusToSet[] => {
    const to = table[step] ?? '';
    return to !== '' && maySet(to, isStockOut, particulars) ? [{ to, step }] : [];
  });
  // Paid and delivered may come in any order; the later of both is the one that ends the order.
  return wanted.find(({ to }) => particulars.statuses.completed.includes(to)) ?? wanted[0];
}

/** The one that says most comes first. */
function stepsOf(answer: StatusFacts['answer'], withdrawn: boolean): OrderStep[] {
  if (withdrawn) return ['withdrawn'];
  if (answer === undefined) return [];
  const document = answer.state === 'draft' ? 'draft' : answer.paid === true ? 'paid' : 'invoiced';
  return answer.stockOut === true ? ['stock_out', document] : [document];
}

/**
 * Never one that takes the order back (its sale would be withdrawn from the ERP, because of the ERP) or gives money back: that is
 * decided at the source.
 */
function maySet(status: string, isStockOut: boolean, particulars: Rules): boolean {
  if (isNotBegun(status, particulars)) return false;
  const isGuarded = particulars.completedNeedsStockOut && particulars.statuses.completed.includes(status);
  return !isGuarded || isStockOut;
}
