import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Choice } from '../../../components/flow/Choice';
import type { Bank } from '../../../data/settings';
import { BankFields } from './BankFields';
import { communicationChoices } from './choices';
import type { Props } from './SaleSettingsForm';

/** How an order is paid that is not paid yet. */
export const PaymentFields = ({ values, set, accounts }: Props & { accounts: Bank[] }) => (
  <>
    <h3>{__('Orders that are paid later', 'erp-bridge')}</h3>
    <ToggleControl
      label={__('Add a link to pay online', 'erp-bridge')}
      help={__(
        'Leads to the payment page of the shop, with all its payment methods: Mollie, Payconiq, cards and so on.',
        'erp-bridge',
      )}
      checked={values.pay_link}
      onChange={(on) => {
        set({ pay_link: on });
      }}
      __nextHasNoMarginBottom
    />
    <BankFields
      bank={values.bank}
      accounts={accounts}
      onChange={(bank) => {
        set({ bank });
      }}
    />
    <Choice
      label={__('Reference that a transfer must carry', 'erp-bridge')}
      help={__(
        'Customers are asked to pay with it: by it the payment is recognised and the document marked as paid.',
        'erp-bridge',
      )}
      value={values.communication}
      options={communicationChoices()}
      onChange={(communication) => {
        set({ communication });
      }}
    />
  </>
);
