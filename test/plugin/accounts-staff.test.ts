/** Only accounts whose every role is a customer's are ever adopted, changed or deactivated; an e-mail that changes is told to the old address. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';
import { account, batch, one, php, signIn } from './accounts.js';
import { api, call } from './client.js';

const ROLES = {
  it_admin: ['read', 'manage_options'],
  user_manager: ['read', 'edit_users'],
  vendor: ['read', 'sell_here'],
  moderator: ['read', 'moderate_comments'],
  order_clerk: ['read', 'edit_shop_orders'],
  author_of_pages: ['read', 'edit_pages'],
  wholesale_customer: ['read'],
};

/** An account with these roles; as what it holds of its own, capabilities too. */
async function person(login: string, ...given: string[]): Promise<number> {
  const adding = given.map((role) => `$user->add_cap( '${role}' );`).join(' ');
  return (await php(`( function () {
    $user = new WP_User( wp_insert_user( array( 'user_login' => '${login}', 'user_email' => '${login}@accounts.test', 'user_pass' => 'Pass-word-1', 'first_name' => 'Own' ) ) );
    $user->set_role( '' ); ${adding}
    return $user->ID; } )()`)) as number;
}

const all = (id: number): Promise<unknown> =>
  php(`array( get_userdata( ${id} )->to_array(), get_userdata( ${id} )->roles, get_user_meta( ${id} ) )`);

const mailsTo = async (to: string): Promise<string[]> =>
  (await phpIn(store, `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`))
    .split('\n')
    .filter((line) => line.includes(`"to":"${to}"`) || line.includes(`"to":["${to}"]`));

beforeAll(async () => {
  await forgetEverything(store);
  for (const [role, can] of Object.entries(ROLES)) {
    const list = can.map((name) => `'${name}' => true`).join(', ');
    await phpIn(store, `add_role( '${role}', '${role}', array( ${list} ) );`);
  }
});

describe('an account with', () => {
  const kinds: [string, string[], string][] = [
    ['the role of an IT admin', ['it_admin'], 'it_admin'],
    ['the role of a manager of users', ['user_manager'], 'user_manager'],
    ['the role of a vendor', ['vendor'], 'vendor'],
    ['the role of a moderator', ['moderator'], 'moderator'],
    ['the role of an order clerk', ['order_clerk'], 'order_clerk'],
    ['a role that nobody said is a customer’s', ['wholesale_customer'], 'wholesale_customer'],
    ['a second role', ['customer', 'vendor'], 'vendor'],
    ['a capability of its own', ['customer', 'edit_theme_options'], 'edit_theme_options'],
    ['the role of an editor', ['editor'], 'editor'],
    ['no role', [], '–'],
  ];
  it.each(kinds)('%s is never linked, changed or deactivated', async (_, given, roles) => {
    const login = `staff${String(kinds.findIndex(([, list]) => list === given))}`;
    const id = await person(login, ...given);
    const before = await all(id);
    for (const active of [true, false]) {
      expect(await one(account(login, { active }))).toMatchObject({
        outcome: 'refused',
        code: 'staff_account',
        params: { roles, email: `${login}@accounts.test` },
      });
    }
    expect(await all(id)).toEqual(before);
    expect(await signIn(login, 'Pass-word-1')).not.toBeNull();
    const { body } = await call<{ accounts: { user_id: number | null }[] }>(store, 'POST', `${api}/documents/lookup`, {
      accounts: [{ email: `${login}@accounts.test` }],
    });
    expect(body.accounts[0]?.user_id).toBeNull();
  });

  it('a customer’s role that became more is left alone from then on', async () => {
    const { user_id: id } = await one(account('Promoted'));
    await php(`( new WP_User( ${id} ) )->add_role( 'order_clerk' )`);
    const before = await all(Number(id));
    for (const change of [{ email: 'taken-over@accounts.test' }, { active: false }, { phone: '9' }]) {
      expect(await one(account('Promoted', change))).toMatchObject({ code: 'staff_account' });
    }
    // Somebody else's wish for the same address does not move it either.
    const [, moved] = await batch(
      account('Wants', { email: 'promoted@accounts.test' }),
      account('Promoted', { email: 'gone@accounts.test' }),
    );
    expect(moved).toMatchObject({ code: 'staff_account' });
    expect(await all(Number(id))).toEqual(before);
  });
});

describe('a role that the settings name', () => {
  it('is a customer’s: its accounts are linked, changed and deactivated', async () => {
    const id = await person('wholesale', 'wholesale_customer', 'subscriber');
    await changeSettings(store, { accounts: { customer_roles: ['wholesale_customer'] } });
    expect(await one(account('wholesale'))).toMatchObject({ outcome: 'updated', user_id: id });
    expect(await php(`get_userdata( ${id} )->roles`)).toEqual(['wholesale_customer', 'subscriber']);
    expect(await one(account('wholesale', { active: false }))).toMatchObject({ outcome: 'deactivated' });
    expect(await signIn('wholesale', 'Pass-word-1')).toBeNull();
    // Taking the role off the list lets nobody in again.
    await changeSettings(store, { accounts: { customer_roles: [] } });
    expect(await signIn('wholesale', 'Pass-word-1')).toBeNull();
  });

  it('cannot be one that manages a part of the shop', async () => {
    const refused = await php(`( function () {
      $names = array( 'shop_manager', 'editor', 'it_admin', 'user_manager', 'moderator', 'order_clerk', 'erp_bridge_worker' );
      return array_map( fn( $role ) => ErpBridge\\Settings\\Settings::change( array( 'accounts' => array( 'customer_roles' => array( $role ) ) ), null )?->get_error_message(), $names ); } )()`);
    expect(refused).toEqual(Array(7).fill(expect.stringContaining('cannot be a role of customers')));
    const offered = await php(`array_keys( ErpBridge\\Accounts\\Staff::possible_customers() )`);
    expect(offered).toEqual(expect.arrayContaining(['vendor', 'wholesale_customer']));
    for (const role of ['administrator', 'shop_manager', 'order_clerk', 'customer'])
      expect(offered).not.toContain(role);
  });
});

it('an account that a request left without anything is finished, and nobody else’s', async () => {
  const row = (login: string, pass: string): Promise<unknown> =>
    php(
      `$GLOBALS['wpdb']->insert( $GLOBALS['wpdb']->users, array( 'user_login' => '${login}', 'user_pass' => '${pass}', 'user_nicename' => '${login}', 'user_email' => '${login}@accounts.test', 'user_registered' => gmdate( 'Y-m-d H:i:s' ) ) )`,
    );
  await row('unfinished', `*${'0a'.repeat(24)}`);
  await row('bare', '$P$Bxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');
  expect(await one(account('unfinished'))).toMatchObject({ outcome: 'updated' });
  expect(await php(`get_user_by( 'login', 'unfinished' )->roles`)).toEqual(['customer']);
  expect(await one(account('bare'))).toMatchObject({ code: 'staff_account' });
});

describe('an e-mail that the sync changes', () => {
  it('is told to the old address, by WordPress’s own e-mail', async () => {
    await one(account('Warned'));
    await one(account('Warned', { email: 'warned-new@accounts.test' }));
    const [mail, ...more] = await mailsTo('warned@accounts.test');
    expect(more).toEqual([]);
    expect(mail).toContain('warned-new@accounts.test');
    expect(mail).not.toContain('###');
    expect(await mailsTo('warned-new@accounts.test')).toEqual([]);
  });

  it('is told to both where two customers swap theirs', async () => {
    await batch(account('Left'), account('Right'));
    await batch(account('Left', { email: 'right@accounts.test' }), account('Right', { email: 'left@accounts.test' }));
    for (const side of ['left', 'right']) {
      const mails = await mailsTo(`${side}@accounts.test`);
      expect(mails).toHaveLength(1);
      expect(mails[0]).toContain(`sent to ${side}@accounts.test`);
    }
  });

  it('is not told where the admin does not want it, nor of other changes', async () => {
    await one(account('Silent'));
    await one(account('Silent', { phone: '9' }));
    await changeSettings(store, { accounts: { tell_email_change: false } });
    await one(account('Silent', { email: 'silent-new@accounts.test' }));
    expect(await mailsTo('silent@accounts.test')).toEqual([]);
  });
});
