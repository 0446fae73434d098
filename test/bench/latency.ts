/**
 * From an order placed in the shop to its sale in the ERP's folder: by our change feed alone, with our webhook, and how long
 * WooCommerce's own webhook takes to arrive where its queue is run once a minute, as a server's cron does it.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { sign } from '../../worker/src/shops/woocommerce/signing.js';
import { changeSettings } from '../setup/shop.js';
import { workerBin, workerEnv } from '../e2e/worker.js';
import type { Store } from '../store/store.js';

export interface Latency {
  unit: 's';
  p50_seconds: number;
  p99_seconds: number;
  /** `ratio`: how many times longer it takes than ours without a webhook. */
  baselines: Record<string, { p50_seconds: number; p99_seconds: number; ratio: number }>;
}

const orders = 60;
/** Between two orders, in milliseconds: a busy shop, not a flood. */
const between = 400;
const patience = 150_000;
/** Shops without a cron of their own have to wait for visitors; once a minute is a well-kept shop. */
const cronEvery = 60_000;

async function call<T>(store: Store, method: string, path: string, body?: unknown): Promise<T> {
  const signed = sign(method, new URL(`${store.url}/wp-json/${path}`), store.consumerKey, store.consumerSecret);
  const answer = await fetch(signed.url, {
    method,
    headers: { ...signed.headers, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${String(answer.status)}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Places orders one after the other; → when each was sent off, by id (milliseconds of Date.now()). */
async function place(store: Store, product: number): Promise<Map<number, number>> {
  const placed = new Map<number, number>();
  for (let n = 0; n < orders; n += 1) {
    const at = Date.now();
    const { id } = await call<{ id: number }>(store, 'POST', 'wc/v3/orders', {
      status: 'processing',
      payment_method: 'bacs',
      billing: { first_name: 'Zoé', last_name: 'Martin', email: `zoe${String(n)}@example.com`, country: 'FR' },
      line_items: [{ product_id: product, quantity: 1 }],
    });
    placed.set(id, at);
    await sleep(Math.max(0, between - (Date.now() - at)));
  }
  return placed;
}

/** Waits until each has arrived; → how long each took, in seconds. */
async function arrivals(placed: Map<number, number>, arrived: (id: number) => number | undefined): Promise<number[]> {
  const until = Date.now() + patience;
  const took = new Map<number, number>();
  while (took.size < placed.size) {
    if (Date.now() > until) throw new Error(`${String(placed.size - took.size)} orders did not arrive in time`);
    for (const [id, at] of placed) {
      const when = took.has(id) ? undefined : arrived(id);
      if (when !== undefined) took.set(id, (when - at) / 1000);
    }
    await sleep(20);
  }
  return [...took.values()].sort((a, b) => a - b);
}

const percentile = (sorted: number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN) * 100) / 100;
const shown = (sorted: number[]): { p50_seconds: number; p99_seconds: number } => ({
  p50_seconds: percentile(sorted, 0.5),
  p99_seconds: percentile(sorted, 0.99),
});

/** Orders placed while a worker runs, and seen the moment their file appears. */
async function withWorker(store: Store, product: number, webhook: boolean): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-latency-'));
  const exchange = join(folder, 'exchange');
  mkdirSync(exchange);
  const port = await freePort();
  const worker = execa(process.execPath, [workerBin, 'serve', '--port', String(port)], {
    env: workerEnv(store, folder, exchange),
    stdio: ['ignore', 'ignore', 'ignore'],
    reject: false,
  });
  try {
    await until(() => fetch(`http://127.0.0.1:${String(port)}/health`).then(({ ok }) => ok));
    if (webhook) {
      await store.php(
        `wp_set_current_user( get_user_by( 'login', '${store.adminUser}' )->ID ); $r = new WP_REST_Request( 'POST', '/wc-erp-bridge/v1/webhooks' ); $r->set_param( 'webhook_url', 'http://127.0.0.1:${String(port)}' ); $a = rest_do_request( $r ); if ( $a->is_error() ) { fwrite( STDERR, wp_json_encode( $a->get_data() ) ); exit( 1 ); }`,
      );
    }
    // The first look at all orders is no part of it.
    await sleep(5_000);
    const seen = new Map<number, number>();
    // A file may be there before the shop has answered which number the order has.
    const watch = watchFolder(join(exchange, 'sales'), (id) => seen.set(id, Date.now()));
    try {
      return await arrivals(await place(store, product), (id) => seen.get(id));
    } finally {
      watch.stop();
    }
  } finally {
    worker.kill('SIGTERM');
    await worker;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells each sale's order the moment its file appears. */
function watchFolder(folder: string, tell: (id: number) => void): { stop(): void } {
  const known = new Set<string>();
  const timer = setInterval(() => {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const id = /^sale\.(\d+)\.json$/.exec(name)?.[1];
      if (id === undefined || known.has(name)) continue;
      known.add(name);
      tell(Number(id));
    }
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** WooCommerce's own delivery to a server that only notes when it came. */
async function byWooCommerce(store: Store, product: number): Promise<number[]> {
  const seen = new Map<number, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = Number(/"id":(\d+)/.exec(Buffer.concat(chunks).toString('utf8'))?.[1]);
      if (!seen.has(id)) seen.set(id, Date.now());
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  // WordPress calls no loopback address on an odd port; this shop may, for this.
  await store.php(
    `file_put_contents( WPMU_PLUGIN_DIR . '/latency.php', '<?php add_filter( "http_request_host_is_external", "__return_true" ); add_filter( "http_allowed_safe_ports", static fn( $p ) => array_merge( $p, array( ${String((server.address() as AddressInfo).port)} ) ) );' );`,
  );
  const { id: hook } = await call<{ id: number }>(store, 'POST', 'wc/v3/webhooks', {
    name: 'latency',
    topic: 'order.created',
    delivery_url: url,
    secret: 'secret',
    status: 'active',
  });
  const cron = setInterval(() => void store.wpCron().catch(() => undefined), cronEvery);
  try {
    const placed = await place(store, product);
    return await arrivals(placed, (id) => seen.get(id));
  } finally {
    clearInterval(cron);
    await call(store, 'DELETE', `wc/v3/webhooks/${String(hook)}?force=true`).catch(() => undefined);
    await store.php(`unlink( WPMU_PLUGIN_DIR . '/latency.php' );`);
    server.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await holds().catch(() => false)) return;
    await sleep(100);
  }
  throw new Error('The worker did not come up');
}

export async function latency(store: Store, say: (line: string) => void): Promise<Latency> {
  await changeSettings(store, { sales: { enabled: true, document: 'invoice', moment: 'created' } });
  const { id: product } = await call<{ id: number }>(store, 'POST', 'wc/v3/products', {
    name: 'T-shirt',
    regular_price: '10',
  });
  const ours = await withWorker(store, product, false);
  say(
    `without a webhook: half within ${String(percentile(ours, 0.5))} s, 99 % within ${String(percentile(ours, 0.99))} s`,
  );
  const rung = await withWorker(store, product, true);
  say(
    `with our webhook: half within ${String(percentile(rung, 0.5))} s, 99 % within ${String(percentile(rung, 0.99))} s`,
  );
  const theirs = await byWooCommerce(store, product);
  say(
    `WooCommerce’s own delivery: half within ${String(percentile(theirs, 0.5))} s, 99 % within ${String(percentile(theirs, 0.99))} s`,
  );
  const half = percentile(ours, 0.5);
  const against = (sorted: number[]): Latency['baselines'][string] => ({
    ...shown(sorted),
    ratio: Math.round((percentile(sorted, 0.5) / half) * 100) / 100,
  });
  return {
    unit: 's',
    ...shown(ours),
    baselines: { with_webhook: against(rung), woocommerce_webhook: against(theirs) },
  };
}
