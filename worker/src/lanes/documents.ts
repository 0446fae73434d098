/** The ERP's PDFs → the billing contact's account (article 2). */
import pLimit from 'p-limit';
import { offered, type Reading } from '../erp/port.js';
import { isProblem, isRemark } from '../model/problem.js';
import type { DueRecord } from '../model/record.js';
import { problemWish, remarkNote } from '../rules/problem.js';
import { documentWish, keyOf, withdrawn, type Wanted, type WantedDocument } from './document-wish.js';
import { bundles, deliver, replaced, type Delivery } from './deliver.js';
import { holdIfTooMany } from './guard.js';
import { Cursor, ending, keepUnnamed } from './reading.js';
import { WishWriter, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';

/** How many requests are on their way at once. */
const parallel = 4;

/** Once a run has delivered documents and come to its end, what follows is news for their customers. */
const imported = 'documents.imported';

/** Stands in look-ups for bytes that are not at hand. */
const noBytes = '0'.repeat(64);

async function read(context: LaneContext): Promise<void> {
  const { erp, journal, settings } = context;
  const generation = journal.readings.begin('documents');
  const writer = new WishWriter(context, 'documents', generation);
  const documents = offered(erp, 'documents');
  const { types, since, max_size_mb, withdraw_missing } = settings.documents;
  const cursor = new Cursor(journal, 'documents', { types, since, max_size_mb, withdraw_missing });
  const from = cursor.since(context);
  const again = from === undefined ? [] : journal.readings.waitingForBytes('documents', replaced);
  let reading: Reading = { whole: false };
  const items = ending(documents.read(from, again), (end) => (reading = end));
  let lines = 0;
  let unread = 0;
  for await (const document of items) {
    if (isRemark(document)) {
      journal.notes.remark('documents', generation, remarkNote(document));
      continue;
    }
    lines += 1;
    if (isProblem(document) && document.reason !== 'duplicate_key') unread += 1;
    if (!isProblem(document) && document.withdrawn === undefined) {
      journal.readings.keep('documents', generation, [keyOf(document)]);
      continue;
    }
    const wish = isProblem(document) ? problemWish(document) : await documentWish(document, context);
    if (wish !== undefined) writer.add(wish);
  }
  writer.flush();
  if (reading.whole) {
    // An index that names nothing at all is no statement about anything.
    if (lines === 0) return;
    journal.notes.endRemarks('documents', generation);
    if (withdraw_missing) {
      // What a line holds that cannot be read is not missing.
      if (unread > 0) journal.readings.keepDelivered('documents', generation);
      else journal.readings.removeUnseen('documents', generation, withdrawn);
    }
    journal.readings.forgetUnseen('documents', generation);
  } else keepUnnamed(journal, 'documents', generation, documents.source);
  cursor.keep(reading);
}

/** Many documents that vanish at once are a mistake of the export until a person says otherwise. */
function guard({ journal, settings }: LaneContext): Promise<void> {
  const keys = journal.removals
    .open('documents')
    .filter(({ known }) => known)
    .map(({ erpKey }) => erpKey);
  const total = journal.removals.countPresent('documents');
  holdIfTooMany(journal, 'documents', { keys, total, limits: settings.documents, reason: 'mass_withdrawal' });
  return Promise.resolve();
}

async function push(records: DueRecord[], context: LaneContext): Promise<PushOutcome[]> {
  const wanted = records.map(({ wanted: what }) => what as Wanted);
  const found = await context.store.lookup({
    documents: records.map(({ erpKey: erp_key }, index) => {
      const what = wanted[index];
      if (what === undefined || !('metadata' in what)) return { erp_key, sha256: noBytes };
      return { erp_key, sha256: what.metadata.sha256, sale_key: what.metadata.sale_key };
    }),
    accounts: wanted.map((what) => {
      if (!('metadata' in what)) return {};
      const { account_key: key, account_email: email, tiers_key } = what.metadata;
      return { ...(key ? { key } : {}), ...(email ? { email } : {}), ...(tiers_key ? { tiers_key } : {}) };
    }),
  });
  const outcomes = new Map<string, PushOutcome>();
  const deliveries: Delivery[] = [];
  const tell = context.journal.meta(imported) !== undefined;
  for (const [index, record] of records.entries()) {
    const { erpKey, hash, attempts } = record;
    const base = { erpKey, hash, attempts };
    const what = wanted[index];
    const state = found.documents[index]?.state;
    if (what === undefined || !('metadata' in what)) {
      outcomes.set(erpKey, await withdraw(base, state, context));
    } else if (found.accounts[index]?.user_id == null && what.metadata.sale_key === '') {
      // An order's document needs no account: the shop shows it to whoever placed the order, guests included.
      // Billed to somebody else than before: whoever had it must not keep it while the other has no account.
      if (state !== 'missing' && !context.dryRun) await context.store.withdrawDocument(erpKey);
      const waits = missing(what, found.accounts[index]?.other_customer ?? undefined, context);
      outcomes.set(erpKey, { ...base, state: 'waiting', ...waits, did: 'none' });
    } else if (!record.appliedBefore && state === 'present') {
      // The journal may have been lost while the shop has the document already.
      outcomes.set(erpKey, { ...base, state: 'applied', did: 'unchanged' });
    } else if (context.dryRun) {
      outcomes.set(erpKey, { ...base, state: 'applied', did: 'delivered' });
    } else {
      deliveries.push({ base, what, tell });
    }
  }
  const limit = pLimit(parallel);
  await Promise.all(
    bundles(deliveries).map((together) =>
      limit(async () => {
        try {
          for (const outcome of await deliver(together, context)) outcomes.set(outcome.erpKey, outcome);
        } catch (error) {
          // What is not on its way yet stays here.
          limit.clearQueue();
          throw error;
        }
      }),
    ),
  );
  return records.flatMap(({ erpKey }) => outcomes.get(erpKey) ?? []);
}

async function withdraw(
  base: Delivery['base'],
  state: string | undefined,
  { store, dryRun }: LaneContext,
): Promise<PushOutcome> {
  if (state === 'missing') return { ...base, state: 'applied', did: 'unchanged' };
  if (!dryRun) await store.withdrawDocument(base.erpKey);
  return { ...base, state: 'applied', did: 'withdrawn' };
}

/** Who is missing, and whether the ERP has a record from which the account could be made; or whose the account is instead. */
function missing(
  { metadata, customer }: WantedDocument,
  holder: string | undefined,
  { journal }: LaneContext,
): Required<Pick<PushOutcome, 'reason' | 'params'>> {
  const email = metadata.account_email;
  if (holder !== undefined) return { reason: 'account_of_other_customer', params: { email, holder, customer } };
  const key = metadata.account_key || metadata.tiers_key;
  const known = journal.uniqueKeyOf('accounts', key) !== undefined;
  return { reason: 'no_account', params: { email, account_key: key, customer, known: known ? '1' : '' } };
}

function finished({ journal }: LaneContext): void {
  if (journal.meta(imported) === undefined && journal.counts('documents').applied > 0) {
    journal.setMeta(imported, new Date().toISOString());
  }
}

export const documentsLane: LaneModule = {
  name: 'documents',
  batchSize: 450,
  needs: 'documents',
  enabled: (settings) => settings.documents.enabled,
  read,
  guard,
  push,
  finished,
};
