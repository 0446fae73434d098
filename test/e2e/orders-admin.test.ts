/** The ERP on WooCommerce's screens of orders and the webhooks on the Connection page, in a browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAccounts, upload } from '../plugin/documents.js';
import { invoice, makeOrder, makeProduct, stateOf, tellStates } from '../plugin/orders.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { store } from '../setup/own-shop.js';

const phone = { width: 390, height: 844 };
/** A busy machine takes its time. */
const desktop = { width: 1280, height: 900 };

let browser: Browser;
let page: Page;
let server: Server;
let worker = '';
const problems: string[] = [];
const ids: Record<string, number> = {};

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: true } });
  await makeAccounts({ Anne: 'T1' });
  const product_id = await makeProduct('E2E', '12.10');
  for (const name of ['none', 'draft', 'final', 'held']) {
    ids[name] = (await makeOrder({ status: 'processing', line_items: [{ product_id, quantity: 1 }] })).id;
  }
  const total = { order_total: '12.10', lines_total: '12.11', difference: '0.01', currency: 'EUR' };
  await tellStates(
    stateOf(id('draft'), { state: 'draft', document: invoice('FA1', { state: 'draft' }) }),
    stateOf(id('final'), { state: 'invoiced', document: invoice('FA2'), difference: '24.20' }),
    stateOf(id('held'), { state: 'held', reason: 'total_mismatch', params: total }),
  );
  await upload('Anne', 'invoice.FA2', { sale_key: `sale.${String(id('final'))}` });
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  worker = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: desktop });
  page.on('pageerror', ({ message }) => problems.push(message));
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});
afterAll(async () => {
  await browser.close();
  server.close();
  await phpIn(store, `ErpBridge\\Webhooks\\WebhooksRoutes::remove();`);
});

const id = (name: string): number => ids[name] ?? 0;
const open = (path: string): Promise<unknown> => page.goto(`${store.url}/wp-admin/${path}`);
const orderPage = (name: string): Promise<unknown> =>
  open(`admin.php?page=wc-orders&action=edit&id=${String(id(name))}`);

describe('orders', () => {
  it('show in the list what became of them, with a tooltip, and can be narrowed', async () => {
    await open('admin.php?page=wc-orders');
    const cell = page.locator(`#order-${String(id('held'))} .column-erp_bridge`);
    await expect.poll(() => cell.innerText()).toMatch(/^Held/);
    const tip = cell.locator('.tips');
    // WooCommerce's script takes the attribute away and draws it; the stand-in has none.
    if (store.store === 'stand-in') expect(await tip.getAttribute('data-tip')).toContain('add up to 12.11 EUR');
    else {
      await tip.hover();
      await page.locator('#tiptip_content', { hasText: 'add up to 12.11 EUR' }).waitFor();
    }
    await screenshot(page, 'orders-list');
    await page.selectOption('#erp_bridge_state', 'draft');
    await page.click('#order-query-submit');
    await expect.poll(() => page.locator('.wp-list-table tbody tr').count()).toBe(1);
    expect(await page.locator('.wp-list-table tbody tr').innerText()).toContain('FA1');
  });

  it('are sent from the list, which says how many', async () => {
    await open('admin.php?page=wc-orders');
    await page.check('#cb-select-all-1');
    await page.selectOption('#bulk-action-selector-top', 'erp_bridge_send');
    await page.click('#doaction');
    await page.locator('.notice', { hasText: '3 orders are asked for' }).waitFor();
    expect(await page.locator('.notice', { hasText: '1 order is left out: the document is final' }).count()).toBe(1);
    await screenshot(page, 'orders-bulk');
    await page.reload();
    expect(await page.locator('.notice', { hasText: 'asked for' }).count()).toBe(0);
  });

  it('on a phone show it where a row is opened', async () => {
    await page.setViewportSize(phone);
    await open('admin.php?page=wc-orders');
    const row = page.locator(`#order-${String(id('final'))}`);
    await row.locator('.toggle-row').click();
    expect(await row.locator('.column-erp_bridge').innerText()).toContain('FA2');
    await screenshot(page, 'orders-list-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.setViewportSize(desktop);
  });

  it('are sent from their screen without a reload', async () => {
    await orderPage('none');
    const box = page.locator('#erp-bridge-order-box');
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    await box.getByRole('button', { name: 'Send to the ERP' }).click();
    await expect.poll(() => box.innerText()).toContain('asked to send the order to the ERP');
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
    // What the ERP answers meanwhile comes by itself.
    await tellStates(stateOf(id('none'), { state: 'draft', document: invoice('FA9', { state: 'draft' }) }));
    await expect.poll(() => box.innerText()).toContain('FA9');
    await screenshot(page, 'order-draft');
  });

  it('ask the ERP to make a draft final before it is mailed', async () => {
    await orderPage('draft');
    const box = page.locator('#erp-bridge-order-box');
    await box.getByRole('button', { name: 'Send to the customer by e-mail' }).click();
    await expect.poll(() => box.innerText()).toContain('The ERP was asked to make the document final.');
  });

  it('show document, PDF and difference; the e-mail goes once, and once more only deliberately', async () => {
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${String(id('final'))}, array( 'mail_state' => 'sent', 'mailed_at' => '2026-01-31 23:30:00', 'mailed_to' => 'anne@orders.test' ) );`,
    );
    await orderPage('final');
    const box = page.locator('#erp-bridge-order-box');
    expect(await box.innerText()).toMatch(/Invoice FA2.*sent to anne@orders\.test on/s);
    expect(await box.innerText()).toContain('its final document says');
    expect(await box.getByRole('link', { name: /FA2/ }).getAttribute('href')).toContain('erp_bridge_document=');
    const once = box.getByRole('button', { name: 'Yes, send it once more' });
    expect(await once.isVisible()).toBe(false);
    await box.getByText('Send once more…').click();
    await screenshot(page, 'order-final');
    await page.setViewportSize(phone);
    await box.scrollIntoViewIfNeeded();
    await screenshot(page, 'order-final-phone');
    await page.setViewportSize(desktop);
    await once.click();
    await expect.poll(() => box.innerText()).toContain('asked to send the document to the customer');
  });

  it('say why something cannot be done any more', async () => {
    await orderPage('held');
    const box = page.locator('#erp-bridge-order-box');
    await tellStates(stateOf(id('held'), { state: 'invoiced', document: invoice('FA3') }));
    await box.getByRole('button', { name: 'Send to the ERP' }).click();
    await expect.poll(() => box.getByRole('alert').innerText()).toContain('The document FA3 is final');
  });
});

describe('the webhooks', () => {
  it('are made with one click, shown to copy, and watched', async () => {
    await open('admin.php?page=erp-bridge-connection');
    const card = page.locator('#webhooks');
    await card.getByText('no webhook is needed').waitFor();
    await card.getByLabel('Address under which this shop reaches the worker').fill(worker);
    await card.getByRole('button', { name: 'Create the two webhooks' }).click();
    await expect.poll(() => card.locator('tbody').innerText()).toMatch(/Order created.*Active.*Order updated.*Active/s);
    await card.getByText('Make the webhooks by hand').click();
    expect(await card.innerText()).toContain(`${worker}/webhooks/woocommerce`);
    // As article 3 has it, step by step.
    for (const step of [
      'WooCommerce → Settings → Advanced → Webhooks, and press “Add webhook”',
      'Name: whatever you like. Status: Active.',
      'Topic: “Order created” for the first webhook, “Order updated” for the second.',
      'Delivery URL and Secret: copy the two values above.',
      'API version: leave it as it is. Press “Save webhook”, and do the same for the second one.',
    ])
      expect(await card.innerText()).toContain(step);
    await screenshot(page, 'webhooks');
    await page.setViewportSize(phone);
    await screenshot(page, 'webhooks-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.setViewportSize(desktop);
  });

  it('say loudly that one is off, on the overview too, and are switched on again', async () => {
    await phpIn(
      store,
      `foreach ( ErpBridge\\Webhooks\\Webhooks::ours() as $webhook ) { $webhook->set_status( 'disabled' ); $webhook->save(); }`,
    );
    await open('admin.php?page=erp-bridge');
    await page
      .locator('#erp-bridge-overview')
      .getByText('“Order created” is switched off in WooCommerce')
      .first()
      .waitFor();
    await screenshot(page, 'overview-webhooks-off');
    await page.getByRole('link', { name: 'Connection', exact: true }).last().click();
    const card = page.locator('#webhooks');
    await card.getByRole('button', { name: 'Switch on again' }).click();
    await expect.poll(() => card.locator('tbody').innerText()).toMatch(/Order created.*Active.*Order updated.*Active/s);
    expect(await card.getByRole('button', { name: 'Switch on again' }).count()).toBe(0);
  });

  it('are removed when that is confirmed', async () => {
    const card = page.locator('#webhooks');
    await card.getByRole('button', { name: 'Remove the webhooks' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the webhooks' }).click();
    await card.getByRole('button', { name: 'Create the two webhooks' }).waitFor();
    expect(await card.locator('table').count()).toBe(0);
  });
});

it('no script of the screens failed', () => {
  expect(problems.filter((message) => !message.includes('wc.'))).toEqual([]);
});
