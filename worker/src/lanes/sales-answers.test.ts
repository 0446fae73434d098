/** What the ERP says in documents.csv holds until it says otherwise: a file or a line that is away for a moment says nothing. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';
import { offered } from '../erp/port.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
  sales.shop.orders.put({ id: 1 });
  await sales.sync();
  sales.answer(final);
  await sales.sync();
  sales.take();
});
afterEach(() => sales.shop.close());

const final = 'Facture;FA1;25/11/2026;30,00;non;sale.1;;;';
const other = 'Facture;FA20002;25/11/2026;30,00;non;sale.2;;;';

/** The order is cancelled: a final document must not be taken back because of it. */
async function expectStillFinal(): Promise<void> {
  sales.shop.orders.put({ id: 1, status: 'cancelled' });
  expect(await sales.sync()).toMatchObject({ error: null, sales: { withdrawn: 0, updated: 0 } });
  expect(sales.all()).toEqual([]);
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'invoiced', document: { number: 'FA1' } });
}

describe('a final document stays one', () => {
  it('while the ERP writes its index anew', async () => {
    rmSync(join(sales.shop.folder, 'documents.csv'));
    await sales.sync();
    await expectStillFinal();
  });

  it('also in a full comparison', async () => {
    rmSync(join(sales.shop.folder, 'documents.csv'));
    await sales.sync(true);
    await expectStillFinal();
  });

  it('when the index names nothing at all, or only others', async () => {
    sales.answer();
    await sales.sync();
    sales.answer(other);
    await sales.sync();
    await expectStillFinal();
  });

  it('when its line cannot be read', async () => {
    sales.answer(final.replace('25/11/2026', '31/31/2026 00:00'));
    await sales.sync();
    await expectStillFinal();
  });
});

it('an answer that the ERP takes back is none any more', async () => {
  sales.shop.write('documents.csv', ['type;number;sale;withdrawn;file', 'Facture;FA1;sale.1;oui;']);
  await sales.sync();
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'sent', document: null });
});

it('nor one that left the index, where the settings say that this means so', async () => {
  sales.shop.settings.documents.withdraw_missing = true;
  sales.answer(other);
  await sales.sync();
  expect(sales.shop.orders.states.get(1)).toMatchObject({ state: 'sent', document: null });
});

describe('an order that was paid before there was a document to book it on', () => {
  let puts: string[];
  beforeEach(() => {
    const { erp } = sales.shop.worker;
    const sink = offered(erp, 'sales');
    puts = [];
    const put: typeof sink.put = (sale, timeZone) => {
      puts.push(`${sale.key} ${sale.payment.paid ? 'paid' : ''}`);
      return sink.put(sale, timeZone);
    };
    sales.shop.worker.erp = { ...erp, sales: { put, find: (key) => sink.find(key) } };
  });

  const row = (key: string, paid: string): string => `Facture;FA-${key};25/11/2026;30,00;${paid};${key};;;`;

  it('is put again, once, when its document is final and the ERP does not know', async () => {
    for (const id of [2, 3, 4, 5]) sales.shop.orders.put({ id, paid: id !== 3, paid_by: id !== 3 ? 'shop' : '' });
    await sales.sync();
    puts.length = 0;
    const rows = [row('sale.2', 'non'), row('sale.3', 'non'), row('sale.4', 'oui'), row('sale.5', '')];
    sales.answer(...rows);
    expect(await sales.sync()).toMatchObject({ error: null, sales: { updated: 0 } });
    sales.answer(...rows, row('sale.6', ''));
    await sales.sync();
    expect(puts).toEqual(['sale.2 paid']);
    expect(sales.shop.worker.journal.countDue('sales')).toBe(0);
  });
});
