/** What an import brings and what not, in plain words, from what is particular about the source (article 4). */
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ImportSource } from '../../../data/orders';
import type { ImportSettings } from '../../../data/settings';

type Settings = Pick<ImportSettings, 'enabled' | 'identify_by' | 'contact' | 'delivery_comment'>;

export function imported(source: ImportSource, settings: Settings): string[] {
  const { window_months: months, match_by: by } = source;
  return [
    sprintf(
      /* translators: %d: number of months. */
      _n('The orders of the last month.', 'The orders of the last %d months.', months, 'erp-bridge'),
      months,
    ),
    __('Of each order: number, date, customer, products, quantities, prices and total.', 'erp-bridge'),
    source.address
      ? __('Of each customer: first name, last name, phone number, e-mail address and address.', 'erp-bridge')
      : __('Of each customer: first name, last name, phone number and e-mail address.', 'erp-bridge'),
    ...(settings.enabled ? [recognised(by), phone(source), productFields(source), identified(settings)] : []),
    ...(delivery(source, settings) === 'never'
      ? []
      : [__('Delivery service, cost and recipient’s address, as a comment on the sale.', 'erp-bridge')]),
  ].filter((text) => text !== '');
}

export function leftOut(source: ImportSource, settings: Settings): string[] {
  const statuses = source.left_out_labels.length > 0 ? source.left_out_labels : source.left_out_statuses;
  return [
    /* translators: %s: names of order statuses. */
    statuses.length > 0 && sprintf(__('Orders with the status %s.', 'erp-bridge'), statuses.join(', ')),
    source.requires.includes('product') && __('Orders without products.', 'erp-bridge'),
    source.requires.includes('contact') &&
      (settings.contact === 'both'
        ? __('Orders without a customer, or whose customer has no e-mail address or no phone number.', 'erp-bridge')
        : __(
            'Orders without a customer, or whose customer has neither an e-mail address nor a phone number.',
            'erp-bridge',
          )),
    source.erp_currency !== '' &&
      /* translators: %s: a currency such as EUR. */
      sprintf(__('Orders in another currency than %s, the currency of the ERP.', 'erp-bridge'), source.erp_currency),
    delivery(source, settings) === 'never' && __('Delivery details.', 'erp-bridge'),
    __('Changes to an order after its goods have left stock in the ERP.', 'erp-bridge'),
  ].filter((text) => text !== false);
}

/** What becomes of statuses afterwards. */
export function afterwards({
  status_sync: sync,
  first_status: first,
  completed_needs_stock_out: needs,
}: ImportSource): string[] {
  return [
    sync === 'both'
      ? __('The ERP changes the status of an order as set in the settings.', 'erp-bridge')
      : __('Order statuses are not synchronised.', 'erp-bridge'),
    sync === 'both' &&
      needs &&
      __('An order only becomes “Completed” in the shop once its goods have left stock in the ERP.', 'erp-bridge'),
    first === 'type' &&
      __('In the ERP, the first status of an order comes from the settings of its type.', 'erp-bridge'),
  ].filter((text) => text !== false);
}

const delivery = (source: ImportSource, { delivery_comment: set }: Settings) =>
  set === 'source' ? source.delivery_comment : set;

function recognised(by: ImportSource['match_by']): string {
  if (by.length === 0) return '';
  if (by.length > 1)
    return __(
      'A customer of the ERP with the same phone number or e-mail address is updated with the order’s data and not created again.',
      'erp-bridge',
    );
  return by[0] === 'phone'
    ? __(
        'A customer of the ERP with the same phone number is updated with the order’s data and not created again.',
        'erp-bridge',
      )
    : __(
        'A customer of the ERP with the same e-mail address is updated with the order’s data and not created again.',
        'erp-bridge',
      );
}

function phone({ phone_from: from }: ImportSource): string {
  if (from.length === 0) return '';
  if (from.length > 1)
    return from[0] === 'billing'
      ? __('The phone number is that of the billing address, otherwise that of the delivery address.', 'erp-bridge')
      : __('The phone number is that of the delivery address, otherwise that of the billing address.', 'erp-bridge');
  return from[0] === 'billing'
    ? __('The phone number is that of the billing address.', 'erp-bridge')
    : __('The phone number is that of the delivery address.', 'erp-bridge');
}

const fieldName = (field: ImportSource['sku_to']): string =>
  ({ sku: __('SKU', 'erp-bridge'), code: __('Code', 'erp-bridge') })[field];

const productFields = ({ sku_to: sku, id_to: id }: ImportSource): string =>
  sprintf(
    /* translators: 1 and 2: fields of a product in the ERP. */
    __(
      'Of each product: name, description, SKU (into the field %1$s), product ID (into the field %2$s) and category.',
      'erp-bridge',
    ),
    fieldName(sku),
    fieldName(id),
  );

const identified = ({ identify_by: by }: Settings): string =>
  ({
    sku: __('A product of the ERP with the same SKU is used and not created again.', 'erp-bridge'),
    name: __('A product of the ERP with the same name is used and not created again.', 'erp-bridge'),
    id: __('A product of the ERP whose code is the shop’s product ID is used and not created again.', 'erp-bridge'),
  })[by];

/** Undefined where the currencies fit, or are not known. */
export const currencyProblem = ({ title, currency, erp_currency: erp }: ImportSource): string | undefined =>
  currency === '' || erp === '' || currency === erp
    ? undefined
    : sprintf(
        /* translators: 1: a source of orders such as WooCommerce, 2 and 3: currencies such as EUR. */
        __(
          '%1$s sells in %2$s, but the ERP works in %3$s. Amounts are never converted, so no order can be imported. Use the same currency in both.',
          'erp-bridge',
        ),
        title,
        currency,
        erp,
      );
