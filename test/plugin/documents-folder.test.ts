/** The folder of the documents on the web: tried, not believed; red where it can be read, with the lines that close it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

const folder = `wp_get_upload_dir()['basedir'] . '/erp-bridge-documents-test'`;

interface Health {
  status: string;
  label: string;
  description: string;
}

/** What Site Health says, with the test put into its list by the plugin. */
const health = async (): Promise<Health> =>
  JSON.parse(
    await phpIn(
      store,
      `$tests = apply_filters( 'site_status_tests', array( 'direct' => array() ) ); echo wp_json_encode( $tests['direct']['erp_bridge_folder']['test']() );`,
    ),
  ) as Health;
const remaining = (): Promise<string> =>
  phpIn(store, `echo count( glob( ErpBridge\\Documents\\Storage::directory() . '/tmp/*' ) );`);

beforeAll(() => forgetEverything(store));
afterAll(() =>
  phpIn(
    store,
    `update_option( 'erp_bridge_storage', get_option( 'erp_bridge_storage_before' ) ); delete_option( 'erp_bridge_storage_before' );`,
  ),
);

describe('outside the web root', () => {
  it('is where the folder is made when it can be, and fine', async () => {
    expect(await phpIn(store, `var_export( ErpBridge\\Documents\\Storage::public_url( 'x' ) );`)).toBe('NULL');
    expect(await health()).toMatchObject({ status: 'good' });
  });
});

describe('within it', () => {
  beforeAll(() =>
    phpIn(
      store,
      `$o = get_option( 'erp_bridge_storage' ); update_option( 'erp_bridge_storage_before', $o ); update_option( 'erp_bridge_storage', array( 'directory' => ${folder} ) + $o ); ErpBridge\\Documents\\Storage::directory();`,
    ),
  );

  it('is closed by its .htaccess and web.config, where the server reads them', async () => {
    const guards = await phpIn(
      store,
      `foreach ( array( '.htaccess', 'web.config', 'index.php' ) as $name ) { echo is_file( ${folder} . "/$name" ) ? 1 : 0; }`,
    );
    expect(guards).toBe('111');
    expect(await health()).toMatchObject({ status: 'good' });
    expect(await remaining()).toBe('0');
  });

  it('is red where the server does not, as nginx, with the lines to paste', async () => {
    await phpIn(store, `unlink( ${folder} . '/.htaccess' );`);
    const { status, label, description } = await health();
    expect([status, label]).toEqual(['critical', 'The customers’ documents can be read over the web']);
    expect(description).toContain(
      '<pre><code>location ^~ /wp-content/uploads/erp-bridge-documents-test/ {\n    deny all;\n}</code></pre>',
    );
    expect(description).toContain('define( &#039;ERP_BRIDGE_DOCUMENTS_DIR&#039;');
    expect(await remaining()).toBe('0');
  });
});
