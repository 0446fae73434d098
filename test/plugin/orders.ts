/** What the tests of orders share: products, tax rates and orders made through the shop's own REST API, and our answers. */
import { expect } from 'vitest';
import type { OrderState } from '../../worker/src/model/order.js';
import type { Changes, Orders, OrderStateResult, WooCommerceOrder } from '../../worker/src/shops/woocommerce/orders.js';
import { phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

export interface ShopOrder {
  id: number;
  number: string;
  status: string;
  total: string;
  total_tax: string;
  discount_total: string;
  shipping_total: string;
  date_paid: string | null;
  line_items: { id: number; total: string; taxes: { id: number; total: string }[] }[];
  shipping_lines: { id: number; total: string }[];
  fee_lines: { id: number }[];
  refunds: { id: number; total: string }[];
}

/** The shop's own API, as its admin. */
export async function wc<T = { id: number }>(
  method: string,
  path: string,
  body?: unknown,
  query: Record<string, string> = {},
): Promise<T> {
  const answer = await call<T>(store, method, `/wc/v3/${path}`, body, query);
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

export const address = {
  first_name: 'Anne',
  last_name: 'Martin',
  company: 'Boulangerie Martin',
  address_1: '1, rue de la Paix',
  address_2: '2e étage',
  city: 'Bruxelles',
  state: '',
  postcode: '1000',
  country: 'BE',
  phone: '+32 2 555 00 00',
};

export const makeProduct = async (sku: string, price: string, more: object = {}): Promise<number> =>
  (await wc('POST', 'products', { name: `Product ${sku}`, type: 'simple', sku, regular_price: price, ...more })).id;

export const makeOrder = (more: object = {}): Promise<ShopOrder> =>
  wc<ShopOrder>('POST', 'orders', {
    payment_method: 'bacs',
    payment_method_title: 'Direct bank transfer',
    billing: { ...address, email: 'anne@orders.test' },
    shipping: address,
    ...more,
  });

export const changes = async (after = 0, limit = 1000): Promise<Changes> =>
  (await call<Changes>(store, 'GET', `${api}/changes`, undefined, { after: String(after), limit: String(limit) })).body;

/** What the feed tells since `work` began: the kinds, by order. */
export async function toldBy(work: () => Promise<unknown>): Promise<Map<number, string[]>> {
  const { last } = await changes();
  await work();
  const kinds = new Map<number, string[]>();
  for (const { order_id, kind } of (await changes(last)).changes) {
    kinds.set(order_id, [...(kinds.get(order_id) ?? []), kind]);
  }
  return kinds;
}

export const snapshots = async (query: Record<string, string>): Promise<Orders> =>
  (await call<Orders>(store, 'GET', `${api}/orders`, undefined, query)).body;

export async function snapshot(id: number): Promise<WooCommerceOrder> {
  const { orders } = await snapshots({ ids: String(id) });
  expect(orders).toHaveLength(1);
  return orders[0] as WooCommerceOrder;
}

export const stateOf = (order_id: number, more: Partial<OrderState> = {}): OrderState => ({
  order_id,
  state: 'sent',
  reason: '',
  params: {},
  document: null,
  difference: '',
  qr: null,
  ...more,
});

export const invoice = (number: string, more: object = {}): NonNullable<OrderState['document']> => ({
  type: 'invoice',
  number,
  state: 'final',
  date: '2026-02-01',
  due_date: '2026-03-03',
  total: '12.10',
  currency: 'EUR',
  paid: '0',
  stock_out: '',
  ...more,
});

export async function tellStates(...states: OrderState[]): Promise<OrderStateResult[]> {
  const { status, body } = await call<{ results: OrderStateResult[] }>(store, 'POST', `${api}/orders/states`, {
    states,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.results;
}

/** PHP in the shop that answers with JSON. */
export const ask = async <T>(code: string): Promise<T> =>
  JSON.parse(await phpIn(store, `echo wp_json_encode( ( function () { ${code} } )() );`)) as T;

export const historyOf = async (id: number): Promise<string[]> =>
  (await ask<{ text: string }[]>(`return ErpBridge\\Sales\\History::of( ${id} );`)).map(({ text }) => text);

export type Storage = 'hpos' | 'classic';

/** WooCommerce's own tables and classic storage; the stand-in has only the former. */
export const storages: Storage[] = store.store.startsWith('stand-in') ? ['hpos'] : ['hpos', 'classic'];

/** Only while the shop has no order. */
export async function useStorage(kind: Storage): Promise<void> {
  const wanted = kind === 'hpos' ? 'yes' : 'no';
  const answer = await phpIn(
    store,
    `update_option( 'woocommerce_custom_orders_table_enabled', '${wanted}' ); echo get_option( 'woocommerce_custom_orders_table_enabled' );`,
  );
  expect(answer).toBe(wanted);
}
