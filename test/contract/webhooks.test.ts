/** Webhooks as WooCommerce delivers them: late, signed, counted, switched off after failures. */
import { createHmac } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signed } from './client.js';
import { differences, errorBody } from './expectations.js';
import { ORDER, ORDER_ERRORS, WEBHOOK } from './orders.js';
import { store } from '../setup/own-shop.js';

const WEBHOOKS = 'wc/v3/webhooks';
const SECRET = 'whsecTest1234';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}
interface Made {
  id: number;
  status: string;
}

const allow = join(store.wordpress, 'wp-content', 'mu-plugins', 'contract-webhooks.php');
let server: Server;
let url: string;
let answerWith = 200;
let deliveries: Delivery[] = [];

const post = async (path: string, body: unknown): Promise<Made> => {
  const answer = await signed(`wc/v3/${path}`, { method: 'POST', body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Made;
};
const webhook = (topic: string): Promise<Made> =>
  post('webhooks', { name: topic, topic, delivery_url: url, secret: SECRET });
const change = (id: number, body: unknown) => signed(`wc/v3/orders/${id}`, { method: 'PUT', body });
const remove = (id: number) => signed(`${WEBHOOKS}/${id}`, { method: 'DELETE', query: { force: 'true' } });
/** What WP-Cron does every minute. */
const runQueue = (): Promise<string> => store.php(`do_action( 'action_scheduler_run_queue', 'WP Cron' );`);
const taken = (): Delivery[] => deliveries.splice(0);

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body });
      response.statusCode = answerWith;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/hook`;
  // WordPress neither knocks at loopback addresses nor at strange ports unless it is allowed to.
  writeFileSync(
    allow,
    `<?php add_filter( 'http_request_host_is_external', '__return_true' );
    add_filter( 'http_allowed_safe_ports', static fn( $ports ) => array( ...$ports, ${port} ) );`,
  );
});
afterAll(() => {
  rmSync(allow, { force: true });
  server.close();
});
beforeEach(() => {
  answerWith = 200;
  deliveries = [];
});

describe(`webhooks on ${store.store}, ${store.db}`, () => {
  it('are made, pinged, read, listed, changed and deleted', async () => {
    const made = await webhook('order.created');
    expect(differences(made, WEBHOOK)).toEqual([]);
    expect(made).toMatchObject({
      status: 'active',
      resource: 'order',
      event: 'created',
      hooks: ['woocommerce_new_order'],
      delivery_url: url,
    });
    const [ping] = taken();
    expect(ping?.body).toBe(`webhook_id=${made.id}`);
    expect(ping?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(ping?.headers['x-wc-webhook-signature']).toBeUndefined();
    expect((await signed(`${WEBHOOKS}/${made.id}`)).body).toMatchObject({ id: made.id, name: 'order.created' });
    const listed = await signed(WEBHOOKS, { query: { status: 'active', per_page: '100' } });
    expect((listed.body as Made[]).map(({ id }) => id)).toContain(made.id);
    const paused = await signed(`${WEBHOOKS}/${made.id}`, { method: 'PUT', body: { status: 'paused' } });
    expect(paused.body).toMatchObject({ status: 'paused' });
    expect((await remove(made.id)).status).toBe(200);
    const gone = await signed(`${WEBHOOKS}/${made.id}`);
    expect([gone.status, gone.body]).toEqual([404, errorBody(ORDER_ERRORS.noSuchWebhook)]);
  });

  it('say what is wrong with a request', async () => {
    const refused = async (body: unknown) => (await signed(WEBHOOKS, { method: 'POST', body })).body;
    expect(await refused({ topic: 'order.created', delivery_url: 'ftp://x' })).toEqual(
      errorBody(ORDER_ERRORS.badWebhookUrl),
    );
    expect(await refused({ topic: 'order.nonsense', delivery_url: url })).toEqual(errorBody(ORDER_ERRORS.badTopic));
  });

  it('are delivered later, signed, once for each queue run, with the order as it is then', async () => {
    const [created, updated] = [await webhook('order.created'), await webhook('order.updated')];
    taken();
    const order = await post('orders', { status: 'processing', billing: { email: 'hook@example.test' } });
    expect(taken()).toEqual([]);
    await runQueue();
    const first = taken();
    expect(first.map(({ headers }) => headers['x-wc-webhook-topic']).sort()).toEqual([
      'order.created',
      'order.updated',
    ]);
    for (const { headers, body } of first) {
      expect(differences(JSON.parse(body), ORDER)).toEqual([]);
      expect(headers).toMatchObject({
        'content-type': 'application/json',
        'x-wc-webhook-source': `${store.url}/`,
        'x-wc-webhook-resource': 'order',
        'x-wc-webhook-signature': createHmac('sha256', SECRET).update(body).digest('base64'),
      });
      expect(headers['user-agent']).toMatch(/^WooCommerce\/[\d.]+ Hookshot \(WordPress\/[\d.]+\)$/);
      expect(headers['x-wc-webhook-delivery-id']).toMatch(/^[0-9a-f]{32}$/);
      expect([String(created.id), String(updated.id)]).toContain(headers['x-wc-webhook-id']);
    }
    await change(order.id, { status: 'completed' });
    await change(order.id, { customer_note: 'newest' });
    await runQueue();
    const second = taken();
    expect(second.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { id: order.id, status: 'completed', customer_note: 'newest' },
    ]);
    await post(`orders/${order.id}/notes`, { note: 'A note is no update' });
    await runQueue();
    expect(taken()).toEqual([]);
    // What is gone when it is delivered is an error object.
    await change(order.id, { customer_note: 'last' });
    await signed(`wc/v3/orders/${order.id}`, { method: 'DELETE', query: { force: 'true' } });
    await runQueue();
    expect(taken().map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([errorBody(ORDER_ERRORS.noSuchOrder)]);
    await remove(created.id);
    await remove(updated.id);
  });

  it('never try again, and are switched off by the seventh failure', async () => {
    const { id } = await webhook('order.updated');
    const order = await post('orders', { billing: { email: 'hook@example.test' } });
    await runQueue();
    taken();
    const state = () =>
      store.php(`$w = wc_get_webhook( ${id} ); echo $w->get_status() . ' ' . $w->get_failure_count();`);
    answerWith = 500;
    const states: string[] = [];
    for (let time = 1; time <= 8; time++) {
      await change(order.id, { customer_note: `${time}` });
      await runQueue();
      states.push(`${await state()}, ${taken().length}`);
    }
    expect(states).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((count) => `active ${count}, 1`),
      'disabled 6, 1',
      'disabled 6, 0',
    ]);
    await signed(`${WEBHOOKS}/${id}`, { method: 'PUT', body: { status: 'active' } });
    expect(taken()).toEqual([]);
    // A redirect is a success, and nobody follows it.
    answerWith = 302;
    await change(order.id, { customer_note: 'again' });
    await runQueue();
    expect([await state(), taken().length]).toEqual(['active 0', 1]);
    await remove(id);
  });

  it('are found by those who ask the data store', async () => {
    const { id } = await webhook('order.updated');
    const found = await store.php(`$store = WC_Data_Store::load( 'webhook' );
      echo wp_json_encode( array( $store->search_webhooks( array( 'limit' => -1, 'search' => 'order.updated' ) ), in_array( ${id}, $store->get_webhooks_ids( 'active' ), true ) ) );`);
    expect(JSON.parse(found)).toEqual([[id], true]);
    await remove(id);
  });
});
