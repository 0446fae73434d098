/**
 * Takes sales into Tryton (articles 3 and 4): quotations, orders, shipments, invoices. docs/tryton.md says what becomes of what.
 *
 * Once each, whatever dies: what Tryton has under the key is collected, one step is decided from that alone and taken, and it is
 * collected again. Tryton has no constraint on references, so two writers are kept apart here: in this process by a lock per key;
 * another worker by the journal's lock; and what a worker that died left under way at Tryton by waiting before the first write for
 * longer than a call takes. Two confirmations at the same moment would double invoice and shipment where the database is SQLite; two
 * creations leave a draft too many, which is removed before anything is confirmed.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { SaleProblem, SourceProblem } from '../../../model/problem.js';
import { hashOf } from '../../../model/record.js';
import type { KnownSale, Sale } from '../../../model/sale.js';
import type { ContactStore, SaleSink } from '../../port.js';
import type { Tryton } from '../client/client.js';
import { bookRefund } from './credit-notes.js';
import { TrytonAway, TrytonError } from '../client/errors.js';
import { bookPayment } from './payments.js';
import { Places } from './places.js';
import { ofSource } from '../client/problems.js';
import type { TrytonProducts } from '../catalogue/products.js';
import { groundOf, type Ground } from './sale-ground.js';
import { heldUnder, type HeldInvoice } from './sale-held.js';
import { knownOf, madeFrom } from './sale-mark.js';
import type { SaleOptions } from './sale-options.js';
import { Buyers } from './sale-party.js';
import { SoldProducts } from './sale-products.js';
import { nextStep, revisionOf, toldBy, type Step, type Wanted } from './sale-steps.js';
import { SaleTaking } from './sale-taking.js';

type Put = Awaited<ReturnType<SaleSink['put']>>;

export interface SinkOptions {
  warehouse?: string;
  sales?: SaleOptions;
}

interface Finish {
  put: Sale;
  timeZone: string;
  /** Of what was put before. */
  revision: number;
}

/** What Tryton's set-up says is believed for so long. */
const groundMs = 300_000;
/** So often it is tried at once: where Tryton broke on something, and where somebody else was quicker, who is done sooner or later. */
const tries = { fault: 3, overtaken: 8 };
/** The shortest pause before a new try; each is longer, and none as long as that of another who was turned away, too. */
const pauseMs = 300;
/** No sale needs more; one that does goes round in a circle. */
const mostSteps = 30;

export class TrytonSales implements SaleSink {
  private readonly products: SoldProducts;
  private readonly taking: SaleTaking;
  private readonly running = new Map<string, Promise<unknown>>();
  private ground: { value: Promise<Ground>; at: number } | undefined;
  /** Until then a call may still be under way at Tryton that nobody hears of any more. */
  private quietUntil: number;

  /** @param quietMs For how long a call goes on at most after its worker died. */
  constructor(
    private readonly tryton: Tryton,
    stores: { contacts: ContactStore; products: TrytonProducts },
    private readonly options: SinkOptions,
    private readonly quietMs: number,
  ) {
    this.products = new SoldProducts(tryton, stores.products);
    this.taking = new SaleTaking(tryton, new Buyers(tryton, stores.contacts, new Places(tryton)), this.products);
    this.quietUntil = Date.now() + quietMs;
  }

  async put(sale: Sale, timeZone = ''): Promise<Put> {
    return this.alone(sale.key, async () => {
      try {
        return await this.putAlone(sale, timeZone);
      } catch (error) {
        throw saleProblem(error, sale);
      }
    });
  }

  async find(key: string): Promise<KnownSale | undefined> {
    try {
      const told = toldBy(await heldUnder(this.tryton, key));
      return told && knownOf(told.mark);
    } catch (error) {
      throw ofSource(error, 'Tryton: sales');
    }
  }

  private async putAlone(sale: Sale, timeZone: string): Promise<Put> {
    const wanted = this.wanted(sale);
    let revision: number | undefined;
    let last = '';
    for (let failed = 0, steps = 0; ; steps += 1) {
      const held = await heldUnder(this.tryton, sale.key);
      revision ??= revisionOf(held);
      const step = nextStep(wanted, held);
      const unchanged = { revision: Math.max(1, revision), done: 'unchanged' } as const;
      if (step.do === 'nothing' && step.pay === undefined) return unchanged;
      // Meanwhile what was under way may have happened.
      if (await this.hadToWait()) continue;
      // What Tryton passed over in silence it will pass over again.
      const now = hashOf([step.do, held]);
      if (now === last || steps === mostSteps) throw stuck(step);
      last = now;
      try {
        if (step.do === 'nothing') {
          if (step.pay) await this.book(sale, step.pay, timeZone);
          return unchanged;
        }
        if (step.do === 'mark') {
          await this.finish(step, { put: sale, timeZone, revision });
          return { revision: revision + 1, done: revision === 0 ? 'created' : 'updated' };
        }
        await this.taking.take(step, await this.context(sale, timeZone, revision));
      } catch (error) {
        if (!(await this.mayHelpAgain(error, ++failed))) throw error;
        last = '';
      }
    }
  }

  private wanted(sale: Sale): Wanted {
    const { state, content, payment, comments = [] } = sale;
    return {
      made: madeFrom(sale),
      hash: hashOf(sale),
      content,
      comments: [...new Set(comments.map(({ text }) => text))],
      paid: state !== 'withdrawn' && (payment.paid || content.kind === 'credit_note'),
      mayRound: this.options.sales?.rounding_line === true,
    };
  }

  private async finish(
    { sale, pay }: Extract<Step, { do: 'mark' }>,
    { put, timeZone, revision }: Finish,
  ): Promise<void> {
    if (pay) await this.book(put, pay, timeZone);
    const { state, content } = put;
    const { kind } = content;
    await this.taking.mark(sale, { ...sale.mark, kind, state, hash: hashOf(put), revision: revision + 1 });
  }

  private book(put: Sale, { id: invoice }: HeldInvoice, timeZone: string): Promise<void> {
    const { key, payment, content } = put;
    const { payment_methods: methods = {} } = this.options.sales ?? {};
    if (content.kind === 'credit_note') return bookRefund(this.tryton, methods, { invoice, put, timeZone });
    const amount = content.totals.total;
    return bookPayment(this.tryton, methods, { invoice, key, payment, amount, timeZone });
  }

  private async context(sale: Sale, timeZone: string, revision: number): Promise<Parameters<SaleTaking['take']>[1]> {
    const { taxes = {}, goods_back: goodsBack = false } = this.options.sales ?? {};
    return { sale, timeZone, ground: await this.lookedUp(), taxes, goodsBack, revision };
  }

  private async hadToWait(): Promise<boolean> {
    const left = this.quietUntil - Date.now();
    if (left > 0) await wait(left);
    return left > 0;
  }

  /** What was turned away did not happen, or is seen when it is looked at again. */
  private async mayHelpAgain(error: unknown, failed: number): Promise<boolean> {
    // It may be on its way.
    if (error instanceof TrytonAway && !error.neverSent) this.quietUntil = Date.now() + this.quietMs;
    // A product, a tax or an address may be gone that was there before.
    this.products.forget();
    this.ground = undefined;
    if (!(error instanceof TrytonError) || (error.kind !== 'overtaken' && error.kind !== 'fault')) return false;
    if (failed >= tries[error.kind]) return false;
    await wait(pauseMs * failed * (1 + Math.random()));
    return true;
  }

  private lookedUp(): Promise<Ground> {
    if (this.ground === undefined || Date.now() - this.ground.at > groundMs)
      this.ground = { value: groundOf(this.tryton, this.options.warehouse), at: Date.now() };
    return this.ground.value;
  }

  /** One after the other for each key. */
  private alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.running.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.running.set(key, mine);
    const passed = (): void => {
      if (this.running.get(key) === mine) this.running.delete(key);
    };
    mine.then(passed, passed);
    return mine;
  }
}

/** What Tryton, or one of its lists, says of one sale. */
function saleProblem(error: unknown, { content }: Sale): unknown {
  if (error instanceof SourceProblem) return new SaleProblem(error.state, error.reason, error.params);
  if (!(error instanceof TrytonError)) return error;
  // Tryton prints an invoice when it is posted.
  if (error.isWriter)
    return new SaleProblem('waiting', 'tryton_no_writer', { file: content.order.number, report: 'account.invoice' });
  const passes = error.kind === 'overtaken' || error.kind === 'fault';
  return new SaleProblem(passes ? 'waiting' : 'refused', error.reason, error.params);
}

function stuck(step: Step): SaleProblem {
  const number = 'sale' in step ? (step.sale?.number ?? '') : '';
  return new SaleProblem('refused', 'tryton_stuck', { step: step.do, number });
}
