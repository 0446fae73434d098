/** The settings of article 4's import, and who may work with orders that are in the ERP. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { signedIn } from './documents.js';
import { ask, makeOrder, makeProduct } from './orders.js';
import { store } from '../setup/own-shop.js';

const defaults = {
  enabled: false,
  identify_by: 'sku',
  contact: 'either',
  delivery_comment: 'source',
  alert_hours: 24,
  alert_email: false,
  statuses: { draft: '', invoiced: '', paid: '', stock_out: '', withdrawn: '' },
};

interface Answer {
  settings: { imports: typeof defaults };
  shop: object;
  order_statuses: Record<string, string>;
  message?: string;
}
const read = async (): Promise<Answer> => (await call<Answer>(store, 'GET', `${api}/settings`)).body;
const save = (imports: unknown) => call<Answer>(store, 'PUT', `${api}/settings`, { settings: { imports } });

beforeAll(() => forgetEverything(store));
afterAll(() => forgetEverything(store));

it('of a shop that saved its settings before there was an import are as on a new one', async () => {
  await phpIn(
    store,
    `$stored = get_option( 'erp_bridge_settings' ); unset( $stored['settings']['imports'] ); update_option( 'erp_bridge_settings', $stored );`,
  );
  expect((await read()).settings.imports).toEqual(defaults);
  expect((await save({ contact: 'both' })).body.settings.imports).toEqual({ ...defaults, contact: 'both' });
  expect((await save(defaults)).status).toBe(200);
});

it.each([
  { identify_by: 'colour' },
  { contact: 'none' },
  { delivery_comment: 'always' },
  { alert_hours: 721 },
  { alert_hours: -1 },
  { alert_hours: 1.5 },
  { statuses: { draft: '' } },
  { statuses: { ...defaults.statuses, shipped: 'completed' } },
  { elsewhere: true },
])('%j is refused', async (change) => {
  expect((await save(change)).status).toBe(400);
  expect((await read()).settings.imports).toEqual(defaults);
});

it('offer the statuses of the shop, also those of other plugins, and no others', async () => {
  const { order_statuses: statuses } = await read();
  expect(statuses).toMatchObject({ 'on-hold': 'On hold', completed: 'Completed' });
  // Nor those with which an order is over: the ERP cancels and gives back nothing in the shop.
  for (const status of ['checkout-draft', 'cancelled', 'refunded', 'failed'])
    expect(statuses).not.toHaveProperty(status);
  const chosen = { ...defaults.statuses, invoiced: 'on-hold', stock_out: 'completed' };
  expect((await save({ statuses: chosen })).body.settings.imports.statuses).toEqual(chosen);
  for (const status of [
    'packed',
    'wc-completed',
    'trash',
    'cancelled',
    'refunded',
    'checkout-draft',
    'Completed',
    ' ',
    '0',
  ]) {
    const refused = await save({ statuses: { ...chosen, paid: status } });
    expect([status, refused.status]).toEqual([status, 400]);
    expect(refused.body.message).toContain(`“${status}”`);
    expect(refused.body.message).toContain('On hold');
  }
  expect((await save(defaults)).status).toBe(200);
});

it('come with where the shop is', async () => {
  const { shop } = await read();
  expect(shop).toEqual({ currency: 'EUR', country: 'FR', language: 'en' });
});

it('work with orders is a right of its own, which whoever manages the shop has anyway', async () => {
  expect(
    await ask<unknown>(
      `return array_map( fn( $role ) => get_role( $role )?->has_cap( 'erp_bridge_work_with_orders' ), array( 'administrator', 'customer' ) );`,
    ),
  ).toEqual([true, false]);
  await phpIn(
    store,
    `add_role( 'packer', 'Packer', array( 'read' => true, 'erp_bridge_work_with_orders' => true ) ); add_role( 'boss', 'Boss', array( 'read' => true, 'manage_woocommerce' => true ) );
    foreach ( array( 'packer', 'boss', 'editor' ) as $role ) { wp_insert_user( array( 'user_login' => "i-$role", 'user_email' => "$role@imports.test", 'user_pass' => 'x', 'role' => $role ) ); }`,
  );
  const { id } = await makeOrder({ line_items: [{ product_id: await makeProduct('rights', '1'), quantity: 1 }] });
  const status = async (person: string, method: string, path: string): Promise<number> => {
    const { cookie, nonce } = await signedIn(`${person}@imports.test`);
    const body = method === 'GET' ? {} : { body: '{}' };
    const headers = { cookie, 'X-WP-Nonce': nonce, 'Content-Type': 'application/json' };
    return (await fetch(`${store.url}/wp-json${api}${path}`, { method, headers, ...body })).status;
  };
  const sale = `/orders/${String(id)}/sale`;
  expect([await status('packer', 'GET', sale), await status('boss', 'GET', sale)]).toEqual([200, 200]);
  expect(await status('editor', 'GET', sale)).toBe(403);
  // It may, but sales are switched off.
  expect(await status('packer', 'POST', `/orders/${String(id)}/send`)).toBe(409);
  expect(await status('packer', 'GET', '/settings')).toBe(403);
  // Whoever has it is no customer.
  expect(await ask<boolean>(`return ErpBridge\\Accounts\\Staff::is( get_user_by( 'login', 'i-packer' )->ID );`)).toBe(
    true,
  );
  await phpIn(store, `remove_role( 'packer' ); remove_role( 'boss' );`);
});
