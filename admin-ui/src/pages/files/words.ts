import { __ } from '@wordpress/i18n';

/** What the fields of docs/exchange-folder.md are called; one that a newer worker has is called by its name. */
export const fieldName = (field: string): string => names()[field] ?? field;

const names = (): Record<string, string> => ({
  code: __('Customer code', 'erp-bridge'),
  id: __('Contact code', 'erp-bridge'),
  customer_code: __('Customer code', 'erp-bridge'),
  name: __('Company', 'erp-bridge'),
  first_name: __('First name', 'erp-bridge'),
  last_name: __('Last name', 'erp-bridge'),
  email: __('E-mail', 'erp-bridge'),
  phone: __('Phone', 'erp-bridge'),
  active: __('Active', 'erp-bridge'),
  web_contacts: __('Web contacts', 'erp-bridge'),
  address_1: __('Address 1', 'erp-bridge'),
  address_2: __('Address 2', 'erp-bridge'),
  postcode: __('Postcode', 'erp-bridge'),
  city: __('City', 'erp-bridge'),
  country: __('Country', 'erp-bridge'),
  web: __('Web contact', 'erp-bridge'),
  billing: __('Billing contact', 'erp-bridge'),
  contact_id: __('Billing contact', 'erp-bridge'),
  billing_email: __('Billing e-mail', 'erp-bridge'),
  type: __('Type of document', 'erp-bridge'),
  number: __('Number', 'erp-bridge'),
  date: __('Date', 'erp-bridge'),
  due_date: __('Due date', 'erp-bridge'),
  order_number: __('Order number', 'erp-bridge'),
  total_net: __('Total without VAT', 'erp-bridge'),
  total: __('Total with VAT', 'erp-bridge'),
  currency: __('Currency', 'erp-bridge'),
  paid: __('Paid', 'erp-bridge'),
  withdrawn: __('Withdrawn', 'erp-bridge'),
  sale: __('Key of the shop’s sale', 'erp-bridge'),
  state: __('State of the document', 'erp-bridge'),
  stock_out: __('Stock moved', 'erp-bridge'),
  file: __('PDF file', 'erp-bridge'),
});

const encodings: Record<string, string> = {
  utf8: 'UTF-8',
  win1252: 'Windows-1252',
  utf16le: 'UTF-16',
  utf16be: 'UTF-16',
};
export const encodingName = (encoding: string): string => encodings[encoding] ?? encoding;

export const separatorName = (separator: string): string =>
  ({
    ';': __('semicolons', 'erp-bridge'),
    ',': __('commas', 'erp-bridge'),
    '\t': __('tabs', 'erp-bridge'),
  })[separator] ?? separator;
