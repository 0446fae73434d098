import { beforeAll, describe, expect, inject, it } from 'vitest';
import { forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { account, isSignedIn, one, php, signIn } from './accounts.js';
import { api, call } from './client.js';

const store = inject('store');

beforeAll(() => forgetEverything(store));

describe('an inactive account', () => {
  it('is not made', async () => {
    expect(await one(account('Never', { active: false }))).toEqual({
      erp_key: 'contact.Never',
      outcome: 'unchanged',
      user_id: null,
    });
  });

  it('is really out, by every way, until it is active again', async () => {
    const made = await one(account('Out'));
    const id = String(made.user_id);
    const login = (await php(`get_userdata( ${id} )->user_login`)) as string;
    await setPassword(store, 'out@accounts.test', 'Known-Password-1');
    const cookie = await signIn(login, 'Known-Password-1');
    expect(await isSignedIn(cookie ?? '')).toBe(true);

    expect(await one(account('Out', { active: false }))).toMatchObject({
      outcome: 'deactivated',
      user_id: made.user_id,
    });
    expect((await one(account('Out', { active: false }))).outcome).toBe('unchanged');
    expect(await isSignedIn(cookie ?? '')).toBe(false);
    expect(await signIn(login, 'Known-Password-1')).toBeNull();
    expect(await php(`is_wp_error( get_password_reset_key( get_userdata( ${id} ) ) )`)).toBe(true);
    expect(await php(`wp_is_application_passwords_available_for_user( ${id} )`)).toBe(false);
    expect(await php(`apply_filters( 'determine_current_user', ${id} )`)).toBe(false);

    expect(await one(account('Out'))).toMatchObject({ outcome: 'reactivated', user_id: made.user_id });
    expect(await signIn(login, 'Known-Password-1')).not.toBeNull();
  });

  it('is found by its ERP key where the ERP no longer has its e-mail, and nobody else is', async () => {
    const made = await one(account('NoMail'));
    await phpIn(
      store,
      `if ( ! get_user_by( 'login', 'mailless' ) ) { wp_insert_user( array( 'user_login' => 'mailless', 'user_pass' => 'x' ) ); }`,
    );
    expect(await one(account('NoMail', { email: '', active: false }))).toMatchObject({
      outcome: 'deactivated',
      user_id: made.user_id,
    });
    expect(await one(account('NoMailNew', { email: '', active: false }))).toMatchObject({
      outcome: 'unchanged',
      user_id: null,
    });
  });

  it('says at sign-in whom to contact', async () => {
    const made = await one(account('Contact'));
    await one(account('Contact', { active: false }));
    const message = await php(
      `apply_filters( 'authenticate', get_userdata( ${made.user_id} ), '', '' )->get_error_message()`,
    );
    expect(message).toContain((await php(`get_option( 'admin_email' )`)) as string);
  });

  it('cannot use its API key', async () => {
    const made = await one(account('Api'));
    const key = { consumerKey: `ck_${'a'.repeat(40)}`, consumerSecret: `cs_${'b'.repeat(40)}` };
    await phpIn(
      store,
      `global $wpdb; $wpdb->insert( $wpdb->prefix . 'woocommerce_api_keys', array( 'user_id' => ${made.user_id}, 'permissions' => 'read_write',
      'consumer_key' => hash_hmac( 'sha256', '${key.consumerKey}', 'wc-api' ), 'consumer_secret' => '${key.consumerSecret}', 'truncated_key' => 'aaaaaaa' ) );`,
    );
    const mine = (): Promise<{ status: number }> => call({ ...store, ...key }, 'GET', `${api}/my/documents`);
    expect((await mine()).status).toBe(200);
    await one(account('Api', { active: false }));
    expect((await mine()).status).toBe(401);
  });
});
