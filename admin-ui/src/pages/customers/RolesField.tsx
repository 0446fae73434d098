import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Props } from './AccountSettingsForm';

/** Which roles are customers', beside WordPress's and WooCommerce's own; nobody else's account is ever touched. */
export function RolesField({ values: { customer_roles: chosen }, roles = {}, set }: Props) {
  // A role of a plugin that is switched off has no name; it can still be taken off the list.
  const names = { ...Object.fromEntries(chosen.map((role) => [role, role])), ...roles };
  if (Object.keys(names).length === 0) return null;
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Roles of customers', 'erp-bridge')}</legend>
      <p className="erp-bridge-quiet">
        {__(
          'Accounts with the roles Customer and Subscriber are customers. Select the other roles that your customers have. An account with any other role is never linked to the ERP, changed or deactivated.',
          'erp-bridge',
        )}
      </p>
      {Object.entries(names).map(([role, name]) => (
        <CheckboxControl
          key={role}
          label={name}
          checked={chosen.includes(role)}
          onChange={(on) => {
            set({ customer_roles: on ? [...chosen, role] : chosen.filter((other) => other !== role) });
          }}
          __nextHasNoMarginBottom
        />
      ))}
    </fieldset>
  );
}
