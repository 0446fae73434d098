/** WooCommerce's two webhooks that ring the worker's bell (article 3): made, delivered at once, watched, put right. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { signIn } from './accounts.js';
import { api, call, type Answer } from './client.js';
import { ask, makeOrder, makeProduct, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

interface Topic {
  topic: string;
  id: number | null;
  status: string;
  failures: number;
  last_delivery_at: string | null;
  last_code: number | null;
  lag_seconds: number | null;
  pending: number;
  problem: string | null;
}
interface View {
  webhook_url: string;
  delivery_url: string;
  secret: string;
  topics: Topic[];
  problem: string | null;
  code?: string;
}
interface ShopWebhook {
  id: number;
  name: string;
  status: string;
  topic: string;
  delivery_url: string;
}

/** The worker's endpoint, played: what arrived, and what it answers. */
let server: Server;
let worker = '';
let answer = 200;
let arrived: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
let product = 0;

beforeAll(async () => {
  await forgetEverything(store);
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(answer, answer === 302 ? { Location: `${worker}/elsewhere` } : {}).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  worker = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  product = await makeProduct('HOOK', '10.00');
});
afterAll(async () => {
  await call(store, 'DELETE', `${api}/webhooks`);
  server.close();
});
beforeEach(() => {
  answer = 200;
  arrived = [];
});

const read = async (): Promise<View> => (await call<View>(store, 'GET', `${api}/webhooks`)).body;
const create = (webhook_url?: string): Promise<Answer<View>> =>
  call<View>(store, 'POST', `${api}/webhooks`, webhook_url === undefined ? {} : { webhook_url });
const enable = (): Promise<Answer<View>> => call<View>(store, 'POST', `${api}/webhooks/enable`);
const inShop = (): Promise<ShopWebhook[]> =>
  wc<ShopWebhook[]>('GET', 'webhooks', undefined, { per_page: '100', orderby: 'id', order: 'asc' });
const order = (): Promise<{ id: number }> => makeOrder({ line_items: [{ product_id: product, quantity: 1 }] });
const topicsOf = (): (string | undefined)[] =>
  arrived.map(({ headers }) => headers['x-wc-webhook-topic']?.toString()).filter((topic) => topic !== undefined);
const statuses = async (): Promise<string[]> => (await read()).topics.map(({ status }) => status);
const off = async (): Promise<string[]> =>
  (await call<{ webhooks_off: string[] }>(store, 'GET', `${api}/overview`)).body.webhooks_off;
const report = (): Promise<Answer> =>
  call(store, 'POST', `${api}/worker/report`, {
    worker: { id: 'w', version: '0', node: '20', host: 'h', adapter: 'folder', started_at: '2026-01-01T00:00:00Z' },
    running: null,
    last_run: null,
    counters: null,
  });
const siteHealth = (): Promise<{ status: string; description: string }> =>
  ask(`return ErpBridge\\Health\\SiteHealth::webhooks();`);
/** As WooCommerce does it by itself, over and over. */
const fail = (times: number): Promise<unknown> =>
  phpIn(
    store,
    `$id = wc_get_orders( array( 'limit' => 1, 'return' => 'ids' ) )[0];
    foreach ( ErpBridge\\Webhooks\\Webhooks::ours() as $webhook ) { for ( $i = 0; $i < ${times}; $i++ ) { $webhook->deliver( $id ); } }`,
  );

describe('without an address of the worker', () => {
  it('no webhook is needed, and nothing complains', async () => {
    expect(await read()).toMatchObject({ webhook_url: '', delivery_url: '', problem: null });
    expect((await read()).topics.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await off()).toEqual([]);
    expect(await siteHealth()).toMatchObject({ status: 'good' });
    expect((await create()).status).toBe(400);
    expect((await create('')).body.code).toBe('erp_bridge_webhook_url_missing');
    expect((await enable()).body.code).toBe('erp_bridge_webhook_url_missing');
    expect(await inShop()).toEqual([]);
  });

  it.each(['erp.example.com', 'ftp://erp.example.com', 'https://a b', 'https://user:pass@host', 'https://host/?x=1'])(
    '“%s” is refused as one',
    async (url) => {
      const { status, body } = await create(url);
      expect([status, body.code]).toEqual([400, 'erp_bridge_webhook_url_invalid']);
      expect((await read()).webhook_url).toBe('');
    },
  );

  it('is for who runs the shop', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await fetch(`${store.url}/wp-json${api}/webhooks`, { method })).status).toBe(401);
    }
  });
});

describe('one click', () => {
  it('makes both, as article 3 has them, and the worker hears the ping', async () => {
    const { status, body } = await create(`${worker}/`);
    expect(status).toBe(200);
    expect(body.problem).toBeNull();
    expect(body.delivery_url).toBe(`${worker}/webhooks/woocommerce`);
    const shop = await inShop();
    expect(shop.map(({ topic }) => topic).sort()).toEqual(['order.created', 'order.updated']);
    for (const webhook of shop) {
      expect(webhook).toMatchObject({ status: 'active', delivery_url: body.delivery_url });
    }
    expect(arrived.every(({ path }) => path === '/webhooks/woocommerce')).toBe(true);
    expect(new Set(arrived.map(({ body: ping }) => ping))).toEqual(
      new Set(shop.map(({ id }) => `webhook_id=${String(id)}`)),
    );
  });

  it('signs with the secret that the worker is told: letters and digits only', async () => {
    const { secret } = await read();
    expect(secret).toMatch(/^[A-Za-z0-9]{40}$/);
    const settings = await call<{ webhook_secret: string }>(store, 'GET', `${api}/settings`);
    expect(settings.body.webhook_secret).toBe(secret);
    expect(
      await ask(
        `return array_map( fn( $w ) => $w->get_secret(), array_values( ErpBridge\\Webhooks\\Webhooks::ours() ) );`,
      ),
    ).toEqual([secret, secret]);
  });

  it('makes no doubles, finds by address what was made by hand, and repairs it', async () => {
    const [first, second] = await inShop();
    await wc('PUT', `webhooks/${String(first?.id)}`, { status: 'paused', secret: 'wrong' });
    await phpIn(store, `delete_option( 'erp_bridge_webhook_ids' );`);
    // Pasted whole.
    expect((await create(`${worker}/webhooks/woocommerce`)).status).toBe(200);
    expect((await inShop()).map(({ id, status }) => [id, status])).toEqual([
      [first?.id, 'active'],
      [second?.id, 'active'],
    ]);
    expect((await read()).topics.map(({ problem }) => problem)).toEqual([null, null]);
  });

  it('moves them to the worker’s new address', async () => {
    const before = (await inShop()).map(({ id }) => id);
    expect((await create(`${worker}/moved`)).status).toBe(200);
    expect((await inShop()).map(({ id, delivery_url }) => [id, delivery_url])).toEqual(
      before.map((id) => [id, `${worker}/moved/webhooks/woocommerce`]),
    );
    expect((await create(worker)).status).toBe(200);
    expect((await inShop()).map(({ id }) => id)).toEqual(before);
  });

  it('says where the worker does not answer', async () => {
    answer = 404;
    expect((await create(worker)).body.problem).toMatch(/the worker did not answer at this address.*404/);
    answer = 200;
    expect((await create(worker)).body.problem).toBeNull();
  });
});

describe('an order', () => {
  it('rings at the end of its own request, signed over the raw bytes', async () => {
    const { id } = await order();
    const { secret } = await read();
    await expect.poll(topicsOf).toEqual(expect.arrayContaining(['order.created', 'order.updated']));
    for (const { headers, body } of arrived) {
      expect(headers['x-wc-webhook-signature']).toBe(createHmac('sha256', secret).update(body).digest('base64'));
      expect((JSON.parse(body) as { id: number }).id).toBe(id);
    }
    const { topics } = await read();
    for (const topic of topics) {
      expect(topic).toMatchObject({ last_code: 200, failures: 0, pending: 0, problem: null });
      expect(topic.last_delivery_at).toMatch(/Z$/);
      expect(topic.lag_seconds).toBeGreaterThanOrEqual(0);
    }
  });

  it('of other webhooks goes WooCommerce’s way, with WooCommerce’s patience', async () => {
    const other = await wc('POST', 'webhooks', {
      name: 'Other',
      topic: 'order.created',
      delivery_url: `${worker}/other`,
      status: 'active',
    });
    arrived = [];
    await order();
    await expect.poll(topicsOf).toEqual(expect.arrayContaining(['order.created', 'order.updated']));
    expect(arrived.map(({ path }) => path)).not.toContain('/other');
    const ours = (await read()).topics[0]?.id ?? 0;
    expect(
      await ask(
        `$of = fn( $id ) => apply_filters( 'woocommerce_webhook_http_args', array( 'timeout' => 60 ), 1, $id )['timeout'];
        return array( $of( ${String(ours)} ), $of( ${String(other.id)} ) );`,
      ),
    ).toEqual([2, 60]);
    await wc('DELETE', `webhooks/${String(other.id)}`, undefined, { force: 'true' });
  });

  it('may reach the worker’s very address, and nothing beside it', async () => {
    const urls = [
      `${worker}/webhooks/woocommerce`,
      `${worker}/`,
      `${worker}/webhooks/woocommerce?x`,
      'http://127.0.0.1:1/',
    ];
    expect(
      await ask(
        `return array_map( fn( $url ) => (bool) wp_http_validate_url( $url ), ${JSON.stringify(urls).replace('[', 'array(').replace(']', ')')} );`,
      ),
    ).toEqual([true, false, false, false]);
  });
});

describe('a worker that is away', () => {
  const due = async (): Promise<unknown> => ask(`return ErpBridge\\Webhooks\\Deliveries::is_paused();`);

  it('costs the shop one try, then Action Scheduler delivers for a while', async () => {
    answer = 500;
    await order();
    await expect.poll(due).toBe(true);
    const tried = arrived.length;
    expect(tried).toBeGreaterThan(0);
    expect((await read()).topics.some(({ problem }) => problem?.includes('HTTP status 500'))).toBe(true);
    answer = 200;
    await order();
    expect(arrived).toHaveLength(tried);
    // The while is over.
    await phpIn(
      store,
      `update_option( 'erp_bridge_webhook_state', array( 'paused_until' => 1 ) + get_option( 'erp_bridge_webhook_state' ), false );`,
    );
    await order();
    await expect.poll(() => arrived.length).toBeGreaterThan(tried);
  });

  it('whose address leads elsewhere hears nothing, although WooCommerce takes that for a success', async () => {
    answer = 302;
    await fail(1);
    const { topics } = await read();
    expect(topics[0]).toMatchObject({ failures: 0, last_code: 302 });
    expect(topics[0]?.problem).toContain('leads on to another one');
  });

  it('has its webhooks switched off by WooCommerce; that is said loudly', async () => {
    answer = 500;
    await fail(7);
    expect(await statuses()).toEqual(['disabled', 'disabled']);
    expect(await off()).toEqual([
      expect.stringContaining('WooCommerce has switched off the webhook “Order created”'),
      expect.stringContaining('WooCommerce has switched off the webhook “Order updated”'),
    ]);
    expect(await siteHealth()).toMatchObject({
      status: 'recommended',
      description: expect.stringContaining('Nothing is lost') as string,
    });
    const admin = (await signIn(store.adminUser, store.adminPassword)) ?? '';
    const page = async (path: string): Promise<string> =>
      (await fetch(`${store.url}/wp-admin/${path}`, { headers: { Cookie: admin } })).text();
    expect(await page('admin.php?page=erp-bridge-customers')).toMatch(
      /notice-error.*switched off the webhook “Order created”.*erp-bridge-connection#webhooks/s,
    );
    if (store.store !== 'stand-in')
      expect(await page('admin.php?page=wc-orders')).toMatch(/notice-error.*switched off the webhook/s);
    expect(await page('index.php')).not.toContain('switched off the webhook');
  });

  it('has them switched on again when it is back, but not over and over while nothing gets through', async () => {
    await report();
    expect(await statuses()).toEqual(['active', 'active']);
    expect(await off()).toEqual([]);
    answer = 500;
    await fail(7);
    await report();
    expect(await statuses()).toEqual(['disabled', 'disabled']);
    // One that got through in between counts.
    expect((await enable()).body.problem).toContain('500');
    expect(await statuses()).toEqual(['active', 'active']);
    answer = 200;
    await fail(1);
    answer = 500;
    await fail(7);
    await report();
    expect(await statuses()).toEqual(['active', 'active']);
  });

  it('does not switch on what a person switched off', async () => {
    const id = (await read()).topics[0]?.id ?? 0;
    await wc('PUT', `webhooks/${String(id)}`, { status: 'disabled' });
    await report();
    expect((await statuses())[0]).toBe('disabled');
    expect(await off()).toEqual([expect.stringContaining('is switched off in WooCommerce')]);
    expect((await enable()).status).toBe(200);
    expect(await off()).toEqual([]);
  });
});

describe('removing', () => {
  it('deletes both and leaves those of others', async () => {
    const other = await wc('POST', 'webhooks', {
      name: 'Other',
      topic: 'order.created',
      delivery_url: `${worker}/other`,
    });
    const { status, body } = await call<View>(store, 'DELETE', `${api}/webhooks`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ webhook_url: '', delivery_url: '' });
    expect((await inShop()).map(({ id }) => id)).toEqual([other.id]);
    expect(await off()).toEqual([]);
    expect(await ask(`return (bool) wp_http_validate_url( '${worker}/webhooks/woocommerce' );`)).toBe(false);
    await wc('DELETE', `webhooks/${String(other.id)}`, undefined, { force: 'true' });
  });
});
