/** What ERP Bridge relies on of orders, products and webhooks: the shapes of the answers and the refusals. */
import type { ExpectedError, Shape } from './expectations.js';

/** In another order than a customer's. */
const ADDRESS = {
  first_name: 'string',
  last_name: 'string',
  company: 'string',
  address_1: 'string',
  address_2: 'string',
  city: 'string',
  state: 'string',
  postcode: 'string',
  country: 'string',
} as const satisfies Shape;

const META = { id: 'integer', key: 'string', value: 'any' } as const satisfies Shape;
const ITEM_META = [{ ...META, display_key: 'string', display_value: 'any' }] as const satisfies Shape;
const TAXES = [{ id: 'integer', total: 'string', subtotal: 'string' }] as const satisfies Shape;

const LINE_ITEM = {
  id: 'integer',
  name: 'string',
  product_id: 'integer',
  variation_id: 'integer',
  quantity: 'integer',
  tax_class: 'string',
  subtotal: 'string',
  subtotal_tax: 'string',
  total: 'string',
  total_tax: 'string',
  taxes: TAXES,
  meta_data: ITEM_META,
  sku: 'string or null',
  global_unique_id: 'string or null',
  price: 'number',
  image: { id: 'any', src: 'string' },
  parent_name: 'string or null',
} as const satisfies Shape;

const TAX_LINE = {
  id: 'integer',
  rate_code: 'string',
  rate_id: 'integer',
  label: 'string',
  compound: 'boolean',
  tax_total: 'string',
  shipping_tax_total: 'string',
  rate_percent: 'number',
  meta_data: ITEM_META,
} as const satisfies Shape;

const SHIPPING_LINE = {
  id: 'integer',
  method_title: 'string',
  method_id: 'string',
  instance_id: 'string',
  total: 'string',
  total_tax: 'string',
  taxes: TAXES,
  tax_status: 'string',
  meta_data: ITEM_META,
} as const satisfies Shape;

const FEE_LINE = {
  id: 'integer',
  name: 'string',
  tax_class: 'string',
  tax_status: 'string',
  amount: 'string',
  total: 'string',
  total_tax: 'string',
  taxes: TAXES,
  meta_data: ITEM_META,
} as const satisfies Shape;

const COUPON_LINE = {
  id: 'integer',
  code: 'string',
  discount: 'string',
  discount_tax: 'string',
  meta_data: ITEM_META,
  discount_type: 'string',
  nominal_amount: 'number',
  free_shipping: 'boolean',
} as const satisfies Shape;

export const ORDER = {
  id: 'integer',
  parent_id: 'integer',
  status: 'string',
  currency: 'string',
  version: 'string',
  prices_include_tax: 'boolean',
  date_created: 'date',
  date_modified: 'date',
  discount_total: 'string',
  discount_tax: 'string',
  shipping_total: 'string',
  shipping_tax: 'string',
  cart_tax: 'string',
  total: 'string',
  total_tax: 'string',
  customer_id: 'integer',
  order_key: 'string',
  billing: { ...ADDRESS, email: 'string', phone: 'string' },
  shipping: { ...ADDRESS, phone: 'string' },
  payment_method: 'string',
  payment_method_title: 'string',
  transaction_id: 'string',
  customer_ip_address: 'string',
  customer_user_agent: 'string',
  created_via: 'string',
  customer_note: 'string',
  date_completed: 'date or null',
  date_paid: 'date or null',
  cart_hash: 'string',
  number: 'string',
  meta_data: [META],
  line_items: [LINE_ITEM],
  tax_lines: [TAX_LINE],
  shipping_lines: [SHIPPING_LINE],
  fee_lines: [FEE_LINE],
  coupon_lines: [COUPON_LINE],
  refunds: [{ id: 'integer', reason: 'string', total: 'string', total_tax: 'string' }],
  payment_url: 'string',
  is_editable: 'boolean',
  needs_payment: 'boolean',
  needs_processing: 'boolean',
  date_created_gmt: 'date',
  date_modified_gmt: 'date',
  date_completed_gmt: 'date or null',
  date_paid_gmt: 'date or null',
  currency_symbol: 'string',
} as const satisfies Shape;

export const REFUND = {
  id: 'integer',
  date_created: 'date',
  date_created_gmt: 'date',
  amount: 'string',
  reason: 'string',
  refunded_by: 'integer',
  refunded_payment: 'boolean',
  meta_data: [META],
  line_items: [LINE_ITEM],
  shipping_lines: [SHIPPING_LINE],
  tax_lines: [TAX_LINE],
  fee_lines: [FEE_LINE],
} as const satisfies Shape;

export const NOTE = {
  id: 'integer',
  author: 'string',
  date_created: 'date',
  date_created_gmt: 'date',
  note: 'string',
  customer_note: 'boolean',
} as const satisfies Shape;

export const WEBHOOK = {
  id: 'integer',
  name: 'string',
  status: 'string',
  topic: 'string',
  resource: 'string',
  event: 'string',
  hooks: ['string'],
  delivery_url: 'string',
  date_created: 'date',
  date_created_gmt: 'date',
  date_modified: 'date or null',
  date_modified_gmt: 'date or null',
} as const satisfies Shape;

/** Of a product, what is read or written: there are many more fields, and plugins add their own. */
export const PRODUCT_FIELDS = {
  id: 'integer',
  name: 'string',
  slug: 'string',
  type: 'string',
  status: 'string',
  sku: 'string',
  price: 'string',
  regular_price: 'string',
  sale_price: 'string',
  on_sale: 'boolean',
  tax_status: 'string',
  tax_class: 'string',
  manage_stock: 'boolean',
  stock_quantity: 'any',
  stock_status: 'string',
  weight: 'string',
  categories: [{ id: 'integer', name: 'string', slug: 'string' }],
  meta_data: [META],
} as const satisfies Shape;

const STATUSES =
  'auto-draft, pending, processing, on-hold, completed, cancelled, refunded, failed, and checkout-draft.';
const badStatus = `status is not one of ${STATUSES}`;

const missing = (code: string, message: string, recording?: string): ExpectedError => ({
  status: 404,
  code,
  message,
  ...(recording === undefined ? {} : { recording }),
});

export const ORDER_ERRORS = {
  noSuchOrder: missing('woocommerce_rest_shop_order_invalid_id', 'Invalid ID.', 'error-404-order'),
  deletedOrder: missing('woocommerce_rest_shop_order_invalid_id', 'Invalid ID.', 'error-404-order-deleted'),
  noSuchProduct: missing('woocommerce_rest_product_invalid_id', 'Invalid ID.', 'error-404-product'),
  noSuchOrderToNote: missing('woocommerce_rest_order_invalid_id', 'Invalid order ID.'),
  noSuchOrderWithNotes: missing('woocommerce_rest_shop_order_invalid_id', 'Invalid order ID.'),
  noSuchNote: missing('woocommerce_rest_invalid_id', 'Invalid resource ID.'),
  noSuchOrderToChange: { status: 400, code: 'woocommerce_rest_shop_order_invalid_id', message: 'ID is invalid.' },
  badStatus: {
    status: 400,
    code: 'rest_invalid_param',
    message: 'Invalid parameter(s): status',
    data: {
      params: { status: badStatus },
      details: { status: { code: 'rest_not_in_enum', message: badStatus, data: null } },
    },
    recording: 'error-400-order-bad-status',
  },
  badCustomer: { status: 400, code: 'woocommerce_rest_invalid_customer_id', message: 'Customer ID is invalid.' },
  noProduct: {
    status: 400,
    code: 'woocommerce_rest_required_product_reference',
    message: 'Product ID or SKU is required.',
  },
  foreignItem: {
    status: 400,
    code: 'woocommerce_rest_invalid_item_id',
    message: 'Order item ID provided is not associated with order.',
  },
  alreadyTrashed: {
    status: 410,
    code: 'woocommerce_rest_already_trashed',
    message: 'The shop_order has already been deleted.',
  },
  badWebhookUrl: {
    status: 400,
    code: 'woocommerce_rest_shop_webhook_invalid_delivery_url',
    message: 'Webhook delivery URL must be a valid URL starting with http:// or https://.',
    recording: 'error-400-webhook-bad-url',
  },
  badTopic: {
    status: 400,
    code: 'woocommerce_rest_shop_webhook_invalid_topic',
    message: 'Webhook topic is required and must be valid.',
  },
  noSuchWebhook: missing('woocommerce_rest_shop_webhook_invalid_id', 'ID is invalid.'),
} as const satisfies Record<string, ExpectedError>;

export const takenSku = (sku: string, holder: number): ExpectedError => ({
  status: 400,
  code: 'product_invalid_sku',
  message: 'Invalid or duplicated SKU.',
  data: { resource_id: holder, unique_sku: `${sku}-1` },
  recording: 'error-400-duplicate-sku',
});

/** WooCommerce gives the status of these as bare data, so that it is not the answer's, which is 500. */
export const REFUND_ERRORS = {
  tooMuch: { code: 'woocommerce_rest_cannot_create_order_refund', message: 'Invalid refund amount.', data: 500 },
  noGateway: {
    code: 'woocommerce_rest_cannot_create_order_refund',
    message: 'The payment gateway for this order does not exist.',
    data: 500,
  },
  noSuchOrder: { code: 'woocommerce_rest_invalid_order_id', message: 'Invalid order ID.', data: 404 },
} as const;
