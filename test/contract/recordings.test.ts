import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../store/paths.js';
import {
  CUSTOMER,
  differences,
  errorBody,
  ERRORS,
  takenEmail,
  type ExpectedError,
  type Shape,
} from './expectations.js';

/** Real answers of WooCommerce, on machines that keep them beside the repository. */
const folder = join(repository, '..', 'shared', 'recordings');

interface Recording {
  request: { body?: { email?: string } };
  status: number;
  body: unknown;
}
const recording = (name: string): Recording =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recording;

describe.skipIf(!existsSync(folder))('what the contract expects is what was recorded', () => {
  const customers: [string, number, Shape][] = [
    ['customer-create', 201, CUSTOMER],
    ['customer-get', 200, CUSTOMER],
    ['customer-update', 200, CUSTOMER],
    ['customer-delete', 200, CUSTOMER],
    ['customers-list', 200, [CUSTOMER]],
  ];
  it.each(customers)('%s', (name, status, shape) => {
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

  const errors: ExpectedError[] = Object.values(ERRORS);
  const recorded = errors.flatMap((error) =>
    error.recording === undefined ? [] : [[error.recording, error] as const],
  );
  it.each(recorded)('%s', (name, error) => {
    const { status, body } = recording(name);
    expect({ status, body }).toEqual({ status: error.status, body: errorBody(error) });
  });

  it('error-400-duplicate-email', () => {
    const { request, status, body } = recording('error-400-duplicate-email');
    const error = takenEmail(request.body?.email ?? '');
    expect({ status, body }).toEqual({ status: error.status, body: errorBody(error) });
  });
});
