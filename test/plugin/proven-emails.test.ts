/** Whoever registers with somebody else's e-mail reads nothing of theirs: each case with two people. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { changeSettings, forgetEverything, phpIn, proveEmail } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';
import { one } from './accounts.js';
import { address, ask, makeOrder } from './orders.js';
import {
  changeEmail,
  isProven,
  known,
  mail,
  orderOf,
  person,
  put,
  register,
  row,
  sees,
  seesNothing,
  vict,
} from './strangers.js';
import { letters, linkIn, Visitor } from './visitor.js';

beforeAll(() => forgetEverything(store));

describe('an e-mail is proven', () => {
  it('where the sync or the staff made the account; not where somebody registered', async () => {
    const { user_id: synced } = await one(vict('Synced'));
    expect(await isProven(Number(synced))).toBe(true);
    const by = (who: number): Promise<number> =>
      ask(
        `wp_set_current_user( ${who} ); return wp_insert_user( array( 'user_login' => 'by${who}', 'user_email' => 'by${who}@accounts.test', 'user_pass' => 'x', 'role' => 'customer' ) );`,
      );
    expect(await isProven(await by(1))).toBe(true);
    expect(await isProven(await by(0))).toBe(false);
    expect(await isProven(await register('self', 'self@accounts.test'))).toBe(false);
  });

  it('by the link to set a password; not by a password that is set without it', async () => {
    const id = await register('reset', 'reset@accounts.test');
    await ask(`reset_password( get_userdata( ${id} ), 'Other-Password-1' ); return 1;`);
    expect(await isProven(id)).toBe(false);
    await ask(
      `$key = get_password_reset_key( get_userdata( ${id} ) ); reset_password( check_password_reset_key( $key, 'reset' ), 'Other-Password-2' ); return 1;`,
    );
    expect(await isProven(id)).toBe(true);
  });

  it('by WooCommerce’s own link', async () => {
    const id = await register('own-link', 'own-link@accounts.test');
    await ask(`do_action( 'woocommerce_customer_email_verified', ${id} ); return 1;`);
    expect(await isProven(id)).toBe(true);
  });

  it('for itself alone, byte for byte', async () => {
    const id = await register('bytes', 'bytes@accounts.test');
    await proveEmail(store, 'bytes@accounts.test');
    for (const email of ['Bytes@accounts.test', 'bytés@accounts.test', 'bytes2@accounts.test']) {
      await ask(
        `global $wpdb; $wpdb->update( $wpdb->users, array( 'user_email' => '${email}' ), array( 'ID' => ${id} ) ); clean_user_cache( ${id} ); return 1;`,
      );
      expect(await isProven(id)).toBe(false);
    }
  });

  it('no longer where the sync gives an account another one, but where nobody has come in yet', async () => {
    const [used, untouched] = [await one(vict('Used')), await one(vict('Untouched'))];
    await ask(`wp_set_password( 'Chosen-Password-1', ${used.user_id} ); return 1;`);
    await one(vict('Used', { email: 'used2@accounts.test' }));
    await one(vict('Untouched', { email: 'untouched2@accounts.test' }));
    expect(await isProven(Number(used.user_id))).toBe(false);
    expect(await isProven(Number(untouched.user_id))).toBe(true);
    // What the ERP says from then on is for the owner of the new address.
    await one(vict('Used', { email: 'used2@accounts.test', last_name: 'Nouveau' }));
    await one(vict('Untouched', { email: 'untouched2@accounts.test', last_name: 'Nouveau' }));
    expect((await known(Number(used.user_id)))[1]).toBe('Müller');
    expect((await known(Number(untouched.user_id)))[1]).toBe('Nouveau');
  });
});

// The stand-in has no pages of My account.
describeIf(store.store !== 'stand-in', ONLY_REAL)('somebody registers with the e-mail of a customer of the ERP', () => {
  let id = 0;
  let document = 0;
  let mallory: Visitor;

  beforeAll(async () => {
    id = await register('mallory', mail('Vict'));
    mallory = await person('mallory');
    expect(await one(vict('Vict'))).toMatchObject({ outcome: 'updated', user_id: id });
    document = await put('invoice.VICT7', { account_key: 'contact.Vict', account_email: mail('Vict'), tell: '1' });
  });

  it('is linked and gets the documents, and sees nothing of it all', async () => {
    expect(await one(vict('Vict'))).toMatchObject({ outcome: 'unchanged', user_id: id });
    expect((await row('invoice.VICT7')).user_id).toBe(String(id));
    const page = await mallory.documents();
    expect(page.text).toContain('Confirm your e-mail to see your 1 document');
    await seesNothing(mallory, document, 'VICT7');
    expect((await mallory.open(`/?erp_bridge_document=${document}`)).status).toBe(403);
    expect(await known(id)).toEqual(['', '', '']);
    expect((await mallory.open('/my-account/edit-address/')).text).toContain('the address that we have for you');
    const nonce: string = await ask(
      `$_COOKIE = array(); wp_set_current_user( ${id} ); return ErpBridge\\MyDocuments\\MyDocumentsRoutes::index( new WP_REST_Request() );`,
    );
    expect(nonce).toMatchObject({ items: [], total: 0, closed: 1 });
  });

  it('orders as a stranger', async () => {
    expect(await orderOf(id)).toMatchObject({ erp_key: '', tiers_key: '', tiers_code: '', unproven: true });
  });

  it('the e-mail about new documents goes to the address all the same', async () => {
    await phpIn(
      store,
      `update_option( 'woocommerce_erp_bridge_new_documents_settings', array( 'enabled' => 'yes' ) );`,
    );
    await ask(`ErpBridge\\MyDocuments\\NewDocumentsMail::send_pending(); return 1;`);
    expect((await letters(mail('Vict'))).at(-1)?.message).toContain('VICT7');
  });

  it('the owner opens the link: a new password, and the stranger is out', async () => {
    expect((await mallory.askForLink()).text).toContain(`We have sent a link to ${mail('Vict')}`);
    const link = await linkIn(mail('Vict'), 'erp_bridge_confirm=');
    const owner = new Visitor();
    const form = await owner.open(link);
    expect(form.text).toContain('Choose a new password');
    // A scanner of links gets as far, and proves nothing.
    expect(await isProven(id)).toBe(false);
    await owner.choosePassword(form, 'Owners-Password-1');
    expect(await isProven(id)).toBe(true);
    expect(await mallory.isSignedIn()).toBe(false);
    expect(await new Visitor().signIn('mallory', 'Chosen-Password-1')).toBe(false);
    const back = new Visitor();
    expect(await back.signIn('mallory', 'Owners-Password-1')).toBe(true);
    await sees(back, document, 'VICT7');
    expect(await known(id)).toEqual(['Paris', 'Müller', '01 02 03 04 05']);
    expect(await orderOf(id)).toMatchObject({ erp_key: 'contact.Vict', tiers_code: 'VICT', unproven: false });
    expect(await one(vict('Vict'))).toMatchObject({ outcome: 'unchanged' });
  });
});

describe('somebody changes the own e-mail to a stranger’s', () => {
  it('gets nothing with it, and keeps nothing of it', async () => {
    const bob = await register('bob', mail('Bob'));
    await proveEmail(store, mail('Bob'));
    await one(vict('Bob'));
    await put('invoice.BOB1', { account_key: 'contact.Bob', account_email: mail('Bob') });
    const guests = await makeOrder({ billing: { ...address, email: mail('Carla') } });
    await put('invoice.GUEST1', { sale_key: `sale.${guests.id}` });
    expect((await row('invoice.GUEST1')).guest_email).toBe(mail('Carla'));
    const listed = (): Promise<{ rows: { number: string }[] }> =>
      ask(`return ErpBridge\\Documents\\Documents::of( ${bob}, array() );`);
    expect((await listed()).rows.map(({ number }) => number)).toEqual(['BOB1']);

    await changeSettings(store, {
      accounts: { policy: { name: 'erp', company: 'erp', phone: 'erp', email: 'shop', address: 'erp' } },
    });
    await changeEmail(bob, mail('Carla'));
    await one(vict('Carla'));
    await put('invoice.CARLA1', { account_email: mail('Carla') });
    expect((await listed()).rows).toEqual([]);
    expect((await row('invoice.GUEST1')).user_id).toBe(String(bob));

    // Back to the address that he proved: his own is there again, hers waits for her.
    await changeEmail(bob, mail('Bob'));
    expect((await listed()).rows.map(({ number }) => number)).toEqual(['BOB1']);
    expect(await row('invoice.GUEST1')).toMatchObject({ user_id: '0', guest_email: mail('Carla') });
    expect((await orderOf(bob)).tiers_code).toBe('BOB');
    const carla = await one(vict('Carla'));
    expect(carla).toMatchObject({ outcome: 'created' });
    expect((await row('invoice.GUEST1')).user_id).toBe(String(carla.user_id));
    await changeSettings(store, {
      accounts: { policy: { name: 'erp', company: 'erp', phone: 'erp', email: 'erp', address: 'erp' } },
    });
  });

  it('a link that came with it is cut, and the worker is asked to make the owner’s account', async () => {
    const eve = await register('eve', 'eve@accounts.test');
    await proveEmail(store, 'eve@accounts.test');
    await changeEmail(eve, mail('Frida'));
    expect(await one(vict('Frida'))).toMatchObject({ outcome: 'updated', user_id: eve });
    await put('invoice.FRIDA1', { account_key: 'contact.Frida', account_email: mail('Frida') });
    await changeEmail(eve, 'eve@accounts.test');
    expect(await isProven(eve)).toBe(true);
    expect(await ask(`return ErpBridge\\Accounts\\Links::of( ${eve} );`)).toEqual([]);
    expect(await known(eve)).toEqual(['', '', '']);
    expect(await ask(`return array_column( ErpBridge\\Worker\\Commands::queued(), 'args' );`)).toContainEqual({
      lane: 'accounts',
      erp_key: 'contact.Frida',
    });
    const frida = await one(vict('Frida'));
    expect(frida.outcome).toBe('created');
    expect(await row('invoice.FRIDA1')).toMatchObject({
      user_id: String(frida.user_id),
      owner_email: '',
      guest_email: '',
    });
  });
});

it('somebody registers with the e-mail of an account that was deleted', async () => {
  const { user_id: dora } = await one(vict('Dora'));
  await put('invoice.DORA1', { account_key: 'contact.Dora', account_email: mail('Dora') });
  await ask(`require_once ABSPATH . 'wp-admin/includes/user.php'; return wp_delete_user( ${dora} );`);
  const id = await register('dora2', mail('Dora'));
  expect(await one(vict('Dora'))).toMatchObject({ user_id: id });
  expect(await row('invoice.DORA1')).toMatchObject({ user_id: String(id), owner_email: mail('Dora') });
  const listed = (): Promise<{ total: number }> => ask(`return ErpBridge\\Documents\\Documents::of( ${id}, array() );`);
  expect((await listed()).total).toBe(0);
  await proveEmail(store, mail('Dora'));
  expect((await listed()).total).toBe(1);
});

it('somebody registers with the e-mail of a guest', async () => {
  const { id: order } = await makeOrder({ billing: { ...address, email: 'guest@accounts.test' } });
  const document = await put('invoice.GST1', { sale_key: `sale.${order}` });
  const id = await register('guest', 'guest@accounts.test');
  expect(await row('invoice.GST1')).toMatchObject({ user_id: String(id), owner_email: 'guest@accounts.test' });
  const readable = (): Promise<unknown> =>
    ask(`return ErpBridge\\Documents\\Documents::readable( ${document}, ${id} );`);
  expect(await readable()).toBeNull();
  await proveEmail(store, 'guest@accounts.test');
  expect(await readable()).not.toBeNull();
});

it('where the shop trusts e-mails, everybody sees at once what is for theirs', async () => {
  await changeSettings(store, { accounts: { trust_emails: true } });
  const id = await register('trusted', mail('Trusted'));
  await one(vict('Trusted'));
  await put('invoice.TRU1', { account_key: 'contact.Trusted', account_email: mail('Trusted') });
  expect(await ask(`return ErpBridge\\Documents\\Documents::of( ${id}, array() )['total'];`)).toBe(1);
  expect((await known(id))[0]).toBe('Paris');
  await changeSettings(store, { accounts: { trust_emails: false } });
});

it('a person’s data is not exported to an unproven e-mail that the account took later', async () => {
  const { user_id: id } = await one(vict('Gdpr'));
  await put('invoice.GDPR1', { account_key: 'contact.Gdpr', account_email: mail('Gdpr') });
  const exported = (email: string): Promise<string> =>
    ask(`return wp_json_encode( ErpBridge\\Privacy\\Privacy::export( '${email}' ) );`);
  expect(await exported(mail('Gdpr'))).toContain('GDPR1');
  await changeEmail(Number(id), 'gdpr-other@accounts.test');
  expect(await exported('gdpr-other@accounts.test')).not.toContain('GDPR1');
});

it('the update counts accounts that the sync made as proven, and those that it found as not', async () => {
  const { user_id: untouched } = await one(vict('OldA'));
  const { user_id: used } = await one(vict('OldB'));
  await ask(`wp_set_password( 'Chosen-Password-1', ${used} ); return 1;`);
  const found = await register('oldc', mail('OldC'));
  await one(vict('OldC'));
  const ids = [Number(untouched), Number(used), found];
  await put('invoice.OLDC1', { account_key: 'contact.OldC', account_email: mail('OldC') });
  const told = await ask(`global $wpdb;
    $wpdb->query( "DELETE FROM {$wpdb->usermeta} WHERE meta_key LIKE 'erp_bridge_proven%' AND user_id IN (${ids.join(',')})" ); wp_cache_flush();
    $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_links SET email = ''" ); $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_documents SET owner_email = ''" );
    $migration = require ErpBridge\\Platform\\Plugin::path( 'migrations/0013-proven-emails.php' ); $migration(); $migration();
    return array_map( fn( $id ) => array( ErpBridge\\Accounts\\ProvenEmail::is( $id ), ErpBridge\\Accounts\\Links::of( $id )[0]->email, count( get_user_meta( $id, 'erp_bridge_proven_email' ) ) ), array( ${ids.join(',')} ) );`);
  expect(told).toEqual([
    [true, '', 1],
    [true, '', 1],
    [false, mail('OldC'), 0],
  ]);
  expect((await row('invoice.OLDC1')).owner_email).toBe(mail('OldC'));
});
