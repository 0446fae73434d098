/** What hung on the number of a deleted account: whoever gets the number next has none of it, and the worker looks anew whose it is. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn, proveEmail } from '../setup/shop.js';
import { account, batch, php } from './accounts.js';
import { api, call } from './client.js';
import { makeAccounts, pdf, sha256, signedIn, upload } from './documents.js';
import { ask } from './orders.js';
import { store } from '../setup/own-shop.js';

const key = 'invoice.FA1';
let id = 0;
let old = 0;

beforeEach(async () => {
  await forgetEverything(store);
  await makeAccounts({ Zoe: 'A', Colleague: 'A' });
  await phpIn(
    store,
    `ErpBridge\\Settings\\Settings::change( array( 'documents' => array( 'visibility' => 'tiers' ) ), null );`,
  );
  id = await upload('Zoe', key, { tiers_key: 'tiers.A', tell: '1' });
  old = (await php(`get_user_by( 'email', 'zoe@documents.test' )->ID`)) as number;
  await reads('zoe@documents.test');
  // What follows happens to an account of some age.
  await phpIn(
    store,
    `global $wpdb; $wpdb->query( "UPDATE {$wpdb->users} SET user_registered = '2020-01-01 00:00:00' WHERE ID = ${old}" );`,
  );
});

async function reads(email: string): Promise<{ list: string[]; file: number }> {
  const { cookie, nonce } = await signedIn(email);
  const headers = { cookie, 'X-WP-Nonce': nonce };
  const list = await fetch(`${store.url}/wp-json${api}/my/documents`, { headers });
  const file = await fetch(`${store.url}/?erp_bridge_document=${id}`, {
    headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
  });
  const { items } = (await list.json()) as { items: { number: string; is_new: boolean }[] };
  return { list: items.map(({ number, is_new: isNew }) => number + (isNew ? ' new' : '')), file: file.status };
}

/** Somebody registers, and the database gives him the number that an account had. */
const registersWithNumber = (number: number, email: string): Promise<string> =>
  phpIn(
    store,
    `global $wpdb; $wpdb->delete( $wpdb->usermeta, array( 'user_id' => ${number} ) );
    $wpdb->insert( $wpdb->users, array( 'ID' => ${number}, 'user_login' => '${email}', 'user_nicename' => 'n', 'user_email' => '${email}', 'user_registered' => gmdate( 'Y-m-d H:i:s', time() + 5 ) ) );
    clean_user_cache( ${number} ); get_userdata( ${number} )->set_role( 'customer' );`,
  );
const deletesPastWordPress = (): Promise<string> =>
  phpIn(store, `global $wpdb; $wpdb->delete( $wpdb->users, array( 'ID' => ${old} ) ); clean_user_cache( ${old} );`);
const deletes = (): Promise<string> =>
  phpIn(store, `require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( ${old} );`);
const commands = async (): Promise<string[]> =>
  ((await php(`ErpBridge\\Worker\\Commands::queued()`)) as { args: { erp_keys?: string } }[]).map(
    ({ args }) => args.erp_keys ?? '',
  );
const column = (name: string): Promise<string> =>
  ask(`global $wpdb; return (string) $wpdb->get_var( "SELECT ${name} FROM {$wpdb->prefix}erp_bridge_documents" );`);
const lookup = async (): Promise<{ state?: string; user_id?: number | null }> => {
  const { body } = await call<{ documents: { state: string }[]; accounts: { user_id: number | null }[] }>(
    store,
    'POST',
    `${api}/documents/lookup`,
    {
      documents: [{ erp_key: key, sha256: sha256(pdf(key)) }],
      accounts: [{ key: 'contact.Zoe', email: 'zoe@documents.test' }],
    },
  );
  return { ...body.documents[0], ...body.accounts[0] };
};
const readings = async (): Promise<string[]> =>
  (
    await call<{ downloads: { user: string }[] }>(store, 'GET', `${api}/documents/by-id/${id}/history`)
  ).body.downloads.map(({ user }) => user);

describe('an account that is deleted', () => {
  it('takes its number off documents and readings; the worker is told and finds the document open', async () => {
    expect(await lookup()).toEqual({ erp_key: key, state: 'present', user_id: old, other_customer: null });
    await deletes();
    expect([await column('user_id'), await column('user_since')]).toEqual(['0', '']);
    expect(await readings()).toEqual(['Account deleted']);
    expect(await commands()).toEqual([key]);
    expect(await lookup()).toMatchObject({ state: 'different', user_id: null });
    // The company's other accounts keep it until the worker has looked.
    expect((await reads('colleague@documents.test')).list).toEqual(['FA1 new']);
  });

  it('leaves nothing to the next one with its number', async () => {
    await deletes();
    await registersWithNumber(old, 'next@documents.test');
    expect(await reads('next@documents.test')).toEqual({ list: [], file: 404 });
  });

  it('has its documents again when it is made anew and the worker sends them', async () => {
    await deletes();
    await phpIn(store, `wp_create_user( 'zoe2', 'x', 'zoe@documents.test' );`);
    await proveEmail(store, 'zoe@documents.test');
    expect((await reads('zoe@documents.test')).list).toEqual([]);
    expect(await upload('Zoe', key, { tiers_key: 'tiers.A' })).toBe(id);
    expect(await reads('zoe@documents.test')).toEqual({ list: ['FA1 new'], file: 200 });
    expect(await lookup()).toMatchObject({ state: 'present' });
  });

  it('has them at once when the ERP’s record is linked to an account again', async () => {
    await deletes();
    await phpIn(store, `ErpBridge\\Accounts\\Links::mend( 'contact.Zoe' );`);
    await makeAccounts({ Zoe: 'A' });
    expect((await reads('zoe@documents.test')).list).toEqual(['FA1 new']);
  });

  it('is one that a network takes from this shop, too', async () => {
    await phpIn(store, `do_action( 'remove_user_from_blog', ${old}, 1, 0 );`);
    expect([await column('user_id'), await commands()]).toEqual(['0', [key]]);
    expect(await php(`ErpBridge\\Accounts\\Links::of( ${old} )`)).toEqual([]);
  });
});

describe('an account that vanished past WordPress', () => {
  it('leaves nothing to the next one with its number, neither documents nor link nor e-mail', async () => {
    await deletesPastWordPress();
    await registersWithNumber(old, 'next@documents.test');
    expect(await reads('next@documents.test')).toEqual({ list: [], file: 404 });
    await phpIn(
      store,
      `update_option( 'woocommerce_erp_bridge_new_documents_settings', array( 'enabled' => 'yes' ) );
      ErpBridge\\MyDocuments\\NewDocumentsMail::send_pending();`,
    );
    expect(existsSync(store.log.mail) && readFileSync(store.log.mail, 'utf8').includes('next@documents.test')).toBe(
      false,
    );
    expect(await php(`ErpBridge\\Accounts\\Links::of( ${old} )`)).toEqual([]);
    expect(await lookup()).toMatchObject({ state: 'different', user_id: null });
    const [result] = await batch(account('Zoe', { email: 'zoe@documents.test', tiers_key: 'tiers.A' }));
    expect(result).toMatchObject({ outcome: 'refused', code: 'deleted_in_shop' });
    expect(await php(`get_userdata( ${old} )->user_email`)).toBe('next@documents.test');
  });

  it('is noticed once a day, and when the plugin is switched on', async () => {
    await deletesPastWordPress();
    await registersWithNumber(old, 'next@documents.test');
    await phpIn(store, `do_action( 'erp_bridge_prune_changes' );`);
    expect([await column('user_id'), await readings(), await commands()]).toEqual(['0', ['Account deleted'], [key]]);
    const cut = await ask(
      `global $wpdb; return $wpdb->get_var( "SELECT severed FROM {$wpdb->prefix}erp_bridge_links WHERE erp_key = 'contact.Zoe'" );`,
    );
    expect(cut).toBe('deleted');
    // A second look finds nothing more to tell.
    await phpIn(store, `ErpBridge\\Install::activate();`);
    expect(await commands()).toEqual([key]);
    expect((await reads('colleague@documents.test')).list).toEqual(['FA1 new']);
  });
});

it('the update repairs what hangs on the numbers of deleted accounts, and leaves the others', async () => {
  await upload('Colleague', 'invoice.FA2', { tiers_key: 'tiers.A' });
  await phpIn(
    store,
    `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_documents SET user_since = NULL" );
    $wpdb->delete( $wpdb->users, array( 'ID' => ${old} ) ); clean_user_cache( ${old} );
    $migration = require ErpBridge\\Platform\\Plugin::path( 'migrations/0011-accounts-by-age.php' ); $migration(); $migration();`,
  );
  const owners = await ask(
    `global $wpdb; return $wpdb->get_col( "SELECT user_id FROM {$wpdb->prefix}erp_bridge_documents ORDER BY id" );`,
  );
  const colleague = await php(`get_user_by( 'email', 'colleague@documents.test' )->ID`);
  expect(owners).toEqual(['0', String(colleague)]);
  expect(await commands()).toEqual([key]);
  expect((await reads('colleague@documents.test')).list.sort()).toEqual(['FA1 new', 'FA2 new']);
});
