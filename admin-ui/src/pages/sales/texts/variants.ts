import { __ } from '@wordpress/i18n';
import type { TextField } from '../../../data/settings';

interface Variant {
  id: 'paid' | 'unpaid';
  title: string;
  fields: { field: TextField; label: string; rows: number; longest: number }[];
}

const fieldsOf = (id: Variant['id']): Variant['fields'] => [
  { field: `caption_${id}`, label: __('Caption on the document', 'erp-bridge'), rows: 3, longest: 2000 },
  { field: `subject_${id}`, label: __('Subject of the e-mail', 'erp-bridge'), rows: 1, longest: 200 },
  { field: `body_${id}`, label: __('Text of the e-mail', 'erp-bridge'), rows: 8, longest: 5000 },
];

/** Paid orders are told something else than those that are still to be paid (article 3). */
export const variants = (): Variant[] => [
  { id: 'paid', title: __('Orders that are paid', 'erp-bridge'), fields: fieldsOf('paid') },
  { id: 'unpaid', title: __('Orders still to be paid', 'erp-bridge'), fields: fieldsOf('unpaid') },
];
