import { get, post, remove } from './api';

export interface WebhookTopic {
  topic: string;
  name: string;
  id: number | null;
  status: 'active' | 'paused' | 'disabled' | 'missing';
  /** In a row. */
  failures: number;
  last_delivery_at: string | null;
  /** HTTP status of the last delivery; 0: nobody answered. */
  last_code: number | null;
  /** How long it took. */
  seconds: number | null;
  /** From the change of the order to its delivery. */
  lag_seconds: number | null;
  /** Deliveries still before Action Scheduler. */
  pending: number;
  problem: string | null;
}

export interface Webhooks {
  /** The worker's address; empty: no webhooks are wanted. */
  webhook_url: string;
  delivery_url: string;
  secret: string;
  /** Whether the shop has webhooks at all. */
  possible: boolean;
  topics: WebhookTopic[];
  /** What the worker says of those that arrived. */
  worker: { received: number; refused: number; last_at: string | null } | null;
  /** Why the worker did not answer just now. */
  problem: string | null;
}

export const getWebhooks = (): Promise<Webhooks> => get('webhooks');
export const createWebhooks = (webhook_url: string): Promise<Webhooks> => post('webhooks', { webhook_url });
export const enableWebhooks = (): Promise<Webhooks> => post('webhooks/enable');
export const removeWebhooks = (): Promise<Webhooks> => remove('webhooks');

const path = '/webhooks/woocommerce';

/** Where a worker at this address takes webhooks, as the shop says it too; empty where there is no address. */
export function deliveryUrl(address: string): string {
  const clean = address.trim().replace(/\/+$/, '');
  return clean === '' || clean.endsWith(path) ? clean : clean + path;
}
