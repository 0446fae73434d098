import { dateI18n } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';
import { day } from '../../../data/format';
import { count } from '../../../data/words';
import { isDay, type Totals } from './period';

export function periodName(period: string): string {
  if (period === '') return __('All orders', 'erp-bridge');
  return isDay(period) ? day(period) : dateI18n('F Y', `${period}-01T00:00:00Z`, true);
}

/** Whether each order of a period is accounted for. */
export function accountedFor({ in_shop: all, unseen }: Totals): { complete: boolean; text: string } {
  if (all === 0) return { complete: true, text: __('There are no orders in this period.', 'erp-bridge') };
  if (unseen > 0)
    return {
      complete: false,
      text: sprintf(
        /* translators: %s: number of orders. */
        _n(
          '%s order was placed or changed since the last check. Check again to see where it is.',
          '%s orders were placed or changed since the last check. Check again to see where they are.',
          unseen,
          'erp-bridge',
        ),
        count(unseen),
      ),
    };
  return {
    complete: true,
    text: sprintf(
      /* translators: %s: number of orders. */
      _n(
        'The %s order of this period is accounted for.',
        'All %s orders of this period are accounted for.',
        all,
        'erp-bridge',
      ),
      count(all),
    ),
  };
}
