/** When an order's document is made (article 3), and which orders get none any more. */
import type { OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import type { Settings } from '../../model/settings.generated.js';

export type Moment = Settings['sales']['moment'];
type Statuses = Pick<Particulars, 'statuses'>;

/** The status of an order that its source no longer has. */
export const deleted = 'deleted';

/** Article 4 leaves such orders out; one that had a document before takes it back (a refunded one keeps it: it gets a credit note). */
export const isOver = (status: string, { statuses }: Statuses): boolean =>
  status === deleted || statuses.over.includes(status);

/** Nothing was sent of it, and nothing will be. */
export const isNotBegun = (status: string, particulars: Statuses): boolean =>
  isOver(status, particulars) || particulars.statuses.refunded.includes(status);

/**
 * Article 3: as soon as the order is created; as soon as it is paid (status completed, or paid at once online); as soon as it
 * is processing; as soon as it is completed. What went past a moment has reached it.
 */
export function momentReached(
  moment: Moment,
  { status, paid, paid_status }: Pick<OrderSnapshot, 'status' | 'paid' | 'paid_status'>,
  { statuses }: Statuses,
): boolean {
  const isCompleted = statuses.completed.includes(status);
  switch (moment) {
    case 'created':
      return true;
    case 'paid':
      return paid || isCompleted;
    case 'processing':
      return paid_status || statuses.processing.includes(status) || isCompleted;
    case 'completed':
      return isCompleted;
  }
}
