/** Actions and filters for other plugins, as docs/hooks.md has them: one that listens to all of them hears what is promised there. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { upload } from './documents.js';
import { ask, makeOrder } from './orders.js';
import { store } from '../setup/own-shop.js';

const file = `WPMU_PLUGIN_DIR . '/listener.php'`;
const plugin = `<?php
foreach ( array( 'links_saved' => 1, 'email_proven' => 1, 'email_changed' => 1, 'email_synced' => 2, 'retry' => 2, 'worker_reported' => 1 ) as $name => $count ) {
	add_action( "erp_bridge_$name", function ( ...$said ) use ( $name ) {
		$said = array_map( fn( $value ) => $value instanceof WP_User ? array( 'WP_User', $value->ID, $value->user_email ) : $value, $said );
		update_option( 'heard', array( ...get_option( 'heard', array() ), array( $name, ...$said ) ) );
	}, 10, $count );
}
foreach ( array( 'links_saved', 'email_proven', 'email_changed' ) as $name ) {
	add_action( "erp_bridge_$name", fn() => get_option( 'throws' ) === $name ? throw new RuntimeException( $name ) : null, 1 );
}
add_action( 'profile_update', fn() => get_option( 'throws' ) === 'profile_update' ? throw new RuntimeException( 'profile_update' ) : null, 1 );
add_action( 'erp_bridge_profile_rows', fn( $user_id ) => print "<tr><td>row of $user_id</td></tr>" );
add_filter( 'erp_bridge_settings_problem', fn( $problem, $wanted ) => $problem ?? ( 'veto' === $wanted['accounts']['contact_text'] ? 'Not that word.' : null ), 40, 2 );
add_filter( 'erp_bridge_settings_answer', fn( $answer, $to_admin ) => $answer + array( 'mine' => $to_admin ), 10, 2 );
add_filter( 'erp_bridge_reason_params', fn( $params, $lane, $reason ) => 'email_taken' === $reason ? array( 'holder' => "$lane " . strtoupper( $params['holder'] ) ) + $params : $params, 10, 3 );
add_filter( 'erp_bridge_document_is_mailed', fn( $is_mailed, $order_id, $type ) => 'quote' === $type, 10, 3 );
`;

const heard = async (name: string): Promise<unknown[][]> =>
  (await ask<unknown[][]>(`return get_option( 'heard', array() );`))
    .filter(([one]) => one === name)
    .map(([, ...said]) => said);
const account = (email: string) => ({
  erp_key: 'contact.Hook',
  tiers_key: 'tiers.Hook',
  tiers_code: 'Hook',
  email,
  active: true,
  first_name: 'Hana',
  last_name: 'Ook',
});
const sync = async (email: string): Promise<number> => {
  const { body } = await call<{ results: { user_id: number }[] }>(store, 'POST', `${api}/accounts/batch`, {
    accounts: [account(email)],
  });
  return body.results[0]?.user_id ?? 0;
};
const report = (body: object = {}) =>
  call(store, 'POST', `${api}/worker/report`, {
    worker: { id: 'w' },
    running: null,
    last_run: null,
    counters: null,
    ...body,
  });

beforeAll(async () => {
  await forgetEverything(store);
  await phpIn(store, `file_put_contents( ${file}, base64_decode( '${Buffer.from(plugin).toString('base64')}' ) );`);
});
beforeEach(() => phpIn(store, `delete_option( 'heard' ); delete_option( 'throws' );`));
afterAll(() => phpIn(store, `unlink( ${file} ); delete_option( 'heard' ); delete_option( 'throws' );`));

it('links that were saved, and an e-mail that the sync changed, are told', async () => {
  const id = await sync('hana@hooks.test');
  expect(await heard('links_saved')).toEqual([[['contact.Hook']]]);
  await sync('hana@hooks.test');
  expect(await heard('links_saved')).toHaveLength(1);
  await sync('ook@hooks.test');
  expect(await heard('email_synced')).toEqual([[id, 'ook@hooks.test']]);
  expect(await heard('email_changed')).toEqual([]);
});

it('an e-mail that its owner changed, and one that was proven, are told', async () => {
  const id = await sync('ook@hooks.test');
  await phpIn(store, `wp_update_user( array( 'ID' => ${id}, 'user_email' => 'new@hooks.test' ) );`);
  expect(await heard('email_changed')).toEqual([[id]]);
  await phpIn(store, `for ( $i = 0; $i < 2; $i++ ) { ErpBridge\\Accounts\\ProvenEmail::prove( ${id} ); }`);
  expect(await heard('email_proven')).toEqual([[['WP_User', id, 'new@hooks.test']]]);
});

it('the profile of a linked account has rows of others', async () => {
  const id = await sync('new@hooks.test');
  const html = await phpIn(
    store,
    `wp_set_current_user( 1 ); ErpBridge\\Accounts\\UserProfile::render( get_userdata( ${id} ) );`,
  );
  expect(html).toContain(`<tr><td>row of ${id}</td></tr>`);
  expect(html).toContain('name="erp_bridge_documents"');
});

it('a report tells whether a run is over', async () => {
  await report({ running: { lane: 'accounts' } });
  await report({ last_run: { finished_at: '2026-01-01T00:00:00Z', accounts: {}, documents: {}, error: null } });
  expect(await heard('worker_reported')).toEqual([[false], [true]]);
});

it('a reason’s values are named by others, and a retry is told', async () => {
  const event = {
    lane: 'accounts',
    erp_key: 'contact.Taken',
    label: 'Taken',
    state: 'refused',
    reason: 'email_taken',
    params: { email: 'a@hooks.test', holder: 'k7' },
    at: '2026-01-02T03:04:05Z',
  };
  await report({ events: [event] });
  const { body } = await call<{ items: { id: number; message: string }[] }>(store, 'GET', `${api}/journal`);
  expect(body.items[0]?.message).toContain('accounts K7');
  await call(store, 'POST', `${api}/journal/${String(body.items[0]?.id)}/retry`);
  expect(await heard('retry')).toEqual([['contact.Taken', 'accounts']]);
});

it('settings are refused with the sentence of others, who can say more beside them', async () => {
  const put = (contact_text: string) =>
    call<{ message?: string }>(store, 'PUT', `${api}/settings`, {
      settings: { accounts: { contact_text } },
    });
  expect(await put('veto')).toMatchObject({ status: 400, body: { code: 'erp_bridge_settings_invalid' } });
  expect((await put('veto')).body.message).toContain('Not that word.');
  // Asked inside the shop: `call` lets nothing through that is not in the contract.
  const answer = await ask<{ status: number; body: object }>(
    `wp_set_current_user( 1 ); $request = new WP_REST_Request( 'PUT', '${api}/settings' );
    $request->set_body_params( array( 'settings' => array( 'accounts' => array( 'contact_text' => 'us' ) ) ) );
    $response = rest_do_request( $request ); return array( 'status' => $response->get_status(), 'body' => $response->get_data() );`,
  );
  expect(answer).toMatchObject({ status: 200, body: { mine: true } });
  // One that says nothing, whatever it answers and whenever it is asked, silences nobody.
  const change = `ErpBridge\\Settings\\Settings::change( array( 'accounts' => array( 'customer_roles' => array( 'editor' ) ) ), null )`;
  for (const [answer, priority] of [
    ['__return_false', '1'],
    ['__return_empty_string', '1'],
    ['__return_null', 'PHP_INT_MAX'],
  ] as const) {
    const careless = `add_filter( 'erp_bridge_settings_problem', '${answer}', ${priority} );`;
    expect(await phpIn(store, `${careless} echo ${change}?->get_error_code();`)).toBe('erp_bridge_settings_invalid');
  }
  const silent = `add_filter( 'erp_bridge_settings_problem', '__return_empty_string' );`;
  const right = `ErpBridge\\Settings\\Settings::change( array( 'accounts' => array( 'contact_text' => 'us' ) ), null )`;
  expect(await phpIn(store, `${silent} echo wp_json_encode( ${right} );`)).toBe('null');
});

it('a document that others mail is not told of again', async () => {
  const id = await sync('new@hooks.test');
  const order = await makeOrder();
  const tell = async (type: string): Promise<string> => {
    await upload('Hook', `${type}.H1`, { type, tell: '1', sale_key: `sale.${String(order.id)}` });
    return (await ask<{ tell: string }>(`return ErpBridge\\Documents\\Documents::by_key( '${type}.H1' );`)).tell;
  };
  expect([id > 0, await tell('quote'), await tell('order')]).toEqual([true, '0', '1']);
});

const ownerOf = async (key: string): Promise<string[]> => {
  const row = await ask<{ user_id: string; owner_email: string; guest_email: string }>(
    `return ErpBridge\\Documents\\Documents::by_key( '${key}' );`,
  );
  return [row.user_id, row.owner_email, row.guest_email];
};
/** Runs `code`, in which the listener of `action` throws: the error's text. */
const throwing = (action: string, code: string): Promise<string> =>
  phpIn(
    store,
    `update_option( 'throws', '${action}' ); wp_set_current_user( 1 );
    try { ${code} } catch ( RuntimeException $e ) { echo $e->getMessage(); } finally { delete_option( 'throws' ); }`,
  );

it('documents are with whom they are for, whoever throws before', async () => {
  const shared = { ...account('moves@hooks.test'), erp_key: 'tiers.Moves', tiers_key: 'tiers.Moves' };
  const send = (record: object) => `$request = new WP_REST_Request( 'POST', '${api}/accounts/batch' );
    $request->set_body_params( json_decode( '${JSON.stringify({ accounts: [record] })}', true ) ); echo wp_json_encode( rest_do_request( $request )->get_data() );`;
  await throwing('', send({ ...shared, also: ['contact.Moves'] }));
  await upload('Moves', 'invoice.M1', { account_email: 'moves@hooks.test' });
  const insert = `echo wp_insert_user( array( 'user_login' => 'other', 'user_pass' => 'x', 'user_email' => 'other@hooks.test', 'role' => 'customer' ) );`;
  const other = await phpIn(store, insert);
  expect((await ownerOf('invoice.M1'))[0]).not.toBe(other);

  // The contact has an e-mail of its own now: that of an account which somebody registered.
  const moved = { ...shared, erp_key: 'contact.Moves', email: 'other@hooks.test' };
  expect(await throwing('links_saved', send(moved))).toContain('erp_bridge_failed');
  expect(await ownerOf('invoice.M1')).toEqual([other, 'other@hooks.test', '']);

  const change = (email: string) => `wp_update_user( array( 'ID' => ${other}, 'user_email' => '${email}' ) );`;
  for (const action of ['profile_update', 'email_changed']) {
    expect(await throwing(action, change('stranger@hooks.test'))).toBe(action);
    expect(await ownerOf('invoice.M1')).toEqual(['0', '', 'other@hooks.test']);
    await phpIn(store, change('other@hooks.test'));
    expect((await ownerOf('invoice.M1'))[0]).toBe(other);
  }

  const waiting = `update_user_meta( ${other}, 'erp_bridge_waiting_fields', '{"first_name":"Olga"}' );`;
  const proof = `${waiting} ErpBridge\\Accounts\\ProvenEmail::prove( ${other} );`;
  expect(await throwing('email_proven', proof)).toBe('email_proven');
  expect(await ownerOf('invoice.M1')).toEqual([other, '', '']);
  expect(await phpIn(store, `echo get_userdata( ${other} )->first_name;`)).toBe('Olga');
});
