/** Dry runs, the field policy, and links that the shop cut. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { account, batch, one, php, type Result } from './accounts.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

interface Compared extends Result {
  changes: { field: string; old: string; new: string; kept: boolean }[];
}

const policy = { name: 'erp', company: 'erp', phone: 'erp', email: 'erp', address: 'erp' };
const setPolicy = (changes: Record<string, string>) =>
  changeSettings(store, { accounts: { policy: { ...policy, ...changes } } });

async function compare(...accounts: Record<string, unknown>[]): Promise<Compared[]> {
  const { status, body } = await call<{ results: Compared[] }>(store, 'POST', `${api}/accounts/batch`, {
    accounts,
    dry_run: true,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.results;
}

const everything = (): Promise<string> =>
  phpIn(
    store,
    `global $wpdb; echo md5( serialize( array( $wpdb->get_results( "SELECT * FROM $wpdb->users ORDER BY ID" ), $wpdb->get_results( "SELECT * FROM $wpdb->usermeta ORDER BY umeta_id" ),
     $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}erp_bridge_links ORDER BY erp_key" ) ) ) );`,
  );

const address = { address_1: '1 rue X', address_2: '', postcode: '75001', city: 'Paris', country: 'FR' };

beforeAll(() => forgetEverything(store));

describe('a dry run', () => {
  it('says what would be done to each account, and does nothing', async () => {
    await batch(
      account('Same'),
      account('Moves', { phone: '01' }),
      account('Ends'),
      account('Back'),
      account('Share', { erp_key: 'tiers.Share', also: ['contact.Share'] }),
    );
    await one(account('Back', { active: false }));
    const before = await everything();
    const wanted = [
      account('Same'),
      account('Moves', { phone: '02', email: 'elsewhere@accounts.test', last_name: '<i>Roux</i>' }),
      account('Ends', { active: false }),
      account('Back', { phone: '03' }),
      account('New', { company: '', billing: address }),
      account('NeverNew', { active: false }),
      account('Third', { email: 'same@accounts.test' }),
      account('Share', { email: 'share-no-more@accounts.test' }),
    ];
    const results = await compare(...wanted);
    expect(await everything()).toBe(before);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'updated',
      'deactivated',
      'reactivated',
      'created',
      'unchanged',
      'refused',
      'created',
    ]);
    const said = (n: number) => results[n]?.changes.map(({ field, old, new: to }) => `${field}: ${old} → ${to}`);
    expect(said(1)).toEqual([
      'email: moves@accounts.test → elsewhere@accounts.test',
      'last_name: Müller → Roux',
      'phone: 01 → 02',
    ]);
    expect(said(2)).toEqual(['active: yes → no']);
    expect(said(3)).toEqual(['active: no → yes', 'phone: 01 02 03 04 05 → 03']);
    expect(said(4)).toContain('email:  → new@accounts.test');
    expect(said(4)).toContain('city:  → Paris');
    expect(results[6]).toMatchObject({ code: 'email_taken', params: { holder: 'contact.Same' } });

    // And that is what happens then.
    const done = await batch(...wanted);
    expect(done.map(({ outcome }) => outcome)).toEqual(results.map(({ outcome }) => outcome));
  });
});

describe('the field policy', () => {
  // group, policy → what becomes of a value that the shop has, and of one that it lacks
  it.each([
    ['phone', 'erp', '99', '99'],
    ['phone', 'shop', '01 02 03 04 05', ''],
    ['phone', 'fill', '01 02 03 04 05', '99'],
  ])('%s: with %s a present value becomes "%s", an empty one "%s"', async (group, who, full, empty) => {
    const id = `Policy${who}`;
    await batch(account(`${id}Full`), account(`${id}Empty`, { phone: '' }));
    await setPolicy({ [group]: who });
    const wanted = [account(`${id}Full`, { phone: '99' }), account(`${id}Empty`, { phone: '99' })];
    const compared = await compare(...wanted);
    expect(compared.map(({ changes }) => changes[0]?.kept)).toEqual([full !== '99', empty !== '99']);
    const results = await batch(...wanted);
    expect(results.map(({ outcome }) => outcome)).toEqual(compared.map(({ outcome }) => outcome));
    const phones = await php(
      `array_map( fn( $id ) => get_user_meta( $id, 'billing_phone', true ), array( ${results.map((r) => r.user_id).join(',')} ) )`,
    );
    expect(phones).toEqual([full, empty]);
  });

  it.each([
    ['name', { first_name: 'Ada', last_name: 'Ott' }, ['first_name', 'last_name', 'billing_first_name']],
    ['company', { company: 'Other' }, ['billing_company']],
    ['address', { billing: { ...address, city: 'Lyon' } }, ['billing_city']],
    ['email', { email: 'policy-moved@accounts.test' }, ['billing_email']],
  ])(
    'keeps the whole group %s where the shop wins, and fills a new account all the same',
    async (group, more, keys) => {
      await setPolicy({ [group]: 'shop' });
      const id = `Group${group}`;
      const made = await one(account(id, { billing: address }));
      const stored = `array_map( fn( $key ) => get_user_meta( ${made.user_id}, $key, true ), ${JSON.stringify(keys).replace('[', 'array(').replace(']', ')')} )`;
      const before = (await php(stored)) as string[];
      expect(before.every((value) => value !== '')).toBe(true);
      expect((await one(account(id, { billing: address, ...more }))).outcome).toBe('unchanged');
      expect(await php(stored)).toEqual(before);
      await setPolicy({});
      expect((await one(account(id, { billing: address, ...more }))).outcome).toBe('updated');
      expect(await php(stored)).not.toEqual(before);
    },
  );

  it('leaves alone what the ERP says nothing about', async () => {
    await setPolicy({});
    const made = await one(account('Silent', { billing: address }));
    const unsaid = { phone: undefined, company: undefined, last_name: undefined };
    expect((await one(account('Silent', { ...unsaid, billing: { city: 'Paris' } }))).outcome).toBe('unchanged');
    expect(await php(`get_user_meta( ${made.user_id}, 'billing_postcode', true )`)).toBe('75001');
    // An address whose country nobody knows.
    const elsewhere = { ...address, city: 'Poséidonis', country: undefined };
    expect((await one(account('Silent', { billing: elsewhere }))).outcome).toBe('updated');
    expect(
      await php(
        `get_user_meta( ${made.user_id}, 'billing_country', true ) . get_user_meta( ${made.user_id}, 'billing_city', true )`,
      ),
    ).toBe('FRPoséidonis');
  });

  it('never touches the delivery address, nor what the customer typed there', async () => {
    const made = await one(account('Delivery', { billing: address }));
    await phpIn(store, `update_user_meta( ${made.user_id}, 'shipping_city', 'Brest' );`);
    await one(account('Delivery', { billing: { ...address, city: 'Lyon' } }));
    expect(
      await php(
        `array( get_user_meta( ${made.user_id}, 'shipping_city', true ), get_user_meta( ${made.user_id}, 'shipping_address_1', true ), get_user_meta( ${made.user_id}, 'billing_city', true ) )`,
      ),
    ).toEqual(['Brest', '', 'Lyon']);
  });
});

describe('an account that the shop took away', () => {
  const journal = async (key: string, reason: string): Promise<number> => {
    const { body } = await call<{ items: { id: number }[] }>(store, 'GET', `${api}/journal`, undefined, {
      search: key,
      state: 'note',
      reason,
    });
    return body.items[0]?.id ?? 0;
  };
  const remove = (id: number | null) =>
    phpIn(store, `require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( ${id} );`);

  beforeEach(() => setPolicy({}));

  it('is not made again until somebody asks for it', async () => {
    const made = await one(account('Deleted'));
    await remove(made.user_id);
    const refused = { outcome: 'refused', code: 'deleted_in_shop', user_id: null };
    expect(await one(account('Deleted'))).toMatchObject(refused);
    expect((await compare(account('Deleted')))[0]).toMatchObject(refused);
    expect(await one(account('Deleted', { active: false }))).toMatchObject({ outcome: 'unchanged', user_id: null });
    await call(store, 'POST', `${api}/journal/${await journal('contact.Deleted', 'deleted_in_shop')}/retry`);
    expect((await one(account('Deleted'))).outcome).toBe('created');
  });

  it('is linked again by itself where the person registered anew', async () => {
    const made = await one(account('Anew'));
    await remove(made.user_id);
    const id = await php(
      `wp_insert_user( array( 'user_login' => 'anew2', 'user_email' => 'anew@accounts.test', 'user_pass' => 'x', 'role' => 'customer' ) )`,
    );
    expect(await one(account('Anew'))).toMatchObject({ outcome: 'updated', user_id: id });
  });

  it('is left alone once it is unlinked, deactivated or not, until somebody asks', async () => {
    const made = await one(account('Unlinked'));
    await one(account('Unlinked', { active: false }));
    expect(await php(`ErpBridge\\Accounts\\Links::unlink( ${made.user_id} )`)).toBe(1);
    expect(await php(`ErpBridge\\Accounts\\Inactive::is( ${made.user_id} )`)).toBe(false);
    expect(await one(account('Unlinked'))).toMatchObject({ outcome: 'refused', code: 'unlinked_in_shop' });
    await call(store, 'POST', `${api}/journal/${await journal('contact.Unlinked', 'unlinked_in_shop')}/retry`);
    expect(await one(account('Unlinked'))).toMatchObject({ outcome: 'updated', user_id: made.user_id });
  });

  it('of an erased person does not come back from the ERP’s data, not even by its e-mail', async () => {
    const made = await one(account('Erased'));
    const exported = JSON.stringify(await php(`ErpBridge\\Privacy\\Privacy::export( 'erased@accounts.test' )`));
    for (const stored of ['contact.Erased', 'T1', 'Active']) expect(exported).toContain(`"${stored}"`);
    const worker = { id: 'w', version: '0.1.0', node: '20', host: 'h', adapter: 'folder', started_at: '' };
    const at = new Date().toISOString();
    const event = (key: string, reason: string, state: string) => ({
      ...{ lane: 'accounts', erp_key: key, label: 'Zoé Erased', state, reason, at },
      params: { accounts: 'Zoé Erased', email: 'erased@accounts.test' },
    });
    const tell = async (...events: object[]): Promise<void> => {
      const report = { worker, running: null, last_run: null, counters: {}, events, commands: [] };
      expect((await call(store, 'POST', `${api}/worker/report`, report)).status).toBe(200);
    };
    const seen = async (item: object): Promise<void> => {
      const part = { id: 'erasing', lane: 'accounts', begin: true, items: [item], finish: { counts: {}, error: null } };
      expect((await call(store, 'POST', `${api}/worker/preview`, part)).status).toBe(200);
    };
    const item = { erp_key: 'contact.Erased', label: 'Zoé Erased', outcome: 'updated', changes: [] };
    await tell(event('web_contacts.T1', 'web_contacts_changed', 'note'), event('contact.Erased', 'held', 'held'));
    await seen({ ...item, changes: [{ field: 'email', old: 'erased@accounts.test', new: 'x', kept: false }] });
    const traces = async (): Promise<string[]> => {
      const rows = await phpIn(
        store,
        `global $wpdb; echo wp_json_encode( array_merge( $wpdb->get_results( "SELECT erp_key, label, params FROM {$wpdb->prefix}erp_bridge_journal" ), $wpdb->get_results( "SELECT erp_key, label, params, changes FROM {$wpdb->prefix}erp_bridge_previews" ) ), JSON_UNESCAPED_UNICODE );`,
      );
      return (JSON.parse(rows) as object[])
        .map((row) => JSON.stringify(row))
        .filter((row) => /erased@|Zoé Erased/.test(row));
    };
    expect(await traces()).toHaveLength(3);
    expect(await php(`ErpBridge\\Privacy\\Privacy::erase( 'erased@accounts.test' )`)).toMatchObject({
      items_removed: true,
      done: true,
    });
    const row = await phpIn(
      store,
      `global $wpdb; echo wp_json_encode( $wpdb->get_row( "SELECT user_id, tiers_code, tiers_key, severed FROM {$wpdb->prefix}erp_bridge_links WHERE erp_key = 'contact.Erased'" ) );`,
    );
    expect(JSON.parse(row)).toEqual({ user_id: '0', tiers_code: '', tiers_key: '', severed: 'erased' });
    const refused = { outcome: 'refused', code: 'erased_in_shop' };
    expect(await one(account('Erased'))).toMatchObject(refused);
    // Nor do reports and previews bring back what they say of the person.
    await tell(event('contact.Erased', 'erased_in_shop', 'refused'));
    await seen({ ...item, outcome: 'refused', reason: 'erased_in_shop', params: { email: 'erased@accounts.test' } });
    expect(await traces()).toEqual([]);
    await remove(made.user_id);
    expect(await one(account('Erased'))).toMatchObject(refused);
  });
});
