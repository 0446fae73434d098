/** Everybody who may come to the shop, each in a browser of their own. */
import type { Browser, BrowserContext } from 'playwright-core';
import { mail } from '../my-documents.js';
import { desktop, PATIENCE } from './browse.js';
import { phpIn } from '../../setup/shop.js';
import { store } from '../../setup/own-shop.js';

export const people = [
  'administrator',
  'shop manager',
  'editor',
  'worker',
  'customer with documents',
  'customer without documents',
  'deactivated customer',
  'subscriber',
  'user without a role',
  'guest',
] as const;

export type Person = (typeof people)[number];

/** Who runs the shop: sees all of the plugin in wp-admin. */
export const isStaff = (person: Person): boolean => person === 'administrator' || person === 'shop manager';
/** A deactivated account is signed out at once, whatever cookie is left. */
export const isSignedIn = (person: Person): boolean => person !== 'guest' && person !== 'deactivated customer';

const emails: Partial<Record<Person, string>> = {
  'customer with documents': mail('anna'),
  'customer without documents': mail('clara'),
  'deactivated customer': mail('dora'),
};
const roles: Partial<Record<Person, string>> = {
  'shop manager': 'shop_manager',
  editor: 'editor',
  worker: 'erp_bridge_worker',
  subscriber: 'subscriber',
  'user without a role': '',
};

interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** Makes those who are no customers of the ERP, and answers everybody's cookies, as they have them after signing in. */
export async function signIn(): Promise<Map<Person, Cookie[]>> {
  const who = people
    .filter((person) => person !== 'guest')
    .map((name) => ({ name, email: emails[name], role: roles[name] }));
  const answer = await phpIn(
    store,
    `$all = array();
    foreach ( json_decode( base64_decode( '${Buffer.from(JSON.stringify(who)).toString('base64')}' ), true ) as $person ) {
      $login = sanitize_user( $person['name'], true );
      $user  = isset( $person['email'] ) ? get_user_by( 'email', $person['email'] ) : get_user_by( 'login', $login );
      if ( ! $user && 'administrator' === $person['name'] ) { $user = get_userdata( 1 ); }
      $id  = $user ? $user->ID : wp_insert_user( array( 'user_login' => $login, 'user_pass' => 'x', 'user_email' => sanitize_title( $login ) . '@crawl.test', 'role' => $person['role'] ) );
      $end = time() + 3600;
      $token = WP_Session_Tokens::get_instance( $id )->create( $end );
      $cookie = static fn( string $name, string $scheme, string $path ): array => array( 'name' => $name, 'value' => rawurlencode( wp_generate_auth_cookie( $id, $end, $scheme, $token ) ), 'path' => $path );
      $all[] = array( $person['name'], array( $cookie( LOGGED_IN_COOKIE, 'logged_in', '/' ), $cookie( AUTH_COOKIE, 'auth', ADMIN_COOKIE_PATH ) ) );
    }
    echo wp_json_encode( $all );`,
  );
  return new Map(JSON.parse(answer) as [Person, Cookie[]][]);
}

/** `plain`: reads HTML alone, without scripts, styles and pictures, which is many times as fast. */
export async function browserOf(browser: Browser, cookies: Cookie[] = [], plain = false): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled: !plain, viewport: desktop });
  context.setDefaultTimeout(PATIENCE);
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: new URL(store.url).hostname })));
  if (plain) {
    await context.route('**', (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort()));
  }
  return context;
}
