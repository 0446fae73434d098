/** The admin's page Sales: switched on after a preview, settings, texts with a real order, doubled e-mails, stock. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, call } from '../plugin/client.js';
import { makeOrder, makeProduct, type ShopOrder } from '../plugin/orders.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { store } from '../setup/own-shop.js';

let browser: Browser;
let page: Page;
let order: ShopOrder;

const address = (tab: string): string => `${store.url}/wp-admin/admin.php?page=erp-bridge-sales&tab=${tab}`;
const setting = async (name: string): Promise<unknown> =>
  JSON.parse(await phpIn(store, `echo wp_json_encode( ErpBridge\\Settings\\Settings::get( 'sales', '${name}' ) );`));
const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** A worker that is alive, with two orders that are not in step. */
async function report(): Promise<void> {
  const none = { pending: 0, applied: 0, waiting: 0, refused: 0, held: 0, failed: 0 };
  const event = (id: number, state: string, reason: string, params: Record<string, string>) => ({
    lane: 'sales',
    erp_key: `sale.${String(id)}`,
    label: `Order ${String(id)}`,
    state,
    reason,
    params,
    at: now(),
  });
  const { status } = await call(store, 'POST', `${api}/worker/report`, {
    worker: { id: 'w', version: '0.1.0', node: '20.19.0', host: 'erp-pc', adapter: 'folder', started_at: now() },
    running: null,
    last_run: null,
    counters: { accounts: none, documents: none, sales: { ...none, applied: 4, held: 1, waiting: 1 }, states: none },
    events: [
      event(901, 'held', 'total_mismatch', {
        order_total: '24.20',
        lines_total: '24.19',
        difference: '0.01',
        currency: 'EUR',
      }),
      event(902, 'waiting', 'moment_not_reached', { moment: 'paid', status: 'on-hold' }),
    ],
    commands: [],
  });
  expect(status).toBe(200);
}

const preview = (part: object): Promise<unknown> =>
  call(store, 'POST', `${api}/worker/preview`, { id: 'sales-1', lane: 'sales', ...part });

const save = async (card: string): Promise<void> => {
  await page.click(`#${card} button[type="submit"]`);
  await page.waitForSelector(`#${card} >> text=Saved.`);
};
const field = (card: string, label: string) => page.locator(`#${card}`).getByLabel(label, { exact: true });

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: false, since: '' } });
  await phpIn(
    store,
    `update_option( 'woocommerce_bacs_accounts', array( array( 'account_name' => 'Local shop', 'iban' => 'FR14 2004 1010 0505 0001 3M02 606', 'bic' => 'PSSTFRPP' ) ) );
    update_option( 'woocommerce_stock_format', '' );
    update_option( 'woocommerce_manage_stock', 'yes' );`,
  );
  const product = await makeProduct('SALES-PAGE', '12.10', { manage_stock: true, stock_quantity: 7 });
  order = await makeOrder({ line_items: [{ product_id: product, quantity: 2 }] });
  await report();
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});

afterAll(async () => {
  await browser.close();
  await phpIn(
    store,
    `delete_option( 'woocommerce_bacs_accounts' ); delete_option( 'woocommerce_customer_processing_order_settings' );
    update_option( 'woocommerce_stock_format', '' );`,
  );
});

describe('the flow', () => {
  it('is switched on when its preview was seen, from that moment on', async () => {
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge`);
    await page.click('a:text-is("Go to Sales")');
    await page.waitForSelector('text=Off: orders are not sent to the ERP.');
    expect(await page.isEnabled('button:text-is("Switch on")')).toBe(false);
    await preview({ begin: true, full: false });
    await preview({
      items: [
        {
          erp_key: `sale.${String(order.id)}`,
          label: `Order ${order.number}`,
          outcome: 'created',
          changes: [{ field: 'invoice', old: '', new: '24.20 EUR', kept: false }],
        },
      ],
    });
    await preview({ finish: { counts: { created: 1 }, error: null } });
    await page.reload();
    await page.waitForSelector(`#erp-bridge-preview tr:has-text("Order ${order.number}") >> text=Invoice: €24.20`);
    await page.waitForSelector('text=New document 1');
    const before = Math.floor(Date.now() / 1000) * 1000;
    await page.click('button:text-is("Switch on")');
    await page.waitForSelector('text=On: orders are sent to the ERP.');
    expect(await setting('enabled')).toBe(true);
    const since = Date.parse(String(await setting('since')));
    expect(since).toBeGreaterThanOrEqual(before);
    expect(since).toBeLessThanOrEqual(Date.now());
  });

  it('says what is held and what waits, with the reason', async () => {
    await page.goto(address('unsettled'));
    await page.waitForSelector('.nav-tab-active:has-text("What waits and why 2")');
    await page.waitForSelector('text=The lines of this order add up to 24.19 EUR');
    await page.click('button:has-text("Nothing needs to be done.")');
    await page.waitForSelector('text=Order 902');
    await screenshot(page, 'sales-unsettled');
  });
});

describe('the settings', () => {
  const card = 'erp-bridge-settings';

  it('are saved and survive a reload', async () => {
    await page.goto(address('setup'));
    await field(card, 'Invoice').check();
    await field(card, 'As soon as the order is being processed').check();
    await field(card, 'Orders from').fill('2026-02-01');
    await field(card, 'Send automatically by e-mail').check();
    await field(card, 'Add a link to pay online').uncheck();
    await field(card, 'Account holder').fill('Boulangerie Martin');
    await field(card, 'BIC').fill('gebabebb');
    await field(card, 'Belgian structured communication').check();
    await field(card, 'IBAN').fill('BE68 5390 0754 7043');
    await field(card, 'IBAN').blur();
    await page.waitForSelector('text=This IBAN is not right');
    await page.click(`#${card} button[type="submit"]`);
    expect(await setting('document'), 'not saved with a wrong IBAN').toBe('order');
    await field(card, 'IBAN').fill('be68539007547034');
    await save(card);

    await page.reload();
    await expect.poll(() => field(card, 'IBAN').inputValue()).toBe('BE68 5390 0754 7034');
    expect(await field(card, 'Invoice').isChecked()).toBe(true);
    expect(await field(card, 'As soon as the order is being processed').isChecked()).toBe(true);
    expect(await field(card, 'Orders from').inputValue()).toBe('2026-02-01');
    expect(await field(card, 'Send automatically by e-mail').isChecked()).toBe(true);
    expect(await field(card, 'Add a link to pay online').isChecked()).toBe(false);
    expect(await field(card, 'Belgian structured communication').isChecked()).toBe(true);
    expect(await setting('bank')).toEqual({
      holder: 'Boulangerie Martin',
      iban: 'BE68539007547034',
      bic: 'GEBABEBB',
    });
    expect(await setting('moment')).toBe('processing');
    await screenshot(page, 'sales-settings');
  });

  it('say that WooCommerce’s own switch of the e-mail with the document is off', async () => {
    const ours = `WC()->mailer()->get_emails()['ErpBridge_Sales_Document']`;
    const off = page.locator(`#${card} .components-notice`, { hasText: 'e-mail “Sales document”' });
    expect(await off.count()).toBe(0);
    await phpIn(store, `${ours}->update_option( 'enabled', 'no' );`);
    await page.reload();
    await off.waitFor();
    await screenshot(page, 'sales-email-off');
    await field(card, 'Send automatically by e-mail').uncheck();
    expect(await off.count()).toBe(0);
    await phpIn(store, `${ours}->update_option( 'enabled', 'yes' );`);
    await page.reload();
    await field(card, 'IBAN').waitFor();
    expect(await off.count()).toBe(0);
  });

  it('take the bank account over from WooCommerce', async () => {
    await page.click('button:has-text("Take over FR14 2004 1010 0505 0001 3M02 606")');
    await save(card);
    expect(await setting('bank')).toEqual({
      holder: 'Local shop',
      iban: 'FR1420041010050500013M02606',
      bic: 'PSSTFRPP',
    });
  });
});

describe('the texts', () => {
  const card = 'erp-bridge-texts';
  const unpaid = () => page.locator(`#${card} form`).getByLabel('Orders still to be paid', { exact: true });
  const sample = () => page.locator('.erp-bridge-sample').getByLabel('Orders still to be paid', { exact: true });

  it('show a real order while they are written; placeholders come from a list', async () => {
    await page.goto(address('texts'));
    await page.locator(`#${card}`).getByLabel('Order number').fill(order.number);
    await expect.poll(() => sample().innerText()).toContain(order.number);
    const caption = unpaid().getByLabel('Caption on the document', { exact: true });
    await caption.fill('Still due for : thank you');
    await caption.evaluate((input: HTMLTextAreaElement) => {
      input.setSelectionRange('Still due for '.length, 'Still due for '.length);
    });
    await unpaid().getByLabel('Insert a placeholder into “Caption on the document”').click();
    await page.click('[role="menuitem"]:has-text("{order_number}")');
    await expect.poll(() => caption.inputValue()).toBe('Still due for {order_number}: thank you');
    await page.keyboard.type(' now');
    await expect.poll(() => caption.inputValue()).toBe('Still due for {order_number} now: thank you');
    await expect.poll(() => sample().innerText()).toContain(`Still due for ${order.number} now: thank you`);
    await screenshot(page, 'sales-texts');
  });

  it('are not saved with a placeholder that nobody knows', async () => {
    const subject = unpaid().getByLabel('Subject of the e-mail', { exact: true });
    await subject.fill('Order {ordernumber}');
    await page.waitForSelector('text=Unknown here: {ordernumber}.');
    await page.click(`#${card} button[type="submit"]`);
    await page.waitForSelector(`#${card} .components-notice.is-error:has-text("ordernumber")`);
    expect(await setting('texts')).toEqual([]);
    await subject.fill('Order {order_number}');
    await save(card);
  });

  it('are kept by language', async () => {
    await page.locator(`#${card}`).getByLabel('Add a language').selectOption('nl');
    const caption = unpaid().getByLabel('Caption on the document', { exact: true });
    await caption.fill('Nog te betalen: {order_number}');
    await expect.poll(() => sample().innerText()).toContain(`Nog te betalen: ${order.number}`);
    await field(card, 'Default language').selectOption('nl');
    await save(card);
    await page.reload();
    await page.waitForSelector(`#${card} button:has-text("Dutch (default)")`);
    expect(await setting('default_language')).toBe('nl');
    expect(await setting('texts')).toEqual({
      en: { caption_unpaid: 'Still due for {order_number} now: thank you', subject_unpaid: 'Order {order_number}' },
      nl: { caption_unpaid: 'Nog te betalen: {order_number}' },
    });
  });
});

describe('the e-mails that a customer gets twice', () => {
  const enabled = (): Promise<string> =>
    phpIn(
      store,
      `echo WC()->mailer()->get_emails()['WC_Email_Customer_Processing_Order']->is_enabled() ? 'on' : 'off';`,
    );

  it('are named, switched off and on again', async () => {
    expect(await enabled()).toBe('on');
    await page.goto(address('emails'));
    const row = page.locator('.erp-bridge-emails > li', { hasText: 'Processing order' });
    await expect.poll(() => row.innerText()).toContain('On: the customer gets two e-mails');
    // A switch that changed nothing would be a lie.
    const manual = page.locator('.erp-bridge-emails > li', { hasText: 'Goes only when somebody sends it' }).first();
    expect(await manual.getByRole('button').count()).toBe(0);
    await row.getByRole('button').click();
    await expect.poll(() => row.innerText()).toContain('Switch on again');
    expect(await enabled()).toBe('off');
    await screenshot(page, 'sales-emails');
    await row.getByRole('button').click();
    await expect.poll(() => row.innerText()).toContain('Switch off');
    expect(await enabled()).toBe('on');
  });
});

describe('stock', () => {
  const format = (): Promise<string> => phpIn(store, `echo get_option( 'woocommerce_stock_format', '' );`);

  it('is warned of where both count, and its numbers are hidden and shown', async () => {
    await page.goto(address('stock'));
    await page.waitForSelector('text=As soon as an invoice exists in the ERP, the stock there changes by itself.');
    await page.waitForSelector('.erp-bridge-sample .components-notice.is-warning');
    await page.click('button:text-is("Hide stock numbers in the shop")');
    await page.waitForSelector('text=Customers see no stock numbers.');
    expect(await format()).toBe('no_amount');
    await screenshot(page, 'sales-stock');
    await page.click('button:text-is("Show again")');
    await page.waitForSelector('text=Customers see how many are left.');
    expect(await format()).toBe('');
  });

  it('is managed by one of the two', async () => {
    await field('erp-bridge-stock', 'in WooCommerce').check();
    await save('erp-bridge-stock');
    expect(await setting('stock_owner')).toBe('shop');
  });
});

describe('on a phone', () => {
  it.each(['unsettled', 'setup', 'texts', 'emails', 'stock'])('%s fits', async (tab) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address(tab));
    await page.waitForSelector('.nav-tab-active');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    await screenshot(page, `sales-${tab}-phone`);
  });
});
