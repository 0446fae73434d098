/** What the ERP says in documents.csv holds until it says otherwise: a file or a line that is away for a moment says nothing. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedSales } from '../../test/played-sales.js';

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
