/**
 * A source of orders that is not WooCommerce, for tests: its ids are texts, its cursors its own, its statuses its own words, and it
 * says nothing of what only our plugin knows.
 */
import type { OrderSnapshot, OrderState } from '../src/model/order.js';
import type { Particulars } from '../src/model/particulars.js';
import type { ShopProduct } from '../src/model/product.js';
import { RequestBroke } from '../src/shops/errors.js';
import type { Changes, OrderIds, Orders, OrderSource, Told } from '../src/shops/port.js';
import { woocommerce } from '../src/shops/woocommerce/particulars.js';
import { soldOn } from './played-products.js';
import { testOrder } from './test-order.js';

export const playedParticulars: Particulars = {
  ...woocommerce,
  statuses: { over: ['Annulée'], refunded: ['Remboursée'], processing: ['En cours'], completed: ['Livrée'] },
};

const onlyOurs = ['requested', 'requested_at', 'finalize', 'language', 'caption', 'notes', 'url'];

/** Only what every source says. */
export function plainOrder(id: string, change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const order = Object.fromEntries(Object.entries(testOrder()).filter(([name]) => !onlyOurs.includes(name)));
  const { method, title, transaction_id } = testOrder().payment;
  const own = { number: `N-${id}`, status: 'En cours', payment: { method, title, transaction_id } };
  return { ...(order as unknown as OrderSnapshot), ...own, ...change, id };
}

export class PlayedSource implements OrderSource {
  readonly atOnce = 10;
  readonly held = new Map<string, OrderSnapshot>();
  readonly products = new Map<ShopProduct['id'], ShopProduct>();
  readonly states = new Map<string, OrderState>();
  /** All that it was asked, in words. */
  readonly asked: string[] = [];
  /** It broke, and has forgotten what changed. */
  forgot = false;
  readonly poisoned = new Set<string>();
  private log: string[] = [];

  constructor(
    readonly name: string,
    readonly particulars: Particulars = playedParticulars,
  ) {}

  put(id: string, change: Partial<OrderSnapshot> = {}): void {
    this.held.set(id, { ...(this.held.get(id) ?? plainOrder(id)), ...change });
    this.log.push(id);
  }

  delete(id: string): void {
    this.held.delete(id);
    this.log.push(id);
  }

  changes(cursor: string | undefined): Promise<Changes> {
    this.asked.push(`changes ${cursor ?? '-'}`);
    const newest = `page=${String(this.log.length)};played`;
    if (cursor === undefined || this.forgot) {
      this.forgot = false;
      return Promise.resolve({ ids: [], cursor: newest, more: false, gap: true });
    }
    const from = Number(/^page=(\d+);played$/.exec(cursor)?.[1]);
    const to = Math.min(this.log.length, from + 3);
    const ids = [...new Set(this.log.slice(from, to))];
    return Promise.resolve({ ids, cursor: `page=${String(to)};played`, more: to < this.log.length, gap: false });
  }

  orders(ids: readonly string[], { products = false } = {}): Promise<Orders> {
    this.asked.push(`orders ${ids.join(' ')}`);
    if (ids.some((id) => this.poisoned.has(id))) return Promise.reject(new RequestBroke('broken'));
    const orders = ids.flatMap((id) => this.held.get(id) ?? []);
    const sold = products ? { products: soldOn(orders, this.products) } : {};
    return Promise.resolve({ orders, missing: ids.filter((id) => !this.held.has(id)), broken: [], ...sold });
  }

  after(cursor: string | undefined, since: string): Promise<OrderIds> {
    const all = [...this.held.values()].filter(({ placed_at }) => placed_at >= since).map(({ id }) => String(id));
    const from = Number(cursor?.slice('from '.length) ?? 0);
    const ids = all.slice(from, from + 2);
    return Promise.resolve({ ids, cursor: from + 2 < all.length ? `from ${String(from + 2)}` : undefined });
  }

  absent(ids: readonly string[]): Promise<string[]> {
    this.asked.push(`absent ${ids.join(' ')}`);
    return Promise.resolve(ids.filter((id) => !this.held.has(id)));
  }

  tell(states: readonly OrderState[]): Promise<Told[]> {
    return Promise.resolve(
      states.map((state) => {
        this.states.set(String(state.order_id), state);
        return { outcome: 'updated' };
      }),
    );
  }
}
