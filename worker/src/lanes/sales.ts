/** WooCommerce orders → the ERP's sales orders, delivery notes or invoices, and credit note requests (article 3). */
import { ErpProblem } from '../model/problem.js';
import type { Sale } from '../model/sale.js';
import { type DueRecord, hashOf } from '../model/record.js';
import { orderOf } from '../rules/sales/sale.js';
import { refreshAnswers } from './answers.js';
import { WishWriter, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';
import { OrderFeed } from './order-feed.js';
import { brokenWish, goneWishes, orderWishes } from './sale-wish.js';

const settingsSeen = 'sales.settings';
const sinceRead = 'sales.since';

async function read(context: LaneContext): Promise<void> {
  const { journal, store, settings } = context;
  await refreshAnswers(context);
  lookAgainAfterNewSettings(context);
  const writer = new WishWriter(context, 'sales', journal.nextGeneration('sales'));
  const feed = new OrderFeed(journal, store);
  const { since } = settings.sales;
  // The feed does not tell of orders again that were too old until now.
  const isEarlier = since !== '' && since < (journal.meta(sinceRead) ?? '');
  for await (const { orders, missing, broken } of feed.read({ since, all: context.full || isEarlier })) {
    for (const order of orders) writer.add(...(await orderWishes(order, context)));
    for (const id of missing) writer.add(...(await goneWishes(id, context)));
    for (const one of broken) writer.add(brokenWish(one, context));
    // On disk before the feed goes on, so that no change can be taken for read.
    writer.flush();
  }
  journal.setMeta(sinceRead, since);
}

/** Another moment or document concerns the orders that wait for theirs; what was sent stays what it is. */
function lookAgainAfterNewSettings({ journal, settings }: LaneContext): void {
  const { document, moment, send_email, since, gateways } = settings.sales;
  const now = hashOf({ document, moment, send_email, since, gateways });
  if (journal.meta(settingsSeen) === now) return;
  OrderFeed.lookAgain(
    journal,
    journal.orders.blocked().flatMap((key) => orderOf(key) ?? []),
  );
  journal.setMeta(settingsSeen, now);
}

async function push(records: DueRecord[], context: LaneContext): Promise<PushOutcome[]> {
  const outcomes: PushOutcome[] = [];
  for (const record of records) outcomes.push(await pushOne(record, context));
  return outcomes;
}

async function pushOne({ erpKey, hash, wanted, appliedBefore }: DueRecord, context: LaneContext): Promise<PushOutcome> {
  const sale = wanted as Sale;
  const applied = { erpKey, hash, state: 'applied' } as const;
  if (await isFinalUnknown(sale, appliedBefore, context)) return { ...applied, did: 'unchanged' };
  if (context.dryRun) {
    if ((await context.erp.findSale(sale.key))?.hash === hash) return { ...applied, did: 'unchanged' };
    const did = sale.state === 'withdrawn' ? 'withdrawn' : appliedBefore ? 'updated' : 'created';
    const { kind, totals, currency } = sale.content;
    return { ...applied, did, changes: [{ field: kind, old: '', new: `${totals.total} ${currency}`, kept: false }] };
  }
  try {
    const { done } = await context.erp.putSale(sale, context.timeZone);
    return { ...applied, did: sale.state === 'withdrawn' && done === 'updated' ? 'withdrawn' : done };
  } catch (error) {
    // The folder as a whole is out of reach: that is no order's fault, and all of them are tried again when it is back.
    if (error instanceof Error && 'code' in error) throw new ErpProblem('erp_write_failed', { detail: error.message });
    throw error;
  }
}

/**
 * The journal or the ledger is lost, and the ERP has the final document: what it was made from is not sent a second time, nor what
 * the order became since. That it was paid in the shop is, where the ERP does not know.
 */
async function isFinalUnknown(
  { key, payment }: Sale,
  appliedBefore: boolean,
  { erp, journal }: LaneContext,
): Promise<boolean> {
  const answer = journal.answers.of(key);
  if (answer?.state !== 'final' || (payment.paid && answer.paid !== true)) return false;
  return !appliedBefore || (await erp.findSale(key)) === undefined;
}

export const salesLane: LaneModule = {
  name: 'sales',
  batchSize: 50,
  enabled: (settings) => settings.sales.enabled,
  read,
  push,
};
