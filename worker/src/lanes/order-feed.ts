/**
 * Which orders to look at: those the shop's change feed names, read by number, so that neither clock nor lost delivery can hide
 * one. A transaction that commits late makes a lower number appear after a higher one; a short overlap is read again for it.
 */
import type { Journal } from '../journal/journal.js';
import type { StoreClient } from '../store/client.js';
import { orderOf } from '../rules/sales/sale.js';
import type { Changes, OrderChange } from '../store/orders.js';
import { OrderSnapshots, type OrderPage } from './order-snapshots.js';

const page = 500;
const idsAtOnce = 1000;

/** How many numbers behind the newest may still appear. */
const overlap = 200;

const names = { cursor: 'sales.cursor', seen: 'sales.seen.changes', again: 'sales.again', rollCall: 'sales.roll-call' };

/** What a number stood for: after the shop was restored from a backup it is given again, to another change. */
const told = ({ seq, order_id, at }: OrderChange): string => `${String(seq)} ${String(order_id)} ${at}`;
const numberOf = (change: string): number => Number(change.split(' ', 1)[0]);

export class OrderFeed {
  private readonly snapshots: OrderSnapshots;

  constructor(
    private readonly journal: Journal,
    private readonly store: StoreClient,
  ) {
    this.snapshots = new OrderSnapshots(journal, store);
  }

  /** Whether there is anything to look at; one small request. */
  async hasNews(): Promise<boolean> {
    const cursor = this.cursor();
    if (cursor === undefined || this.again().length > 0 || this.snapshots.due().length > 0) return true;
    const { changes, last } = await this.changes();
    if (last < cursor) return true;
    const seen = new Set(this.seen());
    return changes.some((change) => !seen.has(told(change)));
  }

  /**
   * Everything that changed since the last time; every order placed since `since` where there was no last time, where it was
   * too long ago, or where all are asked for. What a page holds has to be written down before the next one is asked for.
   */
  async *read({ since, all }: { since: string; all: boolean }): AsyncGenerator<OrderPage> {
    const asked = this.again();
    yield* this.snapshots.of([...new Set([...asked, ...this.snapshots.due()])]);
    this.forgetAgain(asked);
    yield* this.readNews(since, all);
    if (this.journal.meta(names.rollCall) !== 'due') return;
    yield* this.readAbsent();
    this.journal.setMeta(names.rollCall, '');
  }

  private async *readNews(since: string, all: boolean): AsyncGenerator<OrderPage> {
    const first = await this.changes();
    const isBroken = this.isBroken(first);
    if (!all && !isBroken) return yield* this.readChanges(first);
    yield* this.readAll(since);
    // What changed while we read is in the feed behind this number.
    if (isBroken) this.setCursor(first.last, []);
    yield* this.readChanges(await this.changes());
  }

  /** Looks at these orders with the next reading, changed or not. */
  static lookAgain(journal: Journal, orderIds: number[]): void {
    const known = JSON.parse(journal.meta(names.again) ?? '[]') as number[];
    journal.setMeta(names.again, JSON.stringify([...new Set([...known, ...orderIds])]));
  }

  /**
   * The shop may have lost orders of which its feed says nothing, because the plugin was not active when they were deleted: the next
   * reading asks which of those we know are still there.
   */
  static callTheRoll(journal: Journal): void {
    journal.setMeta(names.rollCall, 'due');
  }

  private cursor(): number | undefined {
    const text = this.journal.meta(names.cursor);
    return text === undefined ? undefined : Number(text);
  }

  private seen = (): string[] => JSON.parse(this.journal.meta(names.seen) ?? '[]') as string[];
  private again = (): number[] => JSON.parse(this.journal.meta(names.again) ?? '[]') as number[];

  private forgetAgain(done: number[]): void {
    if (done.length === 0) return;
    const left = this.again().filter((id) => !done.includes(id));
    this.journal.setMeta(names.again, JSON.stringify(left));
  }

  /** The shop's numbers began anew (it was restored), or it threw away what we have not read. */
  private isBroken({ changes, last, oldest }: Changes): boolean {
    const cursor = this.cursor();
    if (cursor === undefined || last < cursor || (last > cursor && oldest > cursor + 1)) return true;
    const seen = new Map(this.seen().map((change) => [numberOf(change), change]));
    return changes.some((change) => (seen.get(change.seq) ?? told(change)) !== told(change));
  }

  /** Those placed since then, and those that the journal knows besides: of before, or gone. */
  private async *readAll(since: string): AsyncGenerator<OrderPage> {
    const found = new Set<number>();
    if (since !== '') {
      for await (const some of this.snapshots.since(since)) {
        for (const { id } of [...some.orders, ...some.broken]) found.add(id);
        yield some;
      }
    }
    yield* this.snapshots.of(this.known().filter((id) => !found.has(id)));
  }

  /** Those that the journal knows and the shop does not name. */
  private async *readAbsent(): AsyncGenerator<OrderPage> {
    const known = this.known().sort((a, b) => a - b);
    const absent = new Set(known);
    const [first = 0, last = 0] = [known[0], known.at(-1)];
    for (let after = first - 1; absent.size > 0;) {
      const { ids, last_id } = await this.store.orderIds(after, idsAtOnce);
      for (const id of ids) absent.delete(id);
      after = last_id;
      if (after === 0 || after >= last) break;
    }
    yield* this.snapshots.of([...absent]);
  }

  private known(): number[] {
    return [...this.journal.orders.sales()]
      .flat()
      .flatMap(({ erpKey, state, wanted }) =>
        wanted !== undefined || state !== 'applied' ? (orderOf(erpKey) ?? []) : [],
      );
  }

  private async *readChanges(first: Changes): AsyncGenerator<OrderPage> {
    for (let found = first; ; found = await this.changes()) {
      const { changes } = found;
      const cursor = this.cursor() ?? 0;
      const seen = new Set(this.seen());
      const fresh = changes.filter((change) => !seen.has(told(change)));
      yield* this.snapshots.of([...new Set(fresh.map(({ order_id }) => order_id))]);
      const next = Math.max(cursor, ...changes.map(({ seq }) => seq));
      this.setCursor(next, [...seen, ...fresh.map(told)]);
      if (changes.length < page || next === cursor) return;
    }
  }

  /** Behind the cursor, with those before it that may have come late. */
  private changes = (): Promise<Changes> => this.store.changes(Math.max(0, (this.cursor() ?? 0) - overlap), page);

  private setCursor(cursor: number, seen: string[]): void {
    this.journal.setMeta(names.seen, JSON.stringify(seen.filter((change) => numberOf(change) > cursor - overlap)));
    this.journal.setMeta(names.cursor, String(cursor));
  }
}
