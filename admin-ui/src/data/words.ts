import { __ } from '@wordpress/i18n';
import type { Lane, State } from './api';

/** A number with the thousands marked as the admin's language does it. */
export const count = (n: number): string => n.toLocaleString(document.documentElement.lang || undefined);

export const laneName = (lane: Lane): string =>
  ({ accounts: __('Accounts', 'erp-bridge'), documents: __('Documents', 'erp-bridge') })[lane];

export const stateName = (state: State): string =>
  ({
    pending: __('To be sent', 'erp-bridge'),
    applied: __('In step', 'erp-bridge'),
    waiting: __('Waiting', 'erp-bridge'),
    refused: __('Refused', 'erp-bridge'),
    held: __('Held', 'erp-bridge'),
    failed: __('Failed', 'erp-bridge'),
  })[state];
