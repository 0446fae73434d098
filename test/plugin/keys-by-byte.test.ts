/** Two customers of the ERP are two, however alike their codes: keys compare byte by byte on every database. */
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account, batch } from './accounts.js';
import { api, call } from './client.js';
import { pdf, signedIn, upload } from './documents.js';
import { ask } from './orders.js';
import { store } from '../setup/own-shop.js';

beforeEach(() => forgetEverything(store));

const documentsOf = async (email: string): Promise<string[]> => {
  const { cookie, nonce } = await signedIn(email);
  const answer = await fetch(`${store.url}/wp-json${api}/my/documents`, { headers: { cookie, 'X-WP-Nonce': nonce } });
  return ((await answer.json()) as { items: { number: string }[] }).items.map(({ number }) => number).sort();
};
const customer = (code: string, email: string, more: object = {}) =>
  account('x', { erp_key: `tiers.${code}`, tiers_key: `tiers.${code}`, tiers_code: code, email, ...more });
const journal = async (): Promise<{ erp_key: string; message: string }[]> =>
  (await call<{ items: { erp_key: string; message: string }[] }>(store, 'GET', `${api}/journal`)).body.items;

describe('codes that differ only by case', () => {
  it('are two accounts, and each is deactivated for itself', async () => {
    const made = await batch(customer('pk1', 'low@case.test'), customer('PK1', 'up@case.test'));
    expect(made.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const again = await batch(customer('pk1', 'low@case.test'), customer('PK1', 'up@case.test'));
    expect(again).toEqual(made.map((result) => ({ ...result, outcome: 'unchanged' })));
    const [gone] = await batch(customer('PK1', 'up@case.test', { active: false }));
    expect(gone).toMatchObject({ outcome: 'deactivated', user_id: made[1]?.user_id });
    const [stays] = await batch(customer('pk1', 'low@case.test'));
    expect(stays).toMatchObject({ outcome: 'unchanged', user_id: made[0]?.user_id });
  });

  it('are two documents, each read by its own customer', async () => {
    await batch(customer('pk1', 'low@case.test'), customer('PK1', 'up@case.test'));
    await phpIn(
      store,
      `ErpBridge\\Settings\\Settings::change( array( 'documents' => array( 'visibility' => 'tiers' ) ), null );`,
    );
    const of = (code: string): Record<string, string> => ({ account_key: `tiers.${code}`, tiers_key: `tiers.${code}` });
    const low = await upload('x', 'invoice.za1', of('pk1'), pdf('low'));
    const up = await upload('x', 'invoice.ZA1', of('PK1'), pdf('up'));
    expect(low).toBeGreaterThan(0);
    expect(up).toBeGreaterThan(0);
    expect(up).not.toBe(low);
    expect(await documentsOf('low@case.test')).toEqual(['za1']);
    expect(await documentsOf('up@case.test')).toEqual(['ZA1']);
    expect((await call(store, 'DELETE', `${api}/documents/invoice.ZA1`)).body).toEqual({ outcome: 'withdrawn' });
    expect(await documentsOf('low@case.test')).toEqual(['za1']);
  });

  it('are found by a search in any case', async () => {
    await batch(customer('PK1', 'up@case.test'));
    await upload('x', 'invoice.ZA1', { account_key: 'tiers.PK1', tiers_key: 'tiers.PK1' });
    for (const search of ['za1', 'ZA1', 'pk1']) {
      const found = await call<{ total: number }>(store, 'GET', `${api}/documents`, undefined, { search });
      expect(found.body.total, search).toBe(1);
    }
  });

  it('have a row of the journal each', async () => {
    const event = (erp_key: string) => ({
      lane: 'accounts',
      erp_key,
      label: erp_key,
      state: 'refused',
      reason: 'missing_email',
      params: {},
      at: '2026-01-01T00:00:00Z',
    });
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
      events: [event('contact.pk1'), event('contact.PK1')],
    });
    expect((await journal()).map(({ erp_key }) => erp_key).sort()).toEqual(['contact.PK1', 'contact.pk1']);
  });
});

it('numbers differ by accent and trailing blank, too', async () => {
  const numbers = [
    ['E1', 'invoice.E1'],
    ['É1', 'invoice.~C3~891'],
  ] as const;
  await batch(customer('PK1', 'up@case.test'));
  for (const [number, key] of numbers) await upload('x', key, { number, account_key: 'tiers.PK1' });
  const count = (number: string): Promise<string> =>
    ask(
      `global $wpdb; return $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}erp_bridge_documents WHERE number = %s", '${number}' ) );`,
    );
  expect([await count('E1'), await count('É1'), await count('e1')]).toEqual(['1', '1', '0']);
});

it('the update parts what had been mixed, says so, and lets both be made anew', async () => {
  await batch(customer('pk1', 'low@case.test'));
  const id = await upload('x', 'invoice.za1', { account_key: 'tiers.pk1' });
  // As the database left it when the other customer's record came.
  await phpIn(
    store,
    `global $wpdb; $p = $wpdb->prefix . 'erp_bridge_';
    $wpdb->query( "UPDATE {$p}links SET tiers_key = 'tiers.PK1', tiers_code = 'PK1'" );
    $wpdb->query( "UPDATE {$p}documents SET number = 'ZA1'" );
    $migration = require ErpBridge\\Platform\\Plugin::path( 'migrations/0009-keys-by-byte.php' ); $migration(); $migration();`,
  );
  const told = await journal();
  expect(told.map(({ erp_key }) => erp_key).sort()).toEqual(['invoice.za1', 'tiers.pk1']);
  expect(told.find(({ erp_key }) => erp_key === 'tiers.pk1')?.message).toContain('tiers.PK1');
  expect(await documentsOf('low@case.test')).toEqual([]);
  const made = await batch(customer('pk1', 'low@case.test'), customer('PK1', 'up@case.test'));
  expect(made.map(({ outcome }) => outcome)).toEqual(['updated', 'created']);
  expect(await upload('x', 'invoice.za1', { account_key: 'tiers.pk1' })).toBe(id);
  await upload('x', 'invoice.ZA1', { account_key: 'tiers.PK1' });
  expect(await documentsOf('low@case.test')).toEqual(['za1']);
  expect(await documentsOf('up@case.test')).toEqual(['ZA1']);
});
