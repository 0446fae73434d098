/** The shop's own orders, by the plugin's REST API. */
import type { OrderState } from '../../model/order.js';
import { ownSource } from '../../model/order-key.js';
import type { Changes, OrderIds, Orders, OrderSource, Told } from '../port.js';
import type { StoreClient } from './client.js';
import { woocommerce } from './particulars.js';
import type { Changes as Feed, OrderChange } from './orders.js';

const page = 500;
const idsAtOnce = 1000;

/** A transaction that commits late makes a lower number appear after a higher one; so many behind the newest may still appear. */
const overlap = 200;

interface Cursor {
  /** Of the change that was read last. */
  seq: number;
  /** What the numbers stood for that are read again for the sake of late ones. */
  seen: string[];
}

/** What a number stood for: after the shop was restored from a backup it is given again, to another change. */
const told = ({ seq, order_id, at }: OrderChange): string => `${String(seq)} ${String(order_id)} ${at}`;
const numberOf = (change: string): number => Number(change.split(' ', 1)[0]);

export class WooCommerceOrders implements OrderSource {
  readonly name = ownSource;
  readonly particulars = woocommerce;
  readonly atOnce = 100;

  constructor(private readonly client: StoreClient) {}

  /** By number, so that neither clock nor lost delivery can hide an order. */
  async changes(cursor: string | undefined): Promise<Changes> {
    const from = cursor === undefined ? undefined : (JSON.parse(cursor) as Cursor);
    const feed = await this.client.changes(Math.max(0, (from?.seq ?? 0) - overlap), page);
    if (from === undefined || isBroken(from, feed))
      return { ids: [], cursor: JSON.stringify({ seq: feed.last, seen: [] } satisfies Cursor), more: false, gap: true };
    const { changes } = feed;
    const seen = new Set(from.seen);
    const fresh = changes.filter((change) => !seen.has(told(change)));
    const seq = Math.max(from.seq, ...changes.map((change) => change.seq));
    const again = changes.filter((change) => change.seq > seq - overlap).map(told);
    return {
      ids: [...new Set(fresh.map(({ order_id }) => String(order_id)))],
      cursor: JSON.stringify({ seq, seen: again } satisfies Cursor),
      more: changes.length === page && seq > from.seq,
      gap: false,
    };
  }

  async orders(ids: readonly string[], { products: withProducts = false } = {}): Promise<Orders> {
    const answer = await this.client.ordersById(ids.map(Number), withProducts);
    const { orders, missing, broken = [], products } = answer;
    return {
      orders,
      missing: missing.map(String),
      broken: broken.map(({ id, detail }) => ({ id: String(id), detail })),
      ...(products === undefined ? {} : { products }),
    };
  }

  async after(cursor: string | undefined, since: string): Promise<OrderIds> {
    const { ids, last_id } = await this.client.orderIds(Number(cursor ?? 0), idsAtOnce, since);
    return { ids: ids.map(String), cursor: last_id === 0 ? undefined : String(last_id) };
  }

  /** Asks for numbers alone, and only for those from the first to the last. */
  async absent(ids: readonly string[]): Promise<string[]> {
    const asked = ids.map(Number).sort((a, b) => a - b);
    const absent = new Set(asked);
    const [first = 0, last = 0] = [asked[0], asked.at(-1)];
    for (let after = first - 1; absent.size > 0;) {
      const found = await this.client.orderIds(after, idsAtOnce);
      for (const id of found.ids) absent.delete(id);
      after = found.last_id;
      if (after === 0 || after >= last) break;
    }
    return [...absent].map(String);
  }

  async tell(states: readonly OrderState[]): Promise<Told[]> {
    const { results } = await this.client.orderStates(
      states.map((state) => ({ ...state, order_id: Number(state.order_id) })),
    );
    return results;
  }
}

/** The shop's numbers began anew (it was restored), or it threw away what we have not read. */
function isBroken({ seq, seen }: Cursor, { changes, last, oldest }: Feed): boolean {
  if (last < seq || (last > seq && oldest > seq + 1)) return true;
  const known = new Map(seen.map((change) => [numberOf(change), change]));
  return changes.some((change) => (known.get(change.seq) ?? told(change)) !== told(change));
}
