/** Webhooks that somebody makes himself under WooCommerce → Settings → Advanced, with the two values of our page (article 3). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetEverything } from '../setup/shop.js';
import { api, call } from './client.js';
import { makeOrder, makeProduct, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

interface View {
  webhook_url: string;
  delivery_url: string;
  secret: string;
  topics: { topic: string; status: string; last_code: number | null; problem: string | null }[];
}
const read = async (): Promise<View> => (await call<View>(store, 'GET', `${api}/webhooks`)).body;
const byHand = (topic: string, more: object): Promise<{ id: number }> =>
  wc('POST', 'webhooks', { name: 'eFactori.be', topic, status: 'active', ...more });

let server: Server;
let worker = '';
/** Topics of what arrived; that of the ping is empty. */
let arrived: string[] = [];

beforeAll(async () => {
  await forgetEverything(store);
  await call(store, 'DELETE', `${api}/webhooks`);
  server = createServer((request, response) => {
    arrived.push(request.headers['x-wc-webhook-topic']?.toString() ?? '');
    request.resume().on('end', () => response.writeHead(200).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  worker = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await call(store, 'DELETE', `${api}/webhooks`);
  server.close();
});

it('nobody else’s say where the worker is', async () => {
  const { secret, webhook_url } = await read();
  expect(webhook_url).toBe('');
  const delivery_url = `${worker}/webhooks/woocommerce`;
  for (const [topic, more] of [
    ['order.created', { delivery_url, secret: 'another' }],
    ['product.created', { delivery_url, secret }],
    ['order.created', { delivery_url: `${worker}/elsewhere`, secret }],
  ] as const) {
    const { id } = await byHand(topic, more);
    expect((await read()).webhook_url).toBe('');
    await wc('DELETE', `webhooks/${String(id)}`, undefined, { force: 'true' });
  }
});

it('they are recognised by the secret, reach the worker at once and are watched', async () => {
  const { secret } = await read();
  const delivery_url = `${worker}/webhooks/woocommerce`;
  await byHand('order.created', { delivery_url, secret });
  await byHand('order.updated', { delivery_url, secret });
  expect(await read()).toMatchObject({ webhook_url: worker, delivery_url });
  arrived = [];
  await makeOrder({ line_items: [{ product_id: await makeProduct('BY-HAND', '10.00'), quantity: 1 }] });
  await expect.poll(() => arrived).toEqual(expect.arrayContaining(['order.created', 'order.updated']));
  for (const topic of (await read()).topics) {
    expect(topic).toMatchObject({ status: 'active', last_code: 200, problem: null });
  }
});
