/** ERP customers and contacts → WooCommerce accounts (article 1). */
import { isProblem, isRemark } from '../model/problem.js';
import { isOrphan, type Tiers, type WebContacts } from '../model/customer.js';
import type { DueRecord, Params, Wish } from '../model/record.js';
import { erpKey } from '../model/key.js';
import {
  accountsOf,
  hasStatus,
  orphanWish,
  tiersLabel,
  withoutStatus,
  type AccountWish,
  type TiersWithStatus,
} from '../rules/accounts.js';
import type { Account } from '../model/account.js';
import { countryCode } from '../rules/country.js';
import { OddWords } from '../rules/odd-words.js';
import { problemWish, remarkNote } from '../rules/problem.js';
import { webSettingChange } from '../rules/web-setting.js';
import type { AccountResult } from '../store/types.js';
import { holdIfTooMany } from './guard.js';
import { readUnlessSame } from './same-reading.js';
import { WishWriter, type Did, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';

const batchSize = 500;

/** Once a run has made accounts and come to its end, what follows is no first import any more. */
const imported = 'accounts.imported';

async function read(context: LaneContext): Promise<void> {
  const { erp, journal, settings } = context;
  const rules = { policy: settings.accounts.policy, addresses: settings.accounts.send_addresses };
  await readUnlessSame(context, 'accounts', { mark: () => erp.customersMark(), rules }, () => readAll(context));
  // Who holds an e-mail may have changed in the shop, too.
  journal.refuseDoubles('accounts', journal.generation('accounts'), 'email_taken');
  journal.swapsFirst('accounts', 'email_taken');
}

async function readAll(context: LaneContext): Promise<void> {
  const { erp, journal, settings } = context;
  const generation = journal.nextGeneration('accounts');
  const writer = new WishWriter(context, 'accounts', generation);
  const countries = new OddWords();
  for await (const tiers of erp.customers()) {
    if (isProblem(tiers)) writer.add(problemWish(tiers));
    else if (isRemark(tiers)) journal.notes.remark('accounts', generation, remarkNote(tiers));
    else if (isOrphan(tiers)) writer.add(orphanWish(tiers));
    else if (!hasStatus(tiers)) journal.keep('accounts', generation, keysOf(tiers));
    else {
      if (settings.accounts.send_addresses && countryCode(tiers.country) === undefined)
        countries.add(tiers.country.trim(), tiersLabel(tiers));
      const unknown = withoutStatus(tiers);
      const contacts = tiers.contacts.filter((contact) => !unknown.includes(contact));
      // Without a contact that is understood the customer stays as it is, too.
      if (unknown.length > 0) journal.keep('accounts', generation, keysOf({ ...tiers, contacts: unknown }));
      if (unknown.length === 0 || contacts.length > 0) writer.add(...wishesOf({ ...tiers, contacts }, context));
    }
  }
  writer.flush();
  for (const { word: value, first, count } of countries.all()) {
    const params = { value, first, count: String(count) };
    const remark = { remark: 'unknown_country', file: 'customers.csv', line: 0, about: value, params } as const;
    journal.notes.remark('accounts', generation, remarkNote(remark));
  }
  journal.notes.endRemarks('accounts', generation);
  journal.forgetUnseen('accounts', generation);
}

const keysOf = ({ code, contacts }: Tiers): string[] => [
  erpKey('tiers', code),
  ...contacts.map(({ id }) => erpKey('contact', id)),
];

function wishesOf(tiers: TiersWithStatus, { journal, settings }: LaneContext): Wish[] {
  const key = erpKey('tiers', tiers.code);
  const before = journal.trait('accounts', key);
  if (before !== undefined && tiers.webContacts !== undefined && before !== tiers.webContacts) {
    journal.notes.add('accounts', {
      erpKey: erpKey('web_contacts', tiers.code),
      label: tiersLabel(tiers),
      reason: 'web_contacts_changed',
      params: webSettingChange(tiers, before as WebContacts),
    });
  }
  // A field policy that the admin changes makes every account due: who wins now is decided by the shop, field by field.
  const toWish = ({ erp_key, label, account, blocked }: AccountWish): Wish => ({
    erpKey: erp_key,
    label,
    ...(account
      ? {
          wanted: account,
          compared: { account, policy: settings.accounts.policy },
          removal: !account.active,
          ...(account.email === '' ? {} : { uniqueKey: account.email }),
        }
      : { blocked }),
    ...(erp_key === key && tiers.webContacts !== undefined ? { trait: tiers.webContacts } : {}),
  });
  return accountsOf(tiers, { sendAddresses: settings.accounts.send_addresses }).map(toWish);
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
  enabled: (settings) => settings.accounts.enabled,
  read,
  guard,
  push,
  finished,
};
