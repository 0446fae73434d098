/**
 * `npm start -- --erp tryton` as a stranger types it, and the round that it invites to: an order at the shop's checkout, its sale,
 * shipment and invoice in Tryton, the PDF under My documents, the payment and the goods back in the shop.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readJson } from '../../scripts/lib/json.js';
import { root } from '../../scripts/lib/paths.js';
import { ensurePrograms } from '../../scripts/lib/programs.js';
import { openBrowser, screenshot, signInAsCustomer } from '../e2e/browser.js';
import { placeOrder } from '../e2e/checkout.js';
import { dayIn } from '../../worker/src/rules/day.js';
import { npmStart, startCommand } from '../setup/npm-start.js';
import { attachStore, type Store } from '../store/store.js';
import { Books, type BookedSale } from './books.js';
import { sqliteFiles } from './databases.js';
import { People } from './people.js';
import { Trade } from './trade.js';

const data = mkdtempSync(join(tmpdir(), 'erp-bridge-start-tryton-'));
const started = npmStart(data, '--erp', 'tryton');

let shop: Store;
let people: People;
let browser: Browser | undefined;
/** As long as it may take where the machine has much else to do; on two cores of its own it takes a minute. */
const startMs = 580_000;

beforeAll(async () => {
  await ensurePrograms(['chromium']);
  await vi.waitFor(
    () => {
      expect(started.hasEnded(), started.printed()).toBe(false);
      expect(started.printed()).toContain('Ctrl-C ends everything');
    },
    { timeout: startMs, interval: 500 },
  );
  shop = attachStore(data);
  const folder = join(data, 'tryton');
  const { url, database } = readJson<{ erp: { url: string; database: string } }>(
    join(data, 'erp-bridge.config.json'),
  ).erp;
  const { admin } = readJson<{ admin: Record<'user' | 'password', string> }>(join(folder, 'tryton.json'));
  people = new People({ url, database, databases: sqliteFiles(folder) }, admin);
}, startMs);

afterAll(async () => {
  await browser?.close();
  await started.end();
  rmSync(data, { recursive: true, force: true });
});

async function openPage(): Promise<Page> {
  browser ??= await openBrowser();
  return (await browser.newContext({ viewport: { width: 1300, height: 900 } })).newPage();
}

/** Whatever day Tryton has. */
const shopsDay = (): string => dayIn('Europe/Paris', new Date().toISOString());

const ask = async <T>(php: string): Promise<T> =>
  JSON.parse(await shop.php(`echo wp_json_encode( ( function () { ${php} } )() );`)) as T;

/** A busy machine needs its time. */
const comes = <T>(look: () => Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 180_000, interval: 1_000 });

interface Shown {
  type: string;
  number: string;
  doc_date: string;
  total: string;
  total_net: string;
  currency: string;
  paid: string;
}

/** What a customer sees under My documents of an order. */
const shownTo = (email: string, order: number): Promise<Shown[]> =>
  ask(
    `$user = get_user_by( 'email', '${email}' ); return ErpBridge\\Documents\\Documents::of( $user->ID, array( 'order_id' => ${String(order)} ) )['rows'];`,
  );

const signIns = (): { email: string; password: string }[] =>
  [...started.printed().matchAll(/^ {2}(\S+@\S+) \/ (\S+) /gm)].map(([, email = '', password = '']) => ({
    email,
    password,
  }));

describe('npm start -- --erp tryton', { timeout: 400_000 }, () => {
  it('has the sample’s customers, and lets them sign in to documents of Tryton', async () => {
    const [one, two] = signIns();
    if (one === undefined || two === undefined) throw new Error(started.printed());
    const numbers = async (email: string): Promise<string[]> =>
      ask(
        `$user = get_user_by( 'email', '${email}' ); return array_column( ErpBridge\\Documents\\Documents::of( $user->ID, array() )['rows'], 'number' );`,
      );
    expect(await numbers(one.email)).toHaveLength(7);
    expect((await numbers(one.email)).filter((number) => number.startsWith('F'))).toHaveLength(2);
    expect((await numbers(two.email)).filter((number) => number.startsWith('F'))).toHaveLength(1);
  });

  describe('an order at the checkout', () => {
    let order = 0;
    let sale: BookedSale;
    const books = (): Books => new Books(people);
    const booked = (): Promise<BookedSale> => books().one(`sale.${String(order)}`);

    it('becomes one sale, one shipment and one posted invoice of that customer', async () => {
      const [{ email, password } = { email: '', password: '' }] = signIns();
      const page = await openPage();
      await signInAsCustomer(page, shop.url, email, password);
      const product = await ask<number>(`return wc_get_product_id_by_sku( 'KEN-250' );`);
      order = await placeOrder(page, shop.url, { product, email, note: 'Livrer le matin', pay: 'bacs' });
      sale = await comes(async () => {
        const found = await booked();
        expect(found['invoices.']).toMatchObject([{ state: 'posted' }]);
        return found;
      });
      const total = await ask<string>(`return wc_get_order( ${String(order)} )->get_total();`);
      expect(total).toBe('13.61');
      expect(sale).toMatchObject({ 'party.': { code: 'CL00001' }, total_amount: total, sale_date: shopsDay() });
      expect(sale['lines.']).toMatchObject([{ quantity: 1, 'product.': { code: 'KEN-250' } }]);
      expect(sale['shipments.']).toMatchObject([{ state: 'waiting' }]);
      expect(sale['invoices.']).toMatchObject([
        { total_amount: total, amount_to_pay: total, invoice_date: shopsDay() },
      ]);
      await page.context().close();
    });

    it('is a PDF under My documents of that customer and nobody else, and by e-mail', async () => {
      const [one, two] = signIns();
      if (one === undefined || two === undefined) throw new Error(started.printed());
      const [invoice] = sale['invoices.'];
      const shown = await comes(async () => {
        const found = (await shownTo(one.email, order)).filter(({ type }) => type === 'invoice');
        expect(found).toHaveLength(1);
        return found;
      });
      expect(shown).toMatchObject([{ number: invoice?.number, doc_date: shopsDay(), currency: 'EUR' }]);
      expect(shown.map(({ total, total_net: net }) => [Number(total), Number(net)])).toEqual([[13.61, 12.9]]);
      expect(await shownTo(two.email, order)).toEqual([]);
      const page = await openPage();
      await signInAsCustomer(page, shop.url, one.email, one.password);
      await page.goto(`${shop.url}/my-account/my-documents/`);
      await screenshot(page, 'tryton-my-documents');
      const href = await page.getAttribute(
        `tr:has-text("${invoice?.number ?? ''}") a[href*="erp_bridge_document="]`,
        'href',
      );
      const answer = await page.request.get(href ?? '');
      expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
      await page.context().close();
      await comes(async () => {
        await Promise.resolve();
        expect(readFileSync(shop.log.mail, 'utf8')).toContain(`${invoice?.number ?? ''}.pdf`);
      });
    });

    it('is paid in the shop once it is in Tryton, and its goods are out once they are shipped there', async () => {
      const trade = new Trade(people);
      const [{ invoices: [invoice = 0] = [] } = {}] = await people.tryton.read<{ invoices: number[] }>(
        'sale.sale',
        [sale.id],
        ['invoices'],
      );
      await trade.pay(invoice, sale.total_amount);
      await trade.ship(sale.id);
      await comes(async () => {
        const now = await ask<object>(
          `$order = wc_get_order( ${String(order)} ); $row = ErpBridge\\Sales\\Sales::row( ${String(order)} );
          return array( 'status' => $order->get_status(), 'paid' => null !== $order->get_date_paid(), 'state' => $row->state, 'out' => $row->stock_out );`,
        );
        expect(now).toEqual({ status: 'processing', paid: true, state: 'paid', out: '1' });
      });
      expect(await booked()).toMatchObject({ state: 'done', 'shipments.': [{ state: 'done' }] });
      expect((await booked())['invoices.']).toMatchObject([{ state: 'paid' }]);
      const [{ email } = { email: '' }] = signIns();
      await comes(async () => {
        expect((await shownTo(email, order)).map(({ type }) => type)).toContain('delivery_note');
      });
    });

    it('refunded in the shop becomes a credit note, a PDF of that customer', async () => {
      await shop.php(
        `wc_create_refund( array( 'order_id' => ${String(order)}, 'amount' => '13.61', 'line_items' => array_map(
          static fn( $item ) => array( 'qty' => 1, 'refund_total' => $item->get_total(), 'refund_tax' => $item->get_taxes()['total'] ),
          wc_get_order( ${String(order)} )->get_items()
        ) ) );`,
      );
      const [one, two] = signIns();
      await comes(async () => {
        const notes = (await shownTo(one?.email ?? '', order)).filter(({ type }) => type === 'credit_note');
        expect(notes.map(({ total }) => Number(total))).toEqual([13.61]);
      });
      expect(await shownTo(two?.email ?? '', order)).toEqual([]);
    });
  });

  it('ends all that it began, and goes on with the same the next time', async () => {
    const { port, database } = readJson<{ port: number; database: string }>(join(data, 'tryton', 'tryton.json'));
    expect(await started.end(), started.printed()).toBe(0);
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow();
    expect(() => attachStore(data)).toThrow('No store runs');
    const command = startCommand(data, '--erp', 'tryton', '--once', '--json');
    const again = await execa(process.execPath, command, { cwd: root, reject: false });
    expect(again.exitCode, again.stderr).toBe(0);
    expect(JSON.parse(again.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      ...{ tryton: `http://127.0.0.1:${String(port)}`, writes: 0 },
      documents: { delivered: 0 },
      accounts: { created: 0, updated: 0, deactivated: 0 },
      sales: { created: 0, updated: 0 },
    });
    expect(readJson(join(data, 'tryton', 'tryton.json'))).toMatchObject({ port, database });
  });
});
