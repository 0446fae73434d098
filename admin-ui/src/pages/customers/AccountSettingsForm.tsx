import { Notice, TextareaControl, ToggleControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { HoldFields } from '../../components/flow/HoldFields';
import type { AccountSettings } from '../../data/settings';
import { PolicyFields } from './PolicyFields';
import { RolesField } from './RolesField';

export interface Props {
  values: AccountSettings;
  /** Roles that can be customers': names by role. */
  roles?: Record<string, string>;
  set: (change: Partial<AccountSettings>) => void;
}

export const AccountSettingsForm = ({ values, roles, set }: Props) => (
  <>
    <ToggleControl
      label={__('Send addresses', 'erp-bridge')}
      help={__(
        'The billing address only: street, postcode, city and country. Delivery addresses are never touched.',
        'erp-bridge',
      )}
      checked={values.send_addresses}
      onChange={(on) => {
        set({ send_addresses: on });
      }}
      __nextHasNoMarginBottom
    />
    <ToggleControl
      label={__('Tell new customers by e-mail', 'erp-bridge')}
      help={__(
        'Sends WooCommerce’s own e-mail for new accounts, with the link to set a password; never a password.',
        'erp-bridge',
      )}
      checked={values.tell_new_customers}
      onChange={(on) => {
        // Whoever switches it on again later decides anew about the first import.
        set(on ? { tell_new_customers: true } : { tell_new_customers: false, tell_first_import: false });
      }}
      __nextHasNoMarginBottom
    />
    {values.tell_new_customers && (
      <div className="erp-bridge-inset">
        <ToggleControl
          label={__('Also for the first import', 'erp-bridge')}
          help={__(
            'At the first import every customer is new. Without this, only customers who come later get the e-mail.',
            'erp-bridge',
          )}
          checked={values.tell_first_import}
          onChange={(on) => {
            set({ tell_first_import: on });
          }}
          __nextHasNoMarginBottom
        />
        {values.tell_first_import && (
          <Notice status="warning" isDismissible={false}>
            {__(
              'The first import sends one e-mail to each of the ERP’s customers who has no account yet: perhaps thousands within minutes.',
              'erp-bridge',
            )}
          </Notice>
        )}
      </div>
    )}
    <ToggleControl
      label={__('Tell customers when their e-mail changes', 'erp-bridge')}
      help={__(
        'When the ERP gives an account another e-mail address, WordPress tells the old address. If somebody changed it by mistake or to take over the account, its owner notices.',
        'erp-bridge',
      )}
      checked={values.tell_email_change}
      onChange={(on) => {
        set({ tell_email_change: on });
      }}
      __nextHasNoMarginBottom
    />
    <ToggleControl
      label={__('Trust e-mails without confirmation', 'erp-bridge')}
      help={__(
        'Normally customers who registered themselves open a link in an e-mail before they see their documents and the ERP’s address.',
        'erp-bridge',
      )}
      checked={values.trust_emails}
      onChange={(on) => {
        set({ trust_emails: on });
      }}
      __nextHasNoMarginBottom
    />
    {values.trust_emails && (
      <Notice status="warning" isDismissible={false}>
        {__(
          'Anybody who registers with the e-mail address of one of your customers then reads that customer’s invoices and address, and orders in that customer’s name. What such an account receives meanwhile stays with it. Leave this off unless you check every new account yourself.',
          'erp-bridge',
        )}
      </Notice>
    )}
    <TextareaControl
      label={__('Whom a deactivated customer should contact', 'erp-bridge')}
      help={__(
        'Shown when somebody signs in whose account is deactivated. If empty, the shop’s e-mail address is shown.',
        'erp-bridge',
      )}
      rows={2}
      maxLength={300}
      value={values.contact_text}
      onChange={(text) => {
        set({ contact_text: text });
      }}
      __nextHasNoMarginBottom
    />
    <PolicyFields values={values} set={set} />
    <RolesField values={values} roles={roles} set={set} />
    <HoldFields
      legend={__('Protection against deactivating too many', 'erp-bridge')}
      sentence={(most, share) =>
        sprintf(
          /* translators: 1: number of accounts, 2: a percentage. */
          __(
            'Hold a run that would deactivate more than %1$s accounts and more than %2$s %% of them, for example when the ERP’s data was incomplete. Nobody is deactivated then until you approve.',
            'erp-bridge',
          ),
          most,
          share,
        )
      }
      label={__('More than this many accounts', 'erp-bridge')}
      values={values}
      set={set}
    />
  </>
);
