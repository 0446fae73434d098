/** Tryton in the worker's configuration; docs/tryton.md explains it. */
import type { Adapter } from '../adapter.js';
import { TrytonErp, type TrytonOptions } from './adapter.js';

const name = { type: 'string', minLength: 1 };

export const tryton = {
  options: {
    required: ['url', 'database', 'user', 'password'],
    properties: {
      // A password in it would end up in logs.
      url: { type: 'string', pattern: '^https?://[^/@]+/?$' },
      database: name,
      user: name,
      password: name,
      company: name,
      warehouse: name,
      customers: {
        type: 'object',
        additionalProperties: false,
        properties: { all: name, web_only: name, web_contact: name, relations: { type: 'array', items: name } },
      },
      sales: {
        type: 'object',
        additionalProperties: false,
        properties: {
          account_category: name,
          taxes: { type: 'object', additionalProperties: name },
          payment_methods: { type: 'object', additionalProperties: { anyOf: [name, { const: false }] } },
          goods_back: { type: 'boolean' },
          rounding_line: { type: 'boolean' },
        },
      },
    },
  },
  folders: [],
  environment: { ERP_BRIDGE_TRYTON_PASSWORD: 'password' },
  open: (options: TrytonOptions) => new TrytonErp(options),
} as const satisfies Adapter;
