import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { basic, ownKey, plain, signed, type Answer, type Key } from './client.js';
import { errorBody, ERRORS, type ExpectedError } from './expectations.js';
import { store } from '../setup/own-shop.js';

const CUSTOMERS = 'wc/v3/customers';

function expectRefused(answer: Answer, error: ExpectedError): void {
  expect(answer.body).toEqual(errorBody(error));
  expect(answer.status).toBe(error.status);
}

/** Adds a key of the administrator to the store. */
async function makeKey(permissions: 'read' | 'write'): Promise<Key> {
  const key = { key: `ck_${randomBytes(20).toString('hex')}`, secret: `cs_${randomBytes(20).toString('hex')}` };
  await store.php(`
    global $wpdb;
    $wpdb->insert( $wpdb->prefix . 'woocommerce_api_keys', array(
      'user_id' => 1, 'description' => 'contract test', 'permissions' => '${permissions}', 'consumer_key' => wc_api_hash( '${key.key}' ),
      'consumer_secret' => '${key.secret}', 'truncated_key' => '${key.key.slice(-7)}',
    ) );`);
  return key;
}

describe(`authentication on ${store.store}, ${store.db}`, () => {
  let readOnly: Key;
  let writeOnly: Key;
  beforeAll(async () => {
    readOnly = await makeKey('read');
    writeOnly = await makeKey('write');
  });

  const unknown: Key = { key: `ck_${'0'.repeat(40)}`, secret: `cs_${'0'.repeat(40)}` };
  const wrongSecret = (): Key => ({ ...ownKey(), secret: unknown.secret });

  it.each(['SHA256', 'SHA1'])('lets a request signed with HMAC-%s in', async (algorithm) => {
    expect((await signed(CUSTOMERS, {}, ownKey(), { algorithm })).status).toBe(200);
  });

  it('takes the signature from the Authorization header too', async () => {
    expect((await signed(CUSTOMERS, { query: { per_page: '1' } }, ownKey(), { where: 'header' })).status).toBe(200);
  });

  it('signs what a query holds, whatever its characters', async () => {
    expect((await signed(CUSTOMERS, { query: { search: "a b+c&d=é~!*'()%", 'include[0]': '1' } })).status).toBe(200);
  });

  it('lets Basic authentication in over https', async () => {
    expect((await basic(CUSTOMERS)).status).toBe(200);
  });

  it('lets keys in the query string in over https', async () => {
    const { key, secret } = ownKey();
    const query = { consumer_key: key, consumer_secret: secret };
    expect((await plain(CUSTOMERS, { query }, { 'X-Forwarded-Proto': 'https' })).status).toBe(200);
  });

  it('accepts keys on a namespace of others that begins with wc-', async () => {
    expectRefused(await signed('wc-nobody/v1/nothing', {}, unknown), ERRORS.unknownKey);
    expectRefused(await signed('wc-nobody/v1/nothing'), ERRORS.noSuchRoute);
  });

  it('refuses a request without authentication', async () => {
    expectRefused(await plain(CUSTOMERS), ERRORS.noAuthentication);
  });

  it('takes no notice of Basic authentication over http', async () => {
    expectRefused(await basic(CUSTOMERS, {}, ownKey(), false), ERRORS.noAuthentication);
  });

  it('refuses an unknown key', async () => {
    expectRefused(await signed(CUSTOMERS, {}, unknown), ERRORS.unknownKey);
    expectRefused(await basic(CUSTOMERS, {}, unknown), ERRORS.unknownKeyBasic);
  });

  it('refuses a wrong secret', async () => {
    expectRefused(await signed(CUSTOMERS, {}, wrongSecret()), ERRORS.wrongSecret);
    expectRefused(await basic(CUSTOMERS, {}, wrongSecret()), ERRORS.wrongSecretBasic);
  });

  it('refuses an old timestamp, a used nonce, a missing nonce and an unknown method', async () => {
    const hourAgo = String(Math.floor(Date.now() / 1000) - 3600);
    expectRefused(
      await signed(CUSTOMERS, {}, ownKey(), { override: { oauth_timestamp: hourAgo } }),
      ERRORS.oldTimestamp,
    );
    const once = { override: { oauth_nonce: randomBytes(16).toString('hex') } };
    expect((await signed(CUSTOMERS, {}, ownKey(), once)).status).toBe(200);
    expectRefused(await signed(CUSTOMERS, {}, ownKey(), once), ERRORS.usedNonce);
    expectRefused(await signed(CUSTOMERS, {}, ownKey(), { override: { oauth_nonce: '' } }), ERRORS.missingNonce);
    expectRefused(await signed(CUSTOMERS, {}, ownKey(), { algorithm: 'MD5' }), ERRORS.unknownMethod);
  });

  it('lets a read-only key read and not write', async () => {
    expect((await signed(CUSTOMERS, {}, readOnly)).status).toBe(200);
    expectRefused(
      await signed(CUSTOMERS, { method: 'POST', body: { email: 'reader@example.test' } }, readOnly),
      ERRORS.readOnlyKey,
    );
  });

  it('lets a write-only key write and not read', async () => {
    expectRefused(await signed(CUSTOMERS, {}, writeOnly), ERRORS.writeOnlyKey);
    expectRefused(await signed(`${CUSTOMERS}/99999999`, { method: 'PUT', body: {} }, writeOnly), ERRORS.noSuchCustomer);
  });
});
