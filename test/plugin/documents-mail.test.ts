/** "New documents": WooCommerce's own kind of e-mail, off by default, one a customer and sync, none for a first import. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { makeAccounts, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

const report = (running: object | null = null) =>
  call(store, 'POST', `${api}/worker/report`, {
    worker: { id: 'w' },
    running,
    last_run: { finished_at: '2026-01-01T00:00:00Z', accounts: {}, documents: {}, error: null },
    counters: null,
  });
const switched = (on: 'yes' | 'no') =>
  phpIn(store, `update_option( 'woocommerce_erp_bridge_new_documents_settings', array( 'enabled' => '${on}' ) );`);
const mails = async (to: string): Promise<string[]> =>
  (await phpIn(store, `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`))
    .split('\n')
    .filter((line) => line.includes(`${to}@documents.test`));

describe('the e-mail about new documents', () => {
  beforeAll(async () => {
    await forgetEverything(store);
    await makeAccounts({ Mia: 'A', Max: 'B' });
  });

  it('is off until the admin switches it on, and then starts from there', async () => {
    await upload('Mia', 'invoice.M1', { tell: '1' });
    await report();
    await switched('yes');
    await report();
    expect(await mails('mia')).toEqual([]);
  });

  it('is one for each customer when the sync is over, and never a second one', async () => {
    await upload('Mia', 'invoice.M2', { tell: '1' });
    await upload('Mia', 'invoice.M3', { tell: '1' });
    await upload('Max', 'invoice.M4', { tell: '1' });
    await upload('Max', 'invoice.FIRST');
    await report({ lane: 'documents' });
    expect(await mails('mia')).toEqual([]);
    await report();
    await report();
    const [mail, ...more] = await mails('mia');
    expect(more).toEqual([]);
    expect(mail).toContain('M2');
    expect(mail).toContain('M3');
    expect(mail).toContain('my-documents');
    const [other] = await mails('max');
    expect(other).toContain('M4');
    expect(other).not.toContain('FIRST');
  });

  it('is not sent about what was withdrawn meanwhile, nor to somebody who was deactivated', async () => {
    await upload('Mia', 'invoice.M5', { tell: '1' });
    await call(store, 'DELETE', `${api}/documents/invoice.M5`);
    await upload('Max', 'invoice.M6', { tell: '1' });
    await call(store, 'POST', `${api}/accounts/batch`, {
      accounts: [{ erp_key: 'contact.Max', email: 'max@documents.test', active: false }],
    });
    await report();
    expect(await mails('mia')).toHaveLength(1);
    expect(await mails('max')).toHaveLength(1);
  });
});
