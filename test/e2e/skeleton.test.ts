/**
 * The main job, through the real parts: the sample exchange folder, the built worker as a process of its own, the shop,
 * and Chromium as the admin, as the customer, as another customer and as a stranger.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSample, type SampleSummary } from '../fixtures/sample/generate.js';
import { forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin, signInAsCustomer } from './browser.js';
import { workerSync, type SyncAnswer } from './worker.js';
import { store } from '../setup/own-shop.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-e2e-'));
const exchange = join(folder, 'exchange');
const password = 'e2e-only-Password-1';

let sample: SampleSummary;
let browser: Browser;
let first: SyncAnswer;

/** A browser of one person: nobody shares cookies with anybody. */
async function person(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  return { context, page: await context.newPage() };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  await forgetEverything(store);
  sample = await generateSample(exchange);
  first = await workerSync(store, folder, exchange);
  for (const { email } of sample.signIns) await setPassword(store, email, password);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the first sync', () => {
  it('ends well and says on which store it ran', () => {
    expect(first.status, first.stderr).toBe(0);
    expect(first.json.store).toBe(store.store);
    expect(first.json.accounts.failed + first.json.documents.failed).toBe(0);
  });

  it('delivers what can be delivered and explains the rest', () => {
    expect(first.json.accounts.created).toBe(sample.expected.accounts.created);
    expect(first.json.documents.delivered).toBe(sample.expected.documents.delivered);
    expect(first.json.accounts.refused).toBe(sample.expected.accounts.refused);
    expect(first.json.accounts.waiting).toBe(sample.expected.accounts.waiting);
    expect(first.json.documents.waiting).toBe(sample.expected.documents.waiting);
    expect(first.json.documents.refused).toBe(sample.expected.documents.refused);
  });

  it('is repeated without one write', async () => {
    const again = await workerSync(store, folder, exchange);
    expect(again.status, again.stderr).toBe(0);
    expect(again.json.writes).toBe(0);
    expect(again.json.accounts.created).toBe(0);
    expect(again.json.documents.delivered).toBe(0);
    expect(again.json.documents.unchanged).toBe(first.json.documents.delivered);
  });

  it('delivers a waiting document by itself when the person registers in the shop', async () => {
    await phpIn(store, `wc_create_new_customer( 'Contact@Buvette-du-stade.example', 'buvette', '${password}' );`);
    const later = await workerSync(store, folder, exchange);
    expect(later.json.documents).toMatchObject({ delivered: 1, waiting: first.json.documents.waiting - 1 });
  });

  it('sends no e-mail to any customer', async () => {
    const mails = await phpIn(
      store,
      `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`,
    );
    for (const { email } of sample.signIns) expect(mails).not.toContain(email);
  });
});

describe('the customer', () => {
  it('signs in, sees exactly the own documents and downloads one, byte for byte', async () => {
    const [who] = sample.signIns;
    if (who === undefined) throw new Error('The sample names nobody to sign in as.');
    const { context, page } = await person();
    await signInAsCustomer(page, store.url, who.email, password);
    await page.click('text=My documents');
    await page.waitForURL(/my-documents/);
    await screenshot(page, 'my-documents');
    const shown = await allNumbers(page);
    expect(shown.sort()).toEqual([...who.documents].sort());

    const number = who.invoices[0] ?? '';
    await page.fill('#erp-bridge-documents-search', number);
    await page.press('#erp-bridge-documents-search', 'Enter');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`tr:has-text("${number}") a:has-text("Download")`),
    ]);
    const name =
      readdirSync(exchange, { recursive: true })
        .map(String)
        .find((file) => file.endsWith(`${number}.pdf`)) ?? '';
    expect(sha256(readFileSync(await download.path()))).toBe(sha256(readFileSync(join(exchange, name))));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${store.url}/my-account/my-documents/`);
    await screenshot(page, 'my-documents-phone');
    await context.close();
  });

  it('without documents sees a sentence, not an empty table', async () => {
    await phpIn(
      store,
      `if ( ! get_user_by( 'login', 'newcomer' ) ) { wp_insert_user( array( 'user_login' => 'newcomer',
      'user_email' => 'newcomer@example.com', 'user_pass' => '${password}', 'role' => 'customer' ) ); }`,
    );
    const { context, page } = await person();
    await signInAsCustomer(page, store.url, 'newcomer@example.com', password);
    await page.goto(`${store.url}/my-account/my-documents/`);
    expect(await page.textContent('.woocommerce-MyAccount-content')).toMatch(/no document/i);
    await screenshot(page, 'my-documents-empty');
    await context.close();
  });
});

describe('nobody else', () => {
  it('gets the file: not another customer, not a stranger, not by its direct URL', async () => {
    const [owner, other] = sample.signIns;
    if (owner === undefined || other === undefined) throw new Error('The sample needs two customers to sign in as.');
    const mine = await person();
    await signInAsCustomer(mine.page, store.url, owner.email, password);
    await mine.page.goto(`${store.url}/my-account/my-documents/`);
    const url = await mine.page.locator('tbody a:has-text("Download")').first().getAttribute('href');
    if (url === null) throw new Error('No download link on the page.');
    expect((await mine.context.request.get(url)).status()).toBe(200);

    const theirs = await person();
    await signInAsCustomer(theirs.page, store.url, other.email, password);
    const stranger = await person();
    for (const visitor of [theirs, stranger]) {
      const answer = await visitor.context.request.get(url, { maxRedirects: 0 });
      expect([302, 401, 403, 404]).toContain(answer.status());
      expect((await answer.body()).subarray(0, 5).toString()).not.toBe('%PDF-');
    }
    const id = /\d+$/.exec(url)?.[0] ?? '';
    const rest = await theirs.context.request.get(`${store.url}/wp-json/wc-erp-bridge/v1/my/documents/${id}/file`);
    expect([401, 403, 404]).toContain(rest.status());

    const paths = JSON.parse(
      await phpIn(
        store,
        `global $wpdb; echo wp_json_encode( array( ABSPATH, ErpBridge\\Documents\\Storage::directory(),
        $wpdb->get_var( "SELECT path FROM {$wpdb->prefix}erp_bridge_documents WHERE state = 'visible' LIMIT 1" ) ) );`,
      ),
    ) as [string, string, string];
    const [web, directory, path] = paths;
    const file = join(directory, path);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    // Outside the web root a file has no URL at all; the nearest thing to one must not answer it either.
    const direct = file.startsWith(web) ? file.slice(web.length) : `../${file}`;
    expect([403, 404]).toContain((await stranger.context.request.get(`${store.url}/${direct}`)).status());
    for (const { context } of [mine, theirs, stranger]) await context.close();
  });
});

describe('the admin', () => {
  it('sees on the overview that the worker was here, what it did and what waits and why', async () => {
    const { context, page } = await person();
    await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge`);
    await page.waitForSelector('text=What waits and why');
    await page.click('button:has-text("no customer account")');
    await page.waitForSelector('li:has-text("FA00004173")');
    expect(await page.textContent('#erp-bridge-overview')).toContain('At work');
    await page.fill('#erp-bridge-overview input[type="search"]', 'DIVERS');
    await expect.poll(() => page.locator('.erp-bridge-group').count()).toBe(1);
    await page.fill('#erp-bridge-overview input[type="search"]', 'no such record');
    await page.waitForSelector('text=Nothing matches');
    await page.fill('#erp-bridge-overview input[type="search"]', '');
    await expect.poll(() => page.locator('.erp-bridge-group').count()).toBeGreaterThan(5);
    await screenshot(page, 'overview');
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, 'overview-phone');
    await context.close();
  });

  it('makes a key on the connection page that the worker can use', async () => {
    const { context, page } = await person();
    await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-connection`);
    await page.click('button:has-text("Create")');
    await page.waitForSelector('text=/ck_[0-9a-f]{40}/');
    await screenshot(page, 'connection');
    const text = await page.locator('#erp-bridge-connection pre').innerText();
    const consumerKey = /ck_[0-9a-f]{40}/.exec(text)?.[0] ?? '';
    const consumerSecret = /cs_[0-9a-f]{40}/.exec(text)?.[0] ?? '';
    const answer = await workerSync({ ...store, consumerKey, consumerSecret }, folder, exchange);
    expect(answer.status, answer.stderr).toBe(0);
    expect(answer.json.writes).toBe(0);

    await page.click('button:has-text("Test connection")');
    await page.waitForSelector('text=/HTTPS/i');
    await screenshot(page, 'connection-tested');
    await context.close();
  });
});

/** The numbers on all pages of the list. */
async function allNumbers(page: Page): Promise<string[]> {
  const numbers: string[] = [];
  for (;;) {
    numbers.push(
      ...(await page
        .locator('[data-document-number]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-document-number') ?? ''))),
    );
    const next = page.locator('a.woocommerce-button--next');
    if ((await next.count()) === 0) return numbers;
    await next.click();
    await page.waitForLoadState();
  }
}
