import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Portraits and fonts from elsewhere tell nothing about us, and there may be no network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** As long as expect.poll waits (vitest.config.ts): Playwright's own 30 seconds are too few for a page of a busy machine. */
const patience = 60_000;

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}

/** Keeps a screenshot where ERP_BRIDGE_SCREENSHOTS names a folder, for a person to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['ERP_BRIDGE_SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Signs a customer in through the shop's own form. */
export async function signInAsCustomer(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/my-account/`);
  await page.fill('#username', email);
  await page.fill('#password', password);
  await page.click('button[name="login"]');
  await page.waitForSelector('.woocommerce-MyAccount-navigation');
}

/** Signs a member of staff in through wp-login.php. */
export async function signInAsAdmin(page: Page, url: string, user: string, password: string): Promise<void> {
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', user);
  await page.fill('#user_pass', password);
  await Promise.all([page.waitForURL(/wp-admin/), page.click('#wp-submit')]);
}
