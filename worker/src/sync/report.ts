/** Tells the plugin how the worker is, and collects what the admin asked for. A report that fails never fails a sync. */
import { hostname } from 'node:os';
import type { Erp } from '../erp/port.js';
import type { Journal } from '../journal/journal.js';
import { isLane, type Lane, laneNames } from '../model/record.js';
import { OrderFeed } from '../lanes/order-feed.js';
import { orderOf } from '../rules/sales/sale.js';
import type { StoreClient } from '../store/client.js';
import type { LastRun, Report, Running, WebhookReport } from '../store/types.js';
import { version } from '../platform/version.js';

/** What the admin asked for in wp-admin, to be done as soon as the worker is free. */
export interface Ask {
  name: 'sync' | 'preview';
  lane?: Lane;
  full: boolean;
}

const notForOrders = ({ name, lane }: Ask): boolean => !(name === 'sync' && lane === 'sales');

export class Reporter {
  running: Running | null = null;
  lastRun: LastRun | null = null;
  /** Why the orders' own loop does not get on; it has no last run of its own. */
  ordersError: LastRun['error'] = null;
  webhooks: WebhookReport | undefined;
  private asks: Ask[] = [];
  private settingsVersion: number | undefined;
  private readonly listeners = new Set<() => void>();
  private done: Report['commands'] = [];
  private readonly startedAt = new Date().toISOString();
  private busy: Promise<void> | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly store: StoreClient,
    private readonly journal: Journal,
    private readonly erp: Pick<Erp, 'name' | 'overviews'>,
  ) {}

  /** Those for the orders' own loop aside. */
  get hasAsks(): boolean {
    return this.asks.some(notForOrders);
  }

  nextAsk(): Ask | undefined {
    const index = this.asks.findIndex(notForOrders);
    return index < 0 ? undefined : this.asks.splice(index, 1)[0];
  }

  /** What nobody asked for by hand: asked twice, it is done once. */
  askOnce(ask: Ask): void {
    if (!this.asks.some(({ name, lane }) => name === ask.name && lane === ask.lane)) this.asks.push(ask);
  }

  /** Takes what was asked of this flow, out of its turn. */
  takeSync(lane: Lane): Ask | undefined {
    const index = this.asks.findIndex((ask) => ask.name === 'sync' && ask.lane === lane);
    return index < 0 ? undefined : this.asks.splice(index, 1)[0];
  }

  askAgain(ask: Ask): void {
    this.asks.unshift(ask);
  }

  /** Calls back whenever the shop's settings changed, until the returned function is called. */
  onSettingsChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Reports now and then until the returned function is called. */
  every(ms: number): () => void {
    const timer = setInterval(() => void this.tell(), ms);
    return () => {
      clearInterval(timer);
    };
  }

  /** Reports once; two at a time would report the same events twice. */
  tell(): Promise<void> {
    this.busy ??= this.tellOnce().finally(() => (this.busy = undefined));
    return this.busy;
  }

  /** Tells all that is left to tell; gives up where the shop does not listen. */
  async tellEverything(): Promise<void> {
    await this.busy;
    await this.looking;
    do await this.tell();
    while (!this.failed && this.journal.untold(1).length + this.journal.notes.untold(1).length > 0);
  }

  private failed = false;

  private async tellOnce(): Promise<void> {
    const notes = this.journal.notes.untold(100);
    const events = this.journal.untold(500 - notes.length);
    const commands = this.done;
    this.done = [];
    try {
      const answer = await this.store.report({
        worker: {
          id: this.workerId(),
          version,
          node: process.versions.node,
          host: hostname(),
          adapter: this.erp.name,
          started_at: this.startedAt,
        },
        running: this.running,
        last_run: this.lastRun && { ...this.lastRun, error: this.lastRun.error ?? this.ordersError },
        counters: Object.fromEntries(laneNames.map((lane) => [lane, this.journal.counts(lane)])) as Report['counters'],
        events: [...events, ...notes],
        commands,
        ...(this.webhooks ? { webhooks: this.webhooks } : {}),
      });
      this.failed = false;
      this.journal.told(events);
      this.journal.notes.told(notes);
      this.noticeSettings(answer.settings_version);
      for (const { id, name, args } of answer.commands) this.obey(id, name, args);
    } catch {
      this.failed = true;
      this.done.unshift(...commands);
    }
  }

  private noticeSettings(version: number): void {
    const changed = this.settingsVersion !== undefined && this.settingsVersion !== version;
    this.settingsVersion = version;
    if (changed) for (const listener of this.listeners) listener();
  }

  /** Beside whatever goes on: somebody sits at the page and waits. */
  private look(): void {
    this.looking ??= this.erp
      .overviews()
      .then((files) => this.store.columns(files))
      .then(
        () => undefined,
        // The page asks again; a sync says what is wrong.
        () => undefined,
      )
      .finally(() => (this.looking = undefined));
  }

  private obey(id: number, name: string, { lane, full, erp_key: key, erp_keys: many }: Record<string, string>): void {
    if (name === 'columns') {
      this.look();
      this.done.push({ id, state: 'done' });
      return;
    }
    const known = ['sync', 'preview', 'retry', 'approve'].includes(name);
    if (name === 'retry' && isLane(lane)) this.retry(lane, (many ?? key ?? '').split(' ').filter(Boolean));
    if (name === 'approve' && isLane(lane)) this.journal.removals.approve(lane);
    if (known) {
      const ask = name === 'preview' ? 'preview' : 'sync';
      // After a retry or an approval every flow is looked at: one may have waited for the other.
      const only = name === 'sync' || name === 'preview' ? lane : undefined;
      this.asks.push({ name: ask, full: full === '1', ...(isLane(only) ? { lane: only } : {}) });
      // Orders have a loop of their own.
      if (ask === 'sync' && only === undefined) this.asks.push({ name: ask, full: full === '1', lane: 'sales' });
    }
    this.done.push(
      known
        ? { id, state: 'done' }
        : { id, state: 'failed', message: `This worker (${version}) does not know the command ${name}.` },
    );
  }

  private retry(lane: Lane, keys: string[]): void {
    this.journal.retry(lane, keys);
    // Orders are read by change, so what a rule said of this one is not looked at anew by itself.
    for (const key of lane === 'sales' ? keys : []) {
      const order = orderOf(key) ?? orderOf(this.journal.trait('sales', key) ?? '');
      if (order !== undefined) OrderFeed.lookAgain(this.journal, [order]);
    }
  }

  private workerId(): string {
    let id = this.journal.meta('worker_id');
    if (id === undefined) {
      id = crypto.randomUUID();
      this.journal.setMeta('worker_id', id);
    }
    return id;
  }
}
