/** The tab My documents in Chromium, as its customer uses it: with the mouse, with the keyboard, on a phone, without JavaScript. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pdf } from '../plugin/documents.js';
import { openBrowser, screenshot } from './browser.js';
import {
  makePeople,
  numbers,
  pageOf,
  phone,
  received,
  row,
  scrollsSideways,
  searchField,
  selectedText,
  tab,
  unzipped,
  zipButton,
} from './my-documents.js';

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

describe('the tab', () => {
  beforeAll(() => become('anna'));
  beforeEach(async () => {
    await page.goto(tab);
  });

  it('lists all there is to know about each document, the latest first', async () => {
    expect(await numbers(page)).toEqual(['FA2', 'FA1', 'AV1', 'FA3', 'BL1']);
    await screenshot(page, 'my-documents-list');
    const paid = await row(page, 'FA1').innerText();
    for (const text of ['Invoice FA1', 'New', 'E-invoice', 'March 1, 2026', '1 234,56', 'Paid', 'Download', 'B'])
      expect(paid.replace(/\u00a0/g, ' ')).toContain(text);
    expect(paid).not.toContain('Due');
    const late = await row(page, 'FA2').innerText();
    expect(late).toContain('Overdue');
    expect(late).toContain('Due January 31, 2020');
    expect(await row(page, 'FA3').innerText()).toMatch(/To be paid\s+Due December 31, 2999/);
    expect(await row(page, 'AV1').innerText()).toMatch(/Credit note AV1[^]*Order WEB-77[^]*-20,00/);
    expect(await row(page, 'BL1').locator('.erp-bridge-documents__total').innerText()).toBe('');
    expect(await row(page, 'FA1').getByText('E-invoice').getAttribute('title')).toBe(
      'Electronic invoice inside: Factur-X EN 16931',
    );
    const text = await page.locator('.erp-bridge-documents-list').innerText();
    expect(text).toContain('These are copies of your documents.');
    expect(text).toContain('5 documents');
    expect(text).toContain('accounting software reads by itself');
  });

  it('links the own orders and nobody else’s', async () => {
    expect(
      await row(page, 'FA1')
        .getByRole('link', { name: `Order ${orders[0]}` })
        .getAttribute('href'),
    ).toContain(`/view-order/${orders[0]}`);
    expect(await row(page, 'BL1').innerText()).toContain(`Order ${orders[2]}`);
    expect(await row(page, 'BL1').getByRole('link', { name: 'Order' }).count()).toBe(0);
  });

  it('narrows by type and year, offering only those that there are', async () => {
    const options = (name: string) => page.getByLabel(name, { exact: true }).locator('option').allInnerTexts();
    expect(await options('Type')).toEqual(['All documents', 'Delivery note', 'Invoice', 'Credit note']);
    expect(await options('Year')).toEqual(['All years', '2026', '2025']);
    await page.getByLabel('Type', { exact: true }).selectOption('Invoice');
    await page.getByLabel('Year', { exact: true }).selectOption('2025');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/documents-year=2025/);
    expect(await numbers(page)).toEqual(['FA3']);
    await page.getByRole('link', { name: 'Total' }).click();
    await page.waitForURL(/documents-sort=total/);
    expect(await numbers(page)).toEqual(['FA3']);
    await page.getByRole('link', { name: 'Show all documents' }).click();
    await page.waitForURL((url) => !url.search.includes('documents-year'));
    expect(await numbers(page)).toEqual(['FA1', 'FA3', 'FA2', 'BL1', 'AV1']);
  });

  it('finds numbers of documents and of orders', async () => {
    for (const [text, expected] of [
      ['fa3', ['FA3']],
      ['WEB-7', ['AV1']],
    ] as const) {
      await searchField(page).fill(text);
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`documents-search=${text}`));
      expect(await numbers(page)).toEqual(expected);
    }
    await searchField(page).fill(`'"%_&`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=No document matches your search.');
    expect(await searchField(page).inputValue()).toBe(`'"%_&`);
    await screenshot(page, 'my-documents-no-match');
    await page.getByRole('link', { name: 'Show all documents' }).click();
    await expect.poll(() => numbers(page)).toHaveLength(5);
  });

  it.each([
    ['Document', 'number', ['AV1', 'BL1', 'FA1', 'FA2', 'FA3'], 'ascending'],
    ['Date', 'date', ['BL1', 'FA3', 'AV1', 'FA1', 'FA2'], 'ascending'],
    ['Total', 'total', ['FA1', 'FA3', 'FA2', 'BL1', 'AV1'], 'descending'],
    ['Payment', 'due', ['FA2', 'FA1', 'FA3'], 'ascending'],
  ])('sorts by %s, and the other way round', async (heading, _, expected, direction) => {
    const header = page.getByRole('columnheader', { name: heading, exact: true });
    const sorted = () => header.getAttribute('aria-sort');
    const filled = async () => (await numbers(page)).filter((number) => number !== null && expected.includes(number));
    await header.getByRole('link').click();
    await expect.poll(sorted).toBe(direction);
    expect(await filled()).toEqual(expected);
    expect(await page.locator('[aria-sort]').count()).toBe(1);
    await header.getByRole('link').click();
    await expect.poll(sorted).toBe(direction === 'ascending' ? 'descending' : 'ascending');
    expect(await filled()).toEqual([...expected].reverse());
  });

  it('takes no nonsense from the address', async () => {
    for (const query of [
      'documents-page=999',
      'documents-page=-1',
      'documents-type=x%27y&documents-year=20x5',
      'documents-sort=path&documents-order=x',
      'documents-search[]=a&documents-type[]=b',
    ]) {
      expect((await page.goto(`${tab}?${query}`))?.status()).toBe(200);
      expect(await numbers(page), query).toHaveLength(5);
    }
  });

  it('takes the mark of the new away with the first download', async () => {
    expect(await row(page, 'FA3').getByText('New', { exact: true }).count()).toBe(1);
    const link = row(page, 'FA3').getByRole('link', { name: 'Download Invoice FA3' });
    expect(await received(page, () => link.click())).toEqual(pdf('invoice.FA3'));
    expect(await row(page, 'FA3').getByText('New', { exact: true }).count()).toBe(0);
    await page.reload();
    expect(await row(page, 'FA3').getByText('New', { exact: true }).count()).toBe(0);
    expect(await row(page, 'FA1').getByText('New', { exact: true }).count()).toBe(1);
  });

  it('puts the selected ones into one zip, these bytes and no others', async () => {
    expect(await zipButton(page).isDisabled()).toBe(true);
    await page.getByLabel('Select Invoice FA1').check();
    await page.getByLabel('Select Credit note AV1').check();
    expect(await selectedText(page)).toBe('Selected: 2');
    await screenshot(page, 'my-documents-selected');
    const files = unzipped(await received(page, () => zipButton(page).click()));
    expect(files.map(String).sort()).toEqual([pdf('credit_note.AV1'), pdf('invoice.FA1')].map(String).sort());

    await page.getByLabel('Select all on this page').check();
    expect(await selectedText(page)).toBe('Selected: 5');
    await page.getByLabel('Select Invoice FA1').uncheck();
    expect(
      await page
        .getByLabel('Select all on this page')
        .evaluate((box) => (box as unknown as { indeterminate: boolean }).indeterminate),
    ).toBe(true);
    await page.getByLabel('Select all on this page').check();
    await page.getByLabel('Select all on this page').uncheck();
    expect(await zipButton(page).isDisabled()).toBe(true);
    expect(await selectedText(page)).toBe('');
  });
});

describe('without JavaScript', () => {
  it('filters, sorts and packs all the same', async () => {
    await become('anna', { javaScriptEnabled: false });
    await page.goto(`${tab}?documents-type=invoice`);
    expect(await page.getByLabel('Select all on this page').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Total' }).click();
    await page.waitForURL(/documents-sort=total/);
    expect(await numbers(page)).toEqual(['FA1', 'FA3', 'FA2']);
    await page.getByLabel('Select Invoice FA2').check();
    const files = unzipped(await received(page, () => zipButton(page).click()));
    expect(files).toEqual([pdf('invoice.FA2')]);
  });
});

describe('with the keyboard alone', () => {
  it('reaches and uses all of it, with the focus in sight', async () => {
    await become('anna');
    await page.goto(tab);
    await searchField(page).focus();
    const focused = (): Promise<string> =>
      page.evaluate(
        `(() => { const e = document.activeElement; return e.getAttribute('aria-label') || e.labels?.[0]?.innerText.trim() || e.innerText.trim(); })()`,
      );
    const passed: string[] = [];
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      passed.push(await focused());
      expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), passed.at(-1)).not.toBe(
        'none',
      );
    }
    expect(passed.slice(0, 7)).toEqual([
      'Search',
      'Select all on this page',
      'Document',
      'Date',
      'Total',
      'Payment',
      'Select Invoice FA2',
    ]);
    expect(passed).toContain('Download Invoice FA2');
    await page.getByLabel('Select Invoice FA2').focus();
    await page.keyboard.press('Space');
    expect(await selectedText(page)).toBe('Selected: 1');
    await zipButton(page).focus();
    const files = unzipped(await received(page, () => page.keyboard.press('Enter')));
    expect(files).toEqual([pdf('invoice.FA2')]);
  });
});

describe('on a phone', () => {
  it('shows cards that sort and select, and nothing scrolls sideways', async () => {
    await become('anna', { viewport: phone });
    await page.goto(tab);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await page.getByLabel('Select all on this page').isVisible()).toBe(true);
    await page.getByLabel('Select all on this page').check();
    await screenshot(page, 'my-documents-list-phone');
    expect(await page.getByRole('table', { name: 'My documents' }).getByRole('row').count()).toBe(6);
    await page.getByRole('columnheader', { name: 'Total' }).getByRole('link').click();
    await expect.poll(async () => (await numbers(page))[0]).toBe('FA1');
    const card = await row(page, 'FA1').boundingBox();
    expect((card?.x ?? -1) >= 0 && (card?.x ?? 0) + (card?.width ?? 999) <= phone.width).toBe(true);
  });
});
