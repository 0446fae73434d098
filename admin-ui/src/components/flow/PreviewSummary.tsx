import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ago } from '../../data/format';
import { policyText, samePolicy } from '../../data/policy';
import type { Preview } from '../../data/preview';
import type { Policy } from '../../data/settings';
import { count } from '../../data/words';

/** When the preview was made, of what and with which policy. `policy`: the present one. */
export function PreviewSummary({ preview, policy }: { preview: Preview | null; policy: Policy | undefined }) {
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
          : __('It shows what the ERP changed since the last sync.', 'erp-bridge')}{' '}
        {unchanged !== undefined &&
          /* translators: %s: number of records. */
          sprintf(__('In step already: %s.', 'erp-bridge'), count(unchanged))}
      </p>
      {preview.policy && <p className="erp-bridge-quiet">{policyText(preview.policy)}</p>}
      {preview.policy && policy && !samePolicy(preview.policy, policy) && (
        <Notice status="warning" isDismissible={false}>
          {__('Who wins where ERP and shop differ was changed since: make a new preview.', 'erp-bridge')}
        </Notice>
      )}
    </>
  );
}
