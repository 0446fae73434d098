import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { NumberField } from '../../../components/flow/NumberField';
import type { Props } from './ImportForm';

/** When somebody is told that orders do not get through. */
export const AlertFields = ({ values, set }: Props) => (
  <fieldset className="erp-bridge-fieldset">
    <legend>{__('When orders do not reach the ERP', 'erp-bridge')}</legend>
    <NumberField
      label={__('Show a notice after this many hours', 'erp-bridge')}
      help={__(
        'When the worker has not reported, or an order has been waiting to reach the ERP, for longer than this. The notice disappears once the problem is fixed. 0: never.',
        'erp-bridge',
      )}
      value={values.alert_hours}
      min={0}
      max={720}
      onChange={(alert_hours) => {
        set({ alert_hours });
      }}
    />
    <ToggleControl
      label={__('Also send an e-mail to the shop’s address', 'erp-bridge')}
      help={__('One when the problem begins, and one when it is solved.', 'erp-bridge')}
      checked={values.alert_email}
      disabled={values.alert_hours === 0}
      onChange={(alert_email) => {
        set({ alert_email });
      }}
      __nextHasNoMarginBottom
    />
  </fieldset>
);
