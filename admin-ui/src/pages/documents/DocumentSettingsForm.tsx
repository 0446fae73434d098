import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { NumberField } from '../../components/flow/NumberField';
import { documentTypes, type DocumentSettings } from '../../data/settings';
import { documentTypeName } from '../../data/words';

interface Props {
  values: DocumentSettings;
  set: (change: Partial<DocumentSettings>) => void;
}

export const DocumentSettingsForm = ({ values: { types, max_size_mb: size }, set }: Props) => (
  <>
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Which documents customers see in their account', 'erp-bridge')}</legend>
      {documentTypes.map((type) => (
        <CheckboxControl
          key={type}
          label={documentTypeName(type)}
          checked={types.includes(type)}
          onChange={(on) => {
            // In the order of the list, so that checking and unchecking leaves nothing to save.
            set({ types: documentTypes.filter((one) => (one === type ? on : types.includes(one))) });
          }}
          __nextHasNoMarginBottom
        />
      ))}
    </fieldset>
    <NumberField
      label={__('Largest PDF, in MB', 'erp-bridge')}
      help={__('A larger one is refused and named on the overview.', 'erp-bridge')}
      value={size}
      min={1}
      max={100}
      onChange={(value) => {
        set({ max_size_mb: value });
      }}
    />
  </>
);
