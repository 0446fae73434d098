/** Many documents in one request: each is judged by itself, and the bytes of one are never taken for another's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { linearisedPdf, oddPdf } from '../fixtures/pdf/odd.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call, type Answer } from './client.js';
import { makeAccounts, pdf, sha256, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

interface Result {
  erp_key: string;
  outcome: string;
  code?: string;
  status?: number;
  id?: number;
}

const said = (id: string, bytes: Buffer, change: object = {}): object => ({
  erp_key: `invoice.${id}`,
  sha256: sha256(bytes),
  type: 'invoice',
  number: id,
  account_key: 'contact.Bea',
  account_email: '',
  file_name: `${id}.pdf`,
  size: bytes.length,
  ...change,
});

const send = (list: unknown, bodies: Buffer[]): Promise<Answer<{ results: Result[] } & { code?: string }>> =>
  call(store, 'PUT', `${api}/documents`, Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...bodies]));

/** What is stored of each: the very bytes. */
const stored = async (): Promise<Record<string, string>> =>
  JSON.parse(
    await phpIn(
      store,
      `global $wpdb; $all = array(); foreach ( $wpdb->get_results( "SELECT erp_key, path FROM {$wpdb->prefix}erp_bridge_documents" ) as $row ) {
        $all[ $row->erp_key ] = hash_file( 'sha256', ErpBridge\\Documents\\Storage::file( $row->path ) ); } echo wp_json_encode( (object) $all );`,
    ),
  ) as Record<string, string>;
const temporary = (): Promise<string> =>
  phpIn(store, `echo count( glob( ErpBridge\\Documents\\Storage::directory() . '/tmp/*' ) );`);

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Bea: 'B' });
});

describe('a bundle', () => {
  it('stores each document whole, and again changes nothing', async () => {
    const bodies = Array.from({ length: 40 }, (_, n) => pdf(`${String(n)}${'x'.repeat(n * 997)}`));
    const list = bodies.map((bytes, n) => said(`N${String(n)}`, bytes));
    const first = await send(list, bodies);
    expect(first.body.results.map(({ outcome }) => outcome)).toEqual(bodies.map(() => 'created'));
    const after = await stored();
    expect(bodies.map((_, n) => after[`invoice.N${String(n)}`])).toEqual(bodies.map(sha256));
    const second = await send(list, bodies);
    expect(second.body.results).toEqual(first.body.results.map((result) => ({ ...result, outcome: 'unchanged' })));
  });

  it('loses only what is refused', async () => {
    const good = pdf('good');
    const old = pdf('old');
    await upload('Bea', 'invoice.OLD', {}, old);
    const [html, cut, large] = [
      Buffer.from('<html>'),
      Buffer.from('%PDF-1.4 cut'),
      Buffer.alloc(26 * 1024 * 1024, 'x'),
    ];
    const bodies = [html, good, cut, old, good, large, pdf('last')];
    const { body } = await send(
      [
        said('HTML', html),
        said('LIE', good, { sha256: '0'.repeat(64) }),
        said('CUT', cut),
        said('OLD', old, { number: 'OLD' }),
        said('NOBODY', good, { account_key: 'contact.nobody' }),
        said('LARGE', large),
        said('LAST', pdf('last')),
      ],
      bodies,
    );
    expect(body.results.map(({ outcome, code, status }) => [outcome, code, status])).toEqual([
      ['error', 'erp_bridge_not_a_pdf', 400],
      ['error', 'erp_bridge_sha256_mismatch', 400],
      ['error', 'erp_bridge_not_a_pdf', 400],
      [expect.stringMatching(/unchanged|replaced/), undefined, undefined],
      ['waiting', 'no_account', undefined],
      ['error', 'erp_bridge_too_large', 413],
      ['created', undefined, undefined],
    ]);
    expect((await stored())['invoice.LAST']).toBe(sha256(pdf('last')));
    expect(await temporary()).toBe('0');
  });

  it('that breaks off stores what had come whole and leaves nothing else behind', async () => {
    const [whole, half] = [pdf('whole'), pdf('half of it is missing')];
    const { body } = await send([said('WHOLE', whole), said('HALF', half)], [whole, half.subarray(0, 12)]);
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['created', 'error']);
    expect(Object.keys(await stored())).not.toContain('invoice.HALF');
    expect(await temporary()).toBe('0');
  });

  it('takes odd but whole PDFs, byte for byte', async () => {
    const odd = [
      ...['1.3', '1.4', '1.7', '2.0'].map((version) => oddPdf({ version })),
      oddPdf({ attachments: [{ name: 'factur-x.xml', content: '<x/>' }], relationship: 'Data' }),
      oddPdf({ password: 'secret' }),
      oddPdf({ before: 'some bytes of a mail program\r\n' }),
      linearisedPdf({}),
      Buffer.concat([oddPdf({}), Buffer.alloc(700)]),
    ];
    const { body } = await send(
      odd.map((bytes, n) => said(`ODD${String(n)}`, bytes)),
      odd,
    );
    expect(body.results.map(({ outcome, code }) => [outcome, code])).toEqual(odd.map(() => ['created', undefined]));
    const after = await stored();
    expect(odd.map((_, n) => after[`invoice.ODD${String(n)}`])).toEqual(odd.map(sha256));
  });

  it.each([
    ['no list', 'not json'],
    ['an empty list', []],
    ['a list of something else', [{ erp_key: 'invoice.X' }]],
    ['a key that is none', [said('X', pdf('x'), { erp_key: '../x' })]],
    ['too many', Array.from({ length: 201 }, (_, n) => said(`T${String(n)}`, pdf('x')))],
  ])('with %s is refused whole', async (_name, list) => {
    const { status, body } = await send(list, []);
    expect([status, body.code]).toEqual([400, 'erp_bridge_bundle_invalid']);
  });
});
