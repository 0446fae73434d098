import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { account, batch, one, php, signIn, type Result } from './accounts.js';
import { api, call } from './client.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

beforeAll(() => forgetEverything(store));

describe('a new account', () => {
  it('is made as WooCommerce makes customers, and only once', async () => {
    const made = await one(account('New'));
    expect(made).toMatchObject({ erp_key: 'contact.New', outcome: 'created' });
    const user = await php(`array( get_userdata( ${made.user_id} )->roles, get_userdata( ${made.user_id} )->user_email,
      get_userdata( ${made.user_id} )->display_name, get_user_meta( ${made.user_id}, 'billing_company', true ),
      get_user_meta( ${made.user_id}, 'billing_first_name', true ), get_user_meta( ${made.user_id}, 'shipping_first_name', true ) )`);
    expect(user).toEqual([['customer'], 'new@accounts.test', 'Zoé Müller', 'Chez Zoé & Cie', 'Zoé', '']);
    expect(await one(account('New'))).toEqual({ erp_key: 'contact.New', outcome: 'unchanged', user_id: made.user_id });
  });

  it('lets nobody in before a password is set, and then its owner', async () => {
    const made = await one(account('Password'));
    const login = (await php(`get_userdata( ${made.user_id} )->user_login`)) as string;
    for (const guess of ['', '*', 'password']) expect(await signIn(login, guess)).toBeNull();
    expect(
      await php(
        `check_password_reset_key( get_password_reset_key( get_userdata( ${made.user_id} ) ), '${login}' )->ID`,
      ),
    ).toBe(made.user_id);
    await setPassword(store, 'password@accounts.test', 'Known-Password-1');
    expect(await signIn(login, 'Known-Password-1')).not.toBeNull();
  });

  it('gets a sign-in name of its own where the first choice is taken', async () => {
    const results = await batch(
      account('A', { email: 'same@one.test' }),
      account('B', { email: 'same@two.test' }),
      account('C', { email: 'same@three.test' }),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
    const logins = (await php(
      `array_map( fn( $id ) => get_userdata( $id )->user_login, array( ${results.map((r) => r.user_id).join(',')} ) )`,
    )) as string[];
    expect(new Set(logins).size).toBe(3);
  });

  it('takes the address only where one is sent', async () => {
    const made = await one(
      account('Address', {
        billing: { address_1: '1 rue X', address_2: '', postcode: '75001', city: 'Paris', country: 'FR' },
      }),
    );
    expect(await php(`get_user_meta( ${made.user_id}, 'billing_city', true )`)).toBe('Paris');
    expect((await one(account('Address'))).outcome).toBe('unchanged');
  });

  it('stores HTML as text, cuts long names and keeps emoji', async () => {
    const hostile = account('Odd', { first_name: '<script>alert(1)</script>Jo', last_name: `😀${'x'.repeat(300)}` });
    const made = await one(hostile);
    expect(made.outcome).toBe('created');
    const [first, display] = (await php(
      `array( get_user_meta( ${made.user_id}, 'first_name', true ), get_userdata( ${made.user_id} )->display_name )`,
    )) as [string, string];
    expect(first).toBe('Jo');
    expect(display).toContain('😀');
    expect(display.length).toBeLessThanOrEqual(252);
    expect((await one(hostile)).outcome).toBe('unchanged');
  });

  it('keeps apostrophes, quotes and backslashes as they are', async () => {
    const names = { first_name: "Maëlle d'Ys", last_name: 'O\'Neil "Jo" \\ Sons' };
    const made = await one(account('Quote', names));
    const stored = await php(
      `array( get_userdata( ${made.user_id} )->display_name, get_user_meta( ${made.user_id}, 'billing_last_name', true ) )`,
    );
    expect(stored).toEqual([`${names.first_name} ${names.last_name}`, names.last_name]);
    expect((await one(account('Quote', names))).outcome).toBe('unchanged');
    expect((await one(account('Quote', { ...names, first_name: "L'autre" }))).outcome).toBe('updated');
    expect((await one(account('Quote', { ...names, first_name: "L'autre" }))).outcome).toBe('unchanged');
  });

  it('goes through wp_insert_user where another plugin changes user data', async () => {
    const result = await php(`( function () {
      add_filter( 'wp_pre_insert_user_data', fn( $data ) => array( 'user_url' => 'https://x.test' ) + $data );
      $account = ErpBridge\\Accounts\\Account::from( array( 'erp_key' => 'contact.Filtered', 'email' => 'filtered@accounts.test', 'active' => true, 'first_name' => "L'un" ) );
      $made = ( new ErpBridge\\Accounts\\Batch( array( $account ), false ) )->run()[0];
      $user = get_userdata( $made['user_id'] );
      return array( $made['outcome'], $user->user_url, $user->roles, $user->display_name );
    } )()`);
    expect(result).toEqual(['created', 'https://x.test', ['customer'], "L'un"]);
  });

  it('sends no e-mail', async () => {
    expect(
      await phpIn(
        store,
        `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`,
      ),
    ).not.toContain('@accounts.test');
  });
});

// The stand-in has no analytics.
describeIf(store.store !== 'stand-in', ONLY_REAL)('WooCommerce’s own customer reports', () => {
  it('see the new accounts, and their changes', async () => {
    const made = await one(account('Report'));
    const row = async (): Promise<unknown> =>
      JSON.parse(
        await phpIn(
          store,
          `global $wpdb; echo wp_json_encode( $wpdb->get_row( "SELECT email, first_name, last_name FROM {$wpdb->prefix}wc_customer_lookup WHERE user_id = ${made.user_id}" ) );`,
        ),
      );
    expect(await row()).toEqual({ email: 'report@accounts.test', first_name: 'Zoé', last_name: 'Müller' });
    await one(account('Report', { last_name: 'Roux', email: 'report2@accounts.test' }));
    expect(await row()).toEqual({ email: 'report2@accounts.test', first_name: 'Zoé', last_name: 'Roux' });
  });
});

describe('identity', () => {
  it('adopts an account that is there already', async () => {
    const id = await php(
      `wp_insert_user( array( 'user_login' => 'there', 'user_email' => 'There@accounts.test', 'user_pass' => 'x', 'role' => 'customer' ) )`,
    );
    expect(await one(account('There'))).toMatchObject({ outcome: 'updated', user_id: id });
    expect((await one(account('There'))).outcome).toBe('unchanged');
  });

  it('follows an e-mail that changed in the ERP', async () => {
    const made = await one(account('Moved'));
    expect(await one(account('Moved', { email: 'elsewhere@accounts.test' }))).toMatchObject({
      outcome: 'updated',
      user_id: made.user_id,
    });
    expect(
      await php(
        `array( get_userdata( ${made.user_id} )->user_email, get_user_meta( ${made.user_id}, 'billing_email', true ) )`,
      ),
    ).toEqual(['elsewhere@accounts.test', 'elsewhere@accounts.test']);
  });

  it('leaves an e-mail to who holds it', async () => {
    await batch(account('Holder'), account('Other'));
    const taken = { outcome: 'refused', code: 'email_taken', params: { holder: 'contact.Holder' } };
    expect(await one(account('Third', { email: 'HOLDER@accounts.test' }))).toMatchObject({ ...taken, user_id: null });
    expect(await one(account('Other', { email: 'holder@accounts.test' }))).toMatchObject(taken);
    const [first, second] = await batch(
      account('X1', { email: 'x@accounts.test' }),
      account('X2', { email: 'X@accounts.test' }),
    );
    expect(first?.outcome).toBe('created');
    expect(second).toMatchObject({ outcome: 'refused', code: 'email_taken', params: { holder: 'contact.X1' } });
  });

  it('lets customers swap their e-mails, and hand them on, in one batch', async () => {
    const ids = (results: Result[]) => results.map(({ user_id }) => user_id);
    const made = ids(await batch(account('SwapA'), account('SwapB'), account('SwapC'), account('SwapD')));
    const wanted = [
      account('SwapA', { email: 'swapb@accounts.test' }),
      account('SwapB', { email: 'swapa@accounts.test' }),
      account('SwapNew', { email: 'swapc@accounts.test' }),
      account('SwapC', { email: 'swapd@accounts.test' }),
      account('SwapD', { email: 'swap-away@accounts.test' }),
    ];
    const outcomes = ['updated', 'updated', 'created', 'updated', 'updated'];
    const { body } = await call<{ results: Result[] }>(store, 'POST', `${api}/accounts/batch`, {
      accounts: wanted,
      dry_run: true,
    });
    expect(body.results.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(body.results[0]).toMatchObject({
      changes: [{ field: 'email', old: 'swapa@accounts.test', new: 'swapb@accounts.test' }],
    });
    const results = await batch(...wanted);
    expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
    const [a, b, , c, d] = ids(results);
    expect([a, b, c, d]).toEqual(made);
    const emails = await php(
      `array_map( fn( $id ) => array( get_userdata( $id )->user_email, get_user_meta( $id, 'billing_email', true ) ), array( ${ids(results).join(',')} ) )`,
    );
    expect(emails).toEqual(wanted.map(({ email }) => [email, email]));
    expect((await batch(...wanted)).map(({ outcome }) => outcome)).toEqual(Array(5).fill('unchanged'));
  });

  it('frees no e-mail whose holder cannot have its new one', async () => {
    await batch(account('StuckA'), account('StuckB'), account('Sitting'));
    const [a, b, again] = await batch(
      account('StuckA', { email: 'stuckb@accounts.test' }),
      account('StuckB', { email: 'sitting@accounts.test' }),
      account('Sitting'),
    );
    const taken = { outcome: 'refused', code: 'email_taken' };
    expect(a).toMatchObject({ ...taken, params: { holder: 'contact.StuckB' } });
    expect(b).toMatchObject({ ...taken, params: { holder: 'contact.Sitting' } });
    expect(again?.outcome).toBe('unchanged');
    expect(await php(`get_userdata( ${String(b?.user_id)} )->user_email`)).toBe('stuckb@accounts.test');
  });

  it('says what WordPress has against a change instead of passing over it', async () => {
    await one(account('Vetoed'));
    const result = await php(`( function () {
      add_filter( 'wp_pre_insert_user_data', '__return_empty_array' );
      $account = ErpBridge\\Accounts\\Account::from( array( 'erp_key' => 'contact.Vetoed', 'email' => 'vetoed@accounts.test', 'active' => true, 'first_name' => 'Ada' ) );
      return ( new ErpBridge\\Accounts\\Batch( array( $account ), false ) )->run()[0];
    } )()`);
    expect(result).toMatchObject({ outcome: 'refused', code: 'store_error' });
  });

  it('lets several ERP keys share one account', async () => {
    const made = await one(account('Shared', { erp_key: 'tiers.S', also: ['contact.S'] }));
    expect(made.outcome).toBe('created');
    expect(await one(account('Shared', { erp_key: 'contact.S' }))).toMatchObject({
      outcome: 'unchanged',
      user_id: made.user_id,
    });
  });

  it('gives a key that shared an account one of its own when it stops sharing', async () => {
    const tiers = { erp_key: 'tiers.Split', email: 'split@accounts.test' };
    const shared = await one(account('Split', { ...tiers, also: ['contact.Split'] }));
    const [kept, own] = await batch(account('Split', tiers), account('Split', { email: 'own@accounts.test' }));
    expect(kept).toMatchObject({ outcome: 'unchanged', user_id: shared.user_id });
    expect(own?.outcome).toBe('created');
    expect(own?.user_id).not.toBe(shared.user_id);
    expect(await php(`get_userdata( ${String(shared.user_id)} )->user_email`)).toBe('split@accounts.test');

    await one(account('Split2', { erp_key: 'tiers.Split2', also: ['contact.Split2'] }));
    expect(await one(account('Split2', { email: 'off@accounts.test', active: false }))).toMatchObject({
      user_id: null,
    });
    expect((await one(account('Split2', { erp_key: 'tiers.Split2' }))).outcome).toBe('unchanged');
  });

  it('refuses the same key twice in one batch, and what is no e-mail', async () => {
    const results = await batch(
      account('Twice'),
      account('Twice'),
      account('Mail', { email: 'not an e-mail' }),
      account('Mail2', { email: '' }),
    );
    expect(results.map(({ code }) => code)).toEqual([undefined, 'shared_twice', 'email_invalid', 'email_invalid']);
  });

  it('never touches staff', async () => {
    const email = (await php(`get_userdata( 1 )->user_email`)) as string;
    const before = await php(`get_userdata( 1 )->to_array()`);
    for (const active of [true, false]) {
      expect(await one(account('Boss', { email, active }))).toMatchObject({
        outcome: 'refused',
        code: 'staff_account',
      });
    }
    expect(await php(`get_userdata( 1 )->to_array()`)).toEqual(before);
  });
});

describe('the same batch', () => {
  it('sent four times at once makes each account once', async () => {
    const accounts = Array.from({ length: 60 }, (_, i) => account(`Parallel${i}`));
    const runs = await Promise.all([1, 2, 3, 4].map(() => batch(...accounts)));
    const ids = (results: Result[]): (number | null)[] => results.map(({ user_id }) => user_id);
    for (const run of runs) expect(ids(run)).toEqual(ids(runs[0] ?? []));
    expect(runs.flat().filter(({ outcome }) => outcome === 'created')).toHaveLength(60);
    expect(
      await phpIn(
        store,
        `global $wpdb; echo $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->users WHERE user_email LIKE 'parallel%@accounts.test'" );`,
      ),
    ).toBe('60');
  });

  it('is refused without the right to synchronise, and where it breaks the schema', async () => {
    const body = { accounts: [account('NoRight')] };
    expect((await call({ ...store, consumerKey: 'ck_wrong' }, 'POST', `${api}/accounts/batch`, body)).status).toBe(401);
    expect((await call(store, 'POST', `${api}/accounts/batch`, { accounts: [{ erp_key: 'a b' }] })).status).toBe(400);
    expect(
      (await call(store, 'POST', `${api}/accounts/batch`, { accounts: Array(501).fill(account('Many')) })).status,
    ).toBe(400);
  });
});
