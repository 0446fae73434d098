/** Which foreign record is which of the ERP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Link } from '../model/link.js';
import { Journal } from './journal.js';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-links-'));
  journal = Journal.open(folder);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const shirt = { source: 'woocommerce', kind: 'product', id: '12' } as const;
const bySku: Omit<Link, 'at' | 'asOf'> = { ...shirt, erpKey: 'product.S-1', how: 'sku', decidedBy: '' };
const byHand: Omit<Link, 'at' | 'asOf'> = { ...shirt, erpKey: 'product.S-2', how: 'person', decidedBy: 'anna' };

it('is remembered over a restart, with how it was found and when', () => {
  expect(journal.links.of(shirt)).toBeUndefined();
  journal.links.put(bySku);
  journal.close();
  journal = Journal.open(folder);
  expect(journal.links.of(shirt)).toMatchObject({ ...bySku, at: expect.stringMatching(/^\d{4}-.*Z$/) as string });
});

it('what a person decided, no rule changes; another person, and then nobody, may', () => {
  journal.links.put(byHand);
  expect(journal.links.put(bySku)).toMatchObject(byHand);
  expect(journal.links.put({ ...byHand, erpKey: 'product.S-3', decidedBy: 'ben' })).toMatchObject({ decidedBy: 'ben' });
  journal.links.cut(shirt);
  expect(journal.links.put(bySku)).toMatchObject(bySku);
});

it('a rule that finds another record says so', () => {
  journal.links.put(bySku);
  expect(journal.links.put({ ...bySku, erpKey: 'product.S-9', how: 'name' })).toMatchObject({
    erpKey: 'product.S-9',
    how: 'name',
  });
});

it('the same number of another source, of another kind, or in another letter case is another record', () => {
  journal.links.put({ ...bySku, id: 'gid/A' });
  for (const other of [
    { ...shirt, id: 'gid/a' },
    { ...shirt, id: 'gid/A ' },
    { ...shirt, source: 'shopify', id: 'gid/A' },
    { ...shirt, kind: 'customer', id: 'gid/A' } as const,
  ])
    expect(journal.links.of(other)).toBeUndefined();
});

it('several records can be one of the ERP; where that one is gone, all of them are looked for anew', () => {
  journal.links.put(bySku);
  journal.links.put({ ...bySku, source: 'shopify', id: '77' });
  journal.links.put({ ...bySku, id: '13', erpKey: 'product.s-1' });
  expect(journal.links.to('product', 'product.S-1').map(({ source, id }) => [source, id])).toEqual([
    ['shopify', '77'],
    ['woocommerce', '12'],
  ]);
  journal.links.gone('product', 'product.S-1');
  expect(journal.links.of(shirt)).toBeUndefined();
  expect(journal.links.of({ ...shirt, id: '13' })).toBeDefined();
});
