/** The documents of customers, elsewhere: none at all, on many pages, on the pages of orders, in the block on any page. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, call } from '../plugin/client.js';
import { phpIn } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import {
  mail,
  makePeople,
  numbers,
  pageOf,
  password,
  phone,
  received,
  scrollsSideways,
  searchField,
  tab,
  unzipped,
} from './my-documents.js';
import { store } from '../setup/own-shop.js';

let browser: Browser;
let page: Page;
let orders: number[];

/** The browser of one person from here on. */
async function become(name: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  await page.context().close();
  page = await pageOf(browser, name, options);
}

beforeAll(async () => {
  orders = await makePeople();
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
});

afterAll(() => browser.close());

describe('who has many documents', () => {
  const add = (from: number, to: number): Promise<string> =>
    phpIn(
      store,
      `$owner = get_user_by( 'email', '${mail('many')}' )->ID; $orders = array();
      for ( $n = ${from}; $n <= ${to}; $n++ ) {
        $order = $orders[ $n % 40 ] ??= wc_create_order( array( 'customer_id' => $owner ) )->get_id();
        $row   = array( 'erp_key' => "many.$n", 'user_id' => $owner, 'user_since' => get_userdata( $owner )->user_registered, 'type' => 'invoice', 'number' => "M$n", 'doc_date' => '2026-02-01',
          'due_date' => '2026-03-01', 'order_number' => (string) $order, 'order_id' => $order, 'total' => "$n.50", 'currency' => 'EUR', 'paid' => '0', 'facturx' => 'BASIC',
          'file_name' => "M$n.pdf", 'path' => "none/$n.pdf", 'sha256' => str_repeat( 'a', 64 ), 'size' => 5000, 'stored_at' => '2026-02-01 10:00:00' );
        ErpBridge\\Platform\\Table::insert( ErpBridge\\Platform\\Table::name( 'documents' ), array_keys( $row ), array( array_values( $row ) ) );
      }`,
    );
  /** How many queries one page of the list costs in a process that has asked for nothing yet. */
  const queries = async (): Promise<number> =>
    Number(
      await phpIn(
        store,
        `global $wpdb; $_SERVER['REQUEST_URI'] = '/my-account/my-documents/'; wp_set_current_user( get_user_by( 'email', '${mail('many')}' )->ID );
        $before = $wpdb->num_queries; ob_start(); ErpBridge\\MyDocuments\\DocumentList::render(); $html = ob_get_clean();
        echo str_contains( $html, 'data-document-number' ) ? $wpdb->num_queries - $before : -1;`,
      ),
    );

  it('costs as many queries with 1,000 of them as with 10', async () => {
    await add(1, 10);
    const few = await queries();
    await add(11, 200);
    expect(few).toBeGreaterThan(0);
    expect(await queries()).toBe(few);
    await add(201, 1000);
    expect(await queries()).toBe(few);
    await phpIn(
      store,
      `global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}erp_bridge_documents WHERE erp_key LIKE 'many.%' AND total + 0 > 201" );`,
    );
  });

  it('turns the pages, with sorting and search kept', async () => {
    await become('many');
    await page.goto(`${tab}?documents-sort=total&documents-order=asc&documents-search=M`);
    expect((await numbers(page))[0]).toBe('M1');
    expect(await numbers(page)).toHaveLength(20);
    const pages = page.getByRole('navigation', { name: 'Pages of documents' });
    expect(await pages.innerText()).toContain('Page 1 of 10');
    expect(await pages.getByText('Previous').count()).toBe(0);
    await screenshot(page, 'my-documents-pages');
    await pages.getByText('Next').click();
    await expect.poll(async () => (await numbers(page))[0]).toBe('M21');
    expect(page.url()).toContain('documents-search=M');
    await page.goto(`${tab}?documents-sort=total&documents-order=asc&documents-page=10`);
    expect((await numbers(page)).at(-1)).toBe('M200');
    expect(await pages.getByText('Next').count()).toBe(0);
    await pages.getByText('Previous').click();
    await expect.poll(async () => (await numbers(page))[0]).toBe('M161');
    // A new search starts from its first page.
    await searchField(page).fill('M2');
    await page.keyboard.press('Enter');
    await page.waitForURL(/documents-search=M2(?!\d)/);
    expect(page.url()).not.toContain('documents-page');
    expect(await numbers(page)).toEqual(['M2', ...Array.from({ length: 10 }, (_, n) => `M${20 + n}`), 'M200']);
  });
});

describe('who has none', () => {
  it('reads a sentence instead of an empty table', async () => {
    await become('clara');
    await page.goto(tab);
    expect(await page.locator('.erp-bridge-documents-list').innerText()).toContain(
      'There are no documents in your account yet',
    );
    expect(await page.locator('.erp-bridge-documents-list :is(table, form)').count()).toBe(0);
  });
});

describe('who was deactivated', () => {
  it('is signed out of the open page, and the sign-in page says why', async () => {
    await become('clara');
    await page.goto(tab);
    const set = (active: boolean) =>
      call(store, 'POST', `${api}/accounts/batch`, {
        accounts: [{ erp_key: 'contact.clara', tiers_key: 'tiers.C', tiers_code: 'C', email: mail('clara'), active }],
      });
    await set(false);
    await page.reload();
    expect(await page.locator('.erp-bridge-documents-list').count()).toBe(0);
    await page.fill('#username', mail('clara'));
    await page.fill('#password', password);
    await page.click('button[name="login"]');
    await page.waitForSelector('text=deactivated');
    await screenshot(page, 'my-documents-deactivated');
    await set(true);
  });
});

describe('in French', () => {
  it('says all of it in French, on a phone, too', async () => {
    // WordPress takes only languages whose own files are there.
    const speaker = `WP_CONTENT_DIR . '/mu-plugins/erp-bridge-french.php'`;
    await phpIn(
      store,
      `wp_mkdir_p( WP_CONTENT_DIR . '/mu-plugins' ); file_put_contents( ${speaker}, "<?php add_filter( 'locale', fn() => 'fr_FR' );" );`,
    );
    try {
      await become('anna');
      await page.goto(tab);
      const text = await page.locator('.erp-bridge-documents-list').innerText();
      for (const word of [
        'Facture FA1',
        'Avoir AV1',
        'Bon de livraison BL1',
        'Payé',
        'En retard',
        'À payer',
        'Télécharger',
      ])
        expect(text).toContain(word);
      expect(text).not.toMatch(/Invoice|Download|Overdue|Select|Search|New\b/);
      await screenshot(page, 'my-documents-french');
      await page.setViewportSize(phone);
      expect(await scrollsSideways(page)).toBe(false);
      await screenshot(page, 'my-documents-french-phone');
    } finally {
      await phpIn(store, `unlink( ${speaker} );`);
    }
  });
});

describe('a theme', () => {
  it('may bring templates of its own', async () => {
    const folder = `get_stylesheet_directory() . '/woocommerce/myaccount'`;
    await phpIn(
      store,
      `wp_mkdir_p( ${folder} ); file_put_contents( ${folder} . '/documents-table.php', '<?php echo "<p id=\\"of-the-theme\\">" . count( $documents ) . "</p>";' );`,
    );
    try {
      await become('anna');
      await page.goto(tab);
      expect(await page.innerText('.erp-bridge-documents-list #of-the-theme')).toBe('5');
    } finally {
      await phpIn(store, `unlink( ${folder} . '/documents-table.php' );`);
    }
  });
});

describe('the page of an order', () => {
  const view = (order?: number) => `${store.url}/my-account/view-order/${order}/`;

  it('shows the order’s documents to its customer', async () => {
    await become('anna');
    await page.goto(view(orders[0]));
    expect(await numbers(page)).toEqual(['FA2', 'FA1']);
    await screenshot(page, 'order-documents');
    const section = page.getByRole('region', { name: 'Documents of this order' });
    const files = unzipped(
      await received(page, () => section.getByRole('link', { name: 'Download all (zip)' }).click()),
    );
    expect(files).toHaveLength(2);
    await page.setViewportSize(phone);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, 'order-documents-phone');
    await page.goto(view(orders[1]));
    expect(await numbers(page)).toEqual(['FA3']);
    expect(await section.getByRole('link', { name: 'Download all (zip)' }).count()).toBe(0);
  });

  it('shows them to nobody else, and nobody else’s documents', async () => {
    await become('bert');
    await page.goto(view(orders[0]));
    expect(await numbers(page)).toEqual([]);
    await page.goto(view(orders[2]));
    // Anna's delivery note names this order, too.
    expect(await numbers(page)).toEqual(['FB1']);
    const guests = await phpIn(
      store,
      `$order = wc_create_order( array( 'customer_id' => 0 ) ); wp_set_current_user( 0 );
      ob_start(); ErpBridge\\MyDocuments\\OrderDocuments::render( $order ); ErpBridge\\MyDocuments\\OrderDocuments::render( wc_get_order( ${orders[0]} ) );
      ErpBridge\\MyDocuments\\OrderDocuments::render( null ); echo '<' . ob_get_clean() . '>';`,
    );
    expect(guests).toBe('<>');
  });
});

/** A page of the shop with the block on it. */
const pageWithBlock = (): Promise<string> =>
  phpIn(
    store,
    `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Papers',
    'post_content' => '<!-- wp:paragraph --><p>Your papers</p><!-- /wp:paragraph --><!-- wp:erp-bridge/my-documents /-->' ) ); echo get_permalink( $id );`,
  );

describe('the block', () => {
  let address = '';
  beforeAll(async () => {
    address = await pageWithBlock();
  });

  it('asks strangers to sign in, and brings them to their documents', async () => {
    await become('');
    await page.goto(address);
    expect(await page.innerText('main')).toContain('Please sign in to see your documents.');
    expect(await page.locator('main table').count()).toBe(0);
    await screenshot(page, 'block-signed-out');
    await page.locator('main').getByRole('link', { name: 'sign in' }).click();
    // Loaded: WooCommerce's script still moves the password field, and what is in it is lost.
    await page.waitForURL(/my-documents/);
    await page.fill('#username', mail('anna'));
    await page.fill('#password', password);
    await page.click('button[name="login"]');
    await page.waitForSelector('[data-document-number]');
  });

  it('shows the list on its own page, and stays there', async () => {
    await become('many');
    await page.goto(`${address}?utm=kept`);
    expect(await numbers(page)).toHaveLength(20);
    await screenshot(page, 'block');
    const here = new URL(address).pathname;
    await page.getByRole('link', { name: 'Total' }).click();
    await page.waitForURL(/documents-sort=total/);
    await page.getByText('Next').click();
    await page.waitForURL(/documents-page=2/);
    expect((await numbers(page))[0]).toBe('M180');
    await searchField(page).fill('M77');
    await page.keyboard.press('Enter');
    await page.waitForURL(/documents-search=M77/);
    expect(await numbers(page)).toEqual(['M77']);
    const now = new URL(page.url());
    expect(now.pathname).toBe(here);
    expect(now.searchParams.get('utm')).toBe('kept');
    expect(now.searchParams.get('documents-sort')).toBe('total');
    await page.setViewportSize(phone);
    expect(await scrollsSideways(page)).toBe(false);
  });

  it('is known to the editor, which shows what it is for', async () => {
    await become('');
    await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
    const id = await phpIn(store, `echo url_to_postid( '${address}' );`);
    await page.goto(`${store.url}/wp-admin/post.php?post=${id}&action=edit`);
    await page.waitForFunction(`window.wp?.blocks?.getBlockType('erp-bridge/my-documents')`);
    await page.evaluate(`wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)`);
    const editor = page.frameLocator('iframe[name="editor-canvas"]');
    await editor.getByText('Shows customers who are signed in').waitFor();
    await screenshot(page, 'block-editor');
  });
});
