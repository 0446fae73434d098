/** The admin's page Orders, with a worker that stays and an ERP that answers: preview, import, ledger, matches (article 4). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, makeOrder, makeProduct, type ShopOrder } from '../plugin/orders.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { Round } from './sales-round.js';
import { store } from '../setup/own-shop.js';

let browser: Browser;
let page: Page;
let round: Round;
let orders: Record<'good' | 'completed' | 'old' | 'nobody' | 'shared', ShopOrder>;

const url = (tab: string): string => `${store.url}/wp-admin/admin.php?page=erp-bridge-orders&tab=${tab}`;
const button = (name: string) => page.getByRole('button', { name, exact: true });
const isUsable = async (name: string): Promise<boolean> =>
  (await button(name).getAttribute('aria-disabled')) !== 'true' && (await button(name).isEnabled());
const row = ({ number }: ShopOrder) => page.locator('.dataviews-view-table__row', { hasText: number });
const key = ({ id }: ShopOrder): string => `sale.${String(id)}`;
const total = async (): Promise<{ shop: number; erp: number; difference: string }> => {
  const [shop, erp, difference] = await page.locator('.erp-bridge-ledger tfoot td').allInnerTexts();
  return { shop: Number(shop), erp: Number(erp), difference: difference ?? '' };
};

/** They were there before the shop was connected. */
async function makeOrders(): Promise<typeof orders> {
  const product = await makeProduct('ORDERS-PAGE', '12.10');
  const lines = { line_items: [{ product_id: product, quantity: 2 }], status: 'processing' };
  const person = (email: string, phone: string) => ({ billing: { ...address, email, phone }, shipping: {} });
  const nobody = { ...address, phone: '' };
  const made = {
    good: await makeOrder({ ...lines, ...person('good@orders.test', '+32 2 555 00 01') }),
    completed: await makeOrder({ ...lines, ...person('done@orders.test', '+32 2 555 00 02'), status: 'completed' }),
    old: await makeOrder({ ...lines, ...person('old@orders.test', '+32 2 555 00 03') }),
    nobody: await makeOrder({ ...lines, billing: nobody, shipping: nobody }),
    shared: await makeOrder({ ...lines, ...person('shared@orders.test', '+32 2 555 00 09') }),
  };
  await phpIn(
    store,
    `$order = wc_get_order( ${String(made.old.id)} ); $order->set_date_created( time() - 200 * DAY_IN_SECONDS ); $order->save();`,
  );
  return made;
}

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: false, since: '', document: 'invoice', moment: 'created' } });
  orders = await makeOrders();
  await changeSettings(store, {
    sales: { enabled: true, since: new Date(Date.now() + 1000).toISOString().replace(/\.\d+Z$/, 'Z') },
    imports: { enabled: true },
    worker: { interval_seconds: 5, poll_seconds: 1 },
  });
  round = new Round(store);
  const people = ['code;name;first_name;last_name;email;phone', 'C9;Jan Peeters;Jan;Peeters;jan@erp.test;+3225550009'];
  writeFileSync(join(round.exchange, 'customers.csv'), `${people.join('\r\n')}\r\n`);
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});

afterAll(async () => {
  await browser.close();
  await round.end();
});

it('says what to do where no worker has called yet', async () => {
  await page.goto(url('import'));
  await page.waitForSelector('text=No worker has called yet. Set it up on the page Connection');
  round.startErp();
  round.startWorker();
  await page.waitForSelector('text=What is imported from WooCommerce');
  await page.waitForSelector('text=The orders of the last 2 months can be imported now');
  await page.waitForSelector('text=Orders with the status Completed, Cancelled, Refunded, Failed');
});

describe('the import', () => {
  it('is not started before its preview was seen, unless somebody says so', async () => {
    expect(await isUsable('Start import')).toBe(false);
    await page.getByLabel('Start without a preview').check();
    expect(await isUsable('Start import')).toBe(true);
    await page.getByLabel('Start without a preview').uncheck();
    await button('Preview').click();
    await page.waitForSelector('text=The preview is finished.');
    await expect.poll(() => isUsable('Start import')).toBe(true);
  });

  it('says of each order what becomes of it, and why', async () => {
    await expect.poll(() => row(orders.good).innerText()).toContain('To be sent');
    expect(await row(orders.completed).innerText()).toMatch(/Left out[\s\S]*the import leaves such orders out/);
    expect(await row(orders.nobody).innerText()).toContain('Cannot be transferred');
    expect(await row(orders.old).count(), 'before the window').toBe(0);
    await screenshot(page, 'orders-preview');
    await page.click('.erp-bridge-chips button:has-text("Left out")');
    await expect.poll(() => row(orders.good).count()).toBe(0);
    await row(orders.completed).waitFor();
    await page.click('.erp-bridge-chips button:has-text("All")');
  });

  it('runs, and says what it did', async () => {
    await button('Start import').click();
    await page.waitForSelector('.erp-bridge-job');
    await screenshot(page, 'orders-progress');
    await page.waitForSelector('h2:has-text("Last import")');
    await expect
      .poll(() => page.locator('.erp-bridge-orders__counts').innerText())
      .toMatch(/2\s*Passed on for sending[\s\S]*1\s*Left out/);
    await round.until(() => round.sold().keys.includes(key(orders.good)) || undefined, 'the imported order');
    expect(round.sold().keys).toEqual([key(orders.good)]);
    await screenshot(page, 'orders-imported');
  });
});

describe('the ledger', () => {
  it('explains the difference between shop and ERP to the last order', async () => {
    await page.goto(url('completeness'));
    await button('Check now').click();
    await page.waitForSelector('text=All 5 orders of this period are accounted for.');
    const { shop, erp, difference } = await total();
    expect({ shop, erp }).toEqual({ shop: 5, erp: 1 });
    const named = [...difference.matchAll(/\d+/g)].map(([count]) => Number(count));
    expect(erp + named.reduce((sum, count) => sum + count, 0), difference).toBe(shop);
    await screenshot(page, 'orders-ledger');
  });

  it('opens a month, a day and its orders, each with its reason', async () => {
    const rows = page.locator('.erp-bridge-ledger tbody tr');
    await expect.poll(() => rows.count(), { message: 'this month and the old one' }).toBe(2);
    await rows.last().getByRole('button').first().click();
    await page.waitForSelector('.erp-bridge-trail');
    await page.waitForSelector('text=The 1 order of this period is accounted for.');
    await expect.poll(() => row(orders.old).count()).toBe(1);
    await page.locator('.erp-bridge-ledger tbody tr').first().getByRole('button').first().click();
    await page.waitForSelector('.erp-bridge-trail [aria-current]:has-text("20")');
    await row(orders.old).waitFor();
    await expect.poll(() => page.locator('tbody .dataviews-view-table__row').count()).toBe(1);
    await screenshot(page, 'orders-day');
  });

  it('sends an order again that an import leaves out', async () => {
    await row(orders.old).getByRole('checkbox').check();
    await page.waitForSelector('text=1 order chosen');
    await button('Import again').click();
    await page.waitForSelector('text=The worker sends 1 order within seconds.');
    await round.until(() => round.sold().keys.includes(key(orders.old)) || undefined, 'the chosen order');
  });
});

describe('a match', () => {
  it('is shown side by side, is decided, and its order goes', async () => {
    await page.goto(url('matches'));
    await page.waitForSelector('.nav-tab-active:has-text("Matches 1")');
    const candidate = page.locator('.erp-bridge-side', { hasText: 'In the ERP' });
    expect(await candidate.locator('mark').allInnerTexts()).toContainEqual(expect.stringContaining('jan@erp.test'));
    await screenshot(page, 'orders-match');
    await candidate.getByRole('button', { name: 'This is the same person' }).click();
    await round.until(() => round.sold().keys.includes(key(orders.shared)) || undefined, 'the order that waited');
    await page.waitForSelector('text=Nothing has to be decided.');
  });
});

describe('on a phone', () => {
  it.each(['import', 'completeness', 'matches', 'settings'])('%s fits', async (tab) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(url(tab));
    await page.waitForSelector('.nav-tab-active');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await screenshot(page, `orders-${tab}-phone`);
  });
});
