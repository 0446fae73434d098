/**
 * Whole orders, as many at once as the host can take: a page that breaks is halved, and one order on which its source breaks loses
 * only itself. It is looked at again later, less and less often.
 */
import type { Journal } from '../journal/journal.js';
import { backoff } from '../model/backoff.js';
import type { ForeignId } from '../model/order-key.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../shops/errors.js';
import type { BrokenOrder } from '../model/order.js';
import type { Orders, OrderSource } from '../shops/port.js';
import { orderPages } from './order-pages.js';
import { SourceMeta } from './source-meta.js';

/** After this many single orders in a row that break it is asked whether the shop is broken. */
const manyBroken = 5;

/** So few are looked at one by one, where nothing else says how the shop is. */
const few = 20;

/** By order: how often it broke, and when it is looked at again. */
type Broken = Record<string, { times: number; at: number }>;

export class OrderSnapshots {
  private size: number;
  private inARow = 0;
  private isReadable = false;
  private readonly meta: SourceMeta;

  constructor(
    journal: Journal,
    private readonly source: OrderSource,
  ) {
    this.size = source.atOnce;
    this.meta = new SourceMeta(journal, source.name);
  }

  /** Orders that broke and are to be looked at again. */
  due(now = Date.now()): string[] {
    return Object.entries(this.broken()).flatMap(([id, { at }]) => (at <= now ? id : []));
  }

  async *of(ids: string[]): AsyncGenerator<Orders> {
    for (let left = ids; left.length > 0;) {
      const some = left.slice(0, this.size);
      const found = await this.ask(some, left.slice(some.length));
      if (found === undefined) continue;
      left = left.slice(some.length);
      yield found;
      // Only now is it written down.
      this.remember(some, found.broken);
      this.noteReadable(found.orders.at(-1)?.id);
    }
  }

  /** All placed since then. */
  async *since(moment: string): AsyncGenerator<Orders> {
    for await (const { ids } of orderPages(this.source, moment)) yield* this.of(ids);
  }

  /** undefined: it was too many; try again with fewer. */
  private async ask(some: string[], left: string[]): Promise<Orders | undefined> {
    try {
      const answer = await this.read(some);
      this.inARow = 0;
      return answer;
    } catch (error) {
      if (!(error instanceof RequestBroke || error instanceof RequestRefused)) throw error;
      this.size = Math.max(1, Math.floor(some.length / 2));
      const [only, ...others] = some;
      if (only === undefined || others.length > 0) return undefined;
      this.inARow += 1;
      if (this.inARow % manyBroken === 0 && (await this.isShopBroken(left)))
        throw new StoreProblem('store_error', { detail: error.message });
      // It was this order, not the size.
      this.size = this.source.atOnce;
      return { orders: [], missing: [], broken: [{ id: only, detail: error.message }] };
    }
  }

  /** An order on which another plugin ends the request ends only one: then the shop has noted it and leaves it out. */
  private async read(ids: string[]): Promise<Orders> {
    const noted = new Set<string>();
    for (;;) {
      try {
        return await this.source.orders(ids);
      } catch (error) {
        const id = error instanceof RequestBroke ? error.order : undefined;
        if (id === undefined || noted.has(id)) throw error;
        noted.add(id);
      }
    }
  }

  /** Not even an order that could be read before, nor those that come later, can be read now. */
  private async isShopBroken(left: string[]): Promise<boolean> {
    const known = this.meta.get('readable');
    if (known === undefined && left.length <= few) return false;
    const others = [known, left.at(-1), left.at(left.length / 2)].flatMap((id) => id ?? []);
    for (const id of new Set(others)) {
      try {
        await this.source.orders([id]);
        return false;
      } catch (error) {
        if (!(error instanceof RequestBroke || error instanceof RequestRefused)) throw error;
      }
    }
    return true;
  }

  /** One order of each reading is enough. */
  private noteReadable(id: ForeignId | undefined): void {
    if (id === undefined || this.isReadable) return;
    this.isReadable = true;
    this.meta.set('readable', String(id));
  }

  private broken = (): Broken => JSON.parse(this.meta.get('broken') ?? '{}') as Broken;

  private remember(asked: string[], broken: BrokenOrder[]): void {
    const before = this.broken();
    const left = Object.entries(before).filter(([id]) => !asked.includes(id));
    const again = broken.map(({ id }): [string, Broken[string]] => {
      const times = (before[id]?.times ?? 0) + 1;
      return [id, { times, at: Date.now() + backoff(times) }];
    });
    if (again.length === 0 && left.length === Object.keys(before).length) return;
    this.meta.set('broken', JSON.stringify(Object.fromEntries([...left, ...again])));
  }
}
