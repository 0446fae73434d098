/** The worker's webhook endpoint over real HTTP: what is let in, what is answered, and that it only rings. */
import { createHmac } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webhookPath, webhookRoute } from './webhooks.js';

let server: FastifyInstance;
let url: string;
let heard: string[];
let secret: string | undefined;

beforeEach(async () => {
  heard = [];
  secret = 'geheim123';
  server = fastify();
  await webhookRoute(server, {
    secret: () => Promise.resolve(secret),
    onRing: () => heard.push('ring'),
    onRefused: () => heard.push('refused'),
  });
  server.get('/health', () => ({ ok: true }));
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}${webhookPath}`;
});
afterEach(() => server.close());

const sign = (body: string, key = 'geheim123'): string => createHmac('sha256', key).update(body).digest('base64');
// As WooCommerce writes it: every byte counts, escaped slashes and an accent included.
const body = '{"id":5,"note":"d\\u00e9j\u00e0","url":"https:\\/\\/x"}';

async function send(text: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
  const answer = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body: text }) });
  await answer.text();
  return answer.status;
}
const json = { 'Content-Type': 'application/json', 'X-WC-Webhook-Topic': 'order.updated' };

describe('a delivery', () => {
  it('with the right signature over the raw bytes rings the bell', async () => {
    expect(await send(body, { ...json, 'X-WC-Webhook-Signature': sign(body) })).toBe(200);
    expect(heard).toEqual(['ring']);
  });

  it('even of what is no JSON any more rings: the feed has the truth', async () => {
    const cut = body.slice(0, 20);
    expect(await send(cut, { ...json, 'X-WC-Webhook-Signature': sign(cut) })).toBe(200);
    expect(heard).toEqual(['ring']);
  });

  it.each([
    ['no signature', body, json, 401],
    ['an empty signature', body, { ...json, 'X-WC-Webhook-Signature': '' }, 401],
    ['a signature with another secret', body, { ...json, 'X-WC-Webhook-Signature': sign(body, 'other') }, 401],
    ['a signature of other bytes', `${body} `, { ...json, 'X-WC-Webhook-Signature': sign(body) }, 401],
    ['a signature that is no base64', body, { ...json, 'X-WC-Webhook-Signature': '<script>' }, 401],
    [
      'a topic nobody asked for',
      body,
      { ...json, 'X-WC-Webhook-Topic': 'coupon.created', 'X-WC-Webhook-Signature': sign(body) },
      400,
    ],
    ['another type', '<order/>', { 'Content-Type': 'text/xml', 'X-WC-Webhook-Signature': sign('<order/>') }, 415],
    ['a form that is no ping', 'webhook_id=5&x=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 400],
    ['too much', 'x'.repeat(5 * 1024 * 1024), { ...json, 'X-WC-Webhook-Signature': 'x' }, 413],
  ])('with %s is refused and rings nothing', async (_name, text, headers, status) => {
    expect(await send(text, headers)).toBe(status);
    expect(heard).toEqual(['refused']);
  });

  it('by another method finds nothing', async () => {
    expect(await send('', {}, 'GET')).toBe(404);
    expect(heard).toEqual([]);
  });

  it('before the worker knows the secret is put off', async () => {
    secret = undefined;
    expect(await send(body, { ...json, 'X-WC-Webhook-Signature': sign(body) })).toBe(503);
    secret = '';
    expect(await send(body, { ...json, 'X-WC-Webhook-Signature': sign(body, '') })).toBe(503);
    expect(heard).toEqual([]);
  });
});

it('answers WooCommerce’s unsigned ping with exactly 200, and rings nothing', async () => {
  expect(await send('webhook_id=12', { 'Content-Type': 'application/x-www-form-urlencoded' })).toBe(200);
  expect(heard).toEqual([]);
});

it('leaves the other routes their JSON', async () => {
  expect((await fetch(url.replace(webhookPath, '/health'))).status).toBe(200);
});
