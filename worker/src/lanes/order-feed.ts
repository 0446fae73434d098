/** Which orders of a source to look at: those that changed, those that are asked for again, and where it cannot tell, all. */
import type { Journal } from '../journal/journal.js';
import { orderOf } from '../model/order-key.js';
import type { Changes, Orders, OrderSource } from '../shops/port.js';
import { OrderSnapshots } from './order-snapshots.js';
import { SourceMeta } from './source-meta.js';

export class OrderFeed {
  private readonly snapshots: OrderSnapshots;
  private readonly meta: SourceMeta;

  constructor(
    private readonly journal: Journal,
    private readonly source: OrderSource,
  ) {
    this.snapshots = new OrderSnapshots(journal, source);
    this.meta = new SourceMeta(journal, source.name);
  }

  /** Whether there is anything to look at; one small request. */
  async hasNews(): Promise<boolean> {
    if (this.cursor() === undefined || this.meta.again().length > 0 || this.snapshots.due().length > 0) return true;
    const { ids, gap } = await this.changes();
    return gap || ids.length > 0;
  }

  /**
   * Everything that changed since the last time; every order placed since `since` where there was no last time, where it was
   * too long ago, or where all are asked for. What a page holds has to be written down before the next one is asked for.
   */
  async *read({ since, all }: { since: string; all: boolean }): AsyncGenerator<Orders> {
    const asked = this.meta.again();
    yield* this.snapshots.of([...new Set([...asked, ...this.snapshots.due()])]);
    if (asked.length > 0) this.meta.setAgain(this.meta.again().filter((id) => !asked.includes(id)));
    yield* this.readNews(since, all);
    if (this.meta.get('roll-call') !== 'due') return;
    yield* this.snapshots.of(await this.source.absent(this.known()));
    this.meta.set('roll-call', '');
  }

  private async *readNews(since: string, all: boolean): AsyncGenerator<Orders> {
    const first = await this.changes();
    if (!all && !first.gap) return yield* this.readChanges(first);
    yield* this.readAll(since);
    // What changed while we read is in the feed behind this cursor.
    if (first.gap) this.setCursor(first.cursor);
    yield* this.readChanges(await this.changes());
  }

  /** Those placed since then, and those that the journal knows besides: of before, or gone. */
  private async *readAll(since: string): AsyncGenerator<Orders> {
    const found = new Set<string>();
    if (since !== '') {
      for await (const some of this.snapshots.since(since)) {
        for (const { id } of [...some.orders, ...some.broken]) found.add(String(id));
        yield some;
      }
    }
    yield* this.snapshots.of(this.known().filter((id) => !found.has(id)));
  }

  private known(): string[] {
    return [...this.journal.orders.sales(this.source.name)]
      .flat()
      .flatMap(({ erpKey, state, wanted }) =>
        wanted !== undefined || state !== 'applied' ? (orderOf(erpKey)?.id ?? []) : [],
      );
  }

  private async *readChanges(first: Changes): AsyncGenerator<Orders> {
    for (let found = first; ; found = await this.changes()) {
      // It broke while we read: the next reading looks at all of them.
      if (found.gap) return;
      yield* this.snapshots.of(found.ids);
      this.setCursor(found.cursor);
      if (!found.more) return;
    }
  }

  private changes = (): Promise<Changes> => this.source.changes(this.cursor());
  private cursor = (): string | undefined => this.meta.get('cursor');

  private setCursor(cursor: string): void {
    if (cursor !== this.cursor()) this.meta.set('cursor', cursor);
  }
}
