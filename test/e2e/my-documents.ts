/** What the tests of the customers' documents in the browser share: the people with their documents, and a page of each. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';

import { makeAccounts, upload } from '../plugin/documents.js';
import { forgetEverything, phpIn, setPassword } from '../setup/shop.js';
import { signInAsCustomer } from './browser.js';
import { store } from '../setup/own-shop.js';

export const password = 'e2e-only-Password-1';
export const phone = { width: 390, height: 844 };
export const tab = `${store.url}/my-account/my-documents/`;

export const mail = (name: string): string => `${name}@documents.test`;

/** Anna with five documents, Bert with two, Clara and Many with none. Answers their orders: two of Anna's, one of Bert's. */
export async function makePeople(): Promise<[number, number, number]> {
  await forgetEverything(store);
  await makeAccounts({ anna: 'A', bert: 'B', clara: 'C', many: 'D' });
  for (const name of ['anna', 'bert', 'clara', 'many']) await setPassword(store, mail(name), password);
  const orders = await makeOrders('anna', 'anna', 'bert');
  const [first, second, berts] = orders as [number, number, number];
  const money = { currency: 'EUR', total: '1234.56' };
  const documents: [string, string, Record<string, string>][] = [
    [
      'anna',
      'invoice.FA1',
      {
        date: '2026-03-01',
        paid: '1',
        due_date: '2026-03-31',
        facturx: 'EN 16931',
        order_number: `${first}`,
        sale_key: `sale.${first}`,
      },
    ],
    [
      'anna',
      'invoice.FA2',
      {
        date: '2026-03-02',
        total: '99.5',
        paid: '0',
        due_date: '2020-01-31',
        order_number: `${first}`,
        sale_key: `sale.${first}`,
      },
    ],
    [
      'anna',
      'invoice.FA3',
      {
        date: '2025-11-20',
        total: '250',
        paid: '0',
        due_date: '2999-12-31',
        order_number: `${second}`,
        sale_key: `sale.${second}`,
      },
    ],
    ['anna', 'credit_note.AV1', { date: '2025-12-24', total: '-20.00', order_number: 'WEB-77' }],
    [
      'anna',
      'delivery_note.BL1',
      { date: '2025-11-19', total: '', order_number: `${berts}`, sale_key: `sale.${berts}` },
    ],
    ['bert', 'invoice.FB1', { order_number: `${berts}`, sale_key: `sale.${berts}` }],
    ['bert', 'invoice.FB2', { order_number: `${first}`, sale_key: `sale.${first}` }],
  ];
  for (const [owner, key, query] of documents) await upload(owner, key, { ...money, ...query });
  return [first, second, berts];
}

const makeOrders = async (...owners: string[]): Promise<number[]> =>
  JSON.parse(
    await phpIn(
      store,
      `echo wp_json_encode( array_map( static fn( $email ) => wc_create_order( array( 'status' => 'completed', 'customer_id' => get_user_by( 'email', $email )->ID ) )->get_id(),
      array( ${owners.map((name) => `'${mail(name)}'`).join(', ')} ) ) );`,
    ),
  ) as number[];

/** A browser of its own for one person, signed in unless without a name. */
export async function pageOf(
  browser: Browser,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  if (name !== '') await signInAsCustomer(page, store.url, mail(name), password);
  return page;
}

/** The numbers of the documents on the page, in their order. */
export const numbers = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('[data-document-number]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-document-number')));

export const row = (page: Page, number: string): Locator => page.locator(`[data-document-number="${number}"]`);
export const searchField = (page: Page): Locator => page.getByLabel('Number of the document or order');
export const zipButton = (page: Page): Locator => page.getByRole('button', { name: 'Download selected (zip)' });
export const selectedText = (page: Page): Promise<string> =>
  page.locator('.erp-bridge-documents-list [role="status"]').innerText();

export async function received(page: Page, action: () => Promise<unknown>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return readFileSync(await download.path());
}

/** The contents of the files in a zip, without their names. */
export const unzipped = (zip: Buffer): Buffer[] => Object.values(unzipSync(zip)).map((bytes) => Buffer.from(bytes));

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
