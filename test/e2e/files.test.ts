/** The page Files: the worker reads an export that nobody understands, the admin says what it means, and the customers come. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa, type ResultPromise } from 'execa';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.js';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';
import { openBrowser, screenshot, signInAsAdmin } from './browser.js';
import { workerBin, workerEnv, workerSync } from './worker.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-files-'));
const exchange = join(folder, 'exchange');
const patience = { timeout: 60_000 };
let browser: Browser;
let page: Page;
let worker: ResultPromise | undefined;

function put(file: string, lines: string[]): void {
  writeFileSync(join(exchange, file), `${lines.join('\r\n')}\r\n`, 'latin1');
  utimesSync(join(exchange, file), 1, 1);
}

const accounts = (): Promise<string> =>
  phpIn(
    store,
    `echo implode( ' ', array_map( fn( $u ) => $u->user_email . ( get_user_meta( $u->ID, 'erp_bridge_inactive', true ) ? ' (inactive)' : '' ), get_users( array( 'role' => 'customer', 'search' => '*@files.test', 'search_columns' => array( 'user_email' ), 'orderby' => 'user_email' ) ) ) );`,
  );

const shots = async (name: string): Promise<void> => {
  await screenshot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await screenshot(page, `${name}-390`);
  await page.setViewportSize({ width: 1280, height: 900 });
};

beforeAll(async () => {
  mkdirSync(exchange);
  await forgetEverything(store);
  await changeSettings(store, {
    accounts: { enabled: true },
    documents: { enabled: false },
    worker: { interval_seconds: 5 },
  });
  put('customers.csv', [
    'Liste des clients',
    '',
    'Réf. client;Libellé;Courriel;Statut',
    'C1;Boulangerie Rémi;c1@files.test;Actif',
    'C2;Épicerie du Port;c2@files.test;À relancer',
    'Total;2 clients;;',
  ]);
  put('contacts.csv', ['Code;Matricule;Nom;Courriel', 'C1;K1;Rémi;k1@files.test', 'C2;K2;Le Goff;k2@files.test']);
  put('documents.csv', ['Type;Numéro;Fichier', 'Facture;FA1;FA1.pdf']);
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInAsAdmin(page, store.url, store.adminUser, store.adminPassword);
});

afterAll(async () => {
  worker?.kill('SIGTERM');
  await worker;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('files that nobody understands', () => {
  it('bring no customers, and the page says what it needs', async () => {
    await workerSync(store, folder, exchange);
    expect(await accounts()).toBe('');
    await page.goto(`${store.url}/wp-admin/admin.php?page=erp-bridge-files`);
    await page.waitForSelector('button:has-text("Read the files")');
    worker = execa(process.execPath, [workerBin, 'serve', '--port', '0'], {
      cwd: root,
      env: workerEnv(store, folder, exchange),
      reject: false,
    });
    await page.click('button:has-text("Read the files")');
    await page.waitForSelector('#customers-file table', patience);
    expect(await page.textContent('#customers-file')).toMatch(
      /Windows-1252, separated by semicolons, headings on line 3/,
    );
    expect(await page.textContent('#customers-file')).toMatch(/Boulangerie Rémi.*Épicerie du Port/s);
    expect(await page.textContent('#customers-file')).toContain('Choose a column for: Customer code');
    await shots('files');
  });

  it('are understood once the admin has said what their columns and words mean', async () => {
    await page.getByLabel('Meaning of “Réf. client”').selectOption('code');
    await page.getByLabel('Meaning of “Libellé”').selectOption('name');
    await page.locator('#contacts-file').getByLabel('Meaning of “Code”').selectOption('customer_code');
    await page.locator('#contacts-file').getByLabel('Meaning of “Matricule”').selectOption('id');
    await page.click('button:has-text("Save")');
    await page.waitForSelector('text=Saved. The next sync reads the files this way.', patience);
    await expect.poll(accounts, patience).toBe('c1@files.test k1@files.test');
    // Nothing of the lines stays behind.
    expect(await phpIn(store, `var_export( get_transient( 'erp_bridge_columns' ) );`)).toBe('false');

    await page.click('button:has-text("Read the files")');
    await page.waitForSelector('#words', patience);
    await page.getByLabel('A customer with “À relancer” is').selectOption('active');
    await shots('files-words');
    await page.click('button:has-text("Save")');
    await page.waitForSelector('text=Saved. The next sync reads the files this way.', patience);
    await expect.poll(accounts, patience).toBe('c1@files.test c2@files.test k1@files.test k2@files.test');
  });

  it('are told by the doctor, too', async () => {
    const { stdout } = await execa(process.execPath, [workerBin, 'doctor'], {
      cwd: root,
      env: workerEnv(store, folder, exchange),
      reject: false,
    });
    expect(stdout).toContain('customers.csv: Windows-1252, semicolons, headings on line 3, 2 lines.');
    expect(stdout).toContain('Réf. client = code, Libellé = name');
    expect(stdout).toContain('First odd line: customers.csv, line 6 (“Total 2 clients”) is a line of totals');
  });

  it('are shown in French as well', async () => {
    await phpIn(store, `update_user_meta( get_user_by( 'login', '${store.adminUser}' )->ID, 'locale', 'fr_FR' );`);
    await page.reload();
    await page.click('button:has-text("Lire les fichiers")');
    await page.waitForSelector('#customers-file table', patience);
    expect(await page.textContent('#customers-file')).toContain('Code client (obligatoire)');
    await shots('files-fr');
    await phpIn(store, `delete_user_meta( get_user_by( 'login', '${store.adminUser}' )->ID, 'locale' );`);
  });
});
