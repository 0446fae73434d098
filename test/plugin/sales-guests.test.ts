/** Documents of orders without an account: stored, seen by nobody but the shop, and the customer's once there is an account. */
import { beforeAll, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { account, one } from './accounts.js';
import { api, call } from './client.js';
import { pdf, sha256, signedIn, upload } from './documents.js';
import { address, ask, makeOrder } from './orders.js';
import { store } from '../setup/own-shop.js';

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { send_email: false } });
});

const guestOrder = async (email: string, more: object = {}): Promise<number> =>
  (await makeOrder({ billing: { ...address, email }, ...more })).id;
const put = (key: string, more: Record<string, string>) =>
  call<{ outcome: string; code?: string }>(store, 'PUT', `${api}/documents/${key}`, pdf(key), {
    sha256: sha256(pdf(key)),
    type: 'invoice',
    number: key.split('.')[1] ?? '',
    ...more,
  });
const row = (key: string): Promise<{ user_id: string; order_id: string; guest_email: string }> =>
  ask(`return ErpBridge\\Documents\\Documents::by_key( '${key}' );`);
const userId = (email: string): Promise<number> => ask(`return get_user_by( 'email', '${email}' )->ID;`);
const register = (email: string): Promise<string> =>
  phpIn(
    store,
    `echo wp_insert_user( array( 'user_login' => '${email}', 'user_pass' => 'x', 'user_email' => '${email}', 'role' => 'customer' ) );`,
  );
const readBy = async (id: number, cookie = ''): Promise<number> =>
  (await fetch(`${store.url}/?erp_bridge_document=${id}`, { headers: cookie === '' ? {} : { cookie } })).status;

it('are stored, but only for an order that is there', async () => {
  const order = await guestOrder('g1@orders.test');
  expect((await put('invoice.G1', { sale_key: `sale.${order}` })).body.outcome).toBe('created');
  expect(await row('invoice.G1')).toMatchObject({
    user_id: '0',
    order_id: String(order),
    guest_email: 'g1@orders.test',
  });
  expect((await put('invoice.G0', { sale_key: 'sale.999999' })).body).toMatchObject({
    outcome: 'waiting',
    code: 'no_account',
  });
  expect((await put('invoice.G0', { sale_key: 'refund.1' })).status).toBe(400);
  expect((await put('invoice.G1', { sale_key: `sale.${order}` })).body.outcome).toBe('unchanged');
});

it('travel in bundles, too', async () => {
  const order = await guestOrder('g2@orders.test');
  const list = [
    {
      erp_key: 'invoice.G2',
      sha256: sha256(pdf('G2')),
      type: 'invoice',
      number: 'G2',
      sale_key: `sale.${order}`,
      size: pdf('G2').length,
    },
  ];
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), pdf('G2')]);
  const answer = await call<{ results: { outcome: string }[] }>(store, 'PUT', `${api}/documents`, body);
  expect(answer.body.results).toMatchObject([{ outcome: 'created' }]);
});

it('are read by nobody else: not signed out, not by another customer, not by the order’s link', async () => {
  const order = await guestOrder('g3@orders.test');
  await put('invoice.G3', { sale_key: `sale.${order}` });
  const id = Number(await ask(`return ErpBridge\\Documents\\Documents::by_key( 'invoice.G3' )->id;`));
  await register('other@orders.test');
  const { cookie } = await signedIn('other@orders.test');
  expect(await readBy(id)).toBe(401);
  expect(await readBy(id, cookie)).toBe(404);
  const page = await ask<string>(`return wc_get_order( ${order} )->get_checkout_order_received_url();`);
  expect(await (await fetch(page)).text()).not.toContain(`erp_bridge_document=${id}`);
});

it('become theirs who register with the order’s e-mail, whatever is sent again afterwards', async () => {
  const order = await guestOrder('G4@orders.test');
  await put('invoice.G4', { sale_key: `sale.${order}` });
  await register('g4@orders.test');
  const mine = String(await userId('g4@orders.test'));
  expect(await row('invoice.G4')).toMatchObject({ user_id: mine, guest_email: '' });
  await put('invoice.G4', { sale_key: `sale.${order}`, paid: '1' });
  expect((await row('invoice.G4')).user_id).toBe(mine);
});

it('become theirs whose account the sync makes, except another ERP customer’s', async () => {
  const order = await guestOrder('bulk@accounts.test');
  await put('invoice.G5', { sale_key: `sale.${order}`, tiers_key: 'tiers.Z' });
  await put('invoice.G6', { sale_key: `sale.${order}` });
  const made = await one(account('Bulk'));
  expect((await row('invoice.G6')).user_id).toBe(String(made.user_id));
  expect((await row('invoice.G5')).user_id).toBe('0');
});

it('become theirs to whom WooCommerce gives the past order', async () => {
  const order = await guestOrder('g7@orders.test');
  await put('invoice.G7', { sale_key: `sale.${order}` });
  await register('late@orders.test');
  const mine = await userId('late@orders.test');
  await phpIn(store, `do_action( 'woocommerce_update_new_customer_past_order', ${order}, get_userdata( ${mine} ) );`);
  expect((await row('invoice.G7')).user_id).toBe(String(mine));
});

it('of a customer’s order are the customer’s, whoever the ERP thinks of; never the staff’s', async () => {
  await register('g8@orders.test');
  const mine = await userId('g8@orders.test');
  const order = await guestOrder('somebody@orders.test', { customer_id: mine });
  await put('invoice.G8', { sale_key: `sale.${order}`, account_email: 'unknown@orders.test' });
  expect((await row('invoice.G8')).user_id).toBe(String(mine));
  const staff = await guestOrder('x9@orders.test', { customer_id: 1 });
  await put('invoice.G9', { sale_key: `sale.${staff}` });
  expect((await row('invoice.G9')).user_id).toBe('0');
});

it('are exported to the person, and forget the address when the order’s data is erased', async () => {
  const order = await guestOrder('g10@orders.test');
  await put('invoice.G10', { sale_key: `sale.${order}` });
  const exported = await ask<{ data: { item_id: string }[] }>(
    `return ErpBridge\\Privacy\\Privacy::export( 'G10@orders.test' );`,
  );
  expect(exported.data).toHaveLength(1);
  await phpIn(store, `do_action( 'woocommerce_privacy_remove_order_personal_data', wc_get_order( ${order} ) );`);
  expect((await row('invoice.G10')).guest_email).toBe('');
});

it('of an ERP customer without an order wait as ever', async () => {
  expect((await put('invoice.G11', { account_email: 'nobody@orders.test' })).body.outcome).toBe('waiting');
  expect(await upload('none', 'invoice.G12', { account_key: '', account_email: '' })).toBe(0);
});
