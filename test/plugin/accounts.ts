/** What the tests of accounts share: sending batches, asking WordPress, signing in as a person does. */
import { expect } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

export interface Result {
  erp_key: string;
  outcome: string;
  user_id: number | null;
  code?: string;
  params?: Record<string, string>;
}

export const account = (id: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  erp_key: `contact.${id}`,
  tiers_key: 'tiers.T1',
  tiers_code: 'T1',
  email: `${id.toLowerCase()}@accounts.test`,
  active: true,
  first_name: 'Zoé',
  last_name: 'Müller',
  company: 'Chez Zoé & Cie',
  phone: '01 02 03 04 05',
  ...changes,
});

export async function batch(...accounts: Record<string, unknown>[]): Promise<Result[]> {
  const { status, body } = await call<{ results: Result[] }>(store, 'POST', `${api}/accounts/batch`, { accounts });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.results;
}

export async function one(wanted: Record<string, unknown>): Promise<Result> {
  const [result] = await batch(wanted);
  if (result === undefined) throw new Error('No result');
  return result;
}

export const php = async (code: string): Promise<unknown> =>
  JSON.parse(await phpIn(store, `echo wp_json_encode( ${code} );`));

/** Signs in by password at wp-login.php; the cookies where it worked. */
export async function signIn(login: string, password: string): Promise<string | null> {
  const response = await fetch(`${store.url}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: 'wordpress_test_cookie=WP+Cookie+check' },
    body: new URLSearchParams({ log: login, pwd: password, 'wp-submit': 'Log In', testcookie: '1' }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return cookies.some((cookie) => cookie.startsWith('wordpress_logged_in_')) ? cookies.join('; ') : null;
}

export const isSignedIn = async (cookie: string): Promise<boolean> =>
  (await (await fetch(`${store.url}/my-account/`, { headers: { Cookie: cookie } })).text()).includes(
    'woocommerce-MyAccount-navigation',
  );
