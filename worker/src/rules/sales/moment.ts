/** When an order's document is made (article 3), and which orders get none any more. */
import type { Settings } from '../../model/settings.generated.js';
import type { OrderSnapshot } from '../../model/order.js';

export type Moment = Settings['sales']['moment'];

/** Article 4 leaves such orders out; one that had a document before takes it back (a refunded one keeps it: it gets a credit note). */
const over = new Set(['cancelled', 'failed', 'trash', 'deleted', 'checkout-draft', 'auto-draft']);

export const isOver = (status: string): boolean => over.has(status);

/** Nothing was sent of it, and nothing will be. */
export const isNotBegun = (status: string): boolean => isOver(status) || status === 'refunded';

/**
 * Article 3: as soon as the order is created; as soon as it is paid (status completed, or paid at once online); as soon as it
 * is processing; as soon as it is completed. What went past a moment has reached it.
 */
export function momentReached(
  moment: Moment,
  { status, paid, paid_status }: Pick<OrderSnapshot, 'status' | 'paid' | 'paid_status'>,
): boolean {
  switch (moment) {
    case 'created':
      return true;
    case 'paid':
      return paid || status === 'completed';
    case 'processing':
      return paid_status || status === 'processing' || status === 'completed';
    case 'completed':
      return status === 'completed';
  }
}
