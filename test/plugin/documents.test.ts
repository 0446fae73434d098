import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { oddPdf } from '../fixtures/pdf/odd.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call, type Answer } from './client.js';
import { store } from '../setup/own-shop.js';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`);
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Outcome {
  outcome?: string;
  code?: string;
  id?: number;
}

const put = (key: string, bytes: Buffer, query: Record<string, string> = {}): Promise<Answer<Outcome>> =>
  call<Outcome>(store, 'PUT', `${api}/documents/${key}`, bytes, {
    sha256: sha(bytes),
    type: 'invoice',
    number: 'FA1',
    date: '2026-01-31',
    account_key: 'contact.D1',
    account_email: 'd1@documents.test',
    tiers_key: 'tiers.D',
    file_name: 'FA1.pdf',
    total: '12.50',
    currency: 'EUR',
    paid: '0',
    ...query,
  });

const files = async (): Promise<number> =>
  Number(
    await phpIn(store, `echo count( glob( ErpBridge\\Documents\\Storage::directory() . '/{tmp,??}/*', GLOB_BRACE ) );`),
  );

/** Signs a customer in without a password, as a browser would be after the form. */
const cookieOf = (email: string): Promise<string> =>
  phpIn(
    store,
    `$id = get_user_by( 'email', '${email}' )->ID; $end = time() + 3600; $token = WP_Session_Tokens::get_instance( $id )->create( $end );
    echo LOGGED_IN_COOKIE . '=' . rawurlencode( wp_generate_auth_cookie( $id, $end, 'logged_in', $token ) );`,
  );

const open = (id: number | undefined, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${store.url}/?erp_bridge_document=${id}`, { headers, method, redirect: 'manual' });

beforeAll(async () => {
  await forgetEverything(store);
  const account = (n: number) => ({
    erp_key: `contact.D${n}`,
    tiers_key: 'tiers.D',
    tiers_code: 'D',
    email: `d${n}@documents.test`,
    active: true,
  });
  await call(store, 'POST', `${api}/accounts/batch`, { accounts: [account(1), account(2)] });
});

describe('an upload', () => {
  it('is stored once, replaced when it changed, and withdrawn', async () => {
    const [first, second] = [pdf('first'), pdf('second')];
    const state = async (bytes: Buffer): Promise<unknown> =>
      (
        await call<{ documents: { state: string }[] }>(store, 'POST', `${api}/documents/lookup`, {
          documents: [{ erp_key: 'invoice.FA1', sha256: sha(bytes) }],
        })
      ).body.documents[0]?.state;
    const before = await files();
    expect(await state(first)).toBe('missing');
    const made = await put('invoice.FA1', first);
    expect(made.body).toMatchObject({ outcome: 'created' });
    expect(await state(first)).toBe('present');
    expect(await state(second)).toBe('different');
    expect((await put('invoice.FA1', first)).body).toEqual({ outcome: 'unchanged', id: made.body.id });
    expect((await put('invoice.FA1', first, { paid: '1' })).body.outcome).toBe('replaced');
    expect((await put('invoice.FA1', second)).body).toEqual({ outcome: 'replaced', id: made.body.id });
    // The bytes that were replaced stay for the admin.
    expect(await files()).toBe(before + 2);
    expect((await put('invoice.FA1', first)).body).toMatchObject({ outcome: 'replaced' });
    expect((await put('invoice.FA1', second)).body).toMatchObject({ outcome: 'replaced' });
    expect(await files()).toBe(before + 2);
    expect((await call(store, 'DELETE', `${api}/documents/invoice.FA1`)).body).toEqual({ outcome: 'withdrawn' });
    expect((await call(store, 'DELETE', `${api}/documents/invoice.FA1`)).body).toEqual({ outcome: 'missing' });
    expect(await state(second)).toBe('missing');
    expect((await put('invoice.FA1', second)).body).toEqual({ outcome: 'replaced', id: made.body.id });
    expect(await state(second)).toBe('present');
  });

  it('waits for its account', async () => {
    expect(
      (await put('invoice.W', pdf('w'), { account_key: 'contact.none', account_email: 'none@documents.test' })).body,
    ).toMatchObject({ outcome: 'waiting', code: 'no_account' });
    expect(
      (await put('invoice.S', pdf('s'), { account_key: '', account_email: 'admin@example.com' })).body,
    ).toMatchObject({ outcome: 'waiting' });
  });

  it('is refused where the bytes are not what was said, no PDF, or too large; nothing stays behind', async () => {
    const before = await files();
    const codes: unknown[] = [];
    for (const [bytes, query] of [
      [pdf('x'), { sha256: '0'.repeat(64) }],
      [Buffer.from('<html></html>'), {}],
      [Buffer.from('%PDF-1.4 cut off'), {}],
      [Buffer.concat([Buffer.from('PK\u0003\u0004'), pdf('in a zip')]), {}],
      [oddPdf().subarray(0, -20), {}],
      [Buffer.from('%PDF-1.4\n1 0 obj\n(it ends with\n%%EOF\n'), {}],
      [Buffer.alloc(0), {}],
      [Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(26 * 1024 * 1024)]), {}],
    ] as [Buffer, Record<string, string>][]) {
      const { status, body } = await put('invoice.BAD', bytes, query);
      codes.push([status, body.code]);
    }
    expect(codes).toEqual([
      [400, 'erp_bridge_sha256_mismatch'],
      [400, 'erp_bridge_not_a_pdf'],
      [400, 'erp_bridge_not_a_pdf'],
      [400, 'erp_bridge_not_a_pdf'],
      [400, 'erp_bridge_not_a_pdf'],
      [400, 'erp_bridge_not_a_pdf'],
      [400, 'erp_bridge_not_a_pdf'],
      [413, 'erp_bridge_too_large'],
    ]);
    expect(await files()).toBe(before);
    expect((await put('invoice.ODD', oddPdf({ before: 'printed by\r\n' }))).body.outcome).toBe('created');
  });

  it('of the same key four times at once ends as one row and one file', async () => {
    const before = await files();
    const answers = await Promise.all([1, 2, 3, 4].map(() => put('invoice.P', pdf('parallel'))));
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await files()).toBe(before + 1);
  });

  it('keeps its name to itself: no path and no header comes out of it', async () => {
    const { body } = await put('invoice.N', pdf('name'), { file_name: '../../evil\r\nX-Evil: 1/é"x".pdf' });
    const cookie = await cookieOf('d1@documents.test');
    const answer = await open(body.id, { Cookie: cookie });
    expect(answer.headers.get('x-evil')).toBeNull();
    expect(answer.headers.get('content-disposition')).not.toMatch(/\/|\\|\.\.\//);
    expect([400, 404]).toContain((await put('..%2F..%2Fevil', pdf('key'))).status);
  });
});

describe('whose a document is (article 2)', () => {
  interface Billed {
    account_key: string;
    account_email: string;
    tiers_key: string;
  }
  const bill = (billed: Billed) => put('invoice.WHOSE', pdf('whose'), { ...billed });
  const owner = (): Promise<string> =>
    phpIn(
      store,
      `global $wpdb; echo $wpdb->get_var( "SELECT u.user_email FROM {$wpdb->prefix}erp_bridge_documents d JOIN $wpdb->users u ON u.ID = d.user_id WHERE d.erp_key = 'invoice.WHOSE' AND d.state = 'visible'" );`,
    );
  const looked = async ({ account_key: key, account_email: email, tiers_key }: Billed) =>
    (
      await call<{ accounts: { user_id: number | null; other_customer: string | null }[] }>(
        store,
        'POST',
        `${api}/documents/lookup`,
        { accounts: [{ key, email, tiers_key }] },
      )
    ).body.accounts[0];

  beforeAll(async () => {
    await phpIn(
      store,
      `wp_insert_user( array( 'user_login' => 'self-made', 'user_email' => 'Self@documents.test', 'user_pass' => 'x', 'role' => 'customer' ) );`,
    );
  });

  it.each([
    ['by the ERP’s key first', 'contact.D1', 'd2@documents.test', 'tiers.D', 'd1@documents.test'],
    ['by e-mail second', 'contact.none', 'd2@documents.test', 'tiers.D', 'd2@documents.test'],
    ['in any case, with blanks around', '', '  D2@Documents.TEST ', 'tiers.D', 'd2@documents.test'],
    ['where the ERP names no customer', '', 'd1@documents.test', '', 'd1@documents.test'],
    ['of somebody who registered', 'tiers.X', 'self@documents.test', 'tiers.X', 'Self@documents.test'],
  ])('%s', async (_how, account_key, account_email, tiers_key, expected) => {
    const billed = { account_key, account_email, tiers_key };
    expect((await looked(billed))?.user_id).not.toBeNull();
    await bill(billed);
    expect(await owner()).toBe(expected);
  });

  it.each([
    ['an e-mail that nobody has', 'none@documents.test', 'tiers.D', 'no_account', null],
    ['an e-mail that another customer’s account has', 'd2@documents.test', 'tiers.X', 'account_of_other_customer', 'D'],
  ])('nobody’s with %s; who had it before loses it', async (_what, account_email, tiers_key, code, holder) => {
    const before = { account_key: 'contact.D1', account_email: '', tiers_key: 'tiers.D' };
    await bill(before);
    expect(await owner()).toBe('d1@documents.test');
    const billed = { account_key: tiers_key, account_email, tiers_key };
    expect(await looked(billed)).toEqual({ user_id: null, other_customer: holder });
    expect((await bill(billed)).body).toMatchObject({
      outcome: 'waiting',
      code,
      params: { email: account_email, holder: holder ?? '' },
    });
    expect(await owner()).toBe('');
    await bill(before);
    expect(await owner()).toBe('d1@documents.test');
  });
});

describe('reading', () => {
  const bytes = pdf('0123456789'.repeat(50000));
  let id: number | undefined;
  let owner: string;
  let other: string;

  beforeAll(async () => {
    id = (await put('invoice.R', bytes)).body.id;
    owner = await cookieOf('d1@documents.test');
    other = await cookieOf('d2@documents.test');
  });

  it('gives the owner the very bytes', async () => {
    const answer = await open(id, { Cookie: owner });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await open(id, { Cookie: owner }, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  it('knows ranges', async () => {
    const ranges: [string, number, Buffer][] = [
      ['bytes=0-4', 206, bytes.subarray(0, 5)],
      ['bytes=-6', 206, bytes.subarray(-6)],
      [`bytes=${bytes.length - 3}-`, 206, bytes.subarray(-3)],
      [`bytes=${bytes.length}-`, 416, Buffer.alloc(0)],
    ];
    for (const [Range, status, part] of ranges) {
      const answer = await open(id, { Cookie: owner, Range });
      expect(answer.status).toBe(status);
      expect(Buffer.from(await answer.arrayBuffer()).equals(part)).toBe(true);
    }
  });

  it('gives nobody else a byte', async () => {
    const isPdf = async (answer: Response): Promise<boolean> => (await answer.text()).includes('%PDF-');
    const foreign = await open(id, { Cookie: other });
    expect([foreign.status, await isPdf(foreign)]).toEqual([404, false]);
    const stranger = await open(id);
    expect([stranger.status, await isPdf(stranger)]).toEqual([401, false]);
    expect((await open(999999, { Cookie: owner })).status).toBe(404);
    for (const cookie of [other, owner, '']) {
      const rest = await fetch(`${store.url}/wp-json${api}/my/documents/${id}/file`, {
        headers: cookie === '' ? {} : { Cookie: cookie },
      });
      expect([rest.status, await isPdf(rest)]).toEqual([401, false]);
    }
    const admin = await call(store, 'GET', `${api}/my/documents/999999/file`);
    expect(admin.status).toBe(404);
  });

  it('shows each customer the own list, with the mark of the new gone once opened', async () => {
    const page = async (cookie: string): Promise<string> =>
      (await fetch(`${store.url}/my-account/my-documents/`, { headers: { Cookie: cookie } })).text();
    expect(await page(other)).toMatch(/no documents/i);
    await put('quote.NEW', pdf('new'), { type: 'quote', number: 'DE<7>' });
    const list = await page(owner);
    expect(list).toContain('erp-bridge-badge--new');
    expect(list).not.toContain('DE<7>');
  });

  it('ends with the account', async () => {
    await call(store, 'POST', `${api}/accounts/batch`, {
      accounts: [{ erp_key: 'contact.D1', email: 'd1@documents.test', active: false }],
    });
    expect((await open(id, { Cookie: owner })).status).toBe(401);
  });
});
