import WooCommerceRestApi from '@woocommerce/woocommerce-rest-api';
import type { Store } from '../store/store.js';
import { measure, type Scenario } from './measure.js';

// The package is CommonJS whose default export TypeScript sees one level too high.
const Client = (WooCommerceRestApi as unknown as { default?: typeof WooCommerceRestApi }).default ?? WooCommerceRestApi;

const client = (store: Store, version: string) =>
  new Client({
    url: store.url,
    consumerKey: store.consumerKey,
    consumerSecret: store.consumerSecret,
    version: version as 'wc/v3',
    axiosConfig: { timeout: 300_000, maxBodyLength: Infinity },
  });

let serial = 0;
const run = Date.now().toString(36);

/** A new customer with the fields that both sides store; nobody else has its e-mail. */
function person(): {
  first_name: string;
  last_name: string;
  company: string;
  phone: string;
  email: string;
  id: string;
} {
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

async function ours(store: Store, rows: number): Promise<void> {
  const accounts = Array.from({ length: rows }, person).map(({ id, ...fields }) => ({
    erp_key: `tiers.${id}`,
    tiers_key: `tiers.${id}`,
    tiers_code: id,
    active: true,
    ...fields,
  }));
  const { data } = await client(store, 'wc-erp-bridge/v1').post('accounts/batch', { accounts });
  const made = (data as { results: { outcome: string }[] }).results.filter(
    ({ outcome }) => outcome === 'created',
  ).length;
  if (made !== rows) throw new Error(`accounts/batch made ${String(made)} of ${String(rows)} accounts.`);
}

const customer = () => {
  const { id: _, company, phone, ...names } = person();
  return { ...names, billing: { ...names, company, phone } };
};

async function customersBatch(store: Store, rows: number): Promise<void> {
  const create = Array.from({ length: rows }, customer);
  const { data } = await client(store, 'wc/v3').post('customers/batch', { create });
  const made = (data as { create: { error?: unknown }[] }).create.filter(({ error }) => error === undefined).length;
  if (made !== rows) throw new Error(`customers/batch made ${String(made)} of ${String(rows)} accounts.`);
}

async function oneByOne(store: Store, rows: number): Promise<void> {
  const api = client(store, 'wc/v3');
  for (let done = 0; done < rows; done += 1) await api.post('customers', customer());
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
