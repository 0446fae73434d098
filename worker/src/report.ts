/** Tells the plugin how the worker is, and collects what the admin asked for. A report that fails never fails a sync. */
import { hostname } from 'node:os';
import type { Journal, Lane } from './journal/journal.js';
import type { StoreClient } from './store/client.js';
import type { LastRun, Report, Running } from './store/types.js';
import { version } from './version.js';

export class Reporter {
  running: Running | null = null;
  lastRun: LastRun | null = null;
  /** Whether the admin asked for a sync since the last one began. */
  syncAsked = false;
  private done: Report['commands'] = [];
  private readonly startedAt = new Date().toISOString();
  private busy: Promise<void> | undefined;

  constructor(
    private readonly store: StoreClient,
    private readonly journal: Journal,
    private readonly adapter: string,
  ) {}

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
    while (!this.failed && this.journal.untold(1).length > 0);
  }

  private failed = false;

  private async tellOnce(): Promise<void> {
    const events = this.journal.untold(500);
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
        events,
        commands,
      });
      this.failed = false;
      this.journal.told(events);
      for (const { id, name, args } of answer.commands) this.obey(id, name, args);
    } catch {
      this.failed = true;
      this.done.unshift(...commands);
    }
  }

  private obey(id: number, name: string, args: Record<string, string>): void {
    const known = name === 'sync' || name === 'retry';
    if (name === 'retry' && args['lane'] !== undefined && args['erp_key'] !== undefined) {
      this.journal.retry(args['lane'] as Lane, args['erp_key']);
    }
    if (known) this.syncAsked = true;
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
