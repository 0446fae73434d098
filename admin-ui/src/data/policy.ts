import { __, sprintf } from '@wordpress/i18n';
import type { Policy, Rule } from './settings';

export const policyGroups = ['name', 'company', 'phone', 'email', 'address'] as const;

export const groupName = (group: keyof Policy): string =>
  ({
    name: __('Name', 'erp-bridge'),
    company: __('Company', 'erp-bridge'),
    phone: __('Phone', 'erp-bridge'),
    email: __('E-mail', 'erp-bridge'),
    address: __('Billing address', 'erp-bridge'),
  })[group];

export const ruleName = (rule: Rule): string =>
  ({
    erp: __('The ERP wins', 'erp-bridge'),
    shop: __('The shop wins', 'erp-bridge'),
    fill: __('Fill only what is empty', 'erp-bridge'),
  })[rule];

/** An e-mail is never empty, so there is nothing to fill. */
export const rulesOf = (group: keyof Policy): Rule[] => (group === 'email' ? ['erp', 'shop'] : ['erp', 'shop', 'fill']);

/** The policy in one line: by rule, the groups it is for. */
export function policyText(policy: Policy): string {
  const groupsOf = (rule: Rule) => policyGroups.filter((group) => policy[group] === rule);
  return (['erp', 'shop', 'fill'] as const)
    .filter((rule) => groupsOf(rule).length > 0)
    .map((rule) =>
      groupsOf(rule).length === policyGroups.length
        ? /* translators: %s: "The ERP wins". */
          sprintf(__('%s in every field', 'erp-bridge'), ruleName(rule))
        : /* translators: 1: "The ERP wins", 2: names of fields such as "Name, Phone". */
          sprintf(__('%1$s: %2$s', 'erp-bridge'), ruleName(rule), groupsOf(rule).map(groupName).join(', ')),
    )
    .join(' · ');
}

export const samePolicy = (one: Policy, other: Policy): boolean =>
  policyGroups.every((group) => one[group] === other[group]);
