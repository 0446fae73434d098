/** What a preview says of one record, in words. */
import { __, sprintf } from '@wordpress/i18n';
import { flowWords } from '../flows';
import type { Flow } from './flow';
import { money } from './format';
import type { Change, FieldName, Outcome, PreviewItem } from './preview';
import type { SaleKind } from './settings';
import { isSaleKind } from './settings';
import { documentTypeName, stateName } from './words';

export const outcomeName = (outcome: Outcome, lane: Flow): string =>
  ({
    created: flowWords(lane).created,
    updated: __('Changed', 'erp-bridge'),
    reactivated: __('Activated again', 'erp-bridge'),
    deactivated: __('Deactivated', 'erp-bridge'),
    delivered: __('To be delivered', 'erp-bridge'),
    withdrawn: __('To be withdrawn', 'erp-bridge'),
    waiting: stateName('waiting'),
    refused: stateName('refused'),
    held: stateName('held'),
    failed: stateName('failed'),
  })[outcome];

export const fieldName = (field: Exclude<FieldName, SaleKind>): string =>
  ({
    email: __('E-mail', 'erp-bridge'),
    first_name: __('First name', 'erp-bridge'),
    last_name: __('Last name', 'erp-bridge'),
    display_name: __('Display name', 'erp-bridge'),
    company: __('Company', 'erp-bridge'),
    phone: __('Phone', 'erp-bridge'),
    address_1: __('Address line 1', 'erp-bridge'),
    address_2: __('Address line 2', 'erp-bridge'),
    postcode: __('Postcode', 'erp-bridge'),
    city: __('City', 'erp-bridge'),
    country: __('Country', 'erp-bridge'),
    active: __('Account', 'erp-bridge'),
  })[field];

function shown(field: FieldName, value: string): string {
  if (field === 'active') return value === 'yes' ? __('active', 'erp-bridge') : __('deactivated', 'erp-bridge');
  return value === '' ? __('(empty)', 'erp-bridge') : value;
}

/** `amount`: "121.00 EUR". */
function documentText(kind: SaleKind, amount: string): string {
  const [number = '', currency = ''] = amount.split(' ');
  /* translators: 1: a kind of document such as "Invoice", 2: an amount. */
  return sprintf(__('%1$s: %2$s', 'erp-bridge'), documentTypeName(kind), money(number, currency));
}

export function changeText({ field, old, new: to, kept }: Change): string {
  if (isSaleKind(field)) return documentText(field, to);
  const words = [fieldName(field), shown(field, old), shown(field, to)] as const;
  return kept
    ? /* translators: 1: name of a field such as "Phone", 2: the shop's value, 3: the ERP's value. */
      sprintf(__('%1$s: shop keeps %2$s (ERP: %3$s)', 'erp-bridge'), ...words)
    : /* translators: 1: name of a field such as "Phone", 2: present value, 3: new value. */
      sprintf(__('%1$s: %2$s → %3$s', 'erp-bridge'), ...words);
}

/** The e-mail and the name that a new account would get. */
function newAccount(changes: Change[]): string[] {
  const of = (field: FieldName): string => changes.find((change) => change.field === field)?.new ?? '';
  const name = [of('first_name'), of('last_name')].filter(Boolean).join(' ');
  return [of('email'), name, of('company')].filter((text, at, all) => text !== '' && all.indexOf(text) === at);
}

/** One line a detail. That the account is switched off or on is said by the outcome already. */
export function details({ outcome, message, changes }: PreviewItem): string[] {
  const sentence = message === '' ? [] : [message];
  if (outcome === 'created' && !changes.some(({ field }) => isSaleKind(field)))
    return [...sentence, ...newAccount(changes)];
  const told = outcome === 'deactivated' || outcome === 'reactivated' ? 'active' : undefined;
  return [...sentence, ...changes.filter(({ field }) => field !== told).map(changeText)];
}
