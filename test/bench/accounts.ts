import { sign } from '../../worker/src/shops/woocommerce/signing.js';
import type { Store } from '../store/store.js';
import { measure, type Scenario } from './measure.js';

/** Signed as WooCommerce's own client signs, for ours and theirs alike. */
export async function post(store: Store, path: string, body: unknown): Promise<unknown> {
  const url = new URL(`${store.url}/wp-json/${path}`);
  const signed = sign('POST', url, store.consumerKey, store.consumerSecret);
  const answer = await fetch(signed.url, {
    method: 'POST',
    headers: { ...signed.headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${await answer.text()}`);
  return answer.json();
}

export interface Person {
  first_name: string;
  last_name: string;
  company: string;
  phone: string;
  email: string;
  id: string;
}

let serial = 0;
const run = Date.now().toString(36);

/** A new customer with the fields that both sides store; nobody else has its e-mail. */
function person(): Person {
  serial += 1;
  const id = `${run}${String(serial)}`;
  return {
    id,
    first_name: 'Zoé',
    last_name: `Müller ${id}`,
    company: 'Café Süd',
    phone: '+33 1 23 45 67 89',
    email: `${id}@example.com`,
  };
}

/** As our endpoint takes it. */
export const ourRow = ({ id, ...fields }: Person) => ({
  erp_key: `tiers.${id}`,
  tiers_key: `tiers.${id}`,
  tiers_code: id,
  active: true,
  ...fields,
});

/** As WooCommerce's takes it. */
export const restRow = ({ first_name, last_name, email, company, phone }: Person) => {
  const names = { first_name, last_name, email };
  return { ...names, billing: { ...names, company, phone } };
};

/** New accounts through our endpoint. */
export async function made(store: Store, rows: number): Promise<(Person & { user: number })[]> {
  const people = Array.from({ length: rows }, person);
  const data = await post(store, 'wc-erp-bridge/v1/accounts/batch', { accounts: people.map(ourRow) });
  const { results } = data as { results: { outcome: string; user_id: number }[] };
  const created = results.filter(({ outcome }) => outcome === 'created');
  if (created.length !== rows)
    throw new Error(`accounts/batch made ${String(created.length)} of ${String(rows)} accounts.`);
  return people.map((one, index) => ({ ...one, user: results[index]?.user_id ?? 0 }));
}

async function ours(store: Store, rows: number): Promise<void> {
  await made(store, rows);
}

const customer = () => restRow(person());

async function customersBatch(store: Store, rows: number): Promise<void> {
  const create = Array.from({ length: rows }, customer);
  const data = await post(store, 'wc/v3/customers/batch', { create });
  const count = (data as { create: { error?: unknown }[] }).create.filter(({ error }) => error === undefined).length;
  if (count !== rows) throw new Error(`customers/batch made ${String(count)} of ${String(rows)} accounts.`);
}

async function oneByOne(store: Store, rows: number): Promise<void> {
  for (let done = 0; done < rows; done += 1) await post(store, 'wc/v3/customers', customer());
}

/** New accounts per second: our endpoint, WooCommerce's batch, and one request each; one connection, interleaved. */
export const accounts = (store: Store, say: (line: string) => void): Promise<Scenario> =>
  measure(
    'rows/s',
    { name: 'ours', rows: 500, work: (rows) => ours(store, rows) },
    [
      { name: 'customers_batch', rows: 100, work: (rows) => customersBatch(store, rows) },
      { name: 'one_by_one', rows: 30, work: (rows) => oneByOne(store, rows) },
    ],
    say,
  );
