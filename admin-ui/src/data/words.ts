import { __ } from '@wordpress/i18n';
import type { DocumentType } from './settings';
import type { JournalState } from './api';
import type { Lane } from './flow';
import { laneNames } from './flows.generated';

/** A number with the thousands marked as the admin's language does it. */
export const count = (n: number): string => n.toLocaleString(document.documentElement.lang || undefined);

export const laneName = (lane: Lane): string => laneNames()[lane];

export const stateName = (state: JournalState): string =>
  ({
    pending: __('To be sent', 'erp-bridge'),
    applied: __('In step', 'erp-bridge'),
    waiting: __('Waiting', 'erp-bridge'),
    refused: __('Refused', 'erp-bridge'),
    held: __('Held', 'erp-bridge'),
    failed: __('Failed', 'erp-bridge'),
    note: __('Notice', 'erp-bridge'),
  })[state];

export const documentTypeName = (type: DocumentType): string =>
  ({
    quote: __('Quote', 'erp-bridge'),
    order: __('Order', 'erp-bridge'),
    delivery_note: __('Delivery note', 'erp-bridge'),
    invoice: __('Invoice', 'erp-bridge'),
    credit_note: __('Credit note', 'erp-bridge'),
    other: __('Other document', 'erp-bridge'),
  })[type];
