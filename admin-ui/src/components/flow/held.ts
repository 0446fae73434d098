import { __, _n, sprintf } from '@wordpress/i18n';
import type { Flow } from '../../data/api';
import { count } from '../../data/words';

/** An order is held on its own and for a reason of its own: nobody approves a wrong total. */
export type Approvable = Exclude<Flow, 'sales'>;

/** What is held, where to look at it and what an approval does. */
export const heldWords = (lane: Approvable, held: number) =>
  lane === 'accounts'
    ? {
        sentence: sprintf(
          /* translators: %s: number of accounts. */
          _n(
            '%s deactivation is held because there are more than the limit you set.',
            '%s deactivations are held because they are more than the limit you set.',
            held,
            'erp-bridge',
          ),
          count(held),
        ),
        effect: sprintf(
          /* translators: %s: number of accounts. */
          _n(
            '%s customer will not be able to sign in any more. The account and its orders are kept.',
            '%s customers will not be able to sign in any more. The accounts and their orders are kept.',
            held,
            'erp-bridge',
          ),
          count(held),
        ),
        link: __('See whom it is about', 'erp-bridge'),
        url: 'admin.php?page=erp-bridge&lane=accounts&state=held#erp-bridge-unsettled',
      }
    : {
        sentence: sprintf(
          /* translators: %s: number of documents. */
          _n(
            '%s withdrawal is held because there are more than the limit you set.',
            '%s withdrawals are held because they are more than the limit you set.',
            held,
            'erp-bridge',
          ),
          count(held),
        ),
        effect: sprintf(
          /* translators: %s: number of documents. */
          _n(
            '%s document will no longer be visible to its customer. The file stays for you.',
            '%s documents will no longer be visible to their customers. The files stay for you.',
            held,
            'erp-bridge',
          ),
          count(held),
        ),
        link: __('See which ones', 'erp-bridge'),
        url: 'admin.php?page=erp-bridge-documents&tab=problems',
      };
