/** What became of each order in the ERP → its source: the orders list, the order's screen, its payment (articles 3 and 4). */
import { orderOf } from '../model/order-key.js';
import type { OrderState } from '../model/order.js';
import type { DueRecord } from '../model/record.js';
import { sourceKey } from '../rules/problem.js';
import { stateShown, type WantedState } from '../rules/sales/state-shown.js';
import type { OrderSource, Told } from '../shops/port.js';
import { refreshAnswers } from './answers.js';
import { isOffered, WishWriter, type LaneModule, type OrderContext, type PushOutcome } from './lane.js';

const names = { mark: 'states.answers', since: 'states.since' };

async function read(context: OrderContext): Promise<void> {
  const { erp, journal, full, settings, sources } = context;
  const unread = await refreshAnswers(context);
  const startedAt = new Date().toISOString();
  const mark = journal.answers.mark();
  // With new answers any order may be concerned, else only those that the lane sales has touched since.
  const all = full || journal.meta(names.mark) !== mark;
  const since = all ? '' : (journal.meta(names.since) ?? '');
  const writer = new WishWriter(context, 'states', journal.readings.begin('states'));
  for (const source of sources) if (source.tell) readSource(source, since, writer, context);
  journal.setMeta(names.mark, mark);
  journal.setMeta(names.since, startedAt);
  // Where the lane documents is off, nobody else says why the ERP's answers do not come.
  if (unread !== undefined && !settings.documents.enabled) throw unread;
  // What was sent, and why the rest was not, is shown without answers, too.
  if (isOffered(context, 'states', 'answers') && erp.answers) journal.forget('states', sourceKey(erp.answers.source));
}

function readSource(source: OrderSource, since: string, writer: WishWriter, { journal, settings }: OrderContext): void {
  const { name, particulars } = source;
  const { statuses } = settings.imports;
  for (const records of journal.orders.sales(name, since)) {
    for (const record of records) {
      const answer = journal.answers.of(record.erpKey);
      const difference = journal.orders.difference(record.erpKey);
      writer.add(...stateShown({ record, answer, difference, particulars, statuses }));
    }
    writer.flush();
  }
}

async function push(records: DueRecord[], { sources, dryRun }: OrderContext): Promise<PushOutcome[]> {
  if (dryRun) return records.map((record) => outcome(record, 'updated'));
  const outcomes = new Map<string, PushOutcome>();
  // No source hears of another's orders.
  for (const name of new Set(records.map(sourceOf))) {
    const its = records.filter((record) => sourceOf(record) === name);
    const source = sources.find((one) => one.name === name);
    for (const one of await tell(its, source)) outcomes.set(one.erpKey, one);
  }
  return records.flatMap(({ erpKey: key }) => outcomes.get(key) ?? []);
}

const sourceOf = ({ erpKey: key }: DueRecord): string | undefined => orderOf(key)?.source;

async function tell(records: DueRecord[], source: OrderSource | undefined): Promise<PushOutcome[]> {
  // A source that is configured no more, or shows nothing any more: told when it is back.
  if (!source?.tell) return records.map((record) => failed(record, 'store_error', 'nobody to tell'));
  const told = await source.tell(await Promise.all(records.map(({ wanted }) => drawn(wanted as WantedState))));
  return records.map((record, index) => {
    const { outcome: did, detail = '' }: Told = told[index] ?? { outcome: 'unchanged' };
    if (did === 'broken') return brokenOutcome(record, detail);
    // An order that the shop no longer has shows nothing, and that is as it should be.
    return outcome(record, did === 'updated' ? 'updated' : 'unchanged');
  });
}

const outcome = ({ erpKey, hash }: DueRecord, did: PushOutcome['did']): PushOutcome => ({
  erpKey,
  hash,
  state: 'applied',
  did,
});

const failed = (
  { erpKey, hash, attempts }: DueRecord,
  reason: 'store_error' | 'order_broken_writing',
  detail: string,
): PushOutcome => ({ erpKey, hash, attempts, state: 'failed', reason, params: { detail }, did: 'none' });

/** Another plugin breaks while the shop notes it on the order. */
const brokenOutcome = (record: DueRecord, detail: string): PushOutcome =>
  failed(record, 'order_broken_writing', detail);

async function drawn({ qr_payload, ...state }: WantedState): Promise<OrderState> {
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
  needs: 'sales',
  enabled: (settings) => settings.sales.enabled,
  read,
  push,
  broken: ({ message }, record) => brokenOutcome(record, message),
};
