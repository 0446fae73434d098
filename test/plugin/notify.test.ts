/** "Tell new customers": WooCommerce's own new-account e-mail with the link to set a password; never a password. */
import { beforeAll, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { account, one, signIn } from './accounts.js';
import { api, call } from './client.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

const mails = async (to: string): Promise<string[]> => {
  const log = await phpIn(
    store,
    `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`,
  );
  return log.split('\n').filter((line) => line.includes(to));
};

beforeAll(() => forgetEverything(store));

it('tells who was just created, once, with a link that sets a password', async () => {
  const sent = await call<{ results: { outcome: string }[] }>(store, 'POST', `${api}/accounts/batch`, {
    accounts: [account('Told'), account('Told2')],
    notify: true,
  });
  expect(sent.body.results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  const [mail, ...more] = await mails('told@accounts.test');
  expect(more).toEqual([]);
  const text = JSON.stringify(mail)
    .replace(/\\+\//g, '/')
    .replace(/&amp;|&#038;|\\u0026/g, '&');
  const link = /https?:\/\/[^"'\s<>\\]*action=(?:newaccount|rp)[^"'\s<>\\]*/.exec(text)?.[0];
  expect(link, text.slice(0, 2000)).toBeDefined();

  const login = await phpIn(store, `echo get_user_by( 'email', 'told@accounts.test' )->user_login;`);
  const page = await fetch(link ?? '', { redirect: 'follow' });
  expect(page.status).toBe(200);
  const key = new URL(link ?? '').searchParams.get('key') ?? '';
  await phpIn(store, `reset_password( check_password_reset_key( '${key}', '${login}' ), 'Chosen-Password-1' );`);
  expect(await signIn(login, 'Chosen-Password-1')).not.toBeNull();
});

it('tells nobody of a change or a reactivation, and nothing of a dry run; the old address alone of a new e-mail', async () => {
  const batch = (changes: Record<string, unknown>, more: object = { notify: true }) =>
    call(store, 'POST', `${api}/accounts/batch`, { accounts: [account('Quiet', changes)], ...more });
  await batch({}, { notify: true, dry_run: true });
  await one(account('Quiet'));
  await batch({ phone: '9' });
  await batch({ active: false });
  await batch({});
  await batch({ email: 'quiet-moved@accounts.test' }, { notify: true, dry_run: true });
  expect(await mails('quiet')).toEqual([]);
  await batch({ email: 'quiet-moved@accounts.test' });
  const [mail, ...more] = await mails('quiet');
  expect(more).toEqual([]);
  expect(mail).toContain('"quiet@accounts.test"');
});

// The stand-in sends its e-mails at once.
describeIf(store.store !== 'stand-in', ONLY_REAL)('with WooCommerce’s deferred e-mails', () => {
  const deferred = async (notify: boolean, id: string): Promise<number> => {
    await call(store, 'POST', `${api}/accounts/batch`, { accounts: [account(id)], notify });
    return Number(
      await phpIn(
        store,
        `echo count( as_get_scheduled_actions( array( 'hook' => 'woocommerce_send_queued_transactional_email', 'per_page' => -1 ), 'ids' ) );`,
      ),
    );
  };

  it('none is put by for later either', async () => {
    const option = 'woocommerce_feature_deferred_transactional_emails_enabled';
    await phpIn(store, `update_option( '${option}', 'yes' );`);
    try {
      expect(await deferred(false, 'Later')).toBe(0);
      expect(await deferred(true, 'LaterTold')).toBe(1);
    } finally {
      await phpIn(store, `update_option( '${option}', 'no' );`);
    }
  });
});
