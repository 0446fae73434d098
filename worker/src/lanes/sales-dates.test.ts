/** Orders → sales: which date counts. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.js';
import { PlayedSales } from '../../test/played-sales.js';

let sales: PlayedSales;
beforeEach(async () => {
  sales = await PlayedSales.open();
});
afterEach(() => sales.shop.close());

const basket = { created_at: '2025-12-01T10:00:00Z', placed_at: '2026-02-01T10:00:00Z' };

it('an order begun before the start and placed after it is sent, under the date when it was placed', async () => {
  sales.shop.orders.put({ id: 1, ...basket });
  sales.shop.orders.put({ id: 2, ...basket, placed_at: '2025-12-31T23:59:59Z' });
  expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
  expect(sales.written('sale.1')).toMatchObject({ order: { date: '2026-02-01T10:00:00Z' } });
});

it('so is one that the change feed tells of', async () => {
  await sales.sync();
  sales.shop.orders.put({ id: 1, ...basket });
  expect(await sales.sync()).toMatchObject({ sales: { created: 1 } });
});

it('an order without a creation date has a date in the file, as the schema wants', async () => {
  const refund = { id: 45, created_at: '2026-02-02T10:00:00Z', reason: '', total: '30', tax: '5', lines: [] };
  sales.shop.orders.put({ id: 1, created_at: null, placed_at: '2026-02-01T10:00:00Z', refunds: [refund] });
  await sales.sync();
  const validate = new Ajv.default().compile(
    JSON.parse(readFileSync(inRoot('docs/sale.schema.json'), 'utf8')) as object,
  );
  for (const key of ['sale.1', 'refund.45']) {
    validate(sales.written(key));
    expect(validate.errors, key).toBeNull();
  }
});

it.each([
  ['Europe/Paris', '2025-12-31T23:30:00Z', '2026-01-01', '01/01/2026'],
  ['+05:30', '2026-03-01T18:30:00Z', '2026-03-02', '02/03/2026'],
  ['America/New_York', '2026-01-02T04:30:00Z', '2026-01-01', '01/01/2026'],
])('a document has the day of the shop in %s, wherever the worker runs', async (zone, moment, day, french) => {
  vi.stubEnv('TZ', 'UTC');
  try {
    sales.shop.settings.sales.since = '2025-12-01T00:00:00Z';
    sales.shop.timeZone = zone;
    sales.shop.orders.put({ id: 1, placed_at: moment, paid: true, paid_by: 'shop', paid_at: moment });
    await sales.sync();
    expect(sales.written('sale.1')).toMatchObject({
      order: { date: moment, day },
      payment: { paid_at: moment, paid_day: day },
    });
    const csv = readFileSync(sales.folder('sale.1.csv'), 'utf8').split('\r\n')[1] ?? '';
    expect(csv.split(';').filter((value) => value === french)).toHaveLength(2);
  } finally {
    vi.unstubAllEnvs();
  }
});
