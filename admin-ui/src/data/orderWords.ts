/** What the page Orders says of orders and jobs, in words. */
import { __, _n, sprintf } from '@wordpress/i18n';
import { duration } from './format';
import type { ImportJob, Standing } from './orders';
import { count, stateName } from './words';

export const standingName = (standing: Standing): string =>
  ({
    new: stateName('pending'),
    known: __('In the ERP', 'erp-bridge'),
    left_out: __('Left out', 'erp-bridge'),
    waiting: stateName('waiting'),
    refused: __('Cannot be transferred', 'erp-bridge'),
    held: __('Needs a decision', 'erp-bridge'),
    unseen: __('Not checked yet', 'erp-bridge'),
  })[standing];

/** What an import that is over made of its orders. */
export function resultName(standing: Standing): string {
  // Whether the ERP took it, or a person has to decide first, the ledger says.
  if (standing === 'new') return __('Passed on for sending', 'erp-bridge');
  if (standing === 'known') return __('Already in the ERP', 'erp-bridge');
  return standingName(standing);
}

/** “120 of 340 orders, 56 per second, 4 seconds left”. */
export function jobProgress({
  done,
  total,
  rate,
  seconds_left: left,
}: Pick<ImportJob, 'done' | 'total' | 'rate' | 'seconds_left'>): string {
  const far =
    total > 0
      ? sprintf(
          /* translators: 1: orders done, 2: all of them. */
          _n('%1$s of %2$s order', '%1$s of %2$s orders', total, 'erp-bridge'),
          count(done),
          count(total),
        )
      : /* translators: %s: number of orders. */
        sprintf(_n('%s order', '%s orders', done, 'erp-bridge'), count(done));
  const speed =
    rate > 0
      ? /* translators: %s: orders a second. */
        sprintf(__('%s per second', 'erp-bridge'), count(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)))
      : '';
  /* translators: %s: a time span such as "5 minutes". */
  const rest = left === null ? '' : sprintf(__('%s left', 'erp-bridge'), duration(left));
  return [far, speed, rest].filter((text) => text !== '').join(' · ');
}
