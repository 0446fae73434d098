/** Generated from contract/flows.json by `npm run generate`. Do not edit. */
import { __ } from '@wordpress/i18n';

export const flows = {
  accounts: {
    lanes: ['accounts'],
    approves: 'mass_deactivation',
    counts: ['created', 'updated', 'unchanged', 'deactivated', 'waiting', 'refused', 'held', 'failed'],
    page: 'customers',
    title: () => __('Customers', 'erp-bridge'),
  },
  documents: {
    lanes: ['documents'],
    approves: 'mass_withdrawal',
    counts: ['delivered', 'withdrawn', 'unchanged', 'waiting', 'refused', 'held', 'failed'],
    page: 'documents',
    title: () => __('Documents', 'erp-bridge'),
  },
  sales: {
    lanes: ['sales', 'states'],
    counts: ['created', 'updated', 'withdrawn', 'unchanged', 'waiting', 'refused', 'held', 'failed'],
    page: 'sales',
    title: () => __('Sales', 'erp-bridge'),
  },
} as const;

/** What people call each lane. */
export const laneNames = () => ({
  accounts: __('Accounts', 'erp-bridge'),
  documents: __('Documents', 'erp-bridge'),
  sales: __('Sales', 'erp-bridge'),
  states: __('Order states', 'erp-bridge'),
});
