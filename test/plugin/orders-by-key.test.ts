/** A document meets an order of the shop by the sale's key alone: the ERP's order numbers begin at 1, too. */
import { beforeAll, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { makeAccounts, pdf, sha256, signedIn, upload } from './documents.js';
import { address, ask, invoice, makeOrder, makeProduct, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

let bread = 0;

const report = () =>
  call(store, 'POST', `${api}/worker/report`, { worker: { id: 'w' }, running: null, last_run: null, counters: null });
const mailsTo = (to: string): Promise<string> =>
  phpIn(
    store,
    `$f = dirname( ABSPATH ) . '/mail.log'; foreach ( is_readable( $f ) ? file( $f ) : array() as $line ) { if ( str_contains( $line, '${to}' ) && str_contains( $line, '.pdf' ) ) { echo $line; } }`,
  );
const orderOf = async (email: string, more: object = {}): Promise<number> =>
  (await makeOrder({ billing: { ...address, email }, line_items: [{ product_id: bread, quantity: 1 }], ...more })).id;
const sale = (id: number): Promise<Record<string, string>> => ask(`return ErpBridge\\Sales\\Sales::row( ${id} );`);
const document = (key: string): Promise<Record<string, string>> =>
  ask(`return ErpBridge\\Documents\\Documents::by_key( '${key}' );`);
const shownWith = (id: number): Promise<string[]> =>
  ask(
    `$view = ErpBridge\\OrderScreens\\SaleView::of( wc_get_order( ${id} ) ); return array_column( $view['documents'], 'number' );`,
  );
const isFinal = (id: number, number: string) =>
  tellStates(stateOf(id, { state: 'invoiced', document: invoice(number) }));

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Vict: 'VICT', Buyer: 'BUY' });
  bread = await makeProduct('KEY-BREAD', '12.10');
  await changeSettings(store, { sales: { enabled: true, document: 'invoice', send_email: true } });
});

it('is not mailed to the buyer whose order has the number of another customer’s order in the ERP', async () => {
  const id = await orderOf('stranger@orders.test');
  await isFinal(id, '');
  await upload('Vict', 'invoice.FA-VICTIM', { order_number: String(id), file_name: 'FA-VICTIM.pdf' });
  await report();
  expect(await sale(id)).toMatchObject({ doc_number: '', mail_state: '' });
  // Not even where the ERP's answer has the same number as a document that does not say it is the answer.
  await isFinal(id, 'FA-VICTIM');
  await report();
  expect(await mailsTo('stranger@orders.test')).toBe('');
  expect(await shownWith(id)).toEqual([]);
  expect(await document('invoice.FA-VICTIM')).toMatchObject({ order_id: '0', order_number: String(id) });

  await upload('none', 'invoice.FA-OWN', { account_key: '', account_email: '', sale_key: `sale.${id}` });
  await isFinal(id, 'FA-OWN');
  await report();
  expect(await mailsTo('stranger@orders.test')).toContain('FA-OWN');
});

it('leads to an order of the same customer only where it answers that order', async () => {
  const buyer = await ask<number>(`return get_user_by( 'email', 'buyer@documents.test' )->ID;`);
  const id = await orderOf('buyer@documents.test', { customer_id: buyer });
  await upload('Buyer', 'invoice.B-NUMBER', { order_number: String(id) });
  await upload('Buyer', 'invoice.B-KEY', { order_number: 'CDE-1', sale_key: `sale.${id}` });
  const { cookie, nonce } = await signedIn('buyer@documents.test');
  const answer = await fetch(`${store.url}/wp-json${api}/my/documents`, { headers: { cookie, 'X-WP-Nonce': nonce } });
  const { items } = (await answer.json()) as { items: { number: string; order_url: string | null }[] };
  const urls = Object.fromEntries(items.map(({ number, order_url }) => [number, order_url]));
  expect(urls['B-NUMBER']).toBeNull();
  expect(urls['B-KEY']).toContain(String(id));
  expect(await shownWith(id)).toEqual(['B-KEY']);
});

it('is asked for again where the shop has it without its order, or with another', async () => {
  const id = await orderOf('again@orders.test');
  await upload('Vict', 'invoice.AGAIN');
  const state = async (more: object): Promise<unknown> => {
    const asked = { erp_key: 'invoice.AGAIN', sha256: sha256(pdf('invoice.AGAIN')), ...more };
    const { body } = await call<{ documents: { state: string }[] }>(store, 'POST', `${api}/documents/lookup`, {
      documents: [asked],
    });
    return body.documents[0]?.state;
  };
  expect(await state({})).toBe('present');
  expect(await state({ sale_key: '' })).toBe('present');
  expect(await state({ sale_key: `sale.${id}` })).toBe('different');
  await upload('Vict', 'invoice.AGAIN', { sale_key: `sale.${id}` });
  expect(await state({ sale_key: `sale.${id}` })).toBe('present');
  expect(await state({ sale_key: '' })).toBe('different');
});

it('loses what an earlier version linked by number', async () => {
  const [wrong, right] = [await orderOf('old@orders.test'), await orderOf('new@orders.test')];
  await upload('Vict', 'invoice.OLD', { order_number: String(wrong) });
  await upload('Vict', 'invoice.NEW', { order_number: 'CDE-9', sale_key: `sale.${right}` });
  await isFinal(wrong, 'OLD');
  await isFinal(right, 'NEW');
  await phpIn(
    store,
    `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_documents SET order_id = ${wrong} WHERE erp_key = 'invoice.OLD'" );
    ErpBridge\\Sales\\Sales::save( ${wrong}, array( 'mail_state' => 'due' ) );
    ( require ErpBridge\\Platform\\Plugin::path( 'migrations/0008-orders-by-key.php' ) )();`,
  );
  expect(await document('invoice.OLD')).toMatchObject({ order_id: '0' });
  expect(await document('invoice.NEW')).toMatchObject({ order_id: String(right) });
  expect(await sale(wrong)).toMatchObject({ doc_number: '', mail_state: '' });
  expect(await sale(right)).toMatchObject({ doc_number: 'NEW' });
});
