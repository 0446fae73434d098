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

export const commentChoices = () => [
  {
    value: 'source' as const,
    label: __('As usual for the shop system', 'erp-bridge'),
    text: __('For WooCommerce: no comment.', 'erp-bridge'),
  },
  {
    value: 'never' as const,
    label: __('Never', 'erp-bridge'),
    text: __('The ERP gets no delivery details as a comment.', 'erp-bridge'),
  },
  {
    value: 'once' as const,
    label: __('Once', 'erp-bridge'),
    text: __('One comment when the order is sent. Later changes are not added.', 'erp-bridge'),
  },
  {
    value: 'changes' as const,
    label: __('Once, and after every change', 'erp-bridge'),
    text: __('If the delivery details change in the shop, a new comment with the new details is added.', 'erp-bridge'),
  },
];
