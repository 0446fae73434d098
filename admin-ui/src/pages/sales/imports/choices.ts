import { __ } from '@wordpress/i18n';

/** The choices of article 4, each with what it means in a line. */
export const identifyChoices = () => [
  {
    value: 'sku' as const,
    label: __('SKU', 'erp-bridge'),
    text: __('The best choice if your products have the same SKU in the shop and in the ERP.', 'erp-bridge'),
  },
  {
    value: 'name' as const,
    label: __('Name', 'erp-bridge'),
    text: __('The names must be the same in the shop and in the ERP.', 'erp-bridge'),
  },
  {
    value: 'id' as const,
    label: __('Product ID', 'erp-bridge'),
    text: __('The shop’s product ID must be the code of the product in the ERP.', 'erp-bridge'),
  },
];

export const contactChoices = () => [
  {
    value: 'either' as const,
    label: __('An e-mail address or a phone number', 'erp-bridge'),
    text: __('One of them is enough.', 'erp-bridge'),
  },
  {
    value: 'both' as const,
    label: __('An e-mail address and a phone number', 'erp-bridge'),
    text: __('Orders of customers without a phone number are left out, too.', 'erp-bridge'),
  },
];
