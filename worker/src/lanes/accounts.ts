/** ERP customers and contacts → WooCommerce accounts (article 1). */
import type { WebContacts } from '../model/customer.js';
import type { DueRecord, Params } from '../model/record.js';
import type { Account } from '../model/account.js';
import { decideCustomer, webSettingKey } from '../rules/customer.js';
import { OddWords } from '../rules/odd-words.js';
import { remarkNote } from '../rules/problem.js';
import type { AccountResult } from '../shops/woocommerce/types.js';
import { holdIfTooMany } from './guard.js';
import { offered, type CustomerSource, type Reading } from '../erp/port.js';
import { Cursor, ending, keepUnnamed } from './reading.js';
import { readUnlessSame } from './same-reading.js';
import { WishWriter, type Did, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';

const batchSize = 500;

/** Once a run has made accounts and come to its end, what follows is no first import any more. */
const imported = 'accounts.imported';

async function read(context: LaneContext): Promise<void> {
  const { erp, journal, settings } = context;
  const customers = offered(erp, 'customers');
  const rules = { policy: settings.accounts.policy, addresses: settings.accounts.send_addresses };
  const cursor = new Cursor(journal, 'accounts', rules);
  await readUnlessSame(context, 'accounts', { mark: () => customers.mark(), rules }, () =>
    readFrom(customers, cursor, context),
  );
  // Who holds an e-mail may have changed in the shop, too.
  journal.readings.refuseDoubles('accounts', journal.readings.last('accounts'), 'email_taken');
  journal.readings.swapsFirst('accounts', 'email_taken');
}

async function readFrom(customers: CustomerSource, cursor: Cursor, context: LaneContext): Promise<void> {
  const { journal, settings } = context;
  const generation = journal.readings.begin('accounts');
  const writer = new WishWriter(context, 'accounts', generation);
  const countries = new OddWords();
  let reading: Reading = { whole: false };
  const items = ending(customers.read(cursor.since(context)), (end) => (reading = end));
  for await (const customer of items) {
    const key = webSettingKey(customer);
    const before = key === undefined ? undefined : (journal.trait('accounts', key) as WebContacts | undefined);
    const { wishes, keep, notes, remarks, oddCountry } = decideCustomer(customer, before, settings.accounts);
    for (const note of remarks) journal.notes.remark('accounts', generation, note);
    for (const note of notes) journal.notes.add('accounts', note);
    if (keep.length > 0) journal.readings.keep('accounts', generation, keep);
    if (oddCountry) countries.add(oddCountry.word, oddCountry.of);
    // Of a contact is noted whose it is: it is over where its customer is read without it.
    writer.add(...wishes.map((wish) => (key === undefined || wish.erpKey === key ? wish : { ...wish, trait: key })));
  }
  writer.flush();
  for (const { word: value, first, count } of countries.all()) {
    const params = { value, first, count: String(count) };
    const where = { source: customers.source, place: '', about: value };
    journal.notes.remark('accounts', generation, remarkNote({ ...where, remark: 'unknown_country', params }));
  }
  if (reading.whole) {
    journal.notes.endRemarks('accounts', generation);
    journal.readings.forgetUnseen('accounts', generation);
  } else {
    // A customer is named with all its contacts.
    journal.readings.forgetUnseenParts('accounts', generation);
    keepUnnamed(journal, 'accounts', generation, customers.source);
  }
  cursor.keep(reading);
}

/**
 * Holds the deactivations of this run where they are too many. Accounts that the journal does not know (it was lost, or
 * they were adopted) are looked at in the shop, so that only those count that are really active there.
 */
async function guard({ journal, store, settings, signal }: LaneContext): Promise<void> {
  const limits = settings.accounts;
  const open = journal.removals.open('accounts');
  if (open.length <= limits.hold_count) return;
  const keys = open.filter(({ known }) => known).map(({ erpKey: key }) => key);
  const unknown = open.filter(({ known }) => !known);
  for (let start = 0; start < unknown.length; start += batchSize) {
    signal.throwIfAborted();
    const accounts = unknown
      .slice(start, start + batchSize)
      .map(({ erpKey: key }) => journal.removals.wanted('accounts', key) as Account);
    const { results } = await store.accountsBatch(accounts, { dryRun: true });
    for (const { erp_key, outcome } of results) if (outcome === 'deactivated') keys.push(erp_key);
  }
  const adopted = keys.length - (open.length - unknown.length);
  const total = journal.removals.countPresent('accounts') + adopted;
  holdIfTooMany(journal, 'accounts', { keys, total, limits, reason: 'mass_deactivation' });
}

const did: Record<AccountResult['outcome'], Did> = {
  created: 'created',
  updated: 'updated',
  reactivated: 'reactivated',
  deactivated: 'deactivated',
  unchanged: 'unchanged',
  refused: 'none',
};

async function push(records: DueRecord[], { store, settings, journal, dryRun }: LaneContext): Promise<PushOutcome[]> {
  const { tell_new_customers: tell, tell_first_import: tellFirst } = settings.accounts;
  const notify = tell && (tellFirst || journal.meta(imported) !== undefined);
  const { results } = await store.accountsBatch(
    records.map(({ wanted }) => wanted as Account),
    { notify, dryRun },
  );
  // An e-mail that the shop refused because somebody else had it may be free now.
  if (!dryRun && results.some(({ outcome }) => outcome === 'updated')) journal.retryRefused('accounts', 'email_taken');
  const byKey = new Map(results.map((result) => [result.erp_key, result]));
  return records.map(({ erpKey: key, hash, wanted }): PushOutcome => {
    const result = byKey.get(key);
    const base = { erpKey: key, hash };
    if (result === undefined) {
      const params = { detail: 'no answer for this account' };
      return { ...base, state: 'failed', reason: 'store_error', params, did: 'none' };
    }
    if (result.outcome === 'refused') {
      const params: Params = { email: (wanted as Account).email, ...result.params };
      // The shop knows the holder of an e-mail by its key only.
      const holder = params['holder'] && journal.labelOf('accounts', params['holder']);
      if (holder) params['holder'] = holder;
      return { ...base, state: 'refused', reason: result.code ?? 'store_error', params, did: 'none' };
    }
    return { ...base, state: 'applied', did: did[result.outcome], changes: result.changes ?? [] };
  });
}

function finished({ journal }: LaneContext): void {
  if (journal.meta(imported) === undefined && journal.counts('accounts').applied > 0) {
    journal.setMeta(imported, new Date().toISOString());
  }
}

export const accountsLane: LaneModule = {
  name: 'accounts',
  batchSize,
  needs: 'customers',
  enabled: (settings) => settings.accounts.enabled,
  read,
  guard,
  push,
  finished,
};
