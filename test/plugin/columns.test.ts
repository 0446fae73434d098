/** The mapping assistant's two halves in the shop: what the worker shows of the ERP's files, and what the admin answers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { store } from '../setup/own-shop.js';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';

const file = {
  file: 'customers.csv',
  encoding: 'win1252',
  delimiter: ';',
  heading_line: 3,
  columns: [{ heading: 'N° 1', field: '', by_name: '', by: '' }],
  fields: [{ name: 'code', required: true }],
  rows: [['<b>Rémi</b>']],
  words: ['À relancer'],
  problem: { reason: 'missing_column', params: { file: 'customers.csv', column: 'code', found: 'N° 1' } },
};
interface Seen {
  at: string | null;
  files: { file: string; message: string; rows: string[][] }[];
}
const see = async (): Promise<Seen> => (await call<Seen>(store, 'GET', `${api}/columns`)).body;
const show = (files: unknown) => call<{ code?: string }>(store, 'POST', `${api}/worker/columns`, { files });

/** What a route answers to somebody of this role. */
const statusAs = async (role: string, method: string, route: string): Promise<number> =>
  Number(
    await phpIn(
      store,
      `$id = wp_insert_user( array( 'user_login' => uniqid( 'col' ), 'user_pass' => 'x', 'role' => '${role}' ) ); wp_set_current_user( $id );
      echo rest_do_request( new WP_REST_Request( '${method}', '/wc-erp-bridge/v1/${route}' ) )->get_status();`,
    ),
  );

beforeAll(() => forgetEverything(store));

describe('what the worker found in the files', () => {
  it('is shown to admins with what is wrong, in words, until it is forgotten', async () => {
    expect(await see()).toEqual({ at: null, files: [] });
    expect((await show([file])).status).toBe(200);
    const { at, files } = await see();
    expect(at).toMatch(/Z$/);
    expect(files).toMatchObject([{ file: 'customers.csv', rows: [['<b>Rémi</b>']] }]);
    expect(files[0]?.message).toContain('customers.csv has no column “code” (found: N° 1)');
    await call(store, 'DELETE', `${api}/columns`);
    expect(await see()).toEqual({ at: null, files: [] });
  });

  it('is forgotten by itself after a quarter of an hour', async () => {
    await show([file]);
    const left = await phpIn(store, `echo (int) get_option( '_transient_timeout_erp_bridge_columns' ) - time();`);
    expect(Number(left)).toBeGreaterThan(800);
    expect(Number(left)).toBeLessThanOrEqual(900);
    await phpIn(store, `update_option( '_transient_timeout_erp_bridge_columns', time() - 1 );`);
    expect((await see()).at).toBeNull();
  });

  it('is nothing but that', async () => {
    for (const wrong of [
      [{ ...file, more: 1 }],
      [{ ...file, rows: [['x'.repeat(300)]] }],
      'x',
      [{ ...file, rows: [[], [], []] }],
    ])
      expect((await show(wrong)).status).toBe(400);
  });

  it.each([
    ['customer', 403],
    ['editor', 403],
    ['erp_bridge_worker', 403],
    ['shop_manager', 200],
  ])('is shown to a %s: %i', async (role, status) => {
    expect(await statusAs(role, 'GET', 'columns')).toBe(status);
  });

  it('is asked for by a command', async () => {
    const { status } = await call(store, 'POST', `${api}/commands`, { name: 'columns' });
    expect(status).toBe(200);
  });
});

describe('what the admin answers', () => {
  const put = (exchange: unknown) =>
    call<{ settings: { exchange: unknown } }>(store, 'PUT', `${api}/settings`, { settings: { exchange } });

  it('is a setting that the worker reads, objects also where they are empty', async () => {
    const empty = { headings: {}, words: {} };
    expect((await put(empty)).body.settings.exchange).toEqual(empty);
    const answers = {
      headings: { 'contacts.csv': { Code: 'customer_code', 'Réf. n°': 'id', '123': '' }, 'customers.csv': {} },
      words: { 'À relancer': 'inactive' },
    };
    expect((await put(answers)).body.settings.exchange).toEqual(answers);
    expect((await put({ words: {} })).body.settings.exchange).toEqual({ ...answers, words: {} });
    await put(empty);
  });

  it.each([
    { headings: { 'other.csv': {} } },
    { headings: { 'contacts.csv': { Code: 'x y' } } },
    { headings: { 'contacts.csv': { Code: 5 } } },
    { words: { x: 'perhaps' } },
    { more: {} },
  ])('is refused where it is none: %j', async (wrong) => {
    expect((await put(wrong)).status).toBe(400);
  });
});
