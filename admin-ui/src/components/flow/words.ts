import { __ } from '@wordpress/i18n';
import type { Lane, Overview } from '../../data/api';

/** What the two pages say differently. */
export const flowWords = (lane: Lane) =>
  lane === 'accounts'
    ? {
        title: __('Customers', 'erp-bridge'),
        about: __(
          'The customers and contacts of the ERP become customer accounts of this shop and are kept up to date.',
          'erp-bridge',
        ),
        subject: __('Customer', 'erp-bridge'),
        on: __('On: customers are synchronised.', 'erp-bridge'),
        off: __('Off: customers are not synchronised.', 'erp-bridge'),
        first: __(
          'Look through the settings below: what is sent, and who wins where ERP and shop differ.',
          'erp-bridge',
        ),
        agree: __('ERP and shop agree: a sync would change no account.', 'erp-bridge'),
      }
    : {
        title: __('Documents', 'erp-bridge'),
        about: __('The PDF documents of the ERP appear in the accounts of the customers they are for.', 'erp-bridge'),
        subject: __('Document', 'erp-bridge'),
        on: __('On: documents are synchronised.', 'erp-bridge'),
        off: __('Off: documents are not synchronised.', 'erp-bridge'),
        first: __('Look through the settings below: which documents are sent and who sees them.', 'erp-bridge'),
        agree: __('The shop has every document: a sync would deliver none.', 'erp-bridge'),
      };

/** Why the worker cannot be asked for anything now; undefined where it can. */
export function obstacle({ worker, running }: Overview): string | undefined {
  if (worker === null) return __('No worker has called yet: set it up on the page Connection.', 'erp-bridge');
  if (!worker.alive) {
    return __(
      'The worker is silent: check that its computer is on and that “erp-bridge serve” runs there.',
      'erp-bridge',
    );
  }
  if (running === null) return undefined;
  return running.preview
    ? __('A preview is being made; wait until it is finished.', 'erp-bridge')
    : __('A sync is running; wait until it is finished.', 'erp-bridge');
}
