import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeIf } from '../setup/needs.js';
import { repository } from '../store/paths.js';
import {
  CUSTOMER,
  differences,
  errorBody,
  ERRORS,
  part,
  takenEmail,
  type ExpectedError,
  type Shape,
} from './expectations.js';
import { NOTE, ORDER, ORDER_ERRORS, PRODUCT_FIELDS, REFUND, takenSku, WEBHOOK } from './orders.js';

/** Real answers of WooCommerce, on machines that keep them beside the repository. */
const folder = join(repository, '..', 'shared', 'recordings');

interface Recording {
  request: { body?: { email?: string; sku?: string }; bodyRaw?: string; headers?: Record<string, string> };
  secret?: string;
  status: number;
  body: unknown;
}
const recording = (name: string): Recording =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recording;

describeIf(
  existsSync(folder),
  'needs the recordings beside the repository; the expectations they check are in test/contract and hold the shops above',
)('what the contract expects is what was recorded', () => {
  const answers: [string, number, Shape][] = [
    ['customer-create', 201, CUSTOMER],
    ['customer-get', 200, CUSTOMER],
    ['customer-update', 200, CUSTOMER],
    ['customer-delete', 200, CUSTOMER],
    ['customers-list', 200, [CUSTOMER]],
    ['order-create', 201, ORDER],
    ['order-get', 200, ORDER],
    ['order-get-after-refund', 200, ORDER],
    ['order-delete', 200, ORDER],
    ['orders-list', 200, [ORDER]],
    ['order-note-create', 201, NOTE],
    ['order-notes-list', 200, [NOTE]],
    ['order-refund-create', 201, REFUND],
    ['webhook-create-response', 201, WEBHOOK],
    ['webhooks-list', 200, [WEBHOOK]],
  ];
  it.each(answers)('%s', (name, status, shape) => {
    const { status: recorded, body } = recording(name);
    expect(recorded).toBe(status);
    expect(differences(body, shape)).toEqual([]);
  });

  it('customers-batch-mixed', () => {
    const { body } = recording('customers-batch-mixed') as { body: Record<'create' | 'update' | 'delete', unknown[]> };
    expect(differences([body.create[0], body.update[0]], [CUSTOMER])).toEqual([]);
    expect(body.update[1]).toMatchObject({ error: errorBody(ERRORS.noSuchCustomer) });
    expect(body.delete[0]).toMatchObject({ error: errorBody(ERRORS.noSuchCustomer) });
  });

  it.each(['product-create', 'product-get'])('%s', (name) => {
    expect(differences(part(recording(name).body, PRODUCT_FIELDS), PRODUCT_FIELDS)).toEqual([]);
  });

  it.each(['webhook-order-created', 'webhook-order-updated'])('%s', (name) => {
    const { request, secret } = recording(name);
    const raw = request.bodyRaw ?? '';
    expect(differences(JSON.parse(raw), ORDER)).toEqual([]);
    expect(request.headers?.['X-WC-Webhook-Signature']).toBe(
      createHmac('sha256', secret ?? '')
        .update(raw)
        .digest('base64'),
    );
  });

  const errors: ExpectedError[] = [...Object.values(ERRORS), ...Object.values<ExpectedError>(ORDER_ERRORS)];
  const recorded = errors.flatMap((error) =>
    error.recording === undefined ? [] : [[error.recording, error] as const],
  );
  it.each(recorded)('%s', (name, error) => {
    const { status, body } = recording(name);
    expect({ status, body }).toEqual({ status: error.status, body: errorBody(error) });
  });

  it('error-400-duplicate-sku', () => {
    const { request, status, body } = recording('error-400-duplicate-sku') as Recording & {
      body: { data: { resource_id: number } };
    };
    const error = takenSku(request.body?.sku ?? '', body.data.resource_id);
    expect({ status, body }).toEqual({ status: error.status, body: errorBody(error) });
  });

  it('error-400-duplicate-email', () => {
    const { request, status, body } = recording('error-400-duplicate-email');
    const error = takenEmail(request.body?.email ?? '');
    expect({ status, body }).toEqual({ status: error.status, body: errorBody(error) });
  });
});
