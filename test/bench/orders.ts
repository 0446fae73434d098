/** The import of the orders of the last months (article 4) into an exchange folder, beside a plain walk over them through wc/v3. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../../worker/src/journal/journal.js';
import { sign } from '../../worker/src/shops/woocommerce/signing.js';
import { importOrders } from '../../worker/src/sync/import.js';
import { openWorker } from '../../worker/src/sync/run.js';
import { changeSettings } from '../setup/shop.js';
import type { Store } from '../store/store.js';
import { round, type Scenario } from './measure.js';

const products = 500;
const customers = 2_000;
const orders = 5_000;
/** As many as one request makes in good time. */
const atOnce = 250;
const theirPage = 100;

type Say = (line: string) => void;

const someProducts = (from: number): string => `
  for ( $n = ${String(from)}; $n < ${String(from + atOnce)}; $n++ ) {
    $term = term_exists( 'Shelf ' . $n % 20, 'product_cat' ) ?: wp_insert_term( 'Shelf ' . $n % 20, 'product_cat' );
    $product = new WC_Product_Simple();
    $product->set_props( array( 'name' => "Lamp $n", 'sku' => "LAMP-$n", 'regular_price' => (string) ( 5 + $n % 40 ), 'category_ids' => array( (int) $term['term_id'] ) ) );
    $product->save();
  }`;

/** Each customer has a phone and an e-mail, and comes back; nobody is written to. */
const someOrders = (from: number): string => `
  add_filter( 'pre_wp_mail', '__return_true' );
  for ( $n = ${String(from)}; $n < ${String(from + atOnce)}; $n++ ) {
    $who = $n % ${String(customers)};
    $order = new WC_Order();
    $order->set_props( array( 'status' => 'pending', 'payment_method' => 'bacs', 'date_created' => time() - 86400 - $n ) );
    $order->set_billing_first_name( 'Zoé' );
    $order->set_billing_last_name( "Martin $who" );
    $order->set_billing_country( 'FR' );
    $order->set_billing_email( "zoe$who@example.com" );
    $order->set_billing_phone( sprintf( '+336%08d', 10000000 + $who ) );
    foreach ( array( $n, 3 * $n + 1 ) as $which ) {
      $order->add_product( wc_get_product( wc_get_product_id_by_sku( 'LAMP-' . $which % ${String(products)} ) ), 1 + $n % 3 );
    }
    $order->calculate_totals();
    $order->save();
  }`;

async function fill(store: Store, say: Say): Promise<void> {
  for (let from = 0; from < products; from += atOnce) await store.php(someProducts(from));
  for (let from = 0; from < orders; from += atOnce) {
    await store.php(someOrders(from));
    say(`${String(from + atOnce)} of ${String(orders)} orders are in the shop`);
  }
}

/** What a script does that only reads them. → how many there were */
async function walk({ url, consumerKey, consumerSecret }: Store): Promise<number> {
  for (let page = 1, count = 0; ; page += 1) {
    const asked = new URL(`${url}/wp-json/wc/v3/orders?per_page=${String(theirPage)}&page=${String(page)}`);
    const signed = sign('GET', asked, consumerKey, consumerSecret);
    const some = (await (await fetch(signed.url, { headers: signed.headers })).json()) as unknown[];
    count += some.length;
    if (some.length < theirPage) return count;
  }
}

const rate = async (work: () => Promise<number>): Promise<number> => {
  const start = process.hrtime.bigint();
  return (await work()) / (Number(process.hrtime.bigint() - start) / 1e9);
};

async function whole(store: Store, say: Say): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-orders-'));
  const exchange = join(folder, 'exchange');
  mkdirSync(exchange);
  const data = join(folder, 'journal');
  const journal = Journal.open(data);
  const access = { url: store.url, key: store.consumerKey, secret: store.consumerSecret };
  const worker = openWorker(
    { store: access, data, erp: { adapter: 'folder', options: { folder: exchange } } },
    journal,
  );
  const from = { done: 0, total: 0 };
  let told = 0;
  const at = ({ done, total }: { done: number; total: number }): void => {
    if (done - told < 1_000) return;
    told = done;
    say(`${String(done)} of ${String(total)}, ${String(Math.round(process.memoryUsage().rss / 1e6))} MB`);
  };
  try {
    const { counts, error } = await importOrders(worker, 'woocommerce', {
      signal: new AbortController().signal,
      from,
      at,
    });
    if (error !== null || counts.new !== orders)
      throw new Error(`The import ended with ${JSON.stringify({ error, counts })}.`);
    return orders;
  } finally {
    worker.store.close();
    journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Orders with their customers and products in the ERP, per second, each round into an empty folder. */
export async function orderImport(store: Store, say: Say): Promise<Scenario> {
  await fill(store, say);
  const since = `${new Date().toISOString().slice(0, 19)}Z`;
  await changeSettings(store, {
    sales: { enabled: true, document: 'order', moment: 'created', since },
    imports: { enabled: true },
  });
  const rates = { ours: [] as number[], walk: [] as number[] };
  for (let turn = 0; turn < 2; turn += 1) {
    rates.walk.push(await rate(() => walk(store)));
    rates.ours.push(await rate(() => whole(store, say)));
  }
  const [ours, theirs] = [Math.max(...rates.ours), Math.max(...rates.walk)];
  return {
    unit: 'orders/s',
    ours: round(ours),
    baselines: { wc_v3_walk: { rate: round(theirs), ratio: round(ours / theirs) } },
  };
}
