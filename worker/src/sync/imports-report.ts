/** What the page Orders shows of imports: each source with its particulars and currencies, each job with its pace, and how the last ones ended. */
import type { Erp } from '../erp/port.js';
import type { Journal } from '../journal/journal.js';
import type { Job } from '../model/job.js';
import type { OrderSource } from '../shops/port.js';
import type { ImportJob, ImportSource, ImportsReport } from '../shops/woocommerce/types.js';

type LongJob = Extract<Job, { kind: 'import' | 'look' }>;

/** Takes hours perhaps, and nothing else waits for it. */
export const isLong = (job: Job): job is LongJob => job.kind === 'import' || job.kind === 'look';

/** Jobs that ended, until the shop has been told. */
const endedMeta = 'imports.ended';

const names: Record<string, string> = { woocommerce: 'WooCommerce' };

export class ImportsReporter {
  /** How far each was when this worker saw it first, by number. */
  private readonly seen = new Map<number, { done: number; at: number }>();
  /** As the ERP said last; '' before. */
  private erpCurrency = '';
  private asking: Promise<void> | undefined;

  constructor(
    private readonly journal: Journal,
    private readonly erp: Pick<Erp, 'currency'>,
    private readonly sources: readonly Pick<OrderSource, 'name' | 'particulars'>[],
  ) {}

  /** Beside the reports: an ERP that does not answer, and says so when orders are given to it, keeps none of them waiting. */
  private askCurrency(): void {
    this.asking ??= Promise.resolve(this.erp.currency?.() ?? '')
      .then((said) => {
        this.erpCurrency = said;
      })
      .catch(() => undefined)
      .finally(() => (this.asking = undefined));
  }

  /** @param currency The shop's. */
  report(currency: string): ImportsReport {
    this.askCurrency();
    const sources = this.sources.map((source) => sourceOf(source, currency, this.erpCurrency));
    const going = this.journal.jobs
      .all()
      .filter(isLong)
      .filter(({ state }) => state === 'open' || state === 'paused');
    return { sources, jobs: [...going.map((job) => this.progressOf(job)), ...endedIn(this.journal)] };
  }

  /** The shop knows them now. */
  told({ jobs }: ImportsReport): void {
    const known = new Set(jobs.map(({ id, finished_at }) => `${String(id)} ${String(finished_at)}`));
    const left = endedIn(this.journal).filter(
      ({ id, finished_at }) => !known.has(`${String(id)} ${String(finished_at)}`),
    );
    this.journal.setMeta(endedMeta, JSON.stringify(left));
  }

  private progressOf(job: LongJob): ImportJob {
    const { id, done, total } = job;
    const isRunning = job.state === 'open' && job.begun > 0;
    if (!isRunning) this.seen.delete(id);
    const now = Date.now();
    const first = this.seen.get(id) ?? { done, at: now };
    if (isRunning) this.seen.set(id, first);
    const seconds = (now - first.at) / 1000;
    const rate = seconds > 0 ? Math.round(((done - first.done) / seconds) * 10) / 10 : 0;
    return {
      ...told(job),
      ...{ state: job.state === 'paused' ? 'paused' : isRunning ? 'running' : 'queued', rate },
      seconds_left: rate > 0 ? Math.ceil((total - done) / rate) : null,
    };
  }
}

/** Notes how it ended, so that the shop hears of it, whatever comes in between. */
export function noteEnd(journal: Journal, job: LongJob, error: ImportJob['error']): void {
  const now = journal.jobs.one(job.id) ?? job;
  const ended: ImportJob = {
    ...told(now as LongJob),
    ...{ state: error === null ? 'done' : 'failed', error, rate: 0, seconds_left: null },
    finished_at: new Date().toISOString(),
  };
  journal.setMeta(endedMeta, JSON.stringify([...endedIn(journal), ended]));
}

const endedIn = (journal: Journal): ImportJob[] => JSON.parse(journal.meta(endedMeta) ?? '[]') as ImportJob[];

type Told = Omit<ImportJob, 'state' | 'rate' | 'seconds_left'>;

function told({ id, kind, args, done, total, cursor }: LongJob): Told {
  const { began = null, counts = {} } = cursor === undefined ? {} : (JSON.parse(cursor) as Partial<Begun>);
  const which = { source: args.source, scope: 'scope' in args ? args.scope : ('' as const) };
  return { id, kind, ...which, done, total, error: null, started_at: began, finished_at: null, counts };
}

interface Begun {
  began: string;
  counts: Record<string, number>;
}

function sourceOf(
  { name, particulars }: Pick<OrderSource, 'name' | 'particulars'>,
  currency: string,
  erpCurrency: string,
): ImportSource {
  const { window, requires, matchBy, phoneFrom, address, sku, id, statusSync, firstStatus } = particulars;
  return {
    name,
    title: names[name] ?? name,
    window_months: window.months,
    left_out_statuses: [...window.leftOut],
    requires: [...requires],
    match_by: [...matchBy],
    phone_from: [...phoneFrom],
    address,
    sku_to: sku,
    id_to: id,
    status_sync: statusSync,
    first_status: firstStatus,
    completed_needs_stock_out: particulars.completedNeedsStockOut,
    delivery_comment: particulars.deliveryComment,
    currency,
    erp_currency: erpCurrency,
  };
}
