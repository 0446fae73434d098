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

  it.each(['throw', 'die', 'exit'])(
    '%s: another plugin that breaks on one customer’s takes no other’s',
    async (how) => {
      const people = ['Ada', 'Bea', 'Cleo'].map((name) => `${name}${how}`);
      const [, broken = ''] = people;
      const file = `WPMU_PLUGIN_DIR . '/breaker-mail.php'`;
      const plugin = `<?php add_filter( 'wp_mail', function ( $mail ) {
      if ( str_contains( implode( (array) $mail['to'] ), '${broken.toLowerCase()}@' ) ) {
        switch ( '${how}' ) {
          case 'throw': throw new Error( 'No <b>template</b>' );
          case 'die': wp_die( 'Not allowed' );
          default: exit;
        }
      }
      return $mail;
    } );`;
      await makeAccounts(Object.fromEntries(people.map((name) => [name, name])));
      for (const name of people) await upload(name, `invoice.${name}`, { tell: '1' });
      await phpIn(store, `file_put_contents( ${file}, base64_decode( '${Buffer.from(plugin).toString('base64')}' ) );`);
      const answers = [await report(), await report()];
      await phpIn(store, `unlink( ${file} );`);
      expect(answers.map(({ status }) => status)).toEqual(how === 'exit' ? [500, 200] : [200, 200]);
      if (how === 'exit')
        expect(answers[0]?.body).toEqual({ code: 'erp_bridge_failed', message: 'exit', data: { status: 500 } });
      const sent = await Promise.all(people.map((name) => mails(name.toLowerCase())));
      expect(sent.map((one) => one.length)).toEqual([1, 0, 1]);
      await report();
      expect(await mails(broken.toLowerCase())).toEqual([]);
    },
  );
});
