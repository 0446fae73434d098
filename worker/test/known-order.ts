/** For tests of decisions: an order, and what is known of it; `change` says what differs. */
import type { OrderRecord, Wish } from '../src/model/record.js';
import type { KnownSale, Sale, SaleContent, SaleState } from '../src/model/sale.js';
import type { Settings } from '../src/model/settings.generated.js';
import type { Collected, Decision, Known } from '../src/rules/sales/decision.js';
import { paymentOf, saleOf } from '../src/rules/sales/sale.js';
import type { WooCommerceOrder } from '../src/shops/woocommerce/orders.js';
import { woocommerce } from '../src/shops/woocommerce/particulars.js';
import { line, testOrder } from './test-order.js';

export const key = 'sale.123';
export const settings = {
  enabled: true,
  since: '2026-01-01T00:00:00Z',
  document: 'invoice',
  moment: 'created',
  send_email: true,
} as Settings['sales'];

export type OrderChange = Parameters<typeof testOrder>[0];

export const unknown: Known = { record: undefined, answer: undefined, given: undefined };
export const known = (change: Partial<Collected> = {}): Collected => ({
  source: 'woocommerce',
  particulars: woocommerce,
  settings,
  key,
  demands: { need: 'either', country: 'FR', currency: '' },
  comments: 'source',
  difference: undefined,
  refunds: new Map(),
  ...unknown,
  ...change,
});
export const set = (change: Partial<Settings['sales']>): Settings['sales'] => ({ ...settings, ...change });

export const order = (change: OrderChange = {}): WooCommerceOrder => testOrder(change);
export const content = (change: OrderChange = {}): SaleContent => saleOf(order(change), 'invoice') as SaleContent;
export const sale = (change: Partial<Sale> = {}): Sale => ({
  key,
  state: 'final',
  asked_at: '',
  content: content(),
  payment: paymentOf(order()),
  ...change,
});
export const record = (change: Partial<OrderRecord> = {}): OrderRecord => ({
  erpKey: key,
  label: 'the order',
  state: 'applied',
  reason: '',
  params: {},
  wanted: sale(),
  sent: true,
  trait: '',
  ...change,
});
export const waiting = record({ state: 'waiting', reason: 'moment_not_reached', wanted: undefined, sent: false });
export const answer = (change: Partial<SaleState> = {}): SaleState => ({
  key,
  type: 'invoice',
  number: 'FA1',
  state: 'final',
  date: '2026-11-25',
  dueDate: '',
  total: '30.00',
  currency: 'EUR',
  paid: false,
  stockOut: undefined,
  ...change,
});
export const draft = answer({ state: 'draft' });
export const given = (change: Partial<KnownSale> = {}): KnownSale => ({
  kind: 'order',
  state: 'draft',
  hash: '',
  revision: 1,
  ...change,
});

export const mismatch = { totals: { total: '30.01', tax: '5', discount: '0', shipping: '5' } };
export const more = {
  lines: [line({ total: '40', subtotal: '40', taxes: [{ rate_id: 1, amount: '8' }] })],
  totals: { total: '48', tax: '8', discount: '0', shipping: '0' },
};

export const wantedOf = (wish: Wish | undefined): Sale | undefined => wish?.wanted as Sale | undefined;
export const ofOrder = ({ wishes }: Decision): Wish | undefined => wishes.find(({ erpKey }) => erpKey === key);
/** `final invoice`, `held total_mismatch`, `-`: nothing is wanted. */
export function inWords(wish: Wish | undefined): string {
  if (wish === undefined) return '-';
  if (wish.blocked) return `${wish.blocked.state} ${wish.blocked.reason}${wish.wanted ? ', kept' : ''}`;
  const wanted = wantedOf(wish);
  return `${wanted?.state ?? ''} ${wanted?.content.kind ?? ''}`;
}
