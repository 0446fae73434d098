/** What the lines of a page of orders sell, for the ERP's catalogue: GET /orders with `products`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import type { Orders, WooCommerceProduct } from '../../worker/src/shops/woocommerce/orders.js';
import { api, call } from './client.js';
import { ask, makeOrder, makeProduct, snapshot, snapshots, wc } from './orders.js';
import { store } from '../setup/own-shop.js';

// The stand-in has simple products only, and none of the hooks by which another plugin breaks one.
const isReal = !store.store.startsWith('stand-in');

beforeAll(() => forgetEverything(store));
afterAll(() => forgetEverything(store));

const orderOf = async (...ids: number[]): Promise<number> =>
  (await makeOrder({ line_items: ids.map((product_id) => ({ product_id, quantity: 1 })) })).id;

async function soldBy(...orders: number[]): Promise<WooCommerceProduct[]> {
  const { products } = await snapshots({ ids: orders.join(','), products: 'true' });
  return products ?? [];
}

/** Categories by their names; each under the one that is named with it. */
const makeCategories = (above: Record<string, string>): Promise<Record<string, number>> =>
  ask(
    `$ids = array(); foreach ( json_decode( base64_decode( '${Buffer.from(JSON.stringify(above)).toString('base64')}' ), true ) as $name => $above ) {
      $ids[ $name ] = wp_insert_term( $name, 'product_cat', array( 'parent' => $ids[ $above ] ?? 0, 'slug' => 'cat-' . wp_rand() ) )['term_id'];
    } return $ids;`,
  );

it('is told only where it is asked for, each product once, and of all orders together', async () => {
  const [one, two] = [await makeProduct('once-1', '1'), await makeProduct('once-2', '2', { description: 'Long.' })];
  const orders = [await orderOf(one, two), await orderOf(two, two)];
  expect(await snapshots({ ids: orders.join(',') })).not.toHaveProperty('products');
  const products = await soldBy(...orders);
  expect(products.sort((a, b) => a.id - b.id)).toEqual([
    { ...product(one, 'once-1'), categories: [['Uncategorized']] },
    { ...product(two, 'once-2'), description: 'Long.', categories: [['Uncategorized']] },
  ]);
  const page = await snapshots({ after_id: String((orders[0] ?? 0) - 1), products: 'true' });
  expect(page.products).toHaveLength(2);
});

const product = (id: number, sku: string) => ({ id, parent_id: 0, name: `Product ${sku}`, description: '', sku });

it('is told as long as it is there: drafts and trashed ones, but none that was deleted', async () => {
  const [draft, trashed, gone] = [
    await makeProduct('draft', '1', { status: 'draft' }),
    await makeProduct('trashed', '1'),
    await makeProduct('gone', '1'),
  ];
  const order = await orderOf(draft, trashed, gone);
  await wc('DELETE', `products/${trashed}`);
  await wc('DELETE', `products/${gone}`, undefined, { force: 'true' });
  const products = await soldBy(order);
  expect(products.map(({ id }) => id).sort()).toEqual([draft, trashed].sort());
  expect((await snapshot(order)).lines.map(({ product_id }) => product_id)).toEqual([draft, trashed, 0]);
});

it('has a description of plain text: the short one, without it the long one', async () => {
  const html = '<!-- wp:p --><p>Long&nbsp;&amp; <b>warm</b></p><p>[caption id="1"]Two[/caption] [new] &lt;3</p>';
  const [long, short, huge] = [
    await makeProduct('long', '1', { description: html, short_description: '<img src="x.png">' }),
    await makeProduct('short', '1', { description: html, short_description: '<ul><li>One</li><li>Two</li></ul>' }),
    await makeProduct('huge', '1', { description: 'é'.repeat(6000) }),
  ];
  const products = new Map((await soldBy(await orderOf(long, short, huge))).map((one) => [one.id, one.description]));
  expect(products.get(long)).toBe('Long & warm\nTwo [new] <3');
  expect(products.get(short)).toBe('One\nTwo');
  expect(products.get(huge)).toBe('é'.repeat(5000));
});

it('has the paths of its categories; a broken hierarchy loses only its own', async () => {
  const ids = await makeCategories({
    'Tom & Jerry <3': '',
    Été: 'Tom & Jerry <3',
    Round: '',
    Circle: 'Round',
    Orphan: '',
    Below: 'Orphan',
  });
  const categories = Object.values(ids).map((id) => ({ id }));
  const id = await makeProduct('categories', '1', { categories });
  await phpIn(
    store,
    `global $wpdb; foreach ( array( ${ids['Round'] ?? 0} => ${ids['Circle'] ?? 0}, ${ids['Orphan'] ?? 0} => 999999 ) as $id => $above ) { $wpdb->update( $wpdb->term_taxonomy, array( 'parent' => $above ), array( 'term_id' => $id ) ); clean_term_cache( $id, 'product_cat' ); }`,
  );
  const [told] = await soldBy(await orderOf(id));
  expect(told?.categories.map((path) => path.join(' / ')).sort()).toEqual(['Tom & Jerry <3', 'Tom & Jerry <3 / Été']);
  // WooCommerce itself never comes out of such a circle.
  await phpIn(
    store,
    `foreach ( array( ${categories.map((one) => one.id).join(',')} ) as $id ) { wp_update_term( $id, 'product_cat', array( 'parent' => 0 ) ); wp_delete_term( $id, 'product_cat' ); }`,
  );
});

describeIf(isReal, ONLY_REAL)('variations', () => {
  const attributes = (names: string[]) =>
    names.map((name) => ({ name, variation: true, visible: true, options: ['Blue', 'Large', 'Wool'] }));
  const variable = async (sku: string, names: string[], more: object = {}): Promise<number> =>
    (await wc('POST', 'products', { name: 'Shirt', type: 'variable', sku, attributes: attributes(names), ...more })).id;
  const variation = async (parent: number, chosen: Record<string, string>, more: object = {}): Promise<number> =>
    (
      await wc('POST', `products/${parent}/variations`, {
        regular_price: '5',
        attributes: Object.entries(chosen).map(([name, option]) => ({ name, option })),
        ...more,
      })
    ).id;

  it('have their own SKU and name, and what they lack from their product, which is told, too', async () => {
    const { Clothing = 0 } = await makeCategories({ Clothing: '' });
    const about = { short_description: 'Warm.', categories: [{ id: Clothing }] };
    const parent = await variable('shirt', ['Colour', 'Size', 'Cloth'], about);
    const own = await variation(
      parent,
      { Colour: 'Blue', Size: 'Large', Cloth: 'Wool' },
      {
        sku: 'shirt-own',
        description: '<p>Warmer.</p>',
      },
    );
    const bare = await variation(parent, { Colour: 'Blue', Size: 'Large' });
    const { id } = await makeOrder({
      line_items: [own, bare].map((variation_id) => ({ product_id: parent, variation_id, quantity: 1 })),
    });
    const categories = [['Clothing']];
    const shared = { parent_id: parent, categories };
    expect(await soldBy(id)).toEqual(
      expect.arrayContaining([
        { id: own, name: 'Shirt - Blue, Large, Wool', description: 'Warmer.', sku: 'shirt-own', ...shared },
        { id: bare, name: 'Shirt - Blue, Large', description: 'Warm.', sku: '', ...shared },
        { id: parent, parent_id: 0, name: 'Shirt', description: 'Warm.', sku: 'shirt', categories },
      ]),
    );
    // Two variations under the SKU of their product would be one product in the ERP.
    expect((await snapshot(id)).lines.map(({ sku }) => sku)).toEqual(['shirt-own', '']);
  });

  it('and products are read in a number of queries that does not grow with them', async () => {
    const ids = await ask<number[]>(
      `$orders = array();
      for ( $n = 0; $n < 12; $n++ ) {
        $top = wp_insert_term( "Top $n", 'product_cat' )['term_id'];
        $category = wp_insert_term( "Category $n", 'product_cat', array( 'parent' => $top ) )['term_id'];
        $parent = new WC_Product_Variable(); $parent->set_name( "Many $n" ); $parent->set_category_ids( array( $category ) );
        $attribute = new WC_Product_Attribute(); $attribute->set_name( 'Colour' ); $attribute->set_options( array( 'Blue' ) ); $attribute->set_variation( true );
        $parent->set_attributes( array( $attribute ) ); $parent->save();
        $variation = new WC_Product_Variation(); $variation->set_parent_id( $parent->get_id() ); $variation->set_attributes( array( 'colour' => 'Blue' ) ); $variation->set_regular_price( '5' ); $variation->save();
        $simple = new WC_Product_Simple(); $simple->set_name( "Simple $n" ); $simple->set_category_ids( array( $top ) ); $simple->save();
        $order = new WC_Order(); $order->add_product( wc_get_product( $variation->get_id() ) ); $order->add_product( $simple ); $order->set_status( 'processing' );
        $orders[] = $order->save();
      } return $orders;`,
    );
    const count = (some: number[]): Promise<{ products: number; queries: number }> =>
      ask(
        `global $wpdb; wp_cache_flush(); ErpBridge\\Orders\\Snapshots::of( array( ${ids[0] ?? 0} ), true ); wp_cache_flush();
        $before = $wpdb->num_queries; $answer = ErpBridge\\Orders\\Snapshots::of( array( ${some.join(',')} ), true );
        return array( 'queries' => $wpdb->num_queries - $before, 'products' => count( $answer['products'] ) );`,
      );
    const [some, all] = [await count(ids.slice(0, 2)), await count(ids)];
    expect([some.products, all.products]).toEqual([6, 36]);
    expect(all.queries - some.queries).toBeLessThanOrEqual(2);
  });
});

describeIf(isReal, ONLY_REAL)('a product on which another plugin breaks', () => {
  const breaker = `<?php add_action( 'woocommerce_product_read', function ( $id, $product ) {
    if ( ! str_contains( $_SERVER['REQUEST_URI'] ?? '', 'wc-erp-bridge' ) ) { return; }
    match ( $product->get_purchase_note( 'edit' ) ) { 'throw' => throw new Error( 'No price' ), 'refuse' => throw new Exception( 'No' ), 'die' => wp_die( 'Not allowed' ), 'exit' => exit, default => null };
  }, 10, 2 );`;
  const inAPlugin = (code: string): Promise<string> =>
    phpIn(
      store,
      `$file = WPMU_PLUGIN_DIR . '/product-breaker.php'; ${code === '' ? 'unlink( $file );' : `file_put_contents( $file, base64_decode( '${Buffer.from(code).toString('base64')}' ) );`} if ( function_exists( 'opcache_reset' ) ) { opcache_reset(); }`,
    );
  beforeAll(() => inAPlugin(breaker));
  afterAll(() => inAPlugin(''));
  const broken = (note: string): Promise<number> => makeProduct(`broken-${note}`, '1', { purchase_note: note });

  it('loses only itself', async () => {
    const good = await makeProduct('good', '1');
    const order = await orderOf(await broken('throw'), good, await broken('die'), await broken('refuse'));
    const told = await snapshots({ ids: String(order), products: 'true' });
    expect(told.products?.map(({ id }) => id)).toEqual([good]);
    expect(told.orders[0]?.lines.map(({ sku }) => sku)).toEqual([
      'broken-throw',
      'good',
      'broken-die',
      'broken-refuse',
    ]);
    expect(told.broken).toBeUndefined();
  });

  it('ends a request, which is made again without it', async () => {
    const [good, bad] = [await makeProduct('left', '1'), await broken('exit')];
    const order = await orderOf(bad, good);
    const get = () => call<Orders>(store, 'GET', `${api}/orders`, undefined, { ids: String(order), products: 'true' });
    expect(await get()).toMatchObject({
      status: 500,
      body: { code: 'erp_bridge_order_broken', data: { order_id: bad } },
    });
    const { status, body } = await get();
    expect([status, body.products?.map(({ id }) => id)]).toEqual([200, [good]]);
    expect(body.orders.map(({ id }) => id)).toEqual([order]);
  });
});
