import { get, post, remove } from './api';
import type { Webhooks } from './contract.generated';

export type { Webhooks, WebhookTopic } from './contract.generated';

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
