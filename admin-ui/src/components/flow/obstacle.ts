import { __ } from '@wordpress/i18n';
import type { Overview } from '../../data/api';

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
