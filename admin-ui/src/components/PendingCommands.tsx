import { _n, sprintf } from '@wordpress/i18n';

/** What was asked of the worker and not yet fetched by it. */
export const PendingCommands = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p className="erp-bridge-quiet" aria-live="polite">
      {/* translators: %d: number of requests. */}
      {sprintf(_n('%d request waits for the worker.', '%d requests wait for the worker.', count, 'erp-bridge'), count)}
    </p>
  );
