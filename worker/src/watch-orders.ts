/**
 * The worker's short loop: asks every few seconds whether an order changed or the ERP answered, and brings just that across.
 * It runs beside the long syncs, so that no import of customers delays an order.
 */
import { Bell } from './bell.js';
import { OrderFeed } from './lanes/order-feed.js';
import { backoff } from './reconcile/backoff.js';
import { orderLanes, runOnce, type Worker } from './run.js';
import type { Settings } from './settings.generated.js';

/** How long settings are believed without a look, in milliseconds; a report tells earlier that they changed. */
const settingsMs = 30_000;

export class OrderWatch {
  readonly bell = new Bell();
  private settings: Settings | undefined;
  private secret: string | undefined;
  private readAt = 0;
  /** Of the ERP's answers at the last look; undefined before the first, '' where there were none. */
  private mark: string | undefined;

  constructor(private readonly worker: Worker) {}

  /** What the shop signs its webhooks with. */
  async webhookSecret(): Promise<string | undefined> {
    if (this.secret === undefined) await this.lookUpSettings().catch(() => undefined);
    return this.secret;
  }

  /** Until `signal` is aborted. `pauseMs`: before the n-th try at a shop that does not answer. */
  async run(signal: AbortSignal, pauseMs: (failures: number) => number = backoff): Promise<void> {
    const stopListening = this.worker.reporter.onSettingsChange(() => {
      this.readAt = 0;
    });
    let failures = 0;
    let rang = true;
    try {
      while (!signal.aborted) {
        const went = await this.turn(rang, signal);
        failures = went ? 0 : failures + 1;
        const pause = failures > 0 ? pauseMs(failures) : (this.settings?.worker.poll_seconds ?? 2) * 1000;
        rang = await this.bell.wait(pause, signal);
      }
    } finally {
      stopListening();
    }
  }

  /** → whether the shop answered. What is wrong with it is said by the other loop. */
  private async turn(rang: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      if (Date.now() - this.readAt > settingsMs) await this.lookUpSettings();
      if (this.settings?.sales.enabled !== true) return true;
      const { reporter, journal, store } = this.worker;
      const answered = await this.hasAnswers();
      const ask = reporter.takeSync('sales');
      if (!rang && !answered && ask === undefined && !(await new OrderFeed(journal, store).hasNews())) return true;
      const { error } = await runOnce(this.worker, {
        only: orderLanes,
        full: ask?.full ?? false,
        signal,
        beside: true,
      });
      // What the admin asked for is not forgotten because the shop was away.
      if (error !== null && ask !== undefined) reporter.askAgain(ask);
      // The document itself goes the way of all documents.
      if (answered) reporter.askOnce({ name: 'sync', lane: 'documents', full: false });
      return error === null;
    } catch {
      return false;
    }
  }

  private async hasAnswers(): Promise<boolean> {
    const mark = await this.worker.erp.answersMark();
    const changed = this.mark !== undefined && mark !== this.mark;
    this.mark = mark;
    return changed;
  }

  private async lookUpSettings(): Promise<void> {
    const { settings, webhook_secret: secret } = await this.worker.store.settings();
    this.settings = settings;
    this.secret = secret;
    this.readAt = Date.now();
  }
}
