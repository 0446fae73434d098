import { _n, sprintf } from '@wordpress/i18n';

/** What was asked of the worker and is not done yet. */
export const PendingCommands = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p className="erp-bridge-quiet" aria-live="polite">
      {/* translators: %d: number of requests. */}
      {sprintf(
        _n(
          '%d request to the worker is not done yet.',
          '%d requests to the worker are not done yet.',
          count,
          'erp-bridge',
        ),
        count,
      )}
    </p>
  );
