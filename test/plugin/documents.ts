/** What the tests of documents share: accounts, uploads, and the browser of somebody who is signed in. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

export const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`);
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Accounts `<name in lower case>@documents.test` with the ERP key `contact.<name>`; `tiers` by name. */
export async function makeAccounts(tiers: Record<string, string>): Promise<void> {
  const accounts = Object.entries(tiers).map(([name, code]) => ({
    erp_key: `contact.${name}`,
    tiers_key: `tiers.${code}`,
    tiers_code: code,
    email: `${name.toLowerCase()}@documents.test`,
    active: true,
    first_name: name,
    last_name: 'Tester',
  }));
  expect((await call(store, 'POST', `${api}/accounts/batch`, { accounts })).status).toBe(200);
}

/** Stores a document of `owner` and answers its id. */
export async function upload(
  owner: string,
  key: string,
  query: Record<string, string> = {},
  bytes: Buffer = pdf(key),
): Promise<number> {
  const { status, body } = await call<{ id?: number }>(store, 'PUT', `${api}/documents/${key}`, bytes, {
    sha256: sha256(bytes),
    type: key.split('.')[0] ?? 'other',
    number: key.split('.')[1] ?? '',
    date: '2026-01-31',
    account_key: `contact.${owner}`,
    account_email: `${owner.toLowerCase()}@documents.test`,
    ...query,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id ?? 0;
}

/** The cookie of somebody signed in, as a browser has it after the form, and the nonce for REST. */
export async function signedIn(email: string): Promise<{ cookie: string; nonce: string }> {
  const answer = await phpIn(
    store,
    `$id = get_user_by( 'email', '${email}' )->ID; $end = time() + 3600; $token = WP_Session_Tokens::get_instance( $id )->create( $end );
    $cookie = wp_generate_auth_cookie( $id, $end, 'logged_in', $token ); $_COOKIE[ LOGGED_IN_COOKIE ] = $cookie; wp_set_current_user( $id );
    echo wp_json_encode( array( 'cookie' => LOGGED_IN_COOKIE . '=' . rawurlencode( $cookie ), 'nonce' => wp_create_nonce( 'wp_rest' ) ) );`,
  );
  return JSON.parse(answer) as { cookie: string; nonce: string };
}
