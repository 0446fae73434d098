/** Who gets which bytes: every kind of person × every address × own, a colleague's, another's, withdrawn and unknown documents. */
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { php } from './accounts.js';
import { api, call } from './client.js';
import { makeAccounts, pdf, signedIn, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

const whose = ['own', 'colleague', 'other', 'withdrawn', 'unknown'] as const;
type Whose = (typeof whose)[number];
const ids = {} as Record<Whose, number>;
let version = 0;

const addresses = {
  page: (id: number) => `/?erp_bridge_document=${id}`,
  zip: (id: number) => `/?erp_bridge_documents=${id}`,
  rest: (id: number) => `/wp-json${api}/my/documents/${id}/file`,
} as const;
type Address = keyof typeof addresses;

interface Person {
  cookie?: string;
  nonce?: string;
}
const people: Record<string, Person> = {};

async function gets(person: string, path: string): Promise<{ status: number; bytes: string }> {
  const { cookie, nonce } = people[person] ?? {};
  const headers = { ...(cookie ? { Cookie: cookie } : {}), ...(nonce ? { 'X-WP-Nonce': nonce } : {}) };
  const answer = await fetch(store.url + path, { headers, redirect: 'manual' });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
}

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Own: 'A', Colleague: 'A', Other: 'B', Gone: 'A' });
  const tiers = { tiers_key: 'tiers.A' };
  ids.own = await upload('Own', 'invoice.OWN', tiers);
  await upload('Own', 'invoice.OWN', tiers, pdf('invoice.OWN again'));
  ids.colleague = await upload('Colleague', 'invoice.COLLEAGUE', tiers);
  ids.other = await upload('Other', 'invoice.OTHER', { tiers_key: 'tiers.B' });
  ids.withdrawn = await upload('Own', 'invoice.WITHDRAWN', tiers);
  ids.unknown = 999_999;
  await call(store, 'POST', `${api}/documents/by-id/${ids.withdrawn}/withdraw`);
  const history = await call<{ versions: { id: number }[] }>(store, 'GET', `${api}/documents/by-id/${ids.own}/history`);
  version = history.body.versions[0]?.id ?? 0;
  people['stranger'] = {};
  people['owner'] = await signedIn('own@documents.test');
  people['gone'] = await signedIn('gone@documents.test');
  people['admin'] = await signedIn((await phpIn(store, `echo get_userdata( 1 )->user_email;`)) || 'admin@example.com');
  await phpIn(
    store,
    // The stand-in knows no shop managers.
    `get_role( 'shop_manager' ) || add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'manage_woocommerce' => true ) );
    foreach ( array( 'editor' => 'editor', 'shop_manager' => 'shop_manager', 'subscriber' => 'subscriber', 'worker' => 'erp_bridge_worker' ) as $name => $role ) { if ( ! get_user_by( 'login', "d-$name" ) ) {
      wp_insert_user( array( 'user_login' => "d-$name", 'user_email' => "d-$name@documents.test", 'user_pass' => 'x', 'role' => $role ) ); } }`,
  );
  people['editor'] = await signedIn('d-editor@documents.test');
  people['subscriber'] = await signedIn('d-subscriber@documents.test');
  people['shop_manager'] = await signedIn('d-shop_manager@documents.test');
  people['worker'] = await signedIn('d-worker@documents.test');
  await call(store, 'POST', `${api}/accounts/batch`, {
    accounts: [{ erp_key: 'contact.Gone', email: 'gone@documents.test', active: false }],
  });
});

// Which documents each person may read; everybody else's answer must not hold one byte of a PDF.
const allowed: Record<string, { contact: Whose[]; tiers: Whose[] }> = {
  stranger: { contact: [], tiers: [] },
  owner: { contact: ['own'], tiers: ['own', 'colleague'] },
  gone: { contact: [], tiers: [] },
  subscriber: { contact: [], tiers: [] },
  editor: { contact: [], tiers: [] },
  worker: { contact: [], tiers: [] },
  shop_manager: {
    contact: ['own', 'colleague', 'other', 'withdrawn'],
    tiers: ['own', 'colleague', 'other', 'withdrawn'],
  },
  admin: { contact: ['own', 'colleague', 'other', 'withdrawn'], tiers: ['own', 'colleague', 'other', 'withdrawn'] },
};

describe.each(['contact', 'tiers'] as const)('where documents are seen by %s', (visibility) => {
  beforeAll(() => changeSettings(store, { documents: { visibility } }));

  it.each(Object.keys(allowed))('%s gets exactly what is allowed, by every address', async (person) => {
    const found: string[] = [];
    for (const address of Object.keys(addresses) as Address[]) {
      for (const which of whose) {
        const { status, bytes } = await gets(person, addresses[address](ids[which]));
        const got = bytes.includes('%PDF-');
        if (got) found.push(`${address} ${which}`);
        const signedOut = person === 'stranger' || person === 'gone';
        // WordPress itself answers 403 to the nonce of somebody who is not signed in any more.
        expect(got ? [200] : signedOut ? [401, 403] : [404], `${person} ${address} ${which}`).toContain(status);
      }
    }
    const expected = (Object.keys(addresses) as Address[]).flatMap((address) =>
      whose.filter((which) => allowed[person]?.[visibility].includes(which)).map((which) => `${address} ${which}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('an account’s own setting', () => {
  it.each([
    ['contact', 'tiers', true],
    ['tiers', 'contact', false],
  ])('with %s for all and %s for the account: sees the colleague’s %s', async (visibility, own, expected) => {
    await changeSettings(store, { documents: { visibility } });
    const set = (value: string) =>
      phpIn(
        store,
        `update_user_meta( get_user_by( 'email', 'own@documents.test' )->ID, 'erp_bridge_documents', '${value}' );`,
      );
    await set(own);
    const { bytes } = await gets('owner', addresses.page(ids.colleague));
    expect(bytes.includes('%PDF-')).toBe(expected);
    await set('');
  });
});

describe('that setting in the user’s profile', () => {
  const save = (user: number, nonce: string): Promise<unknown> =>
    php(`( function () { $id = get_user_by( 'email', 'own@documents.test' )->ID; wp_set_current_user( ${user} );
      $_POST['erp_bridge_documents'] = 'tiers'; $_POST['erp_bridge_documents_nonce'] = ${nonce};
      do_action( 'edit_user_profile_update', $id ); $saved = get_user_meta( $id, 'erp_bridge_documents', true ); delete_user_meta( $id, 'erp_bridge_documents' ); return $saved; } )()`);
  const nonce = `wp_create_nonce( 'erp_bridge_documents_' . $id )`;

  it.each([
    ['an admin', 1, nonce, 'tiers'],
    ['an admin without its nonce', 1, `'x'`, ''],
    ['nobody', 0, nonce, ''],
  ])('saved by %s', async (_who, user, given, expected) => {
    expect(await save(user, given)).toBe(expected);
  });
});

describe('every other route', () => {
  // What one gets who may: nothing that is asked here changes a document.
  const none = '/documents/by-id/999999';
  const routes: [who: 'admin' | 'worker' | 'both' | 'customer', method: string, path: string, status: number][] = [
    ['admin', 'GET', '/documents', 200],
    ['admin', 'GET', '/documents/waiting', 200],
    ['admin', 'GET', `/documents/by-id/${'OWN'}/history`, 200],
    ['admin', 'GET', `${none}/history`, 404],
    ['admin', 'POST', `${none}/withdraw`, 404],
    ['admin', 'POST', `${none}/restore`, 404],
    ['admin', 'POST', '/documents/waiting/account?account_key=contact.NOBODY', 200],
    ['admin', 'POST', '/documents/waiting/dismiss', 200],
    ['worker', 'PUT', '/documents', 400],
    ['worker', 'PUT', `/documents/invoice.X?type=invoice&number=X&sha256=${'0'.repeat(64)}`, 200],
    ['worker', 'POST', '/documents/lookup', 200],
    ['both', 'DELETE', '/documents/invoice.UNKNOWN', 200],
    ['customer', 'GET', '/my/documents', 200],
  ];
  const may: Record<string, string[]> = {
    stranger: [],
    gone: [],
    owner: ['customer'],
    subscriber: ['customer'],
    editor: ['customer'],
    worker: ['worker', 'both', 'customer'],
    shop_manager: ['admin', 'both', 'customer'],
    admin: ['admin', 'worker', 'both', 'customer'],
  };

  it.each(Object.keys(may))('%s', async (person) => {
    const { cookie, nonce } = people[person] ?? {};
    const headers = { ...(cookie ? { Cookie: cookie } : {}), ...(nonce ? { 'X-WP-Nonce': nonce } : {}) };
    for (const [who, method, path, status] of routes) {
      const answer = await fetch(`${store.url}/wp-json${api}${path.replace('OWN', String(ids.own))}`, {
        method,
        headers,
      });
      const allowedTo = may[person]?.includes(who);
      expect(allowedTo ? [status] : [401, 403], `${person} ${method} ${path}`).toContain(answer.status);
      if (!allowedTo) expect(await answer.text()).not.toMatch(/invoice\.|documents\.test/i);
    }
    const old = await gets(person, `/?erp_bridge_version=${version}`);
    expect(old.bytes.includes('%PDF-')).toBe(may[person]?.includes('admin'));
  });

  it('lists to each customer the own documents and no others', async () => {
    await changeSettings(store, { documents: { visibility: 'contact' } });
    const numbers = async (person: string): Promise<string[]> => {
      const { bytes } = await gets(person, `/wp-json${api}/my/documents`);
      return (JSON.parse(bytes) as { items: { number: string }[] }).items.map(({ number }) => number);
    };
    expect(await numbers('owner')).toEqual(['OWN']);
    // Who runs the shop may open all of them, but has none.
    for (const person of ['admin', 'shop_manager', 'worker', 'editor', 'subscriber'])
      expect(await numbers(person)).toEqual([]);
  });
});

describe('a zip', () => {
  it('holds what the person may read of what was asked for, and nothing else', async () => {
    await changeSettings(store, { documents: { visibility: 'contact' } });
    const { status, bytes } = await gets('owner', addresses.zip(ids.own) + `,${ids.other},${ids.withdrawn}`);
    expect(status).toBe(200);
    expect(bytes.startsWith('PK')).toBe(true);
    expect(bytes).toContain('invoice.OWN again');
    expect(bytes).not.toContain('invoice.OTHER');
    expect(bytes).not.toContain('invoice.WITHDRAWN');
    const folder = await phpIn(store, `echo count( glob( ErpBridge\\Documents\\Storage::directory() . '/tmp/*' ) );`);
    expect(folder).toBe('0');
  });

  it('is one that programs read: names, bytes and checksums, two of one name apart', async () => {
    const twins = [
      await upload('Own', 'quote.T1', { file_name: 'Devis n° 7 é.pdf' }),
      await upload('Own', 'quote.T2', { file_name: 'Devis n° 7 é.pdf' }),
    ];
    const { bytes } = await gets('owner', addresses.zip(0) + `,${twins.join(',')},${ids.own}`);
    const zip = Buffer.from(bytes, 'latin1');
    const files = unzipSync(zip);
    expect(
      Object.fromEntries(Object.entries(files).map(([name, file]) => [name, Buffer.from(file).toString()])),
    ).toEqual({
      'Devis n° 7 é.pdf': pdf('quote.T1').toString(),
      'Devis n° 7 é (2).pdf': pdf('quote.T2').toString(),
      'invoice.OWN.pdf': pdf('invoice.OWN again').toString(),
    });
    // PHP's own library is stricter: it compares the checksums, too.
    const read = await phpIn(
      store,
      `$f = tempnam( sys_get_temp_dir(), 'zip' ); file_put_contents( $f, base64_decode( '${zip.toString('base64')}' ) ); $z = new ZipArchive();
      $opened = $z->open( $f, ZipArchive::CHECKCONS ); $n = 0; for ( $i = 0; true === $opened && $i < $z->numFiles; ++$i ) { $n += strlen( (string) $z->getFromIndex( $i ) ); } unlink( $f ); echo true === $opened ? $n : "error $opened";`,
    );
    expect(Number(read)).toBe(Object.values(files).reduce((sum, { length }) => sum + length, 0));
  });
});

describe('the files themselves', () => {
  it('have no address on the web', async () => {
    const [web, directory, path] = JSON.parse(
      await phpIn(
        store,
        `global $wpdb; echo wp_json_encode( array( ABSPATH, ErpBridge\\Documents\\Storage::directory(), $wpdb->get_var( "SELECT path FROM {$wpdb->prefix}erp_bridge_documents LIMIT 1" ) ) );`,
      ),
    ) as [string, string, string];
    const file = `${directory}/${path}`;
    const direct = file.startsWith(web) ? `/${file.slice(web.length)}` : `/../${file}`;
    for (const person of Object.keys(allowed)) {
      const { status, bytes } = await gets(person, direct);
      expect(bytes.includes('%PDF-')).toBe(false);
      expect([301, 403, 404]).toContain(status);
    }
  });
});
