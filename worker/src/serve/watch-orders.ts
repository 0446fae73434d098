/**
 * The worker's short loop: asks every few seconds whether an order changed or the ERP answered, and brings just that across.
 * It runs beside the long syncs, so that no import of customers delays an order.
 */
import { Bell } from './bell.js';
import { OrderFeed } from '../lanes/order-feed.js';
import { sentence } from '../reasons/reasons.js';
import { backoff } from '../model/backoff.js';
import { ErpProblem, isOfErp } from '../model/problem.js';
import type { Ended } from '../jobs/kind.js';
import { isOfOrders, work } from '../jobs/work.js';
import { orderLanes } from '../model/flow.js';
import { runOnce, type Worker } from '../sync/run.js';
import type { Settings } from '../model/settings.generated.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../shops/errors.js';
import type { LastRun } from '../shops/woocommerce/types.js';

/** How long settings are believed without a look, in milliseconds; a report tells earlier that they changed. */
const settingsMs = 30_000;

const isOfShop = (error: unknown): boolean =>
  error instanceof StoreProblem || error instanceof RequestBroke || error instanceof RequestRefused;

export class OrderWatch {
  readonly bell = new Bell();
  private settings: Settings | undefined;
  private secret: string | undefined;
  private readAt = 0;
  /** Of the ERP's answers at the last look; undefined before the first, '' where there were none. */
  private mark: string | undefined;
  /** The last run did not come to its end: the next one is due even if nothing happens meanwhile. */
  private unfinished = true;
  private said = '';

  /** `say`: what is wrong on this side; what is wrong with the shop is said by the other loop. */
  constructor(
    private readonly worker: Worker,
    private readonly say: (line: string) => void = () => undefined,
  ) {}

  /** What the shop signs its webhooks with. */
  async webhookSecret(): Promise<string | undefined> {
    if (this.secret === undefined) await this.lookUpSettings().catch(() => undefined);
    return this.secret;
  }

  /** Until `signal` is aborted. `pauseMs`: before the n-th try at a shop that does not answer. */
  async run(signal: AbortSignal, pauseMs: (failures: number) => number = backoff): Promise<void> {
    const stopListening = this.worker.reporter.onSettingsChange(() => {
      this.readAt = 0;
      // Orders may have waited for just that.
      this.bell.ring();
    });
    let failures = 0;
    let rang = false;
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

  /** → whether all went well. */
  private async turn(rang: boolean, signal: AbortSignal): Promise<boolean> {
    this.unfinished ||= rang;
    try {
      if (Date.now() - this.readAt > settingsMs) await this.lookUpSettings();
      const { reporter, journal } = this.worker;
      const job = journal.jobs.next(isOfOrders);
      if (this.settings?.sales.enabled !== true) {
        reporter.ordersError = null;
        // There is nothing to do for a flow that is off.
        if (job) journal.jobs.end(job);
        return true;
      }
      const answered = await this.hasAnswers();
      this.unfinished ||= answered || job !== undefined || this.hasDue();
      if (!this.unfinished && !(await this.hasNews())) return true;
      this.unfinished = true;
      const options = { signal, beside: true };
      const ended = await this.worker.ordersTurn<Pick<Ended, 'error'> | undefined>(() =>
        job ? work(this.worker, job, options) : runOnce(this.worker, { ...options, only: orderLanes }),
      );
      // The document itself goes the way of all documents.
      if (answered) journal.jobs.addOnce({ kind: 'sync', args: { lane: 'documents', full: false } });
      if (ended === undefined) return true;
      const { error } = ended;
      this.unfinished = error !== null;
      this.tell(error, signal);
      return error === null;
    } catch (error) {
      if (error instanceof ErpProblem) this.tell({ code: error.reason, params: error.params }, signal);
      else if (!isOfShop(error)) this.sayOnce(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  private async hasNews(): Promise<boolean> {
    const { erp, journal, sources } = this.worker;
    // Nobody takes them, which the first run said.
    if (erp.sales === undefined) return false;
    for (const source of sources) if (await new OrderFeed(journal, source).hasNews()) return true;
    return false;
  }

  /** What waits for its next try, whether or not anything happens meanwhile. */
  private hasDue(): boolean {
    const { journal } = this.worker;
    return orderLanes.some((lane) => journal.countDue(lane) > 0);
  }

  /** The admin sees it with the last run, which is the other loop's. */
  private tell(error: LastRun['error'], signal: AbortSignal): void {
    if (signal.aborted) return;
    this.worker.reporter.ordersError = error;
    this.sayOnce(error !== null && isOfErp(error.code) ? sentence(error.code, error.params) : '');
  }

  private sayOnce(line: string): void {
    if (line !== '' && line !== this.said) this.say(line);
    this.said = line;
  }

  private async hasAnswers(): Promise<boolean> {
    const mark = (await this.worker.erp.answers?.mark()) ?? '';
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
