import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { account, isSignedIn, one, php, signIn } from './accounts.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

beforeAll(() => forgetEverything(store));

/** What WordPress's page says to a new password behind a mailed link. */
async function resetByLink(login: string, key: string): Promise<string> {
  const asked = await fetch(`${store.url}/wp-login.php?action=rp&key=${key}&login=${encodeURIComponent(login)}`, {
    redirect: 'manual',
  });
  const cookie = asked.headers.getSetCookie().map((whole) => whole.split(';')[0] ?? '');
  const answer = await fetch(`${store.url}/wp-login.php?action=resetpass`, {
    method: 'POST',
    headers: { Cookie: cookie.join('; ') },
    body: new URLSearchParams({ pass1: 'Known-Password-1', pass2: 'Known-Password-1', rp_key: key }),
  });
  return answer.text();
}

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
    const key = (await php(`get_password_reset_key( get_userdata( ${id} ) )`)) as string;

    expect(await one(account('Out', { active: false }))).toMatchObject({
      outcome: 'deactivated',
      user_id: made.user_id,
    });
    expect((await one(account('Out', { active: false }))).outcome).toBe('unchanged');
    expect(await isSignedIn(cookie ?? '')).toBe(false);
    expect(await signIn(login, 'Known-Password-1')).toBeNull();
    expect(await php(`is_wp_error( get_password_reset_key( get_userdata( ${id} ) ) )`)).toBe(true);
    expect(await resetByLink(login, key)).toContain('deactivated');
    expect(await php(`apply_filters( 'determine_current_user', ${id} )`)).toBe(false);

    expect(await one(account('Out'))).toMatchObject({ outcome: 'reactivated', user_id: made.user_id });
    // The session that was open is over for good.
    expect(await isSignedIn(cookie ?? '')).toBe(false);
    expect(await resetByLink(login, key)).not.toContain('deactivated');
    expect(await signIn(login, 'Known-Password-1')).not.toBeNull();
  });

  it('is out although a cookie made past the sign-in is left', async () => {
    const made = await one(account('Cookie'));
    await one(account('Cookie', { active: false }));
    const cookie = await php(
      `LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( ${made.user_id}, time() + 3600, 'logged_in', WP_Session_Tokens::get_instance( ${made.user_id} )->create( time() + 3600 ) ) )`,
    );
    expect(await isSignedIn(cookie as string)).toBe(false);
    await one(account('Cookie'));
    expect(await isSignedIn(cookie as string)).toBe(true);
  });

  it('cannot use an application password', async () => {
    const made = await one(account('App'));
    const [login, password] = (await php(
      `array( get_userdata( ${made.user_id} )->user_login, WP_Application_Passwords::create_new_application_password( ${made.user_id}, array( 'name' => 'x' ) )[0] )`,
    )) as [string, string];
    const me = async (): Promise<number> =>
      (
        await fetch(`${store.url}/wp-json/wp/v2/users/me`, {
          headers: { Authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` },
        })
      ).status;
    expect(await me()).toBe(200);
    await one(account('App', { active: false }));
    expect(await me()).toBe(401);
    await one(account('App'));
    expect(await me()).toBe(200);
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

    await changeSettings(store, { accounts: { contact_text: 'Ask <Zoé>, 01 02' } });
    const login = (await php(`get_userdata( ${made.user_id} )->user_login`)) as string;
    await setPassword(store, 'contact@accounts.test', 'Known-Password-1');
    const form = { log: login, pwd: 'Known-Password-1', 'wp-submit': 'Log In', testcookie: '1' };
    const headers = { Cookie: 'wordpress_test_cookie=WP+Cookie+check' };
    const page = await fetch(`${store.url}/wp-login.php`, { method: 'POST', headers, body: new URLSearchParams(form) });
    expect(await page.text()).toContain('This account is deactivated. Please contact: Ask &lt;Zoé&gt;, 01 02');
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
