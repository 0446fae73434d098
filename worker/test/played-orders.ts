/** The orders of the played shop: what the plugin's change feed, snapshots and states routes answer. */
import type { FastifyInstance } from 'fastify';
import type {
  OrderChange,
  WooCommerceOrder,
  WooCommerceProduct,
  WooCommerceState,
} from '../src/shops/woocommerce/orders.js';
import { soldOn } from './played-products.js';
import { testOrder } from './test-order.js';

export class PlayedOrders {
  readonly orders = new Map<number, WooCommerceOrder>();
  /** Products and variations, by number. */
  readonly products = new Map<number, WooCommerceProduct>();
  changes: OrderChange[] = [];
  /** The states it was told, by order; every telling counts. */
  readonly states = new Map<number, WooCommerceState>();
  told = 0;
  /** How many orders were asked for, over all requests. */
  read = 0;
  /** And in how many. */
  requests = 0;
  /** More orders than this in one request are too many for the host; with these it breaks however few they are. */
  most = 100;
  readonly poisoned = new Set<number>();
  /** With these another plugin ends one request; then they are left out and told. */
  readonly deadly = new Map<number, { noted: boolean }>();
  /** Another plugin breaks while the shop notes what became of these; with even ones it ends the request. */
  readonly brokenToTell = new Set<number>();
  private seq = 0;

  /** Places or changes an order; the feed names it. */
  put(change: Partial<WooCommerceOrder> & { id: number }): WooCommerceOrder {
    const placed = change.created_at ? { placed_at: change.created_at } : {};
    const order = { ...(this.orders.get(change.id) ?? testOrder({ number: String(change.id) })), ...placed, ...change };
    this.orders.set(order.id, order);
    this.ring(order.id);
    return order;
  }

  delete(id: number): void {
    this.orders.delete(id);
    this.ring(id);
  }

  ring(order_id: number, seq = (this.seq += 1)): void {
    this.seq = Math.max(this.seq, seq);
    this.changes.push({ seq, order_id, kind: 'updated', at: '2026-11-25T10:00:00Z' });
    this.changes.sort((a, b) => a.seq - b.seq);
  }

  /** A number that a transaction has taken and not committed yet. */
  reserve = (): number => (this.seq += 1);

  routes(server: FastifyInstance, base: string): void {
    server.get(`${base}/changes`, (request) => {
      const { after, limit } = request.query as { after: string; limit: string };
      return {
        changes: this.changes.filter(({ seq }) => seq > Number(after)).slice(0, Number(limit)),
        last: this.changes.at(-1)?.seq ?? 0,
        oldest: this.changes[0]?.seq ?? 0,
      };
    });
    server.get(`${base}/orders`, async (request, reply) => {
      const { ids, products } = request.query as Record<string, string | undefined>;
      if (ids !== undefined) {
        const wanted = ids.split(',').map(Number);
        this.requests += 1;
        if (wanted.length > this.most || wanted.some((id) => this.poisoned.has(id)))
          return reply.code(500).send({
            code: 'internal_server_error',
            message:
              '<p>There has been a critical error on this website.</p><p><a href="https://x.example">Learn more</a></p>',
          });
        const killer = wanted.find((id) => this.deadly.get(id)?.noted === false);
        if (killer !== undefined) {
          this.deadly.set(killer, { noted: true });
          return reply.code(500).send({ code: 'erp_bridge_order_broken', message: 'exit', data: { order_id: killer } });
        }
        this.read += wanted.length;
        const broken = wanted.filter((id) => this.deadly.has(id)).map((id) => ({ id, detail: 'exit' }));
        const orders = wanted.flatMap((id) => (this.deadly.has(id) ? [] : (this.orders.get(id) ?? [])));
        const sold = products === 'true' ? { products: soldOn(orders, this.products) } : {};
        return { orders, missing: wanted.filter((id) => !this.orders.has(id)), broken, ...sold };
      }
      return reply.code(400).send({ code: 'erp_bridge_which_orders', message: '' });
    });
    server.get(`${base}/orders/ids`, (request) => {
      const { after_id, limit, since } = request.query as Record<string, string | undefined>;
      const ids = [...this.orders.values()]
        .filter(({ id, placed_at }) => id > Number(after_id) && placed_at >= (since ?? ''))
        .map(({ id }) => id)
        .sort((a, b) => a - b)
        .slice(0, Number(limit));
      return { ids, last_id: ids.length < Number(limit) ? 0 : (ids.at(-1) ?? 0) };
    });
    server.post(`${base}/orders/states`, (request, reply) => {
      const { states } = request.body as { states: WooCommerceState[] };
      const killer = states.find(({ order_id }) => this.brokenToTell.has(order_id) && order_id % 2 === 0);
      if (killer !== undefined)
        return reply
          .code(500)
          .send({ code: 'erp_bridge_order_broken', message: 'exit', data: { order_id: killer.order_id } });
      this.told += states.length;
      return {
        results: states.map((state) => {
          const { order_id } = state;
          if (this.brokenToTell.has(order_id))
            return { order_id, outcome: 'broken', marked_paid: false, detail: 'thrown' };
          this.states.set(order_id, state);
          return { order_id, outcome: 'updated', marked_paid: false };
        }),
      };
    });
  }
}
