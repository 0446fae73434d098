/** Orders of every source → the ERP's sales orders, delivery notes or invoices, and credit note requests (articles 3 and 4). */
import { offered, type SaleSink } from '../erp/port.js';
import { SaleProblem, SourceProblem } from '../model/problem.js';
import type { Sale } from '../model/sale.js';
import { type DueRecord, hashOf } from '../model/record.js';
import type { Orders, OrderSource } from '../shops/port.js';
import { decide } from '../rules/sales/decide.js';
import type { Decision } from '../rules/sales/decision.js';
import { isKnownAlready } from '../rules/sales/known-already.js';
import { bringAlong, type Along } from './along.js';
import { refreshAnswers } from './answers.js';
import { collect } from './collect-order.js';
import { WishWriter, type LaneModule, type OrderContext, type PushOutcome } from './lane.js';
import { OrderFeed } from './order-feed.js';
import { settle } from './settle.js';
import { lookAgain, SourceMeta } from './source-meta.js';

const settingsSeen = 'sales.settings';

/** After so long a sale that the ERP did not take is put again, whether or not its order changed. */
const againAfterMs = { waiting: 60_000, refused: 600_000, held: 600_000 };

async function read(context: OrderContext): Promise<void> {
  const { journal, sources } = context;
  await refreshAnswers(context);
  lookAgainAfterNewSettings(context);
  const writer = new WishWriter(context, 'sales', journal.readings.begin('sales'));
  for (const source of sources) await readSource(source, writer, context);
}

async function readSource(source: OrderSource, writer: WishWriter, context: OrderContext): Promise<void> {
  const { journal, settings } = context;
  const meta = new SourceMeta(journal, source.name);
  const { since } = settings.sales;
  // The feed does not tell of orders again that were too old until now.
  const isEarlier = since !== '' && since < (meta.get('since') ?? '');
  for await (const page of new OrderFeed(journal, source).read({ since, all: context.full || isEarlier })) {
    settle(await decideAll(page, source, context), journal, writer);
    // On disk before the feed goes on, so that no change can be taken for read.
    writer.flush();
  }
  meta.set('since', since);
}

async function decideAll(
  { orders, missing, broken }: Orders,
  source: OrderSource,
  context: OrderContext,
): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const order of orders)
    decisions.push(decide({ order }, await collect(source, { id: order.id, isThere: true }, context)));
  for (const id of missing)
    decisions.push(decide({ gone: true }, await collect(source, { id, isThere: false }, context)));
  for (const one of broken)
    decisions.push(decide({ broken: one }, await collect(source, { id: one.id, isThere: false }, context)));
  return decisions;
}

/** Another moment or document concerns the orders that wait for theirs; what was sent stays what it is. */
function lookAgainAfterNewSettings({ journal, settings }: OrderContext): void {
  const { document, moment, send_email, since, gateways } = settings.sales;
  const now = hashOf({ document, moment, send_email, since, gateways });
  if (journal.meta(settingsSeen) === now) return;
  lookAgain(journal, journal.orders.blocked());
  journal.setMeta(settingsSeen, now);
}

async function push(records: DueRecord[], context: OrderContext): Promise<PushOutcome[]> {
  const along = await bringAlong(
    records.map(({ wanted }) => wanted as Sale),
    context,
  );
  const outcomes = new Map<string, PushOutcome>();
  const toPut: { record: DueRecord; sale: Sale }[] = [];
  for (const record of records) {
    const step = await stepOf(record, along, context).catch((error: unknown) => turnedAway(error, record));
    if ('sale' in step) toPut.push({ record, sale: step.sale });
    else outcomes.set(record.erpKey, step);
  }
  const done = await putAll(
    toPut.map(({ sale }) => sale),
    context,
  );
  for (const [index, { record, sale }] of toPut.entries())
    outcomes.set(record.erpKey, outcomeOf(done[index], record, sale));
  return records.flatMap(({ erpKey }) => outcomes.get(erpKey) ?? []);
}

type Done = Awaited<ReturnType<SaleSink['put']>> | Error;

/** All at once where the ERP takes them so. @throws ErpProblem */
async function putAll(sales: readonly Sale[], { erp, timeZone }: OrderContext): Promise<Done[]> {
  const sink = offered(erp, 'sales');
  if (sink.putAll && sales.length > 1) return sink.putAll(sales, timeZone);
  const done: Done[] = [];
  for (const sale of sales)
    done.push(
      await sink.put(sale, timeZone).catch((error: unknown) => {
        if (isOfSale(error)) return error;
        throw error;
      }),
    );
  return done;
}

const isOfSale = (error: unknown): error is SaleProblem | SourceProblem =>
  error instanceof SaleProblem || error instanceof SourceProblem;

function outcomeOf(
  done: Done = new Error('The ERP said nothing of a sale.'),
  record: DueRecord,
  { state }: Sale,
): PushOutcome {
  if (done instanceof Error) return turnedAway(done, record);
  const did = state === 'withdrawn' && done.done === 'updated' ? 'withdrawn' : done.done;
  return { erpKey: record.erpKey, hash: record.hash, state: 'applied', did };
}

/** @throws error where it is not this sale's. */
function turnedAway(error: unknown, { erpKey, hash }: DueRecord): PushOutcome {
  if (!isOfSale(error)) throw error;
  const { state, reason, params } = error;
  return { erpKey, hash, state, reason, params, nextAttemptAt: Date.now() + againAfterMs[state], did: 'none' };
}

/** What there is to do: to put this sale, or nothing, or only to say what would be done. */
async function stepOf(
  { erpKey, hash, wanted, appliedBefore }: DueRecord,
  along: Along,
  { dryRun, erp, journal }: OrderContext,
): Promise<{ sale: Sale } | PushOutcome> {
  const sale = along.get(erpKey) ?? (wanted as Sale);
  if (sale instanceof SaleProblem) throw sale;
  const applied = { erpKey, hash, state: 'applied' } as const;
  const answer = journal.answers.of(sale.key);
  const isAsked = dryRun || (answer?.state === 'final' && appliedBefore);
  const given = isAsked ? await offered(erp, 'sales').find(sale.key) : undefined;
  if (isKnownAlready({ sale, appliedBefore, answer, given })) return { ...applied, did: 'unchanged' };
  if (!dryRun) return { sale };
  if (given?.hash === hashOf(sale)) return { ...applied, did: 'unchanged' };
  const did = sale.state === 'withdrawn' ? 'withdrawn' : appliedBefore ? 'updated' : 'created';
  const { kind, totals, currency } = sale.content;
  return { ...applied, did, changes: [{ field: kind, old: '', new: `${totals.total} ${currency}`, kept: false }] };
}

export const salesLane: LaneModule = {
  name: 'sales',
  batchSize: 50,
  needs: 'sales',
  enabled: (settings) => settings.sales.enabled,
  read,
  push,
};
