/** Tells the plugin how the worker is, and collects what the admin asked for. A report that fails never fails a sync. */
import { hostname } from 'node:os';
import type { Journal, Lane } from './journal/journal.js';
import type { StoreClient } from './store/client.js';
import type { LastRun, Report, Running } from './store/types.js';
import { version } from './version.js';

/** What the admin asked for in wp-admin, to be done as soon as the worker is free. */
export interface Ask {
  name: 'sync' | 'preview';
  lane?: Lane;
  full: boolean;
}

const isLane = (text: string | undefined): text is Lane => text === 'accounts' || text === 'documents';

export class Reporter {
  running: Running | null = null;
  lastRun: LastRun | null = null;
  private asks: Ask[] = [];
  private settingsVersion: number | undefined;
  private readonly listeners = new Set<() => void>();
  private done: Report['commands'] = [];
  private readonly startedAt = new Date().toISOString();
  private busy: Promise<void> | undefined;

  constructor(
    private readonly store: StoreClient,
    private readonly journal: Journal,
    private readonly adapter: string,
  ) {}

  get hasAsks(): boolean {
    return this.asks.length > 0;
  }

  nextAsk(): Ask | undefined {
    return this.asks.shift();
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
          adapter: this.adapter,
          started_at: this.startedAt,
        },
        running: this.running,
        last_run: this.lastRun,
        counters: { accounts: this.journal.counts('accounts'), documents: this.journal.counts('documents') },
        events: [...events, ...notes],
        commands,
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

  private obey(id: number, name: string, { lane, full, erp_key: key }: Record<string, string>): void {
    const known = ['sync', 'preview', 'retry', 'approve'].includes(name);
    if (name === 'retry' && isLane(lane) && key !== undefined) this.journal.retry(lane, key);
    if (name === 'approve' && isLane(lane)) this.journal.removals.approve(lane);
    if (known) {
      const ask = name === 'preview' ? 'preview' : 'sync';
      // After a retry or an approval every flow is looked at: one may have waited for the other.
      const only = name === 'sync' || name === 'preview' ? lane : undefined;
      this.asks.push({ name: ask, full: full === '1', ...(isLane(only) ? { lane: only } : {}) });
    }
    this.done.push(
      known
        ? { id, state: 'done' }
        : { id, state: 'failed', message: `This worker (${version}) does not know the command ${name}.` },
    );
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
