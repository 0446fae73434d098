import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

/** What is shown may be old: the page could not be refreshed, and tries again. */
export const NotRefreshed = ({ problem }: { problem: string | undefined }) =>
  problem === undefined ? null : (
    <Notice status="warning" isDismissible={false}>
      {/* translators: %s: what went wrong. */}
      {sprintf(__('This page could not be refreshed: %s It tries again by itself.', 'erp-bridge'), problem)}
    </Notice>
  );
