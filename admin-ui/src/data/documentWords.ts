/** What a list says of one document, in words. */
import { date } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';
import type { DocumentState, ShopDocument } from './documents';
import { day } from './format';

export const documentStateName = (state: DocumentState): string =>
  ({ visible: __('Visible', 'erp-bridge'), withdrawn: __('Withdrawn', 'erp-bridge') })[state];

/** Also by whom, where it is withdrawn. */
export function stateText({ state, withdrawn_by: by }: Pick<ShopDocument, 'state' | 'withdrawn_by'>): string {
  if (state === 'visible' || by === '') return documentStateName(state);
  return by === 'erp' ? __('Withdrawn by the ERP', 'erp-bridge') : __('Withdrawn by the shop', 'erp-bridge');
}

export interface Payment {
  status: 'paid' | 'open' | 'overdue';
  text: string;
}

/** Undefined where the ERP does not say whether it is paid. `today`: YYYY-MM-DD in the shop's time zone. */
export function payment(
  { paid, due_date: due }: Pick<ShopDocument, 'paid' | 'due_date'>,
  today: string = date('Y-m-d', undefined, undefined),
): Payment | undefined {
  if (paid === null) return undefined;
  if (paid) return { status: 'paid', text: __('Paid', 'erp-bridge') };
  if (!due) return { status: 'open', text: __('To be paid', 'erp-bridge') };
  return due < today
    ? /* translators: %s: a date. */
      { status: 'overdue', text: sprintf(__('Overdue since %s', 'erp-bridge'), day(due)) }
    : /* translators: %s: a date. */
      { status: 'open', text: sprintf(__('To be paid by %s', 'erp-bridge'), day(due)) };
}
