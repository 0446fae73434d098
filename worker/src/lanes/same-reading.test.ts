/** Files that say what they said when they were last read whole are not read record by record again. */
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayedShop, created, remembering } from '../../test/played-shop.js';
import { offered } from '../erp/port.js';
import { runOnce } from '../sync/run.js';

let shop: PlayedShop;
const readings = () => vi.spyOn(offered(shop.worker.erp, 'customers'), 'read');

beforeEach(async () => {
  shop = await PlayedShop.open();
  shop.batch = remembering();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await shop.close();
});

const sync = (options = {}) => runOnce(shop.worker, options);
const held = () => shop.worker.journal.counts('accounts').held;
const customers = (phone: string): string[] => ['code;name;email;phone', `C0;Ann;a0@example.com;${phone}`];

describe('customers and contacts', () => {
  it('are not read while every byte is the same, whatever the file’s time', async () => {
    shop.exportCustomers(3);
    await sync();
    const read = readings();
    utimesSync(join(shop.folder, 'customers.csv'), new Date(), new Date(Date.now() - 60_000));
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 3 } });
    expect(read).not.toHaveBeenCalled();
  });

  it('are read when one byte is another, with the same size and time', async () => {
    shop.exportCustomers(1);
    shop.write('customers.csv', customers('01'));
    await sync();
    const file = join(shop.folder, 'customers.csv');
    const { atime, mtime } = statSync(file);
    shop.write('customers.csv', customers('02'));
    utimesSync(file, atime, mtime);
    expect(await sync()).toMatchObject({ accounts: { updated: 1 } });
  });

  it('are read when another contact’s file says something new', async () => {
    shop.exportCustomers(2);
    await sync();
    shop.write('contacts.csv', ['id;customer_code;email', 'K1;C1;k1@example.com']);
    expect(await sync()).toMatchObject({ accounts: { created: 1 } });
  });

  it('are read again after a reading that did not come to its end', async () => {
    shop.exportCustomers(3);
    await sync();
    shop.write('customers.csv', ['name', 'Ann']);
    expect((await sync()).problems).toHaveLength(1);
    const read = readings();
    shop.exportCustomers(3);
    expect((await sync()).problems).toEqual([]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(shop.worker.journal.counts('accounts').refused).toBe(0);
  });

  it('are read again when the settings that they are read with change', async () => {
    shop.exportCustomers(1);
    await sync();
    const read = readings();
    shop.settings.accounts.send_addresses = true;
    await sync();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('are all compared with the shop when a full comparison is asked for', async () => {
    shop.exportCustomers(4);
    await sync();
    shop.batches = [];
    expect(await sync({ full: true })).toMatchObject({ accounts: { unchanged: 4 } });
    expect(shop.batches).toEqual([4]);
  });
});

describe('what was decided at the last reading', () => {
  it('is held as long as the limits are what they were, and goes when they are raised', async () => {
    shop.exportCustomers(20);
    await sync();
    shop.exportCustomers(20, (n) => n < 6);
    await sync();
    expect(await sync()).toMatchObject({ writes: 0, accounts: { held: 6 } });
    shop.settings.accounts.hold_count = 20;
    expect(await sync()).toMatchObject({ accounts: { deactivated: 6 } });
    expect(held()).toBe(0);
  });

  it('stays refused by the rule, and is not asked for again', async () => {
    shop.exportCustomers(1);
    shop.write('customers.csv', ['code;name;email', 'C0;Ann;a0@example.com', 'C1;Bob;a0@example.com']);
    await sync();
    shop.batches = [];
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 1, refused: 1 } });
    expect(shop.batches).toEqual([]);
  });

  it('stays refused by the shop until it is asked for', async () => {
    shop.exportCustomers(1);
    shop.batch = ([account]) => ({
      status: 200,
      body: { results: [{ erp_key: account?.erp_key, outcome: 'refused', code: 'staff_account', user_id: null }] },
    });
    await sync();
    shop.batch = created;
    shop.batches = [];
    expect(await sync()).toMatchObject({ accounts: { refused: 1 } });
    shop.worker.journal.retry('accounts', ['tiers.C0']);
    expect(await sync()).toMatchObject({ accounts: { created: 1 } });
  });
});
