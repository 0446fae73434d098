/**
 * Where an order stands: in the ERP, on its way, or not, and by which rule. Article 4 says which are transferred; the ledger of completeness
 * has a standing for each order, so that none can be missing without a reason.
 */
import type { Standing } from '../../model/imported-order.js';
import type { OrderRecord, Params, Wish } from '../../model/record.js';
import type { KnownSale } from '../../model/sale.js';
import type { Known } from '../sales/decision.js';
import { isFinal, saleIn } from '../sales/known.js';
import type { Why } from '../why.js';

export interface Stands {
  standing: Standing;
  /** Why; '' where nothing is in its way. */
  reason: string;
  params: Params;
}

type Facts = Pick<Known, 'record' | 'answer'>;

/** The ERP has to be asked: what was pushed and did not come to a good end may be there, or not. */
export const isUnsure = ({ record, answer }: Facts): boolean =>
  record !== undefined && record.state !== 'applied' && answer === undefined;

/**
 * Whether the ERP really has it, and not only was to have it.
 * @param given What the ERP says that it was given, where it was asked.
 */
export function isInErp(known: Facts, given: KnownSale | undefined): boolean {
  const { record, answer } = known;
  if (isFinal(known)) return true;
  const wanted = saleIn(record);
  if (record?.state === 'applied' && wanted !== undefined) return wanted.state !== 'withdrawn';
  return answer !== undefined || (given !== undefined && given.state !== 'withdrawn');
}

interface Situation extends Pick<Known, 'record'> {
  inErp: boolean;
  /** What is wanted of it now; undefined: no rule asks for its document. */
  wish: Wish | undefined;
  /** Why there is no wish. */
  leftOut: Why;
}

export function standing({ inErp, wish, record, leftOut }: Situation): Stands {
  if (inErp) return { standing: 'known', reason: '', params: {} };
  if (wish?.blocked) return { standing: wish.blocked.state, reason: wish.blocked.reason, params: wish.blocked.params };
  if (wish === undefined || saleIn(wish)?.state === 'withdrawn') return { standing: 'left_out', ...leftOut };
  // What the ERP said of it, or what a person has to decide, no rule knows beforehand.
  return stopped(record) ?? { standing: 'new', reason: '', params: {} };
}

function stopped(record: OrderRecord | undefined): Stands | undefined {
  if (record === undefined || record.reason === '') return undefined;
  const { state, reason } = record;
  // For a person only; it is told with the record itself.
  const params = Object.fromEntries(Object.entries(record.params).filter(([name]) => name !== 'match'));
  if (state === 'held' || state === 'refused' || state === 'waiting') return { standing: state, reason, params };
  return state === 'failed' ? { standing: 'waiting', reason, params } : undefined;
}
