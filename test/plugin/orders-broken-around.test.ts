/** Another plugin that breaks on one order where the shop looks at many: e-mails with documents, documents that come, the sweep of the feed. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { pdf, sha256, upload } from './documents.js';
import { address, ask, changes, historyOf, invoice, makeOrder, makeProduct, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

/** The option says at which of the order's values it breaks on which order, and how. */
const plugin = `<?php
foreach ( array( 'status', 'billing_email', 'date_modified' ) as $what ) {
	add_filter( "woocommerce_order_get_$what", function ( $value, $order ) use ( $what ) {
		if ( str_contains( $_SERVER['REQUEST_URI'] ?? '', 'wc-erp-bridge' ) ) {
			switch ( get_option( 'breaker' )[ $order->get_id() ][ $what ] ?? '' ) {
				case 'throw': throw new Error( 'No <b>price</b>' );
				case 'die': wp_die( '<p>Not allowed</p>' );
				case 'exit': exit;
			}
		}
		return $value;
	}, 10, 2 );
}`;
const file = `WPMU_PLUGIN_DIR . '/breaker-around.php'`;
const breaks = (id: number, what: string, how: string): Promise<string> =>
  phpIn(store, `update_option( 'breaker', array( ${id} => array( '${what}' => '${how}' ) ) );`);
const mended = (): Promise<string> =>
  phpIn(
    store,
    `delete_option( 'breaker' ); global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}erp_bridge_broken_orders" );`,
  );

let bread = 0;
let serial = 0;

beforeAll(async () => {
  await forgetEverything(store);
  await phpIn(store, `file_put_contents( ${file}, base64_decode( '${Buffer.from(plugin).toString('base64')}' ) );`);
  bread = await makeProduct('AROUND', '10');
  await changeSettings(store, { sales: { enabled: true, document: 'invoice', send_email: true } });
});
beforeEach(mended);
afterAll(() => phpIn(store, `unlink( ${file} ); delete_option( 'breaker' );`));

const report = async (): Promise<number> =>
  (
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
    })
  ).status;
const row = (id: number): Promise<{ mail_state: string }> => ask(`return ErpBridge\\Sales\\Sales::row( ${id} );`);
const states = async (ids: number[]): Promise<string[]> =>
  Promise.all(ids.map(async (id) => (await row(id)).mail_state));

async function orders(): Promise<{ ids: number[]; numbers: string[] }> {
  const ids: number[] = [];
  const numbers: string[] = [];
  for (let n = 0; n < 3; n++) {
    const number = `A${String(++serial)}`;
    const billing = { ...address, email: `${number.toLowerCase()}@around.test` };
    ids.push((await makeOrder({ billing, line_items: [{ product_id: bread, quantity: 1 }] })).id);
    numbers.push(number);
  }
  return { ids, numbers };
}

async function answered(): Promise<number[]> {
  const { ids, numbers } = await orders();
  const nobody = { account_key: 'contact.none', account_email: '' };
  for (const [n, id] of ids.entries()) {
    await tellStates(stateOf(id, { state: 'invoiced', document: invoice(numbers[n] ?? '') }));
    await upload('none', `invoice.${numbers[n] ?? ''}`, { ...nobody, sale_key: `sale.${id}` });
  }
  return ids;
}

// Only it has the hooks by which another plugin breaks an order.
describeIf(store.store !== 'stand-in', ONLY_REAL)('another plugin that breaks on an order', () => {
  describe('the e-mails with documents', () => {
    it.each(['throw', 'die'])(
      '%s, when it is decided: the others go out, and that one when it is mended',
      async (how) => {
        const ids = await answered();
        await breaks(ids[1] ?? 0, 'status', how);
        expect(await report()).toBe(200);
        expect(await states(ids)).toEqual(['sent', '', 'sent']);
        await mended();
        expect(await report()).toBe(200);
        expect(await states(ids)).toEqual(['sent', 'sent', 'sent']);
      },
    );

    it('exit: ends one report, and none after it', async () => {
      const ids = await answered();
      await breaks(ids[1] ?? 0, 'status', 'exit');
      expect([await report(), await report()]).toEqual([500, 200]);
      expect(await states(ids)).toEqual(['sent', '', 'sent']);
    });

    it.each(['throw', 'die'])('%s, when it is sent: is noted for that order alone', async (how) => {
      const ids = await answered();
      const broken = ids[1] ?? 0;
      await breaks(broken, 'billing_email', how);
      expect(await report()).toBe(200);
      expect(await states(ids)).toEqual(['sent', 'failed', 'sent']);
      expect((await historyOf(broken)).join()).toContain('could not be sent');
    });
  });

  it.each(['throw', 'die', 'exit'])('%s: of a bundle of documents the others are stored', async (how) => {
    const { ids, numbers } = await orders();
    await breaks(ids[1] ?? 0, 'billing_email', how);
    const bodies = numbers.map((number) => pdf(number));
    const list = numbers.map((number, n) => ({
      erp_key: `invoice.${number}`,
      sha256: sha256(bodies[n] ?? pdf('')),
      type: 'invoice',
      number,
      account_key: 'contact.none',
      account_email: '',
      sale_key: `sale.${String(ids[n])}`,
      file_name: `${number}.pdf`,
      size: bodies[n]?.length,
    }));
    const body = Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...bodies]);
    const send = () => call<{ results: { outcome: string }[] }>(store, 'PUT', `${api}/documents`, body);
    if (how === 'exit') expect((await send()).status).toBe(500);
    const { status, body: answer } = await send();
    expect([status, answer.results.map(({ outcome }) => outcome)]).toEqual([200, ['created', 'waiting', 'created']]);
    await mended();
    expect((await send()).body.results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'created', 'unchanged']);
  });

  it('the sweep for changes that no hook told asks no order, so that none is in its way', async () => {
    const { ids } = await orders();
    await breaks(ids[1] ?? 0, 'date_modified', 'throw');
    const { last } = await changes();
    await phpIn(
      store,
      `global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}erp_bridge_changes WHERE seq < ${last}" );
    $wpdb->query( "UPDATE {$wpdb->prefix}wc_orders SET date_updated_gmt = '" . gmdate( 'Y-m-d H:i:s', time() - 60 ) . "' WHERE id IN (${ids.join()})" ); wp_cache_flush();
    update_option( 'erp_bridge_swept', time() - 400 );`,
    );
    const told = (await changes(last)).changes.map(({ order_id }) => order_id);
    expect(told).toEqual(expect.arrayContaining(ids.slice(0, 2)));
  });
});
