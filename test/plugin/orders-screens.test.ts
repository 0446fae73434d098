/** The ERP on WooCommerce's own screens of orders: column, filter, bulk action, and the box as a plain form. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { signIn } from './accounts.js';
import { api, call } from './client.js';
import { ask, changes, invoice, makeOrder, makeProduct, stateOf, storages, tellStates, useStorage } from './orders.js';
import { describeIf, itIf } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

let admin = '';
let product = 0;

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: true } });
  product = await makeProduct('SCREEN', '12.10');
  admin = (await signIn(store.adminUser, store.adminPassword)) ?? '';
});

const order = async (more: object = {}): Promise<number> =>
  (await makeOrder({ status: 'processing', line_items: [{ product_id: product, quantity: 1 }], ...more })).id;
const row = (id: number): Promise<Record<string, string | null> | null> =>
  ask(`return ErpBridge\\Sales\\Sales::row( ${id} );`);
const told = async (id: number): Promise<string[]> =>
  (await changes()).changes.filter(({ order_id }) => order_id === id).map(({ kind }) => kind);

/** WooCommerce changes its storage only where no order would be left behind. */
async function emptyStorage(kind: 'hpos' | 'classic'): Promise<void> {
  await phpIn(
    store,
    `foreach ( wc_get_orders( array( 'limit' => -1, 'type' => 'shop_order', 'status' => array_merge( array_keys( wc_get_order_statuses() ), array( 'auto-draft', 'trash' ) ), 'return' => 'ids' ) ) as $id ) { wc_get_order( $id )->delete( true ); }`,
  );
  await useStorage(kind);
}

describe.each(storages)('the screens with %s storage', (storage) => {
  const isHpos = storage === 'hpos';
  /** Orders by what they are. */
  const ids: Record<string, number> = {};
  const list = isHpos ? 'admin.php?page=wc-orders' : 'edit.php?post_type=shop_order';
  const edit = (id: number): string =>
    isHpos ? `admin.php?page=wc-orders&action=edit&id=${id}` : `post.php?post=${id}&action=edit`;
  const bulkIds = isHpos ? 'id[]' : 'post[]';

  async function page(path: string, cookie = admin): Promise<string> {
    const response = await fetch(`${store.url}/wp-admin/${path}`, { headers: { Cookie: cookie } });
    expect(response.status).toBe(200);
    return response.text();
  }
  const cell = (html: string, id: number): string | undefined =>
    new RegExp(`<tr id="${isHpos ? 'order' : 'post'}-${id}".*?<td class='erp_bridge [^>]*>(.*?)</td>`, 's').exec(
      html,
    )?.[1];
  const shown = (html: string): string[] =>
    Object.keys(ids)
      .filter((name) => html.includes(`<tr id="${isHpos ? 'order' : 'post'}-${ids[name] ?? 0}"`))
      .sort();
  const nonceOf = (html: string): string => /name="_wpnonce" value="([^"]+)"/.exec(html)?.[1] ?? '';

  async function bulk(names: string[], nonce: string, cookie = admin): Promise<Response> {
    const query = new URLSearchParams(names.map((name) => [bulkIds, String(ids[name] ?? 0)]));
    query.set('action', 'erp_bridge_send');
    query.set('_wpnonce', nonce);
    query.set('_wp_http_referer', `/wp-admin/${list}`);
    return fetch(`${store.url}/wp-admin/${list}&${query.toString()}`, { headers: { Cookie: cookie } });
  }

  beforeAll(async () => {
    await emptyStorage(storage);
    for (const name of ['none', 'asked', 'waiting', 'invoiced', 'held', 'html', 'cancelled']) {
      ids[name] = await order(name === 'cancelled' ? { status: 'cancelled' } : {});
    }
    const id = (name: string): number => ids[name] ?? 0;
    expect((await call(store, 'POST', `${api}/orders/${id('asked')}/send`)).status).toBe(200);
    await tellStates(
      stateOf(id('waiting'), {
        state: 'waiting',
        reason: 'moment_not_reached',
        params: { moment: 'completed', status: 'on-hold' },
      }),
      stateOf(id('invoiced'), { state: 'invoiced', document: invoice('FA10'), difference: '1.00' }),
      stateOf(id('held'), {
        state: 'held',
        reason: 'total_mismatch',
        params: { order_total: '1.00', lines_total: '1.01', difference: '0.01', currency: 'EUR' },
      }),
      stateOf(id('html'), { state: 'invoiced', document: invoice('<b>FA11</b>', { type: 'order' }) }),
    );
  });

  it('show state, number and reason, and a dash where there is nothing', async () => {
    const html = await page(list);
    const of = (name: string): string => cell(html, ids[name] ?? 0) ?? 'no cell';
    expect(of('none')).toContain('—');
    expect(of('asked')).toMatch(/dashicons-clock.*Waiting/s);
    expect(of('waiting')).toMatch(/data-tip="The order is “On hold”/);
    expect(of('invoiced')).toMatch(/dashicons-media-document.*Invoiced.*FA10.*Differs/s);
    expect(of('held')).toMatch(/dashicons-controls-pause.*Held.*add up to 1\.01 EUR/s);
    expect(of('html')).toMatch(/Final.*&lt;b&gt;FA11&lt;\/b&gt;/s);
  });

  it('narrow to one state', async () => {
    const only = async (state: string): Promise<string[]> => shown(await page(`${list}&erp_bridge_state=${state}`));
    expect(await only('waiting')).toEqual(['asked', 'waiting']);
    expect(await only('invoiced')).toEqual(['html', 'invoiced']);
    expect(await only('held')).toEqual(['held']);
    expect(await only('none')).toEqual(['cancelled', 'none']);
    expect(await only('failed')).toEqual([]);
    const html = await page(`${list}&erp_bridge_state=invoiced`);
    expect(html).toMatch(/<option value="invoiced" selected='selected'>Invoiced \/ Final</);
    expect(html).toMatch(/class="displaying-num">2 items</);
    for (const odd of ["x' OR 1=1 -- ", '<script>', 'x']) {
      expect(shown(await page(`${list}&erp_bridge_state=${encodeURIComponent(odd)}`))).toHaveLength(7);
    }
    expect(shown(await page(`${list}&erp_bridge_state[]=held`))).toHaveLength(7);
  });

  it('leave every other query of orders as it is', async () => {
    expect(
      await ask(
        `$_GET['erp_bridge_state'] = 'held'; wp_set_current_user( 1 );
        return count( wc_get_orders( array( 'limit' => -1, 'return' => 'ids' ) ) );`,
      ),
    ).toBe(7);
  });

  it('send many at once, and say which not and why', async () => {
    const nonce = nonceOf(await page(list));
    const html = await (await bulk(['none', 'held', 'invoiced', 'html', 'cancelled'], nonce)).text();
    expect(html).toContain('2 orders are asked for');
    expect(html).toContain('2 orders are left out: the document is final, and a second one is never made.');
    expect(html).toContain('1 order is left out: cancelled, failed, refunded or in the trash.');
    expect((await row(ids['none'] ?? 0))?.['requested_at']).not.toBeNull();
    expect((await told(ids['held'] ?? 0)).at(-1)).toBe('requested');
    expect((await row(ids['invoiced'] ?? 0))?.['requested_at']).toBeNull();
  });

  it('send nothing without the nonce, nor for who may not', async () => {
    const before = await row(ids['waiting'] ?? 0);
    expect((await bulk(['waiting'], 'wrong')).status).toBe(403);
    await phpIn(
      store,
      `$user = get_user_by( 'login', 'editor' ) ?: get_userdata( wp_insert_user( array( 'user_login' => 'editor', 'user_pass' => 'Known-Password-1', 'role' => 'editor' ) ) );
      foreach ( array( 'edit_shop_orders', 'edit_others_shop_orders' ) as $cap ) { $user->add_cap( $cap ); }`,
    );
    // Somebody who works on orders and does not run the shop.
    const editor = (await signIn('editor', 'Known-Password-1')) ?? '';
    const html = await page(list, editor);
    expect(html).not.toContain('erp_bridge_send');
    expect(html).not.toContain('column-erp_bridge');
    await bulk(['waiting'], nonceOf(html), editor);
    expect(await row(ids['waiting'] ?? 0)).toEqual(before);
  });

  it('have the box, whose buttons work as a plain form', async () => {
    const path = edit(ids['waiting'] ?? 0);
    const html = await page(path);
    expect(html).toMatch(/id="erp-bridge-order".*Waiting.*The order is “On hold”/s);
    const form = /<form id="erp-bridge-sale".*?<\/form>/s.exec(html)?.[0] ?? '';
    const fields = Object.fromEntries(
      [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
    const post = (more: Record<string, string>): Promise<Response> =>
      fetch(`${store.url}/wp-admin/admin-post.php`, {
        method: 'POST',
        headers: { Cookie: admin },
        body: new URLSearchParams({ ...fields, ...more }),
      });
    expect((await post({ do: 'send', order_id: String(ids['held'] ?? 0) })).status).toBe(403);
    expect(await (await post({ do: 'send' })).text()).toContain('Done: the box “ERP” says how it goes on.');
    expect((await row(ids['waiting'] ?? 0))?.['requested_at']).not.toBeNull();
    expect(await (await post({ do: 'mail' })).text()).toContain('That was not possible');
  });

  itIf(store.store !== 'stand-in', 'the stand-in has no such page')(
    'have no box on an order that is only being written',
    async () => {
      const html = await page(isHpos ? 'admin.php?page=wc-orders&action=new' : 'post-new.php?post_type=shop_order');
      expect(html).toContain('id="woocommerce-order-data"');
      expect(html).not.toContain('id="erp-bridge-order"');
    },
  );
});

describeIf(store.store !== 'stand-in', 'the stand-in has a table of its own')('a page of the list', () => {
  it('asks the database once for all its orders', async () => {
    await emptyStorage('hpos');
    for (let i = 0; i < 5; i++) await order();
    const count = (rows: number): Promise<number[]> =>
      ask(`
        global $wpdb;
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        require_once WC()->plugin_path() . '/includes/admin/wc-admin-functions.php';
        wp_set_current_user( 1 );
        set_current_screen( 'woocommerce_page_wc-orders' );
        add_filter( 'edit_shop_order_per_page', fn() => ${rows} );
        $table = wc_get_container()->get( Automattic\\WooCommerce\\Internal\\Admin\\Orders\\ListTable::class );
        $table->setup( array( 'order_type' => 'shop_order' ) );
        $table->prepare_items();
        $before = $wpdb->num_queries;
        ob_start();
        foreach ( $table->items as $order ) { do_action( 'woocommerce_shop_order_list_table_custom_column', 'erp_bridge', $order ); }
        ob_end_clean();
        return array( count( $table->items ), $wpdb->num_queries - $before );`);
    expect(await count(1)).toEqual([1, 1]);
    expect(await count(5)).toEqual([5, 1]);
  });
});
