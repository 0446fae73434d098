/** What the tests of proven e-mails share: customers of the ERP, people who register with their e-mails, and who sees what. */
import { expect } from 'vitest';
import { account } from './accounts.js';
import { api, call } from './client.js';
import { pdf, sha256 } from './documents.js';
import { address, ask, makeOrder } from './orders.js';
import { store } from '../setup/own-shop.js';
import { Visitor } from './visitor.js';

const billing = { address_1: '1 rue Secrète', address_2: '', postcode: '75001', city: 'Paris', country: 'FR' };
export const vict = (name: string, changes: object = {}): Record<string, unknown> =>
  account(name, { tiers_key: `tiers.${name}`, tiers_code: name.toUpperCase(), billing, ...changes });
export const mail = (name: string): string => `${name.toLowerCase()}@accounts.test`;

/** As WooCommerce's form makes customers; the number of the account. */
export const register = (login: string, email: string): Promise<number> =>
  ask(`return wc_create_new_customer( '${email}', '${login}', 'Chosen-Password-1' );`);
export const person = async (login: string): Promise<Visitor> => {
  const visitor = new Visitor();
  expect(await visitor.signIn(login, 'Chosen-Password-1')).toBe(true);
  return visitor;
};
export const put = async (key: string, more: Record<string, string>): Promise<number> => {
  const { body } = await call<{ id?: number }>(store, 'PUT', `${api}/documents/${key}`, pdf(key), {
    sha256: sha256(pdf(key)),
    type: 'invoice',
    number: key.split('.')[1] ?? '',
    ...more,
  });
  return body.id ?? 0;
};
export const row = (key: string): Promise<Record<string, string>> =>
  ask(`return ErpBridge\\Documents\\Documents::by_key( '${key}' );`);
export const isProven = (id: number): Promise<boolean> => ask(`return ErpBridge\\Accounts\\ProvenEmail::is( ${id} );`);
export const known = (id: number): Promise<string[]> =>
  ask(
    `return array( get_user_meta( ${id}, 'billing_city', true ), get_user_meta( ${id}, 'last_name', true ), get_user_meta( ${id}, 'billing_phone', true ) );`,
  );
export const changeEmail = (id: number, email: string): Promise<unknown> =>
  ask(`return wp_update_user( array( 'ID' => ${id}, 'user_email' => '${email}' ) );`);
export const orderOf = async (id: number): Promise<Record<string, unknown>> => {
  const { id: order } = await makeOrder({ customer_id: id, billing: { ...address, email: 'x@accounts.test' } });
  const { body } = await call<{ orders: { customer: Record<string, unknown> }[] }>(
    store,
    'GET',
    `${api}/orders`,
    undefined,
    {
      'ids[0]': String(order),
    },
  );
  return body.orders[0]?.customer ?? {};
};

export async function seesNothing(visitor: Visitor, document: number, number: string): Promise<void> {
  const page = await visitor.documents();
  expect(page.text).not.toContain(number);
  expect((await visitor.open(`/?erp_bridge_document=${document}`)).text).not.toContain('%PDF');
  expect((await visitor.open(`/?erp_bridge_documents=${document}`)).text).not.toContain('%PDF');
}

export async function sees(visitor: Visitor, document: number, number: string): Promise<void> {
  expect((await visitor.documents()).text).toContain(number);
  expect((await visitor.open(`/?erp_bridge_document=${document}`)).text).toContain('%PDF');
}
