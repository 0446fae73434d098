import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Choice } from '../../../components/flow/Choice';
import type { ImportSettings } from '../../../data/settings';
import { commentChoices, contactChoices, identifyChoices } from './choices';

export interface Props {
  values: ImportSettings;
  set: (change: Partial<ImportSettings>) => void;
}

export const ImportForm = ({ values, set }: Props) => (
  <>
    <ToggleControl
      label={__('Create customers and products in the ERP', 'erp-bridge')}
      help={__(
        'When an order is sent to the ERP, its customer and its products are sent with it. What the ERP already has is used, and not created a second time.',
        'erp-bridge',
      )}
      checked={values.enabled}
      onChange={(enabled) => {
        set({ enabled });
      }}
      __nextHasNoMarginBottom
    />
    <Choice
      label={__('Identify products by', 'erp-bridge')}
      help={__(
        'If several products of the ERP match, the order is held until you choose one. Your choice is remembered.',
        'erp-bridge',
      )}
      value={values.identify_by}
      options={identifyChoices()}
      onChange={(identify_by) => {
        set({ identify_by });
      }}
    />
    <Choice
      label={__('What the customer of an order must have', 'erp-bridge')}
      help={__('Orders without it are not sent to the ERP.', 'erp-bridge')}
      value={values.contact}
      options={contactChoices()}
      onChange={(contact) => {
        set({ contact });
      }}
    />
    <Choice
      label={__('Delivery details as a comment on the sale', 'erp-bridge')}
      help={__('The comment contains the delivery service, its cost and the recipient’s address.', 'erp-bridge')}
      value={values.delivery_comment}
      options={commentChoices()}
      onChange={(delivery_comment) => {
        set({ delivery_comment });
      }}
    />
  </>
);
