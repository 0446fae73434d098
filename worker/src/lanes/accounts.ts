/** ERP customers and contacts → WooCommerce accounts (article 1). */
import { isProblem } from '../erp/port.js';
import type { DueRecord, Wish } from '../journal/journal.js';
import { accountsOf, type Account, type AccountWish } from '../rules/accounts.js';
import { problemWish } from '../rules/problem.js';
import type { AccountResult } from '../store/types.js';
import { WishWriter, type Did, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';

const toWish = ({ erp_key, label, account, blocked }: AccountWish): Wish => ({
  erpKey: erp_key,
  label,
  ...(account ? { wanted: account, ...(account.email === '' ? {} : { uniqueKey: account.email }) } : { blocked }),
});

const did: Record<AccountResult['outcome'], Did> = {
  created: 'created',
  updated: 'updated',
  reactivated: 'updated',
  deactivated: 'deactivated',
  unchanged: 'unchanged',
  refused: 'none',
};

async function read(context: LaneContext): Promise<void> {
  const { erp, journal, settings } = context;
  const generation = journal.nextGeneration('accounts');
  const writer = new WishWriter(context, 'accounts', generation);
  for await (const tiers of erp.customers()) {
    if (isProblem(tiers)) writer.add(problemWish(tiers));
    else writer.add(...accountsOf(tiers, { sendAddresses: settings.accounts.send_addresses }).map(toWish));
  }
  writer.flush();
  journal.forgetUnseen('accounts', generation);
  journal.refuseDoubles('accounts', generation, 'email_taken');
}

async function push(records: DueRecord[], { store, settings, journal }: LaneContext): Promise<PushOutcome[]> {
  const { results } = await store.accountsBatch(
    records.map(({ wanted }) => wanted as Account),
    settings.accounts.tell_new_customers,
  );
  // An e-mail that the shop refused because somebody else had it may be free now.
  if (results.some(({ outcome }) => outcome === 'updated')) journal.retryRefused('accounts', 'email_taken');
  const byKey = new Map(results.map((result) => [result.erp_key, result]));
  return records.map(({ erpKey, hash, wanted }) => {
    const result = byKey.get(erpKey);
    if (result === undefined)
      return {
        erpKey,
        hash,
        state: 'failed',
        reason: 'store_error',
        params: { detail: 'no answer for this account' },
        did: 'none',
      };
    if (result.outcome === 'refused') {
      const params = { email: (wanted as Account).email, ...result.params };
      return { erpKey, hash, state: 'refused', reason: result.code ?? 'store_error', params, did: 'none' };
    }
    return { erpKey, hash, state: 'applied', did: did[result.outcome] };
  });
}

export const accountsLane: LaneModule = {
  name: 'accounts',
  batchSize: 500,
  enabled: (settings) => settings.accounts.enabled,
  read,
  push,
};
