/** Tells the plugin how the worker is, and collects what the admin asked for. A report that fails never fails a sync. */
import { hostname } from 'node:os';
import type { Erp } from '../erp/port.js';
import type { Journal } from '../journal/journal.js';
import type { CommandState } from '../model/job.js';
import { laneNames } from '../model/flow.js';
import type { StoreClient } from '../shops/woocommerce/client.js';
import type { LastRun, Report, Running, WebhookReport } from '../shops/woocommerce/types.js';
import { version } from '../platform/version.js';
import { obey, type Asked } from './commands.js';
import type { ImportsReporter } from './imports-report.js';

export class Reporter {
  running: Running | null = null;
  lastRun: LastRun | null = null;
  /** Why the orders' own loop does not get on; it has no last run of its own. */
  ordersError: LastRun['error'] = null;
  webhooks: WebhookReport | undefined;
  private settingsVersion: number | undefined;
  private readonly listeners = new Set<() => void>();
  /** What was answered at once, without a job. */
  private answered: CommandState[] = [];
  private readonly startedAt = new Date().toISOString();
  private busy: Promise<void> | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly store: StoreClient,
    private readonly journal: Journal,
    private readonly erp: Pick<Erp, 'name' | 'files'>,
    private readonly imports: ImportsReporter,
  ) {}

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
    const answered = this.answered;
    this.answered = [];
    const commands = this.journal.jobs.untold();
    try {
      const imports = this.imports.report(this.store.shop.currency);
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
        commands: [...commands, ...answered],
        imports,
        ...(this.webhooks ? { webhooks: this.webhooks } : {}),
      });
      this.failed = false;
      this.journal.told(events);
      this.journal.notes.told(notes);
      this.journal.jobs.told(commands);
      this.imports.told(imports);
      this.noticeSettings(answer.settings_version);
      for (const command of answer.commands) this.obey(command);
    } catch {
      this.failed = true;
      this.answered.unshift(...answered);
    }
  }

  private noticeSettings(version: number): void {
    const changed = this.settingsVersion !== undefined && this.settingsVersion !== version;
    this.settingsVersion = version;
    if (changed) for (const listener of this.listeners) listener();
  }

  /** Beside whatever goes on: somebody sits at the page and waits. */
  private look(): void {
    this.looking ??= Promise.resolve(this.erp.files?.overviews() ?? [])
      .then((files) => this.store.columns(files))
      .then(
        () => undefined,
        // The page asks again; a sync says what is wrong.
        () => undefined,
      )
      .finally(() => (this.looking = undefined));
  }

  private obey(command: Asked): void {
    if (command.name === 'columns') this.look();
    const answered =
      command.name === 'columns' ? { id: command.id, state: 'done' as const } : obey(this.journal, command);
    if (answered) this.answered.push(answered);
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
