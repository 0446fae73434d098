/** How bytes come and go: in constant memory, through the web server where the shop wants it, and never half. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { makeAccounts, pdf, sha256, signedIn, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

let cookie: string;

const open = (id: number): Promise<Response> =>
  fetch(`${store.url}/?erp_bridge_document=${id}`, { headers: { Cookie: cookie } });
const probe = `WP_CONTENT_DIR . '/mu-plugins/erp-bridge-peak.php'`;

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Zoe: 'Z' });
  cookie = (await signedIn('zoe@documents.test')).cookie;
});

afterAll(() => phpIn(store, `@unlink( ${probe} );`));

describe('50 MB', () => {
  it('take no more of PHP’s memory than 1 MB, up, down and in a zip', async () => {
    await changeSettings(store, { documents: { max_size_mb: 60 } });
    await phpIn(
      store,
      `wp_mkdir_p( WP_CONTENT_DIR . '/mu-plugins' ); file_put_contents( ${probe},
        '<?php if ( "/" !== $_SERVER["REQUEST_URI"] ) { register_shutdown_function( fn() => file_put_contents( WP_CONTENT_DIR . "/peak.log", memory_get_peak_usage( true ) ) ); }' );`,
    );
    // The last byte of an answer is here before PHP is at its end.
    const peak = (): Promise<number> =>
      vi.waitFor(async () => {
        const log = `WP_CONTENT_DIR . '/peak.log'`;
        const bytes = Number(await phpIn(store, `echo (int) @file_get_contents( ${log} ); @unlink( ${log} );`));
        expect(bytes).toBeGreaterThan(0);
        return bytes;
      }, 60_000);
    const peaks: number[] = [];
    // The first round only warms the shop's code cache, whose filling costs memory, too.
    for (const [round, megabytes] of [2, 1, 50, 50].entries()) {
      const bytes = Buffer.concat([
        Buffer.from('%PDF-1.4\n'),
        Buffer.alloc(megabytes * 1024 * 1024, 'x'),
        Buffer.from('\n%%EOF\n'),
      ]);
      const id = await upload('Zoe', `invoice.BIG${round}`, {}, bytes);
      peaks.push(await peak());
      const answer = await open(id);
      expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(bytes));
      peaks.push(await peak());
      const zip = await fetch(`${store.url}/?erp_bridge_documents=${id}`, { headers: { Cookie: cookie } });
      const { length } = new Uint8Array(await zip.arrayBuffer());
      expect(String(length)).toBe(zip.headers.get('content-length'));
      expect(length - bytes.length).toBeLessThan(300);
      peaks.push(await peak());
    }
    // PHP takes memory in steps of 2 MB: what a request happened to compile counts, too. What a file costs, it costs each time.
    for (const way of [0, 1, 2]) {
      const [small = 0, large = 0, again = 0] = [1, 2, 3].map((round) => peaks[3 * round + way]);
      expect(Math.min(large, again) - small).toBeLessThan(4 * 1024 * 1024);
    }
  });
});

describe('the web server', () => {
  it.each([
    ['x-accel', 'x-accel-redirect', /^\/closed\/[0-9a-f]{2}\/[0-9a-f]{32}\.pdf$/],
    ['x-sendfile', 'x-sendfile', /^\/.+\/[0-9a-f]{2}\/[0-9a-f]{32}\.pdf$/],
  ])('sends the file with %s, after PHP has said who may have it', async (sendfile, header, pattern) => {
    await changeSettings(store, { documents: { sendfile, sendfile_prefix: '/closed/' } });
    const id = await upload('Zoe', 'invoice.SEND');
    const answer = await open(id);
    expect(answer.headers.get(header)).toMatch(pattern);
    expect(answer.headers.get('content-disposition')).toContain('invoice.SEND.pdf');
    expect(await answer.text()).toBe('');
    const stranger = await fetch(`${store.url}/?erp_bridge_document=${id}`);
    expect([stranger.status, stranger.headers.get(header)]).toEqual([401, null]);
    await changeSettings(store, { documents: { sendfile: '' } });
  });
});

describe('a place that cannot be written to', () => {
  it('is said as such; no half file and no row stays, and the next try goes through', async () => {
    const bytes = pdf('no room');
    // Where its folder should be stands a file: mkdir fails, also for root, whom no permission stops.
    const folder = `dirname( ErpBridge\\Documents\\Storage::file( ErpBridge\\Documents\\Storage::path_for( 'invoice.FULL', '${sha256(bytes)}' ) ) )`;
    await phpIn(store, `$f = ${folder}; if ( is_dir( $f ) ) { rename( $f, "$f-away" ); } touch( $f );`);
    const put = () =>
      call<{ code?: string; outcome?: string }>(store, 'PUT', `${api}/documents/invoice.FULL`, bytes, {
        sha256: sha256(bytes),
        type: 'invoice',
        number: 'FULL',
        account_key: 'contact.Zoe',
      });
    const refused = await put();
    expect([refused.status, refused.body.code]).toEqual([507, 'erp_bridge_storage_full']);
    const left = await phpIn(
      store,
      `global $wpdb; echo $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}erp_bridge_documents WHERE erp_key = 'invoice.FULL'" ), count( glob( ErpBridge\\Documents\\Storage::directory() . '/tmp/*' ) );`,
    );
    expect(left).toBe('00');
    await phpIn(store, `$f = ${folder}; unlink( $f ); if ( is_dir( "$f-away" ) ) { rename( "$f-away", $f ); }`);
    expect((await put()).body.outcome).toBe('created');
  });
});
