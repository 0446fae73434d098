/**
 * The page Customers as a shop's admin uses it, with the worker at work: look at the preview, switch on, see a mass
 * deactivation held and approve it, find and mend what somebody edited in the shop. And the same preview on the terminal.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, type ResultPromise } from 'execa';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.js';
import { generateSample, type SampleSummary } from '../fixtures/sample/generate.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { workerBin, workerEnv } from './worker.js';
import { store } from '../setup/own-shop.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-customers-'));
const exchange = join(folder, 'exchange');
const env = workerEnv(store, folder, exchange);
const file = join(exchange, 'customers.csv');
const patience = { timeout: 60_000 };

let sample: SampleSummary;
let browser: Browser;
let page: Page;
let worker: ResultPromise;

const customers = async (inactive = false): Promise<number> =>
  Number(
    await phpIn(
      store,
      `global $wpdb; echo $wpdb->get_var( "SELECT COUNT(DISTINCT l.user_id) FROM {$wpdb->prefix}erp_bridge_links l
      LEFT JOIN $wpdb->usermeta m ON m.user_id = l.user_id AND m.meta_key = 'erp_bridge_inactive' WHERE l.user_id > 0 AND m.umeta_id IS ${inactive ? 'NOT' : ''} NULL" );`,
    ),
  );

const erpBridge = (...args: string[]) =>
  execa(process.execPath, [workerBin, ...args], { cwd: root, env, reject: false });

/** Writes a file as the ERP's export would, in one go and as Windows-1252. */
const exportAgain = (change: (csv: string) => string): void => {
  writeFileSync(file, change(readFileSync(file, 'latin1')), 'latin1');
};

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, {
    accounts: { enabled: false },
    documents: { enabled: false },
    worker: { interval_seconds: 5 },
  });
  sample = await generateSample(exchange);
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});

afterAll(async () => {
  worker.kill('SIGTERM');
  await worker;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('on a new installation', () => {
  it('the terminal says what would be done; nothing is, not even by a sync', async () => {
    const json = await erpBridge('sync', '--lane', 'accounts', '--dry-run', '--json');
    expect(json.exitCode, json.stderr).toBe(0);
    const last = JSON.parse(json.stdout.trim().split('\n').at(-1) ?? '') as {
      accounts: Record<string, number>;
      items: { outcome: string }[];
    };
    const { created, waiting, refused } = sample.expected.accounts;
    expect(last.accounts).toMatchObject({ created, waiting, refused, updated: 0, deactivated: 0 });
    expect(last.items.filter(({ outcome }) => outcome === 'created')).toHaveLength(created);

    const words = await erpBridge('sync', '--dry-run');
    expect(words.stdout).toContain('Nothing was written.');
    expect(words.stdout).toMatch(/email: “contact@hotel-de-la-corniche\.example”/);

    const sync = await erpBridge('sync', '--once');
    expect(sync.exitCode, sync.stderr).toBe(0);
    expect(sync.stdout).toContain('this flow is off');
    expect(await customers()).toBe(0);
  });

  it('the page shows the preview before the flow can be switched on', async () => {
    worker = execa(process.execPath, [workerBin, 'serve', '--port', '0'], { cwd: root, env, reject: false });
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge`);
    await page.waitForSelector('text=Customers are not synchronised yet');
    await page.waitForSelector('text=At work', patience);
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-customers`);
    await page.waitForSelector('text=Off: customers are not synchronised.');
    expect(await page.getAttribute('button:text-is("Switch on")', 'aria-disabled')).toBe('true');
    await screenshot(page, 'customers-new');
    await page.click('button:text-is("Make a preview")');
    await page.waitForSelector('text=The preview is finished.', patience);
    await page.waitForSelector(`button:has-text("New account ${String(sample.expected.accounts.created)}")`);
    await page.click('button:has-text("Waiting")');
    await page.waitForSelector('text=is not a valid e-mail address');
    await page.click('.erp-bridge-chips button:text-is("All")');
    await page.fill('#erp-bridge-preview input[type="search"]', 'Corniche');
    await expect.poll(() => page.locator('#erp-bridge-preview tbody tr').count()).toBeLessThan(8);
    await page.fill('#erp-bridge-preview input[type="search"]', '');
    await screenshot(page, 'customers-preview');
    expect(await customers()).toBe(0);
  });

  it('switched on, the customers come', async () => {
    await page.click('button:text-is("Switch on")');
    await page.waitForSelector('text=On: customers are synchronised.');
    await expect.poll(() => customers()).toBe(sample.expected.accounts.created);
  });
});

describe('a mass deactivation', () => {
  it('is held, shown, and done when the admin approves it', async () => {
    const before = await customers();
    // Every column "Actif" says no: a mistake of the export, or perhaps not.
    exportAgain((csv) => csv.replaceAll(';Oui;', ';Non;'));
    await page.waitForSelector('text=/\\d+ deactivations are held/', patience);
    expect(await customers()).toBe(before);
    await screenshot(page, 'customers-held');
    await page.click('text=See whom it is about');
    await page.waitForSelector('text=/This sync would deactivate/');
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-customers`);
    await page.click('button:text-is("Approve")');
    await page.click('[role="dialog"] button:text-is("Approve")');
    await expect.poll(() => customers(true)).toBe(before);
    await page.waitForSelector('text=/deactivations are held/', { state: 'detached', ...patience });
    await page.goto(`${store.url}/wp-admin/users.php?role=customer`);
    await page.waitForSelector('td.erp_bridge:has-text("Deactivated")');
    await screenshot(page, 'users-deactivated');
    exportAgain((csv) => csv.replaceAll(';Non;', ';Oui;'));
    await expect.poll(() => customers(true)).toBe(0);
  });
});

describe('check everything', () => {
  it('finds what somebody edited in the shop, and mends it', async () => {
    const phone = `get_user_meta( get_user_by( 'email', 'contact@hotel-de-la-corniche.example' )->ID, 'billing_phone', true )`;
    const was = await phpIn(store, `echo ${phone};`);
    await phpIn(
      store,
      `update_user_meta( get_user_by( 'email', 'contact@hotel-de-la-corniche.example' )->ID, 'billing_phone', '000' );`,
    );
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-customers`);
    await page.click('button:text-is("Check everything")');
    await page.click('button:text-is("Only report the differences")');
    await page.waitForSelector(`text=Phone: 000 → ${was}`, patience);
    expect(await phpIn(store, `echo ${phone};`)).toBe('000');
    await screenshot(page, 'customers-drift');
    const { stdout } = await erpBridge('sync', '--full', '--dry-run', '--json');
    const drift = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { full: boolean; items: object[] };
    expect(drift.full).toBe(true);
    expect(drift.items).toContainEqual(
      expect.objectContaining({
        outcome: 'updated',
        changes: [{ field: 'phone', old: '000', new: was, kept: false }],
      }),
    );

    await page.click('button:text-is("Check everything")');
    await page.click('button:text-is("Mend them")');
    await expect.poll(() => phpIn(store, `echo ${phone};`)).toBe(was);
  });
});

it('the terminal approves beside the worker that runs', async () => {
  expect((await erpBridge('approve')).stdout).toContain('nothing is held');
  const before = await customers();
  exportAgain((csv) => csv.replaceAll(';Oui;', ';Non;'));
  await page.waitForSelector('text=/\\d+ deactivations are held/', patience);
  const { exitCode, stdout, stderr } = await erpBridge('approve');
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toContain(`${String(before)} held records are approved`);
  await expect.poll(() => customers(true)).toBe(before);
  exportAgain((csv) => csv.replaceAll(';Non;', ';Oui;'));
  await expect.poll(() => customers(true)).toBe(0);
});

describe('the settings', () => {
  it('are saved, said in words in the next preview, and fit a phone', async () => {
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-customers`);
    await page.selectOption('label:text-is("Phone") >> xpath=following::select[1]', 'fill');
    await page.click('button:text-is("Save")');
    await page.waitForSelector('text=Saved.');
    expect(await phpIn(store, `echo ErpBridge\\Settings\\Settings::get( 'accounts', 'policy' )['phone'];`)).toBe(
      'fill',
    );
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForSelector('#erp-bridge-customers');
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways).toBe(false);
    await screenshot(page, 'customers-phone');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-documents`);
    await page.waitForSelector('text=Off: documents are not synchronised.');
    await screenshot(page, 'documents-new');
  });
});
