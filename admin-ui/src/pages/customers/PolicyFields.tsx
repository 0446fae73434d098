import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { groupName, policyGroups, ruleName, rulesOf } from '../../data/policy';
import type { Rule } from '../../data/settings';
import type { Props } from './AccountSettingsForm';

/** Who wins where ERP and shop differ, by group of fields. */
export const PolicyFields = ({ values: { policy, send_addresses: addresses }, set }: Props) => (
  <fieldset className="erp-bridge-fieldset">
    <legend>{__('Where ERP and shop differ', 'erp-bridge')}</legend>
    <p className="erp-bridge-quiet">
      {__(
        'For accounts that exist already. “The shop wins” leaves what the customer or you entered in the shop; “Fill only what is empty” adds what the shop does not know.',
        'erp-bridge',
      )}
    </p>
    <div className="erp-bridge-fields">
      {policyGroups
        .filter((group) => group !== 'address' || addresses)
        .map((group) => (
          <SelectControl<Rule>
            key={group}
            label={groupName(group)}
            value={policy[group]}
            options={rulesOf(group).map((rule) => ({ value: rule, label: ruleName(rule) }))}
            onChange={(rule) => {
              set({ policy: { ...policy, [group]: rule } });
            }}
            __nextHasNoMarginBottom
            __next40pxDefaultSize
          />
        ))}
    </div>
  </fieldset>
);
