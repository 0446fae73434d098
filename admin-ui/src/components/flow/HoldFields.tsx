import { __, sprintf } from '@wordpress/i18n';
import { NumberField } from '../../components/flow/NumberField';
import { count } from '../../data/words';
import type { Props } from './AccountSettingsForm';

/** An export that broke off looks like a hundred customers who left; this limit is what stands between. */
export function HoldFields({ values: { hold_count: most, hold_percent: share }, set }: Props) {
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Protection against deactivating too many', 'erp-bridge')}</legend>
      <p className="erp-bridge-quiet">
        {sprintf(
          /* translators: 1: number of accounts, 2: a percentage. */
          __(
            'Hold a run that would deactivate more than %1$s accounts and more than %2$s %% of them, for example after an incomplete export. Nobody is deactivated then until you approve.',
            'erp-bridge',
          ),
          Number.isNaN(most) ? '…' : count(most),
          Number.isNaN(share) ? '…' : count(share),
        )}
      </p>
      <div className="erp-bridge-fields">
        <NumberField
          label={__('More than so many accounts', 'erp-bridge')}
          value={most}
          min={0}
          max={100_000}
          onChange={(value) => {
            set({ hold_count: value });
          }}
        />
        <NumberField
          label={__('and more than so many per cent', 'erp-bridge')}
          value={share}
          min={0}
          max={100}
          onChange={(value) => {
            set({ hold_percent: value });
          }}
        />
      </div>
    </fieldset>
  );
}
