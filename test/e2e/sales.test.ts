/**
 * From the order to the invoice and back, through everything that is real: the shop's REST API and its checkout page, the worker
 * that stays, an ERP that answers in the exchange folder, the customer's e-mail and account (article 3).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books } from '../../scripts/start/erp/books.js';
import { api, call } from '../plugin/client.js';
import { ask, makeOrder, makeProduct, wc } from '../plugin/orders.js';
import { changeSettings, forgetEverything, setPassword } from '../setup/shop.js';
import { openBrowser, screenshot, signInAsAdmin, signInAsCustomer } from './browser.js';
import { placeOrder } from './checkout.js';
import { Round, type Mail } from './sales-round.js';
import { store } from '../setup/own-shop.js';

const password = 'e2e-only-Password-1';
let round: Round;
let browser: Browser;
let product: number;

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, {
    sales: {
      enabled: true,
      document: 'invoice',
      moment: 'created',
      send_email: true,
      communication: 'be',
      bank: { holder: 'Local shop', iban: 'BE68539007547034', bic: '' },
    },
    worker: { interval_seconds: 5, poll_seconds: 1 },
  });
  product = await makeProduct(`ROUND-${String(Date.now())}`, '10');
  browser = await openBrowser();
  round = new Round(store);
  round.startErp();
  round.startWorker();
});
afterAll(async () => {
  await browser.close();
  await round.end();
});

interface State {
  state: string;
  number: string;
  mail: string;
}
const stateOf = (id: number): Promise<State | null> =>
  ask(
    `$r = ErpBridge\\Sales\\Sales::row( ${String(id)} ); return $r ? array( 'state' => $r->state, 'number' => $r->doc_number, 'mail' => $r->mail_state ) : null;`,
  );
const reaches = (id: number, wanted: Partial<State>): Promise<State> => {
  let now: State | null = null;
  return round.until(
    async () => {
      now = await stateOf(id);
      return now !== null && Object.entries(wanted).every(([name, value]) => now?.[name as keyof State] === value)
        ? now
        : undefined;
    },
    `order ${String(id)}: ${JSON.stringify(wanted)}`,
    () => `, only ${JSON.stringify(now)}`,
  );
};
/** A run that is under way goes on with the settings that it began with. */
async function everyFlowRan(): Promise<void> {
  expect((await call(store, 'POST', `${api}/commands`, { name: 'sync' })).status).toBe(200);
  const waiting = async (): Promise<number> =>
    (await call<{ pending_commands: number }>(store, 'GET', `${api}/overview`)).body.pending_commands;
  await round.until(async () => ((await waiting()) === 0 ? true : undefined), 'the sync that was asked for');
}
const order = (id: number): Promise<{ status: string; date_paid: string | null }> => wc('GET', `orders/${String(id)}`);
/** Ours, among those that WooCommerce sends. */
const documents = async (to: string): Promise<Mail[]> =>
  (await round.mails(to)).filter(({ attachments }) => JSON.stringify(attachments).includes('.pdf'));
const bytesOf = (number: string): Buffer => {
  const file = Books.open(round.exchange)
    .all()
    .find((entry) => entry['Numéro'] === number)?.['Fichier'];
  return readFileSync(join(round.exchange, (file ?? '').replace(/\\/g, '/')));
};

describe('an order made through the shop’s API', () => {
  let id: number;
  let number: string;

  it('becomes one invoice, which goes to the customer once, with the PDF', async () => {
    const customer = await wc('POST', 'customers', { email: 'anna@round.test', first_name: 'Anna' });
    await setPassword(store, 'anna@round.test', password);
    ({ id } = await makeOrder({
      customer_id: customer.id,
      status: 'on-hold',
      customer_note: 'Livrer avant midi',
      line_items: [{ product_id: product, quantity: 3 }],
      billing: { first_name: 'Anna', last_name: 'Durand', email: 'anna@round.test', country: 'FR', city: 'Paris' },
    }));
    ({ number } = await reaches(id, { state: 'invoiced', mail: 'sent' }));
    expect(number).toMatch(/^FA\d{8}$/);
    const [mail, ...more] = await documents('anna@round.test');
    expect(more).toEqual([]);
    expect(mail?.message).toContain('BE68');
    expect(mail?.message).toMatch(/\+\+\+\d{3}\/\d{4}\/\d{5}\+\+\+/);
    expect(mail?.message).toContain('order-pay');
    expect(round.sold().keys).toEqual([`sale.${String(id)}`]);
    // At the top of the document, and as internal note.
    expect(taken(`sale.${String(id)}`)).toMatchObject({
      note: 'Livrer avant midi',
      internal_note: 'Livrer avant midi',
    });
  });

  it('lies under My documents, byte for byte, with how to pay it', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await signInAsCustomer(page, store.url, 'anna@round.test', password);
    await page.goto(`${store.url}/my-account/my-documents/`);
    await screenshot(page, 'sales-my-documents');
    const text = (await page.textContent('.woocommerce-MyAccount-content')) ?? '';
    expect(text).toContain(number);
    expect(text).toMatch(/\+\+\+\d{3}\/\d{4}\/\d{5}\+\+\+/);
    const href = await page.getAttribute('a[href*="erp_bridge_document="]', 'href');
    const answer = await page.request.get(href ?? '');
    expect((await answer.body()).equals(bytesOf(number))).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, 'sales-my-documents-phone');
    await page.context().close();
  });

  it('is marked paid when the ERP says so, once', async () => {
    const books = Books.open(round.exchange);
    const entry = books.of(`sale.${String(id)}`);
    expect(entry).toBeDefined();
    books.enter({ ...entry, Payé: 'Oui' });
    await reaches(id, { state: 'paid' });
    expect(await order(id)).toMatchObject({ status: 'processing', date_paid: expect.any(String) as string });
    const notes = await wc<{ note: string }[]>('GET', `orders/${String(id)}/notes`);
    expect(notes.filter(({ note }) => note.includes('ERP'))).toHaveLength(1);
    // Not told back to the ERP as if the shop had been paid: the sale is still its first revision.
    expect(taken(`sale.${String(id)}`)).toMatchObject({ revision: 1 });
  });

  it('refunded becomes a credit note that belongs to it', async () => {
    const refund = await wc('POST', `orders/${String(id)}/refunds`, {
      amount: '5.00',
      reason: 'Cassé',
      api_refund: false,
    });
    const credit = await round.until(
      () => Books.open(round.exchange).of(`refund.${String(refund.id)}`),
      'the credit note',
    );
    expect(credit['Numéro']).toMatch(/^AV/);
    expect(taken(`refund.${String(refund.id)}`)).toMatchObject({
      kind: 'credit_note',
      credit_of: `sale.${String(id)}`,
    });
  });

  it('is shown to the shop’s admin with its number and history', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
    await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
    await page.goto(`${store.url}/wp-admin/admin.php?page=wc-orders`);
    await screenshot(page, 'sales-orders-list');
    expect(await page.textContent('body')).toContain(number);
    await page.goto(`${store.url}/wp-admin/admin.php?page=wc-orders&action=edit&id=${String(id)}`);
    await screenshot(page, 'sales-order');
    expect(await page.textContent('body')).toContain(number);
    await page.context().close();
  });
});

const taken = (key: string): { revision: number; kind: string; credit_of: string; state: string } =>
  JSON.parse(readFileSync(join(round.exchange, 'sales', 'done', `${key}.json`), 'utf8')) as ReturnType<typeof taken>;

describe('a guest’s order through the checkout page', () => {
  it('paid at once becomes one invoice, sent once, which says that it is paid', async () => {
    const page = await browser.newPage();
    const id = await placeOrder(page, store.url, {
      product,
      email: 'guest@round.test',
      note: 'Merci',
      pay: 'test_card',
    });
    await page.close();
    const { number } = await reaches(id, { mail: 'sent' });
    const [mail, ...more] = await documents('guest@round.test');
    expect(more).toEqual([]);
    expect(mail?.message).not.toContain('order-pay');
    expect(Books.open(round.exchange).of(`sale.${String(id)}`)?.['Numéro']).toBe(number);
    expect(round.sold().numbers.filter((made) => made === number)).toHaveLength(1);
  });
});

describe('without “send automatically”', () => {
  it('the document is a draft; the admin’s button makes it final and sends it, once', async () => {
    await changeSettings(store, { sales: { send_email: false } });
    await everyFlowRan();
    const { id } = await makeOrder({
      status: 'processing',
      line_items: [{ product_id: product, quantity: 1 }],
      billing: { first_name: 'Dora', last_name: 'Draft', email: 'dora@round.test', country: 'FR' },
    });
    await reaches(id, { state: 'draft' });
    expect(await documents('dora@round.test')).toEqual([]);
    const asked = await call(store, 'POST', `${api}/orders/${String(id)}/mail`);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    await reaches(id, { mail: 'sent' });
    expect(await documents('dora@round.test')).toHaveLength(1);
    expect(taken(`sale.${String(id)}`)).toMatchObject({ state: 'final', revision: 2 });
    expect((await call(store, 'POST', `${api}/orders/${String(id)}/mail`)).status).toBe(409);
  });
});
