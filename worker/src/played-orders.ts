/** The orders of the played shop: what the plugin's change feed, snapshots and states routes answer. */
import type { FastifyInstance } from 'fastify';
import type { OrderChange, OrderSnapshot, OrderState } from './store/orders.js';
import { testOrder } from './test-order.js';

export class PlayedOrders {
  readonly orders = new Map<number, OrderSnapshot>();
  changes: OrderChange[] = [];
  /** The states it was told, by order; every telling counts. */
  readonly states = new Map<number, OrderState>();
  told = 0;
  /** How many orders were asked for, over all requests. */
  read = 0;
  /** More orders than this in one request are too many for the host; with these it breaks however few they are. */
  most = 100;
  readonly poisoned = new Set<number>();
  private seq = 0;

  /** Places or changes an order; the feed names it. */
  put(change: Partial<OrderSnapshot> & { id: number }): OrderSnapshot {
    const order = { ...(this.orders.get(change.id) ?? testOrder({ number: String(change.id) })), ...change };
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
      const { ids, after_id, limit, since } = request.query as Record<string, string | undefined>;
      if (ids !== undefined) {
        const wanted = ids.split(',').map(Number);
        if (wanted.length > this.most || wanted.some((id) => this.poisoned.has(id)))
          return reply.code(500).send({ code: 'internal_server_error', message: 'There has been a critical error' });
        this.read += wanted.length;
        const orders = wanted.flatMap((id) => this.orders.get(id) ?? []);
        return { orders, missing: wanted.filter((id) => !this.orders.has(id)) };
      }
      if (Number(limit) > this.most) return reply.code(504).type('text/html').send('<h1>Gateway timeout</h1>');
      const orders = [...this.orders.values()]
        .filter(({ id, created_at }) => id > Number(after_id) && created_at >= (since ?? ''))
        .sort((a, b) => a.id - b.id)
        .slice(0, Number(limit));
      this.read += orders.length;
      return { orders, missing: [], last_id: orders.length < Number(limit) ? 0 : (orders.at(-1)?.id ?? 0) };
    });
    server.post(`${base}/orders/states`, (request) => {
      const { states } = request.body as { states: OrderState[] };
      this.told += states.length;
      for (const state of states) this.states.set(state.order_id, state);
      return { results: states.map(({ order_id }) => ({ order_id, outcome: 'updated', marked_paid: false })) };
    });
  }
}
