import { CheckboxControl, RadioControl, TextControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { HoldFields } from '../../../components/flow/HoldFields';
import { NumberField } from '../../../components/flow/NumberField';
import { documentTypes, type DocumentSettings } from '../../../data/settings';
import { documentTypeName } from '../../../data/words';
import { KeepingFields } from './KeepingFields';
import { ServerFields } from './ServerFields';

export interface Props {
  values: DocumentSettings;
  set: (change: Partial<DocumentSettings>) => void;
}

const email = 'admin.php?page=wc-settings&tab=email&section=erp_bridge_new_documents';

/** `folder`: where the shop keeps the documents, where it is known. */
export const DocumentSettingsForm = ({ values, set, folder }: Props & { folder: string | undefined }) => (
  <>
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Which documents customers see in their account', 'erp-bridge')}</legend>
      {documentTypes.map((type) => (
        <CheckboxControl
          key={type}
          label={documentTypeName(type)}
          checked={values.types.includes(type)}
          onChange={(on) => {
            // In the order of the list, so that checking and unchecking leaves nothing to save.
            set({ types: documentTypes.filter((one) => (one === type ? on : values.types.includes(one))) });
          }}
          __nextHasNoMarginBottom
        />
      ))}
    </fieldset>
    <TextControl
      className="erp-bridge-number"
      type="date"
      label={__('Documents since', 'erp-bridge')}
      help={__('Documents with an earlier date are left out. If empty, there is no age limit.', 'erp-bridge')}
      value={values.since}
      onChange={(since) => {
        set({ since });
      }}
      __nextHasNoMarginBottom
      __next40pxDefaultSize
    />
    <NumberField
      label={__('Largest PDF, in MB', 'erp-bridge')}
      help={__('A larger one is refused and named on the overview.', 'erp-bridge')}
      value={values.max_size_mb}
      min={1}
      max={100}
      onChange={(value) => {
        set({ max_size_mb: value });
      }}
    />
    <RadioControl
      label={__('Who sees a document', 'erp-bridge')}
      help={__('A single account can be set differently in its user profile.', 'erp-bridge')}
      selected={values.visibility}
      options={[
        { value: 'contact', label: __('Only the billing contact', 'erp-bridge') },
        { value: 'tiers', label: __('All active accounts of the same customer', 'erp-bridge') },
      ]}
      onChange={(visibility) => {
        set({ visibility: visibility === 'tiers' ? 'tiers' : 'contact' });
      }}
    />
    <ToggleControl
      label={__('Withdraw documents that the ERP no longer has', 'erp-bridge')}
      help={__(
        'For an ERP that always names every document. Leave it off if it exports only the latest documents: all older ones would be withdrawn.',
        'erp-bridge',
      )}
      checked={values.withdraw_missing}
      onChange={(on) => {
        set({ withdraw_missing: on });
      }}
      __nextHasNoMarginBottom
    />
    <HoldFields
      legend={__('Protection against withdrawing too many', 'erp-bridge')}
      sentence={(most, share) =>
        sprintf(
          /* translators: 1: number of documents, 2: a percentage. */
          __(
            'Hold a run that would withdraw more than %1$s documents and more than %2$s %% of them, for example when the ERP’s data was incomplete. Customers keep seeing them until you approve.',
            'erp-bridge',
          ),
          most,
          share,
        )
      }
      label={__('More than this many documents', 'erp-bridge')}
      values={values}
      set={set}
    />
    <div>
      {__('The e-mail “New documents” tells customers what is new; it is off until you switch it on.', 'erp-bridge')}{' '}
      <a href={email}>{__('Set it up in WooCommerce → Settings → Emails', 'erp-bridge')}</a>
    </div>
    <KeepingFields values={values} set={set} />
    <ServerFields values={values} set={set} folder={folder} />
  </>
);
