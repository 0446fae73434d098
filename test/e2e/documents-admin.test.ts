/** The admin's page Documents: what is in the shop, a withdrawal, who waits, and the settings. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from '../plugin/client.js';
import { makeAccounts, pdf, signedIn, upload } from '../plugin/documents.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { store } from '../setup/own-shop.js';

let browser: Browser;
let page: Page;
let id: number;

const address = (tab: string): string => `${store.url}/wp-admin/admin.php?page=erp-bridge-documents&tab=${tab}`;
const reads = async (cookie: string): Promise<number> =>
  (await fetch(`${store.url}/?erp_bridge_document=${String(id)}`, { headers: { Cookie: cookie } })).status;

/** What the worker reports of a document that waits. */
const waiting = (number: string, reason: string, params: Record<string, string>) => ({
  lane: 'documents',
  erp_key: `invoice.${number}`,
  label: `${number} ${params['customer'] ?? ''}`,
  state: 'waiting',
  reason,
  params,
  at: '2026-01-02T03:04:05Z',
});

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Ann: 'A', Bob: 'B' });
  id = await upload('Ann', 'invoice.FA100', {
    tiers_key: 'tiers.A',
    total: '1234.50',
    currency: 'EUR',
    paid: '0',
    due_date: '2026-03-01',
    facturx: 'EN 16931',
  });
  await upload('Ann', 'invoice.FA100', { tiers_key: 'tiers.A', facturx: 'EN 16931' }, pdf('re-issued'));
  for (let n = 0; n < 22; n += 1) await upload('Bob', `quote.DE${String(n)}`, { tiers_key: 'tiers.B' });
  const missing = { email: 'c9@documents.test', account_key: 'contact.C9', customer: 'C9', known: '1' };
  await call(store, 'POST', `${api}/worker/report`, {
    worker: {
      id: 'w',
      version: '0.1.0',
      node: '20',
      host: 'erp-pc',
      adapter: 'folder',
      started_at: '2026-01-01T00:00:00Z',
    },
    running: null,
    last_run: null,
    counters: null,
    events: ['W1', 'W2'].map((number) => waiting(number, 'no_account', missing)),
  });
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});

afterAll(() => browser.close());

describe('what is in the shop', () => {
  it('is listed by pages, found by number and customer, and told in detail', async () => {
    await page.goto(address('shop'));
    await page.waitForSelector('#erp-bridge-documents tbody tr');
    expect(await page.locator('#erp-bridge-documents tbody tr').count()).toBe(20);
    await screenshot(page, 'documents-shop');
    await page.fill('#erp-bridge-documents input[type="search"]', 'FA100');
    await expect.poll(() => page.locator('#erp-bridge-documents tbody tr').count()).toBe(1);
    const row = await page.textContent('#erp-bridge-documents tbody tr');
    for (const word of ['FA100', 'Ann Tester', 'EN 16931', 'Visible']) expect(row).toContain(word);
    await page.click('#erp-bridge-documents tbody tr button[aria-label="Actions"]');
    await page.click('[role="menuitem"]:has-text("Details")');
    await page.waitForSelector('[role="dialog"] >> text=Earlier versions');
    await page.waitForSelector('[role="dialog"] >> text=Nobody has downloaded it yet.');
    await screenshot(page, 'documents-details');
    await page.keyboard.press('Escape');
  });

  it('is withdrawn from its customer, and restored', async () => {
    const { cookie } = await signedIn('ann@documents.test');
    expect(await reads(cookie)).toBe(200);
    await page.click('#erp-bridge-documents tbody tr button[aria-label="Actions"]');
    await page.click('[role="menuitem"]:has-text("Withdraw")');
    await page.click('[role="dialog"] button:text-is("Withdraw")');
    await page.waitForSelector('text=FA100 is withdrawn.');
    await page.waitForSelector('#erp-bridge-documents tbody >> text=Withdrawn by the shop');
    expect(await reads(cookie)).toBe(404);
    await page.click('#erp-bridge-documents tbody tr button[aria-label="Actions"]');
    await page.click('[role="menuitem"]:has-text("Restore")');
    await page.waitForSelector('text=FA100 is visible to the customer again.');
    expect(await reads(cookie)).toBe(200);
  });
});

describe('who waits', () => {
  it('is named with the article’s sentence; the account is asked for, the notices dismissed', async () => {
    await page.goto(address('waiting'));
    await page.waitForSelector('text=This document cannot be sent to the site because no customer account');
    await page.click('button:has-text("2 documents")');
    await page.waitForSelector('text=W1 C9');
    await screenshot(page, 'documents-waiting');
    await page.click('button:text-is("Create account")');
    await page.waitForSelector('button:text-is("Asked")');
    const commands = await phpIn(store, `echo wp_json_encode( ErpBridge\\Worker\\Commands::queued() );`);
    expect(JSON.parse(commands)).toMatchObject([{ name: 'retry', args: { lane: 'accounts', erp_key: 'contact.C9' } }]);
    await page.click('button:text-is("Dismiss")');
    await page.waitForSelector('text=No document waits for an account.');
  });
});

describe('in French', () => {
  const language = (name: string) => phpIn(store, `update_user_meta( 1, 'locale', '${name}' );`);
  afterAll(() => language(''));

  it('says the sentence of article 2 word for word, and shows every part of the page', async () => {
    await language('fr_FR');
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
      events: [
        waiting('W3', 'no_account', {
          email: 'c8@documents.test',
          account_key: 'contact.C8',
          customer: 'C8',
          known: '',
        }),
        waiting('W4', 'account_of_other_customer', { email: 'ann@documents.test', holder: 'A', customer: 'C8' }),
      ],
    });
    await page.goto(address('waiting'));
    await page.waitForSelector(
      `text=Ce document ne peut pas être envoyé sur le site car aucun compte client correspondant au tiers en gestion commerciale n'existe sur le site.`,
    );
    await page.waitForSelector('text=c8@documents.test');
    await screenshot(page, 'documents-waiting-french');
    await page.goto(address('problems'));
    await page.waitForSelector('text=appartient au tiers A de la gestion commerciale');
    await screenshot(page, 'documents-problems-french');
    await page.goto(address('shop'));
    await page.waitForSelector('text=DE21');
    await screenshot(page, 'documents-shop-french');
    await page.goto(address('setup'));
    await page.waitForSelector('#erp-bridge-settings');
    await screenshot(page, 'documents-setup-french');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ['waiting', 'problems', 'shop', 'setup']) {
      await page.goto(address(tab));
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), tab).toBe(false);
      await screenshot(page, `documents-${tab}-french-phone`);
    }
    await page.setViewportSize({ width: 1400, height: 900 });
  });
});

describe('the settings', () => {
  it('are saved, and fit a phone', async () => {
    await page.goto(address('setup'));
    await page.waitForSelector('#erp-bridge-settings');
    await page.check('text=All active accounts of the same customer');
    await page.click('button:text-is("Save")');
    await page.waitForSelector('text=Saved.');
    expect(await phpIn(store, `echo ErpBridge\\Settings\\Settings::get( 'documents', 'visibility' );`)).toBe('tiers');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address('shop'));
    await page.waitForSelector('text=DE21');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await screenshot(page, 'documents-phone');
  });
});
