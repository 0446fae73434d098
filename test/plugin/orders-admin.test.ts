/** The ERP on WooCommerce's own screens of orders: column, filter, bulk action, the box; and the routes behind its buttons. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { signIn } from './accounts.js';
import { api, call, type Answer } from './client.js';
import { makeAccounts, upload } from './documents.js';
import { ask, changes, historyOf, invoice, makeOrder, makeProduct, stateOf, tellStates, useStorage } from './orders.js';

const store = inject('store');
const isReal = store.store !== 'stand-in';

interface View {
  state: string;
  word: string;
  message: string;
  document: Record<string, unknown> | null;
  difference: string | null;
  documents: { type_name: string; number: string; url: string }[];
  history: { at: string; at_text: string; text: string }[];
  send: { allowed: boolean; label: string; why_not: string | null };
  mail: { allowed: boolean; again: boolean; note: string; state: string };
  moving: boolean;
  html: string;
  code?: string;
}

let admin = '';
let product = 0;

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: true } });
  await phpIn(
    store,
    `update_option( 'timezone_string', 'Europe/Brussels' ); update_option( 'woocommerce_currency', 'EUR' );`,
  );
  await makeAccounts({ Anne: 'T1' });
  product = await makeProduct('ADMIN', '12.10');
  admin = (await signIn(store.adminUser, store.adminPassword)) ?? '';
});

const order = async (more: object = {}): Promise<number> =>
  (await makeOrder({ status: 'processing', line_items: [{ product_id: product, quantity: 1 }], ...more })).id;

const about = (id: number): Promise<Answer<View>> => call<View>(store, 'GET', `${api}/orders/${id}/sale`);
const send = (id: number): Promise<Answer<View>> => call<View>(store, 'POST', `${api}/orders/${id}/send`);
const mail = (id: number, again?: boolean): Promise<Answer<View>> =>
  call<View>(store, 'POST', `${api}/orders/${id}/mail`, again === undefined ? {} : { again });
const refused = ({ status, body }: Answer<View>): [number, string | undefined] => [status, body.code];
const row = (id: number): Promise<Record<string, string | null> | null> =>
  ask(`return ErpBridge\\Orders\\Sales::row( ${id} );`);
const told = async (id: number): Promise<string[]> =>
  (await changes()).changes.filter(({ order_id }) => order_id === id).map(({ kind }) => kind);
const invoiced = (id: number, number: string, more: object = {}): Promise<unknown> =>
  tellStates(stateOf(id, { state: 'invoiced', document: invoice(number, more) }));
/** WooCommerce changes its storage only where no order would be left behind. */
async function emptyStorage(kind: 'hpos' | 'classic'): Promise<void> {
  await phpIn(
    store,
    `foreach ( wc_get_orders( array( 'limit' => -1, 'type' => 'shop_order', 'status' => array_merge( array_keys( wc_get_order_statuses() ), array( 'auto-draft', 'trash' ) ), 'return' => 'ids' ) ) as $id ) { wc_get_order( $id )->delete( true ); }`,
  );
  await useStorage(kind);
}
/** What the e-mail class leaves when it is done. */
const mailed = (id: number): Promise<unknown> =>
  phpIn(
    store,
    `ErpBridge\\Orders\\Sales::save( ${id}, array( 'mail_state' => 'sent', 'mailed_at' => '2026-01-31 23:30:00', 'mailed_to' => 'anne@orders.test' ) );`,
  );

describe('sending an order', () => {
  it('asks the worker once, says so, and rings the feed', async () => {
    const id = await order();
    expect((await about(id)).body).toMatchObject({
      state: '',
      word: 'Not in the ERP',
      send: { allowed: true, label: 'Send to the ERP' },
    });
    const { status, body } = await send(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'waiting', word: 'Waiting', moving: true });
    expect(body.html).toContain('The worker fetches the order within seconds');
    expect((await row(id))?.['requested_at']).toMatch(/^\d{4}-/);
    expect((await told(id)).at(-1)).toBe('requested');
    expect(await historyOf(id)).toEqual([`${store.adminUser} asked to send the order to the ERP.`]);
  });

  it.each([
    ['held', 'Send to the ERP'],
    ['refused', 'Send to the ERP'],
    ['failed', 'Send to the ERP'],
    ['sent', 'Send again'],
  ] as const)('is safe while it is %s', async (state, label) => {
    const id = await order();
    await tellStates(stateOf(id, { state, reason: state === 'sent' ? '' : 'order_without_products' }));
    expect((await about(id)).body.send).toEqual({ allowed: true, label, why_not: null });
    expect((await send(id)).status).toBe(200);
  });

  it('is safe while the document is a draft, and not when it is final', async () => {
    const id = await order();
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA1', { state: 'draft' }) }));
    expect((await send(id)).status).toBe(200);
    await invoiced(id, 'FA1');
    const before = await row(id);
    expect(refused(await send(id))).toEqual([409, 'erp_bridge_sale_final']);
    expect((await about(id)).body.send.why_not).toContain('The document FA1 is final');
    expect(await row(id)).toEqual(before);
  });

  it('is refused for what gets no document, each time with its reason', async () => {
    const cancelled = await order({ status: 'cancelled' });
    const answer = await send(cancelled);
    expect(refused(answer)).toEqual([409, 'erp_bridge_order_over']);
    expect(JSON.stringify(answer.body)).toContain('The order is “Cancelled”');
    expect(await row(cancelled)).toBeNull();
    expect(refused(await send(99_999_999))).toEqual([404, 'erp_bridge_order_not_found']);
    const id = await order();
    await changeSettings(store, { sales: { enabled: false } });
    const off = await send(id);
    await changeSettings(store, { sales: { enabled: true } });
    expect(refused(off)).toEqual([409, 'erp_bridge_sales_off']);
  });

  it('and reading about it is for who runs the shop', async () => {
    const id = await order();
    for (const [method, path] of [
      ['GET', 'sale'],
      ['POST', 'send'],
      ['POST', 'mail'],
    ] as const) {
      const address = `${store.url}/wp-json${api}/orders/${id}/${path}`;
      expect((await fetch(address, { method })).status).toBe(401);
      const worker = await ask<number>(
        `wp_set_current_user( username_exists( 'only-sync' ) ?: wp_insert_user( array( 'user_login' => 'only-sync', 'user_pass' => 'x', 'role' => 'erp_bridge_worker' ) ) );
        return rest_do_request( new WP_REST_Request( '${method}', '${api}/orders/${id}/${path}' ) )->get_status();`,
      );
      expect(worker).toBe(403);
    }
    expect(await row(id)).toBeNull();
  });
});

describe('sending the document to the customer', () => {
  it('makes a draft final first, and asks for that once', async () => {
    const id = await order();
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_no_document']);
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA2', { state: 'draft' }) }));
    const { status, body } = await mail(id);
    expect(status).toBe(200);
    expect(body.mail).toMatchObject({ allowed: false, again: false });
    expect(body.mail.note).toContain('asked to make the document final');
    expect(body.moving).toBe(true);
    expect((await row(id))?.['finalize_at']).toMatch(/^\d{4}-/);
    expect((await row(id))?.['mail_state']).toBe('');
    expect((await told(id)).at(-1)).toBe('requested');
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_mail_finalizing']);
    expect((await historyOf(id)).at(-1)).toBe(`${store.adminUser} asked to make the document final and send it.`);
  });

  it('sends at once what is final and here, once, and once more only deliberately', async () => {
    const id = await order();
    await invoiced(id, 'FA3');
    await upload('Anne', 'invoice.FA3', { order_number: String(id) });
    expect((await about(id)).body.mail).toMatchObject({ allowed: true, note: '' });
    expect((await mail(id)).status).toBe(200);
    await mailed(id);
    const sent = (await about(id)).body;
    expect(sent.mail).toMatchObject({ allowed: false, again: true });
    // In the shop's time zone, an hour ahead of UTC.
    expect(sent.mail.note).toBe('The document was sent to anne@orders.test on February 1, 2026 12:30 am.');
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_mail_sent']);
    expect(refused(await mail(id, false))).toEqual([409, 'erp_bridge_mail_sent']);
    const before = await historyOf(id);
    expect((await mail(id, true)).status).toBe(200);
    expect(await historyOf(id)).toEqual(
      expect.arrayContaining([`${store.adminUser} asked to send the document to the customer.`]),
    );
    expect((await historyOf(id)).length).toBeGreaterThan(before.length);
  });

  it('waits for the PDF of a final document', async () => {
    const id = await order();
    await invoiced(id, 'FA4');
    // Another document of the same order is not the one.
    await upload('Anne', 'credit_note.AV4', { order_number: String(id) });
    expect((await about(id)).body.mail.note).toBe('The e-mail goes as soon as the PDF is here.');
    expect((await mail(id)).status).toBe(200);
    expect(await row(id)).toMatchObject({ mail_state: '' });
    expect((await row(id))?.['finalize_at']).not.toBeNull();
  });

  it('needs an address, and a document that was not withdrawn', async () => {
    const id = await order();
    await invoiced(id, 'FA5');
    await phpIn(store, `$o = wc_get_order( ${id} ); $o->set_billing_email( '' ); $o->save();`);
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_no_email']);
    const gone = await order();
    await tellStates(
      stateOf(gone, { state: 'withdrawn', reason: 'withdrawn_in_shop', document: invoice('FA6', { state: 'draft' }) }),
    );
    expect(refused(await mail(gone))).toEqual([409, 'erp_bridge_sale_withdrawn']);
  });

  it('asked twice at once asks once', async () => {
    const id = await order();
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA7', { state: 'draft' }) }));
    const statuses = (await Promise.all([mail(id), mail(id), mail(id)])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409]);
    expect((await historyOf(id)).filter((text) => text.includes('final and send'))).toHaveLength(1);
  });
});

describe('what is said of an order', () => {
  it('names document, PDF, difference and what else the ERP made of it', async () => {
    const id = await order();
    await tellStates(
      stateOf(id, { state: 'invoiced', document: invoice('FA8', { stock_out: '1' }), difference: '24.20' }),
    );
    await upload('Anne', 'invoice.FA8', { order_number: String(id) });
    await upload('Anne', 'credit_note.AV8', { order_number: String(id) });
    const { body } = await about(id);
    expect(body.document).toMatchObject({
      type_name: 'Invoice',
      number: 'FA8',
      date_text: 'February 1, 2026',
      paid: false,
      stock_out: true,
      file_name: expect.stringContaining('FA8') as string,
    });
    expect(body.document?.['url']).toMatch(/\?erp_bridge_document=\d+$/);
    expect(body.documents.map(({ type_name, number }) => `${type_name} ${number}`)).toEqual(['Credit note AV8']);
    expect(body.difference).toMatch(/total is now .*24.20.*; its final document says .*12.10/);
    const document = await fetch(String(body.document?.['url']), { headers: { Cookie: admin } });
    expect(document.headers.get('content-type')).toBe('application/pdf');
  });

  it('writes statuses and moments as the shop names them', async () => {
    const id = await order();
    await tellStates(
      stateOf(id, {
        state: 'waiting',
        reason: 'moment_not_reached',
        params: { moment: 'completed', status: 'on-hold' },
      }),
    );
    expect((await about(id)).body.message).toContain(
      'The order is “On hold”; its document is made when it is “Completed”',
    );
  });

  it('shows what the ERP writes as text', async () => {
    const id = await order();
    await invoiced(id, '<img src=x onerror=alert(1)>');
    const { html } = (await about(id)).body;
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});

describe.skipIf(!isReal).each(['hpos', 'classic'] as const)(
  'the screens with %s storage (the stand-in has none)',
  (storage) => {
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
      expect((await send(id('asked'))).status).toBe(200);
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

    it('have no box on an order that is only being written', async () => {
      const html = await page(isHpos ? 'admin.php?page=wc-orders&action=new' : 'post-new.php?post_type=shop_order');
      expect(html).toContain('id="woocommerce-order-data"');
      expect(html).not.toContain('id="erp-bridge-order"');
    });
  },
);

describe.skipIf(!isReal)('a page of the list (the stand-in has none)', () => {
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
