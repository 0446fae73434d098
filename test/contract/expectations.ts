/** What ERP Bridge relies on of WooCommerce's API, in a form that a running store and its recordings can both be held against. */

/** A field's type; an object lists its fields in the order in which they are sent. */
export type Shape = Scalar | 'any' | { readonly [field: string]: Shape } | readonly [Shape];
type Scalar = 'integer' | 'number' | 'string' | 'string or null' | 'boolean' | 'date' | 'date or null';

const ADDRESS = {
  first_name: 'string',
  last_name: 'string',
  company: 'string',
  address_1: 'string',
  address_2: 'string',
  city: 'string',
  postcode: 'string',
  country: 'string',
  state: 'string',
} as const satisfies Shape;

export const CUSTOMER = {
  id: 'integer',
  date_created: 'date',
  date_created_gmt: 'date',
  date_modified: 'date or null',
  date_modified_gmt: 'date or null',
  email: 'string',
  first_name: 'string',
  last_name: 'string',
  role: 'string',
  username: 'string',
  billing: { ...ADDRESS, email: 'string', phone: 'string' },
  shipping: { ...ADDRESS, phone: 'string' },
  is_paying_customer: 'boolean',
  avatar_url: 'string',
  meta_data: [{ id: 'integer', key: 'string', value: 'any' }],
} as const satisfies Shape;

export interface ExpectedError {
  status: number;
  code: string;
  message: string;
  /** What `data` holds besides the status. */
  data?: Record<string, unknown>;
  /** The recording that shows it, where there is one. */
  recording?: string;
}

const unauthenticated = (message: string, recording?: string): ExpectedError => ({
  status: 401,
  code: 'woocommerce_rest_authentication_error',
  message,
  ...(recording === undefined ? {} : { recording }),
});

export const ERRORS = {
  noAuthentication: {
    status: 401,
    code: 'woocommerce_rest_cannot_view',
    message: 'Sorry, you cannot list resources.',
    recording: 'error-401-no-auth',
  },
  unknownKey: unauthenticated('Consumer key is invalid.', 'error-401-unknown-key'),
  wrongSecret: unauthenticated('Invalid signature - provided signature does not match.', 'error-401-bad-secret'),
  unknownKeyBasic: {
    status: 401,
    code: 'woocommerce_rest_cannot_view',
    message: 'Sorry, you cannot list resources.',
    recording: 'error-401-unknown-key-basic',
  },
  wrongSecretBasic: unauthenticated('Consumer secret is invalid.', 'error-401-bad-secret-basic'),
  oldTimestamp: unauthenticated('Invalid timestamp.'),
  usedNonce: unauthenticated('Invalid nonce - nonce has already been used.'),
  unknownMethod: unauthenticated('Invalid signature - signature method is invalid.'),
  missingNonce: {
    status: 401,
    code: 'woocommerce_rest_authentication_missing_parameter',
    message: 'Missing OAuth parameter oauth_nonce',
  },
  readOnlyKey: unauthenticated('The API key provided does not have write permissions.'),
  writeOnlyKey: unauthenticated('The API key provided does not have read permissions.'),
  noSuchRoute: {
    status: 404,
    code: 'rest_no_route',
    message: 'No route was found matching the URL and request method.',
    recording: 'error-404-route',
  },
  noSuchCustomer: {
    status: 404,
    code: 'wc_user_invalid_id',
    message: 'Invalid user ID.',
    recording: 'error-404-customer',
  },
  brokenJson: {
    status: 400,
    code: 'rest_invalid_json',
    message: 'Invalid JSON body passed.',
    data: { json_error_code: 4, json_error_message: 'Syntax error' },
    recording: 'error-400-bad-json',
  },
  missingEmail: {
    status: 400,
    code: 'rest_missing_callback_param',
    message: 'Missing parameter(s): email',
    data: { params: ['email'] },
    recording: 'error-400-missing-email',
  },
  invalidEmail: {
    status: 400,
    code: 'customer_invalid_email',
    message: 'Invalid email address',
    recording: 'error-400-invalid-email',
  },
  takenOnUpdate: {
    status: 400,
    code: 'woocommerce_rest_customer_invalid_email',
    message: 'Email address is invalid.',
    recording: 'error-400-update-to-duplicate-email',
  },
  noTrash: {
    status: 501,
    code: 'woocommerce_rest_trash_not_supported',
    message: 'Customers do not support trashing.',
    recording: 'error-501-customer-delete-no-force',
  },
  batchTooLarge: {
    status: 413,
    code: 'woocommerce_rest_request_entity_too_large',
    message: 'Unable to accept more than 100 items for this request.',
    recording: 'error-413-batch-too-large',
  },
} as const satisfies Record<string, ExpectedError>;

export const takenEmail = (email: string): ExpectedError => ({
  status: 400,
  code: 'registration-error-email-exists',
  message: `An account is already registered with ${email}. Please log in or use a different email address.`,
  recording: 'error-400-duplicate-email',
});

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Where `value` is not of this shape: one line a difference. */
export function differences(value: unknown, shape: Shape, path = 'body'): string[] {
  if (shape === 'any') return [];
  if (isList(shape)) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item: unknown, index) => differences(item, shape[0], `${path}[${index}]`));
  }
  if (typeof shape === 'object') {
    if (typeof value !== 'object' || value === null) return [`${path} is no object`];
    const fields = Object.keys(value).filter((field) => field !== '_links');
    const wanted = Object.keys(shape);
    if (fields.join() !== wanted.join())
      return [`${path} has the fields ${fields.join()} and should have ${wanted.join()}`];
    return Object.entries(shape).flatMap(([field, type]) =>
      differences((value as Record<string, unknown>)[field], type, `${path}.${field}`),
    );
  }
  return isOfType(value, shape) ? [] : [`${path} is ${JSON.stringify(value)} and should be of type ${shape}`];
}

/** Array.isArray() does not tell a read-only list from an object. */
const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

function isOfType(value: unknown, type: Scalar): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type.endsWith(' or null') && value === null) return true;
  if (type === 'string or null') return typeof value === 'string';
  if (type === 'date' || type === 'date or null') return typeof value === 'string' && DATE.test(value);
  return typeof value === type;
}

/** Of `value`, the fields that `shape` has, in its order: where others may come along. */
export const part = (value: unknown, shape: Record<string, Shape>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(shape).map((field) => [field, (value as Record<string, unknown>)[field]]));

/** The body that this error has. */
export const errorBody = ({ status, code, message, data }: ExpectedError) => ({
  code,
  message,
  data: { status, ...data },
});
