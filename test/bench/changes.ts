/** Changed accounts per second: our endpoint beside WooCommerce's batch; one connection, interleaved. */
import type { Store } from '../store/store.js';
import { made, ourRow, post, restRow, type Person } from './accounts.js';
import { measure, type Scenario } from './measure.js';

const ourBatch = 500;
const theirBatch = 100;

let turn = 0;
/** What the ERP says differently this time: a name and a phone number, as a data clean-up does. */
const changed = (person: Person): Person => ({
  ...person,
  last_name: `${person.last_name} ${String(turn)}`,
  phone: `+33 1 23 45 ${String(10_000 + turn)}`,
});

async function ours(store: Store, people: Person[]): Promise<void> {
  turn += 1;
  const accounts = people.map(changed).map(ourRow);
  const data = await post(store, 'wc-erp-bridge/v1/accounts/batch', { accounts });
  const updated = (data as { results: { outcome: string }[] }).results.filter(({ outcome }) => outcome === 'updated');
  if (updated.length !== people.length)
    throw new Error(`accounts/batch changed ${String(updated.length)} of ${String(people.length)} accounts.`);
}

async function customersBatch(store: Store, people: (Person & { user: number })[]): Promise<void> {
  turn += 1;
  const update = people.map((person) => ({ id: person.user, ...restRow(changed(person)) }));
  const data = await post(store, 'wc/v3/customers/batch', { update });
  const updated = (data as { update: { error?: unknown }[] }).update.filter(({ error }) => error === undefined);
  if (updated.length !== people.length)
    throw new Error(`customers/batch changed ${String(updated.length)} of ${String(people.length)} accounts.`);
}

export async function changes(store: Store, say: (line: string) => void): Promise<Scenario> {
  const mine = await made(store, ourBatch);
  const theirs = await made(store, theirBatch);
  return measure(
    'changed/s',
    { name: 'ours', rows: ourBatch, work: () => ours(store, mine) },
    [{ name: 'customers_batch', rows: theirBatch, work: () => customersBatch(store, theirs) }],
    say,
  );
}
