import { expect, it, vi } from 'vitest';
import { deliveryUrl } from './webhooks';

vi.mock('@wordpress/api-fetch', () => ({ default: vi.fn() }));

it.each([
  ['https://erp.example.com', 'https://erp.example.com/webhooks/woocommerce'],
  [' https://erp.example.com/bridge// ', 'https://erp.example.com/bridge/webhooks/woocommerce'],
  // Pasted whole.
  ['https://erp.example.com/webhooks/woocommerce', 'https://erp.example.com/webhooks/woocommerce'],
  ['', ''],
])('a worker at “%s” takes webhooks at “%s”', (address, url) => {
  expect(deliveryUrl(address)).toBe(url);
});
