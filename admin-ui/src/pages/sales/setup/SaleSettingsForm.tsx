import { TextControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Choice } from '../../../components/flow/Choice';
import { tabUrl } from '../../../components/tabs/tab';
import { moment } from '../../../data/format';
import type { Bank, SaleSettings } from '../../../data/settings';
import { documentChoices, momentChoices } from './choices';
import { GatewayFields } from './GatewayFields';
import { PaymentFields } from './PaymentFields';
import { dayOf, sinceOf } from './since';

export interface Props {
  values: SaleSettings;
  set: (change: Partial<SaleSettings>) => void;
}

/** `accounts`: those that WooCommerce's bank transfer knows. */
export const SaleSettingsForm = ({ values, set, accounts }: Props & { accounts: Bank[] }) => (
  <>
    <Choice
      label={__('What an order becomes in the ERP', 'erp-bridge')}
      help={__(
        'If you change this later, it concerns new orders only: no order ever gets a second document.',
        'erp-bridge',
      )}
      value={values.document}
      options={documentChoices()}
      onChange={(document) => {
        set({ document });
      }}
    />
    <Choice
      label={__('When the document is created', 'erp-bridge')}
      value={values.moment}
      options={momentChoices()}
      onChange={(chosen) => {
        set({ moment: chosen });
      }}
    />
    <TextControl
      className="erp-bridge-number"
      type="date"
      label={__('Orders from', 'erp-bridge')}
      help={
        values.since === ''
          ? __(
              'Empty: from the moment you switch the flow on. Earlier orders are left out; you can still send each of them from its own screen.',
              'erp-bridge',
            )
          : sprintf(
              /* translators: %s: date and time. */
              __(
                'Orders placed before %s are left out; you can still send each of them from its own screen.',
                'erp-bridge',
              ),
              moment(values.since),
            )
      }
      value={dayOf(values.since)}
      onChange={(day) => {
        set({ since: sinceOf(day) });
      }}
      __nextHasNoMarginBottom
      __next40pxDefaultSize
    />
    <div>
      <ToggleControl
        label={__('Send automatically by e-mail', 'erp-bridge')}
        help={
          values.send_email
            ? __(
                'The document goes to the e-mail address of the order as soon as the ERP has made its PDF, once.',
                'erp-bridge',
              )
            : __(
                'The document is created as a draft; you send it to the customer yourself, from the order’s screen.',
                'erp-bridge',
              )
        }
        checked={values.send_email}
        onChange={(on) => {
          set({ send_email: on });
        }}
        __nextHasNoMarginBottom
      />
      {values.send_email && (
        <p className="erp-bridge-inset">
          {__('WooCommerce e-mails the customer about the order, too.', 'erp-bridge')}{' '}
          <a href={tabUrl(location.search, 'emails')}>{__('See which e-mails they get twice', 'erp-bridge')}</a>
        </p>
      )}
    </div>
    <p className="erp-bridge-quiet">
      {__(
        'What a customer writes in the order notes stands at the top of the document, and is kept there as an internal note.',
        'erp-bridge',
      )}
    </p>
    <GatewayFields
      chosen={values.gateways}
      onChange={(gateways) => {
        set({ gateways });
      }}
    />
    <PaymentFields values={values} set={set} accounts={accounts} />
  </>
);
