/** A document is read by whoever opens it, and not by a picture on somebody else's page that asks for it with the reader's cookie. */
import { get } from 'node:http';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { makeAccounts, signedIn, upload } from './documents.js';
import { ask } from './orders.js';
import { store } from '../setup/own-shop.js';

let id = 0;
let cookie = '';
let nonce = '';

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Zoe: 'A', Max: 'B' });
  id = await upload('Zoe', 'invoice.FA1');
  ({ cookie, nonce } = await signedIn('zoe@documents.test'));
});
beforeEach(() =>
  phpIn(store, `global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}erp_bridge_document_downloads" );`),
);

const noted = async (): Promise<number> =>
  Number(
    await ask(
      `global $wpdb; return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}erp_bridge_document_downloads" );`,
    ),
  );
/** Not by Node's fetch, which puts a `Sec-Fetch-Mode` of its own beside ours. */
const opens = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { cookie, ...headers } }, (answer) => {
      answer.resume().on('end', () => {
        resolve(answer.statusCode ?? 0);
      });
    }).on('error', reject);
  });
const linkFor = (email: string, what = `Download::url( ${String(id)} )`): Promise<string> =>
  phpIn(store, `wp_set_current_user( get_user_by( 'email', '${email}' )->ID ); echo ErpBridge\\MyDocuments\\${what};`);

const fetched = (site: string, mode: string, dest: string, user = ''): Record<string, string> => ({
  'Sec-Fetch-Site': site,
  'Sec-Fetch-Mode': mode,
  'Sec-Fetch-Dest': dest,
  ...(user === '' ? {} : { 'Sec-Fetch-User': user }),
});
const click = fetched('same-origin', 'navigate', 'document', '?1');

describe.each(['erp_bridge_document', 'erp_bridge_documents'])('an address without the token (%s)', (name) => {
  it.each<[string, Record<string, string>, number]>([
    ['clicked on a page of the shop', click, 1],
    ['typed in, or from a mail program', fetched('none', 'navigate', 'document', '?1'), 1],
    ['clicked in a webmail', fetched('cross-site', 'navigate', 'document', '?1'), 1],
    ['a picture on a foreign page', fetched('cross-site', 'no-cors', 'image'), 0],
    ['a frame on a foreign page', fetched('cross-site', 'navigate', 'iframe'), 0],
    ['a foreign page that leads there without a click', fetched('cross-site', 'navigate', 'document'), 0],
    ['a script of a foreign page', fetched('cross-site', 'no-cors', 'empty'), 0],
    ['a picture on a page of the shop', fetched('same-origin', 'no-cors', 'image'), 0],
    ['a browser that fetches ahead', { ...click, 'Sec-Purpose': 'prefetch;prerender' }, 0],
    ['a browser that does not say', {}, 0],
  ])('%s', async (_who, headers, read) => {
    expect(await opens(`${store.url}/?${name}=${String(id)}`, headers)).toBe(200);
    expect(await noted()).toBe(read);
  });
});

describe('a link of the shop’s pages', () => {
  it.each<[string, Record<string, string>, number]>([
    ['in a browser that does not say', {}, 1],
    ['in one that does', click, 1],
    ['from a page that was saved', fetched('cross-site', 'navigate', 'document'), 1],
    ['as a picture', fetched('cross-site', 'no-cors', 'image'), 0],
    ['fetched ahead', { Purpose: 'prefetch' }, 0],
  ])('%s', async (_how, headers, read) => {
    expect(await opens(await linkFor('zoe@documents.test'), headers)).toBe(200);
    expect(await noted()).toBe(read);
  });

  it('counts for a zip, too', async () => {
    expect(await opens(await linkFor('zoe@documents.test', `Zip::url( array( ${String(id)} ) )`), {})).toBe(200);
    expect(await noted()).toBe(1);
  });

  it('is another reader’s for another reader', async () => {
    expect(await opens(await linkFor('max@documents.test'), {})).toBe(200);
    expect(await noted()).toBe(0);
  });
});

it('the REST address, which takes no cookie without a nonce, counts', async () => {
  const url = `${store.url}/wp-json/wc-erp-bridge/v1/my/documents/${String(id)}/file`;
  expect(await opens(url, {})).toBe(401);
  expect(await opens(url, { 'X-WP-Nonce': nonce })).toBe(200);
  expect(await noted()).toBe(1);
});
