/**
 * Whole orders, as many at once as the host can take: a page that breaks is halved, and one order on which the shop breaks loses
 * only itself. It is looked at again later, less and less often.
 */
import type { Journal } from '../journal/journal.js';
import { backoff } from '../reconcile/backoff.js';
import type { StoreClient } from '../store/client.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../store/errors.js';
import type { OrderSnapshot } from '../store/orders.js';

/** The orders to look at, whole; `missing`: those that the shop no longer has; `broken`: those it could not tell just now. */
export interface OrderPage {
  orders: OrderSnapshot[];
  missing: number[];
  broken?: { id: number; detail: string };
}

const most = 100;
const name = 'sales.broken';

/** This many single orders in a row that break are no longer the orders' fault. */
const tooManyBroken = 5;

/** By order: how often it broke, and when it is looked at again. */
type Broken = Record<string, { times: number; at: number }>;

export class OrderSnapshots {
  private size = most;
  private inARow = 0;

  constructor(
    private readonly journal: Journal,
    private readonly store: StoreClient,
  ) {}

  /** Orders that broke and are to be looked at again. */
  due(now = Date.now()): number[] {
    return Object.entries(this.broken()).flatMap(([id, { at }]) => (at <= now ? Number(id) : []));
  }

  async *of(ids: number[]): AsyncGenerator<OrderPage> {
    for (let left = ids; left.length > 0;) {
      const some = left.slice(0, this.size);
      const found = await this.ask(() => this.store.ordersById(some), some.length);
      if (found === undefined) continue;
      left = left.slice(some.length);
      if (!('detail' in found)) {
        yield found;
        // Only now is it written down.
        this.forget(some);
      } else if (some[0] !== undefined) {
        this.remember(some[0]);
        yield { orders: [], missing: [], broken: { id: some[0], detail: found.detail } };
      }
    }
  }

  /** All placed since then, by id. */
  async *since(moment: string): AsyncGenerator<OrderPage> {
    for (let after = 0; ;) {
      const found = await this.ask(() => this.store.ordersAfter(after, this.size, moment), this.size);
      if (found === undefined) continue;
      // Nobody knows which one it is.
      if ('detail' in found) throw new StoreProblem('store_error', { detail: found.detail });
      yield found;
      after = found.last_id ?? 0;
      if (after === 0) return;
    }
  }

  /** undefined: it was too many; try again with fewer. */
  private async ask<T>(request: () => Promise<T>, count: number): Promise<T | { detail: string } | undefined> {
    try {
      const answer = await request();
      this.inARow = 0;
      return answer;
    } catch (error) {
      if (!(error instanceof RequestBroke || error instanceof RequestRefused)) throw error;
      this.size = Math.max(1, Math.floor(count / 2));
      if (count > 1) return undefined;
      this.inARow += 1;
      if (this.inARow >= tooManyBroken) throw new StoreProblem('store_error', { detail: error.message });
      // It was this order, not the size.
      this.size = most;
      return { detail: error.message };
    }
  }

  private broken = (): Broken => JSON.parse(this.journal.meta(name) ?? '{}') as Broken;

  private remember(id: number): void {
    const all = this.broken();
    const times = (all[id]?.times ?? 0) + 1;
    this.journal.setMeta(name, JSON.stringify({ ...all, [id]: { times, at: Date.now() + backoff(times) } }));
  }

  private forget(ids: number[]): void {
    const all = this.broken();
    const left = Object.entries(all).filter(([id]) => !ids.includes(Number(id)));
    if (left.length < Object.keys(all).length) this.journal.setMeta(name, JSON.stringify(Object.fromEntries(left)));
  }
}
