import { __ } from '@wordpress/i18n';

/** The choices of article 3, each with what it means in a line. */
export const documentChoices = () => [
  {
    value: 'order' as const,
    label: __('Sales order', 'erp-bridge'),
    text: __('Says what was ordered; you deliver and invoice it in the ERP.', 'erp-bridge'),
  },
  {
    value: 'delivery_note' as const,
    label: __('Delivery note', 'erp-bridge'),
    text: __('Goes with the goods; you invoice it later in the ERP.', 'erp-bridge'),
  },
  {
    value: 'invoice' as const,
    label: __('Invoice', 'erp-bridge'),
    text: __('The customer is invoiced at once. An invoice changes the stock in the ERP by itself.', 'erp-bridge'),
  },
];

export const momentChoices = () => [
  {
    value: 'created' as const,
    label: __('As soon as the order is placed', 'erp-bridge'),
    text: __('Paid or not.', 'erp-bridge'),
  },
  {
    value: 'paid' as const,
    label: __('As soon as the order is paid', 'erp-bridge'),
    text: __(
      'When its status is “completed”, or when it was paid online at once, for example through Mollie. Cash on delivery counts as paid only when the order is completed.',
      'erp-bridge',
    ),
  },
  {
    value: 'processing' as const,
    label: __('As soon as the order is being processed', 'erp-bridge'),
    text: __(
      'When its status is “processing”; so are orders with cash on delivery, before they are paid.',
      'erp-bridge',
    ),
  },
  {
    value: 'completed' as const,
    label: __('As soon as the order is completed', 'erp-bridge'),
    text: __('When its status is “completed”.', 'erp-bridge'),
  },
];

export const communicationChoices = () => [
  {
    value: 'none' as const,
    label: __('The number of the document', 'erp-bridge'),
    text: __('For example that of the invoice. A payment is recognised less surely by it.', 'erp-bridge'),
  },
  {
    value: 'be' as const,
    label: __('Belgian structured communication', 'erp-bridge'),
    /* translators: The number is an example. */
    text: __('For example +++000/0000/12326+++', 'erp-bridge'),
  },
  {
    value: 'rf' as const,
    label: __('International reference (ISO 11649)', 'erp-bridge'),
    /* translators: The number is an example. */
    text: __('For example RF78123; understood by banks all over Europe.', 'erp-bridge'),
  },
];
