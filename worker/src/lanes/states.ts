/** What became of each order in the ERP → the shop's orders list, order screen and payment state (articles 3 and 4). */
import type { Sale } from '../model/sale.js';
import { erpKey } from '../model/key.js';
import type { DueRecord, Wish, OrderRecord } from '../model/record.js';
import { withNumber } from '../rules/sales/epc.js';
import { shown } from '../rules/sales/shown.js';
import { orderOf } from '../rules/sales/sale.js';
import type { OrderState } from '../model/order.js';
import { refreshAnswers } from './answers.js';
import { WishWriter, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';
import { differenceOf } from './difference.js';

const names = { mark: 'states.answers', since: 'states.since' };

/** What is wanted of an order's state; the picture is drawn when it is sent. */
type Wanted = Omit<OrderState, 'qr'> & { qr_payload: string };

async function read(context: LaneContext): Promise<void> {
  const { journal, full, settings } = context;
  const unread = await refreshAnswers(context);
  const startedAt = new Date().toISOString();
  const mark = journal.answers.mark();
  // With new answers any order may be concerned, else only those that the lane sales has touched since.
  const all = full || journal.meta(names.mark) !== mark;
  const since = all ? '' : (journal.meta(names.since) ?? '');
  const writer = new WishWriter(context, 'states', journal.nextGeneration('states'));
  for (const records of journal.orders.sales(since)) {
    for (const record of records) writer.add(...wishOf(record, context));
    writer.flush();
  }
  journal.setMeta(names.mark, mark);
  journal.setMeta(names.since, startedAt);
  // Where the lane documents is off, nobody else says why the ERP's answers do not come.
  if (unread !== undefined && !settings.documents.enabled) throw unread;
  journal.orders.forget(erpKey('line', 'documents.csv'), 'states');
}

function wishOf(record: OrderRecord, { journal }: LaneContext): Wish[] {
  const order_id = orderOf(record.erpKey);
  if (order_id === undefined) return [];
  const { erpKey, label } = record;
  const answer = journal.answers.of(erpKey);
  const state = shown(record, answer, differenceOf(journal, erpKey));
  const qr_payload = withNumber(
    (record.wanted as Sale | undefined)?.payment.qr_payload ?? '',
    answer?.state === 'final' ? answer.number : '',
  );
  return [{ erpKey, label, wanted: { order_id, ...state, qr_payload } satisfies Wanted }];
}

async function push(records: DueRecord[], { store, dryRun }: LaneContext): Promise<PushOutcome[]> {
  const outcome = (record: DueRecord, did: PushOutcome['did']): PushOutcome => ({
    erpKey: record.erpKey,
    hash: record.hash,
    state: 'applied',
    did,
  });
  if (dryRun) return records.map((record) => outcome(record, 'updated'));
  const states = await Promise.all(records.map(({ wanted }) => drawn(wanted as Wanted)));
  const { results } = await store.orderStates(states);
  return records.map((record, index) => {
    const { outcome: did, detail = '' } = results[index] ?? { outcome: 'unchanged' };
    if (did === 'broken') return brokenOutcome(record, detail);
    // An order that the shop no longer has shows nothing, and that is as it should be.
    return outcome(record, did === 'updated' ? 'updated' : 'unchanged');
  });
}

/** Another plugin breaks while the shop notes it on the order. */
const brokenOutcome = ({ erpKey, hash, attempts }: DueRecord, detail: string): PushOutcome => ({
  erpKey,
  hash,
  attempts,
  state: 'failed',
  reason: 'order_broken_writing',
  params: { detail },
  did: 'none',
});

async function drawn({ qr_payload, ...state }: Wanted): Promise<OrderState> {
  if (qr_payload === '') return { ...state, qr: null };
  // Loaded only where there is something to draw.
  const { toBuffer } = await import('qrcode');
  // Error correction M is what the EPC's guideline asks for.
  const png = await toBuffer(qr_payload, { errorCorrectionLevel: 'M', margin: 4, scale: 4 });
  return { ...state, qr: { payload: qr_payload, png_base64: png.toString('base64') } };
}

export const statesLane: LaneModule = {
  name: 'states',
  batchSize: 100,
  enabled: (settings) => settings.sales.enabled,
  read,
  push,
  broken: ({ message }, record) => brokenOutcome(record, message),
};
