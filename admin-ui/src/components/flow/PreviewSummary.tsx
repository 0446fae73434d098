import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Flow } from '../../data/flow';
import { ago } from '../../data/format';
import { policyText, samePolicy } from '../../data/policy';
import type { Preview } from '../../data/preview';
import type { Policy } from '../../data/settings';
import { count } from '../../data/words';
import { flowWords } from '../../flows';

interface Props {
  lane: Flow;
  preview: Preview | null;
  /** The present one. */
  policy: Policy | undefined;
  /** When the flow was last synchronised. */
  syncedAt: string | undefined;
}

/** When the preview was made, of what and with which policy, and whether it is out of date. */
export function PreviewSummary({ lane, preview, policy, syncedAt }: Props) {
  if (preview === null) {
    return (
      <p>{__('There is no preview yet. A preview shows what a sync would do and writes nothing.', 'erp-bridge')}</p>
    );
  }
  if (preview.state === 'failed') {
    return (
      <Notice status="error" isDismissible={false}>
        {/* translators: %s: why. */}
        {sprintf(__('The preview could not be finished: %s', 'erp-bridge'), preview.message)}
      </Notice>
    );
  }
  const { unchanged } = preview.counts;
  const synced = syncedAt !== undefined && preview.finished_at !== null && syncedAt > preview.finished_at;
  return (
    <>
      {/* Spoken when it begins and when it ends, not whenever its age changes. */}
      <p aria-live="polite">
        {preview.state === 'running'
          ? __('The preview is being made; the list grows until it is finished.', 'erp-bridge')
          : __('The preview is finished.', 'erp-bridge')}
      </p>
      <p>
        {preview.finished_at !== null &&
          /* translators: %s: "5 minutes ago". */
          `${sprintf(__('Made %s.', 'erp-bridge'), ago(preview.finished_at))} `}
        {preview.full
          ? __('It compares everything with what the shop really holds.', 'erp-bridge')
          : flowWords(lane).changes}{' '}
        {unchanged !== undefined &&
          /* translators: %s: number of records. */
          sprintf(__('Records with nothing to do: %s.', 'erp-bridge'), count(unchanged))}
      </p>
      {preview.policy && (
        <p className="erp-bridge-quiet">
          {/* translators: %s: "The ERP wins in every field". */}
          {sprintf(__('Where ERP and shop differ: %s.', 'erp-bridge'), policyText(preview.policy))}
        </p>
      )}
      {synced && (
        <p>
          <strong>
            {__(
              'A sync has run since and may have done what is listed here. Make a new preview to see what is left.',
              'erp-bridge',
            )}
          </strong>
        </p>
      )}
      {preview.policy && policy && !samePolicy(preview.policy, policy) && (
        <Notice status="warning" isDismissible={false}>
          {__('Who wins where ERP and shop differ was changed since: make a new preview.', 'erp-bridge')}
        </Notice>
      )}
    </>
  );
}
