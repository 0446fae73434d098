/** The admin's side of documents: list, history, withdrawals, who waits, and what privacy requests do. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { php } from './accounts.js';
import { api, call } from './client.js';
import { makeAccounts, pdf, sha256, signedIn, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

interface Item {
  id: number;
  number: string;
  state: string;
  withdrawn_by: string;
  customer: { email: string; active: boolean } | null;
  tiers_code: string;
  versions: number;
  downloads: number;
  facturx: string;
}

const list = async (query: Record<string, string> = {}) =>
  (
    await call<{ items: Item[]; total: number; groups: object[]; types: object[] }>(
      store,
      'GET',
      `${api}/documents`,
      undefined,
      query,
    )
  ).body;
const post = (id: number, what: string) =>
  call<{ state: string }>(store, 'POST', `${api}/documents/by-id/${id}/${what}`);
const opened = async (id: number, cookie: string): Promise<number> =>
  (
    await fetch(`${store.url}/?erp_bridge_document=${id}`, {
      headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    })
  ).status;

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Ann: 'A', Bob: 'B' });
});

describe('the list', () => {
  it('is searched, filtered, sorted, and says whose each is', async () => {
    await upload('Ann', 'invoice.FA2', {
      tiers_key: 'tiers.A',
      order_number: 'CMD-77',
      facturx: 'EN 16931',
      siren: '123456789',
    });
    await upload('Ann', 'quote.DE1', { tiers_key: 'tiers.A', date: '2025-05-05' });
    await upload('Bob', 'invoice.FA3', { tiers_key: 'tiers.B' });
    expect(await list()).toMatchObject({
      total: 3,
      groups: [{ state: 'visible', count: 3 }],
      types: [
        { type: 'invoice', count: 2 },
        { type: 'quote', count: 1 },
      ],
    });
    const [found] = (await list({ search: 'cmd-77' })).items;
    expect(found).toMatchObject({
      number: 'FA2',
      tiers_code: 'A',
      facturx: 'EN 16931',
      customer: { email: 'ann@documents.test', active: true },
    });
    expect((await list({ search: 'bob@' })).items.map(({ number }) => number)).toEqual(['FA3']);
    expect((await list({ type: 'quote' })).total).toBe(1);
    expect((await list({ sort: 'number', order: 'asc' })).items.map(({ number }) => number)).toEqual([
      'DE1',
      'FA2',
      'FA3',
    ]);
    expect((await list({ per_page: '1', page: '2', sort: 'date' })).items).toHaveLength(1);
  });

  it('costs the same queries for one document and for fifty', async () => {
    for (let n = 0; n < 12; n += 1) await upload('Ann', `other.Q${n}`);
    const queries = (per: number): Promise<unknown> =>
      php(`( function () { global $wpdb; wp_cache_flush(); $before = $wpdb->num_queries;
        ErpBridge\\AdminDocuments\\AdminDocuments::page( array( 'state' => '', 'type' => '', 'search' => '', 'sort' => 'stored', 'order' => 'desc', 'page' => 1, 'per_page' => ${per} ) );
        return $wpdb->num_queries - $before; } )()`);
    expect(await queries(50)).toBe(await queries(1));
  });
});

describe('a re-issued document', () => {
  it('keeps what it was for the admin, is new again for its reader, and remembers who read it', async () => {
    const ann = await signedIn('ann@documents.test');
    const id = await upload('Ann', 'invoice.RE', {}, pdf('first'));
    expect(await opened(id, ann.cookie)).toBe(200);
    const isNew = async (): Promise<unknown> =>
      php(
        `array_column( ErpBridge\\Documents\\Documents::of( get_user_by( 'email', 'ann@documents.test' )->ID, array( 'search' => 'RE' ) )['rows'], 'is_new' )`,
      );
    expect(await isNew()).toEqual([false]);
    await phpIn(
      store,
      // Nobody reads before the account is there.
      `global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}erp_bridge_document_downloads SET at = '2026-01-01 00:00:00'" );
      $wpdb->query( "UPDATE {$wpdb->users} SET user_registered = '2025-01-01 00:00:00'" ); wp_cache_flush();`,
    );
    expect(await upload('Ann', 'invoice.RE', {}, pdf('second'))).toBe(id);
    expect(await isNew()).toEqual([true]);
    const { body } = await call<{ versions: { url: string }[]; downloads: { user: string }[] }>(
      store,
      'GET',
      `${api}/documents/by-id/${id}/history`,
    );
    expect(body.downloads).toMatchObject([{ user: 'ann@documents.test' }]);
    expect(body.versions).toHaveLength(1);
    const admin = await signedIn((await php(`get_userdata( 1 )->user_email`)) as string);
    const old = await fetch(body.versions[0]?.url ?? '', { headers: { Cookie: admin.cookie } });
    expect(Buffer.from(await old.arrayBuffer()).equals(pdf('first'))).toBe(true);
  });
});

describe('a document whose account was deleted', () => {
  it('is in the new account of the same ERP record', async () => {
    await makeAccounts({ Eva: 'E' });
    const id = await upload('Eva', 'invoice.EVA');
    await phpIn(
      store,
      `require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( get_user_by( 'email', 'eva@documents.test' )->ID );`,
    );
    expect((await list({ search: 'EVA' })).items).toMatchObject([{ customer: null }]);
    await phpIn(store, `ErpBridge\\Accounts\\Links::mend( 'contact.Eva' );`);
    await makeAccounts({ Eva: 'E' });
    expect((await list({ search: 'EVA' })).items).toMatchObject([{ customer: { email: 'eva@documents.test' } }]);
    expect(await opened(id, (await signedIn('eva@documents.test')).cookie)).toBe(200);
  });
});

describe('a withdrawal', () => {
  it('by the ERP hides the document, and the ERP brings it back', async () => {
    const ann = await signedIn('ann@documents.test');
    const id = await upload('Ann', 'invoice.WE');
    expect((await call(store, 'DELETE', `${api}/documents/invoice.WE`)).body).toEqual({ outcome: 'withdrawn' });
    expect(await opened(id, ann.cookie)).toBe(404);
    expect((await list({ search: 'WE' })).items).toMatchObject([{ state: 'withdrawn', withdrawn_by: 'erp' }]);
    await upload('Ann', 'invoice.WE');
    expect(await opened(id, ann.cookie)).toBe(200);
  });

  it('by the admin stays, whatever the ERP sends, until the admin restores it', async () => {
    const ann = await signedIn('ann@documents.test');
    const id = await upload('Ann', 'invoice.WA');
    expect((await post(id, 'withdraw')).body).toEqual({ state: 'withdrawn' });
    await upload('Ann', 'invoice.WA');
    await upload('Ann', 'invoice.WA', {}, pdf('other bytes'));
    expect(await opened(id, ann.cookie)).toBe(404);
    const looked = await call<{ documents: { state: string }[] }>(store, 'POST', `${api}/documents/lookup`, {
      documents: [{ erp_key: 'invoice.WA', sha256: sha256(pdf('other bytes')) }],
    });
    expect(looked.body.documents[0]?.state).toBe('present');
    expect((await post(id, 'restore')).body).toEqual({ state: 'visible' });
    expect(await opened(id, ann.cookie)).toBe(200);
    expect((await post(999_999, 'withdraw')).status).toBe(404);
  });
});

describe('documents without an account', () => {
  const event = (number: string, params: object) => ({
    lane: 'documents',
    erp_key: `invoice.${number}`,
    label: `${number} C9`,
    state: 'waiting',
    reason: 'no_account',
    params,
    at: '2026-01-02T03:04:05Z',
  });
  const waiting = async () =>
    (
      await call<{ items: { email: string; count: number; known: boolean; documents: { id: number }[] }[] }>(
        store,
        'GET',
        `${api}/documents/waiting`,
      )
    ).body.items;

  it('are grouped by who is missing, can be dismissed, and the account asked for', async () => {
    const missing = { email: 'c9@documents.test', account_key: 'contact.C9', customer: 'C9', known: '1' };
    const nobody = { email: 'x@documents.test', account_key: '', customer: '', known: '' };
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
      events: [event('W1', missing), event('W2', missing), event('W3', nobody)],
    });
    const groups = await waiting();
    expect(groups).toMatchObject([
      { email: 'c9@documents.test', count: 2, known: true, tiers_code: 'C9' },
      { email: 'x@documents.test', count: 1, known: false },
    ]);
    const asked = await call<{ id: number }>(store, 'POST', `${api}/documents/waiting/account`, {
      account_key: 'contact.C9',
    });
    expect(asked.status).toBe(200);
    const commands = await php(`ErpBridge\\Worker\\Commands::queued()`);
    expect(commands).toContainEqual({
      id: asked.body.id,
      name: 'retry',
      args: { lane: 'accounts', erp_key: 'contact.C9' },
    });
    await call(store, 'DELETE', `${api}/journal/${groups[1]?.documents[0]?.id ?? 0}`);
    expect(await waiting()).toHaveLength(1);
    const dismissed = await call<{ total: number }>(store, 'GET', `${api}/journal`, undefined, { dismissed: 'true' });
    expect(dismissed.body.total).toBe(1);
  });

  it('of one customer are dismissed at once, all of them and nobody else’s', async () => {
    const many = { email: 'm@documents.test', account_key: 'contact.M', customer: 'M', known: '' };
    const other = { ...many, email: 'o@documents.test' };
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
      events: [...Array.from({ length: 30 }, (_, n) => event(`M${n}`, many)), event('O1', other)],
    });
    const done = await call(store, 'POST', `${api}/documents/waiting/dismiss`, {
      account_key: 'contact.M',
      email: many.email,
    });
    expect(done.body).toEqual({ dismissed: 30 });
    expect((await waiting()).map(({ email, count }) => [email, count])).toEqual([
      ['c9@documents.test', 2],
      ['o@documents.test', 1],
    ]);
  });
});

describe('a privacy request', () => {
  const erase = () => php(`ErpBridge\\Privacy\\Privacy::erase( 'bob@documents.test' )`);
  const left = () =>
    php(
      `count( ErpBridge\\Documents\\Documents::of( get_user_by( 'email', 'bob@documents.test' )->ID, array() )['rows'] )`,
    );

  it('exports the list and the files', async () => {
    await upload('Bob', 'invoice.PRIVATE');
    const names = await php(`( function () {
      require_once ABSPATH . 'wp-admin/includes/file.php'; $zip = wp_tempnam( 'export' ); $z = new ZipArchive(); $z->open( $zip, ZipArchive::OVERWRITE ); $z->addFromString( 'index.html', 'x' ); $z->close();
      $request = wp_create_user_request( 'bob@documents.test', 'export_personal_data' );
      ErpBridge\\Privacy\\Privacy::add_files( $zip, '', '', $request );
      $z->open( $zip ); $names = array(); for ( $i = 0; $i < $z->numFiles; ++$i ) { $names[] = $z->getNameIndex( $i ); } return $names; } )()`);
    expect(names).toEqual(['index.html', 'documents/invoice.FA3.pdf', 'documents/invoice.PRIVATE.pdf']);
    expect(JSON.stringify(await php(`ErpBridge\\Privacy\\Privacy::export( 'bob@documents.test' )`))).toContain(
      'PRIVATE',
    );
  });

  it('keeps documents under legal retention and says so, or deletes them with their files where the shop wants that', async () => {
    expect(await erase()).toMatchObject({
      items_retained: true,
      done: true,
      messages: [expect.stringContaining('the law')],
    });
    expect(await left()).toBe(2);
    await changeSettings(store, { documents: { erase: 'delete' } });
    const files = () =>
      phpIn(store, `echo count( glob( ErpBridge\\Documents\\Storage::directory() . '/??/*' ) );`).then(Number);
    const before = await files();
    expect(await erase()).toMatchObject({ items_removed: true, items_retained: false, messages: [], done: true });
    expect(await left()).toBe(0);
    expect(await files()).toBe(before - 2);
  });
});
