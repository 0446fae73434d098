import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { account, batch, one, php, signIn } from './accounts.js';
import { store } from '../setup/own-shop.js';

let admin = '';
/** Account ids by ERP key. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  await forgetEverything(store);
  const made = await batch(
    account('Linked', { tiers_code: 'CODE-1' }),
    account('Html'),
    account('Out', { tiers_code: 'CODE-2' }),
    account('Two', { tiers_code: 'CODE-3', also: ['tiers.Two'] }),
    account('Gone', { tiers_code: 'CODE-4' }),
    account('NoCode', { tiers_code: '' }),
  );
  for (const { erp_key, user_id } of made) ids[erp_key] = user_id ?? 0;
  expect((await one(account('Out', { tiers_code: 'CODE-2', active: false }))).outcome).toBe('deactivated');
  // Past the batch, which strips tags and gives all keys of an account the same code.
  await phpIn(
    store,
    `global $wpdb; foreach ( array( 'tiers.Two' => 'CODE-9', 'contact.Html' => '<b>bold</b>' ) as $key => $code ) {
      $wpdb->update( "{$wpdb->prefix}erp_bridge_links", array( 'tiers_code' => $code ), array( 'erp_key' => $key ) );
    }`,
  );
  ids['nobody'] = (await php(
    `wp_insert_user( array( 'user_login' => 'nobody', 'user_email' => 'nobody@accounts.test', 'user_pass' => 'x', 'role' => 'customer' ) )`,
  )) as number;
  await phpIn(store, `update_user_meta( 1, 'users_per_page', 100 );`);
  admin = (await signIn(store.adminUser, store.adminPassword)) ?? '';
});

const id = (key: string): number => ids[key] ?? 0;

async function page(path: string, cookie = admin): Promise<string> {
  const response = await fetch(`${store.url}/wp-admin/${path}`, { headers: { Cookie: cookie } });
  expect(response.status).toBe(200);
  return response.text();
}

const usersPage = (query: Record<string, string> = {}): Promise<string> =>
  page(`users.php?${new URLSearchParams(query).toString()}`);

/** What the column says of an account; undefined where the list does not have it. */
const cell = (html: string, user: number): string | undefined =>
  new RegExp(`<tr id='user-${user}'>.*?<td class='erp_bridge [^>]*>(.*?)</td>`, 's').exec(html)?.[1];

/** Those of our accounts that a list shows, by name. */
const shown = (html: string): string[] =>
  Object.keys(ids)
    .filter((key) => cell(html, id(key)) !== undefined)
    .map((key) => key.replace('contact.', ''))
    .sort();

/** Our part of a profile. */
async function profile(user: number): Promise<string> {
  const html = await page(`user-edit.php?user_id=${user}`);
  return html.slice(html.indexOf('<h2 id="erp-bridge">')).split('</table>')[0] ?? '';
}

const post = (cookie: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${store.url}/wp-admin/admin-post.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie },
    body: new URLSearchParams(fields),
  });

/** The fields of the form that unlinks, as a browser would send them. */
function unlinkForm(html: string): Record<string, string> {
  const form = /<form id="erp-bridge-unlink".*?<\/form>/s.exec(html)?.[0] ?? '';
  const inputs = form.matchAll(/name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', value ?? '']));
}

const linksOf = (key: string): Promise<unknown> => php(`count( ErpBridge\\Accounts\\Links::of( ${id(key)} ) )`);

describe('the column', () => {
  it('shows code and state, and a dash where there is no link', async () => {
    const html = await usersPage();
    expect(html).toMatch(/<th[^>]* id='erp_bridge'[^>]*>ERP</);
    expect(cell(html, id('contact.Linked'))).toMatch(/^CODE-1<br>.*●<\/span> Active$/);
    expect(cell(html, id('contact.Out'))).toMatch(/^CODE-2<br>.*●<\/span> Deactivated$/);
    expect(cell(html, id('contact.Two'))).toMatch(/^CODE-3, CODE-9<br>/);
    expect(cell(html, id('contact.NoCode'))).toMatch(/^<span.*●<\/span> Active$/);
    expect(cell(html, id('nobody'))).toBe('—');
  });

  it('shows HTML in a code as text', async () => {
    expect(cell(await usersPage(), id('contact.Html'))).toMatch(/^&lt;b&gt;bold&lt;\/b&gt;<br>/);
  });

  it('asks the database once, however many users the page has', async () => {
    const count = (rows: number): Promise<unknown> =>
      php(`( function () {
        global $wpdb;
        require_once ABSPATH . 'wp-admin/includes/admin.php';
        wp_set_current_user( 1 );
        set_current_screen( 'users' );
        add_filter( 'users_per_page', fn() => ${rows} );
        $table = $GLOBALS['wp_list_table'] = _get_list_table( 'WP_Users_List_Table', array( 'screen' => 'users' ) );
        $table->prepare_items();
        $before = $wpdb->num_queries;
        foreach ( array_keys( $table->items ) as $id ) { apply_filters( 'manage_users_custom_column', '', 'erp_bridge', $id ); }
        return array( count( $table->items ), $wpdb->num_queries - $before );
      } )()`);
    await batch(...Array.from({ length: 20 }, (_, i) => account(`Row${i}`)));
    expect(await count(1)).toEqual([1, 1]);
    expect(await count(20)).toEqual([20, 1]);
  });

  it('shows a single row too, as after adding a user without a list', async () => {
    expect(
      await php(`apply_filters( 'manage_users_custom_column', '', 'erp_bridge', ${id('contact.Linked')} )`),
    ).toMatch(/^CODE-1<br>/);
    expect(await php(`apply_filters( 'manage_users_custom_column', 'mine', 'other', 1 )`)).toBe('mine');
  });
});

describe('the filter', () => {
  const only = async (query: Record<string, string>): Promise<string[]> =>
    shown(await usersPage({ role: 'customer', ...query }));

  it('narrows the list', async () => {
    const linked = ['Gone', 'Html', 'Linked', 'NoCode', 'Out', 'Two'];
    expect(await only({})).toEqual([...linked, 'nobody']);
    expect(await only({ erp_bridge_link: 'linked' })).toEqual(linked);
    expect(await only({ erp_bridge_link: 'unlinked' })).toEqual(['nobody']);
    expect(await only({ erp_bridge_link: 'deactivated' })).toEqual(['Out']);
    expect(await only({ erp_bridge_link: 'linked', s: 'html@' })).toEqual(['Html']);
  });

  it('keeps what was chosen, also where nobody is found', async () => {
    const html = await usersPage({ erp_bridge_link: 'deactivated', s: 'nobody@' });
    expect(shown(html)).toEqual([]);
    expect(html).toMatch(/<option value="deactivated" selected='selected'>Deactivated by the ERP</);
    expect(html.match(/<select name="erp_bridge_link"/g)).toHaveLength(1);
  });

  it('takes anything else as no filter', async () => {
    for (const odd of [`linked') OR 1=1 -- `, '<script>', 'x']) {
      const html = await usersPage({ role: 'customer', erp_bridge_link: odd });
      expect(shown(html)).toHaveLength(7);
      expect(html).not.toContain('<option value="<script>');
    }
    expect(shown(await page('users.php?role=customer&erp_bridge_link[]=linked'))).toHaveLength(7);
  });

  it('starts no bulk action that is still selected', async () => {
    const html = await usersPage({ action: 'delete', 'users[]': `${id('nobody')}`, filter_action: 'Filter' });
    expect(html).toContain('name="erp_bridge_link"');
    expect(html).not.toContain('dodelete');
  });

  it('leaves every other query of users as it is', async () => {
    expect(
      await php(`( function () {
        $_GET['erp_bridge_link'] = 'linked';
        $query = new WP_User_Query( array( 'include' => array( ${id('nobody')} ), 'search' => '*nobody*', 'fields' => 'ID' ) );
        return array( array_map( 'intval', $query->get_results() ), str_contains( $query->request, 'erp_link' ) );
      } )()`),
    ).toEqual([[id('nobody')], false]);
  });
});

describe('the search', () => {
  it('finds the customer code besides what WordPress finds', async () => {
    expect(shown(await usersPage({ s: 'code-1' }))).toEqual(['Linked']);
    expect(shown(await usersPage({ s: 'CODE-9' }))).toEqual(['Two']);
    expect(shown(await usersPage({ s: 'nobody@accounts' }))).toEqual(['nobody']);
    expect(shown(await usersPage({ s: "CODE-1' OR '1'='1" }))).toEqual([]);
    expect(shown(await usersPage({ s: '%' }))).toEqual([]);
  });
});

describe('the profile', () => {
  it('says what the ERP knows of the account', async () => {
    const section = await profile(id('contact.Two'));
    expect(section).toContain('<td>contact.Two<br>tiers.Two</td>');
    expect(section).toContain('<td>CODE-3, CODE-9</td>');
    expect(section).toContain('The customer can sign in and order.');
    expect(section).toContain('form="erp-bridge-unlink"');
    expect(await profile(id('contact.Html'))).toContain('<td>&lt;b&gt;bold&lt;/b&gt;</td>');
    expect(await profile(id('contact.Out'))).toContain('signing in and ordering are blocked');
  });

  it('keeps the form that unlinks out of that of the profile: forms do not nest', async () => {
    const html = await page(`user-edit.php?user_id=${id('contact.Two')}`);
    const end = html.indexOf('</form>', html.indexOf('id="your-profile"'));
    expect(html.indexOf('<form id="erp-bridge-unlink"')).toBeGreaterThan(end);
  });

  it("writes the time in the shop's time zone and format", async () => {
    const user = id('contact.Linked');
    const options = { timezone_string: 'Europe/Paris', date_format: 'Y/m/d', time_format: 'H.i' };
    const filters = Object.entries(options).map(
      ([name, value]) => `add_filter( 'pre_option_${name}', fn() => '${value}' );`,
    );
    const section = await phpIn(
      store,
      // An account is older than its link.
      `global $wpdb; $wpdb->update( $wpdb->users, array( 'user_registered' => '2026-01-01 00:00:00' ), array( 'ID' => ${user} ) );
      $wpdb->update( "{$wpdb->prefix}erp_bridge_links", array( 'synced_at' => '2026-01-31 23:30:00' ), array( 'user_id' => ${user} ) );
      ${filters.join(' ')}
      wp_set_current_user( 1 );
      do_action( 'edit_user_profile', get_userdata( ${user} ) );`,
    );
    expect(section).toContain('<td>2026/02/01 00.30</td>');
  });

  it('says in one sentence that there is no link, and offers no button', async () => {
    for (const path of ['profile.php', `user-edit.php?user_id=${id('nobody')}`]) {
      const html = await page(path);
      expect(html).toContain('<p>Not linked to the ERP.</p>');
      expect(html).not.toContain('erp-bridge-unlink');
    }
  });

  it('shows nothing to who does not run the shop', async () => {
    expect(
      await php(`( function () {
        wp_set_current_user( ${id('contact.Linked')} );
        ob_start();
        do_action( 'show_user_profile', wp_get_current_user() );
        return str_contains( ob_get_clean(), 'erp-bridge' );
      } )()`),
    ).toBe(false);
  });
});

describe('unlinking', () => {
  it('is refused without the nonce of this very account', async () => {
    const fields = unlinkForm(await page(`user-edit.php?user_id=${id('contact.Gone')}`));
    expect(fields).toMatchObject({ action: 'erp_bridge_unlink', user_id: String(id('contact.Gone')) });
    const { erp_bridge_nonce: nonce = '', ...without } = fields;
    expect(nonce).toMatch(/^[0-9a-f]{10}$/);
    expect((await post(admin, without)).status).toBe(403);
    expect((await post(admin, { ...fields, user_id: String(id('contact.Two')) })).status).toBe(403);
    expect(await linksOf('contact.Gone')).toBe(1);
    expect(await linksOf('contact.Two')).toBe(2);
  });

  it('is refused to customers for their own account, with a nonce too', async () => {
    const user = id('contact.Gone');
    await setPassword(store, 'gone@accounts.test', 'Known-Password-1');
    const login = (await php(`get_userdata( ${user} )->user_login`)) as string;
    const cookie = (await signIn(login, 'Known-Password-1')) ?? '';
    const signedIn = decodeURIComponent(/wordpress_logged_in_[^=]*=([^;]*)/.exec(cookie)?.[1] ?? '');
    const nonce = (await php(`( function () {
      $_COOKIE[ LOGGED_IN_COOKIE ] = base64_decode( '${Buffer.from(signedIn).toString('base64')}' );
      wp_set_current_user( ${user} );
      return wp_create_nonce( 'erp_bridge_unlink_${user}' );
    } )()`)) as string;
    const fields = { action: 'erp_bridge_unlink', user_id: String(user), erp_bridge_nonce: nonce };
    await post(cookie, fields);
    expect(await linksOf('contact.Gone')).toBe(1);

    // A shop may keep customers out of wp-admin altogether; people who write for it get through to us.
    await phpIn(store, `get_userdata( ${user} )->add_cap( 'edit_posts' );`);
    const refused = await post(cookie, fields);
    await phpIn(store, `get_userdata( ${user} )->remove_cap( 'edit_posts' );`);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('You may not unlink this account');
    expect(await linksOf('contact.Gone')).toBe(1);
  });

  it('is for shop managers too, on accounts that they may edit', async () => {
    await phpIn(
      store,
      `wp_insert_user( array( 'user_login' => 'manager', 'user_email' => 'manager@accounts.test', 'user_pass' => 'Known-Password-1', 'role' => 'shop_manager' ) );`,
    );
    const manager = (await signIn('manager', 'Known-Password-1')) ?? '';
    const fields = unlinkForm(await page(`user-edit.php?user_id=${id('contact.Gone')}`, manager));
    expect((await post(manager, { ...fields, user_id: '1' })).status).toBe(403);
    expect((await post(manager, fields)).status).toBe(302);
    expect(await linksOf('contact.Gone')).toBe(0);
  });

  it('cuts the links, lets the customer in again and says what it did', async () => {
    for (const key of ['contact.Out', 'contact.Two']) {
      const path = `user-edit.php?user_id=${id(key)}`;
      const fields = unlinkForm(await page(path));
      const response = await post(admin, fields);
      expect(response.status).toBe(302);
      const back = (response.headers.get('location') ?? '').split('/wp-admin/')[1] ?? '';
      const html = await page(back);
      expect(html).toMatch(/notice-success.*The account is unlinked from the ERP and active\./s);
      expect(html).toContain('<p>Not linked to the ERP.</p>');
      expect(await linksOf(key)).toBe(0);
      expect(await page(path)).not.toContain('The account is unlinked from the ERP');
    }
    const list = await usersPage({ role: 'customer' });
    expect(cell(list, id('contact.Out'))).toBe('—');
    expect(shown(await usersPage({ role: 'customer', erp_bridge_link: 'unlinked' }))).toEqual([
      'Gone',
      'Out',
      'Two',
      'nobody',
    ]);
  });

  it('says so where there was nothing to unlink', async () => {
    const html = await page(`user-edit.php?user_id=${id('contact.Two')}&erp_bridge_unlinked=0`);
    expect(html).toContain('nothing was unlinked');
  });
});
