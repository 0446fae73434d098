import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testSale } from '../../../../test/fixtures/sale.js';
import { FolderErp } from './adapter.js';
import type { FileFormats } from './sales.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-sales-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const erp = (salesFormat: FileFormats = 'both'): FolderErp => new FolderErp({ folder, salesFormat });
const written = (): string[] => readdirSync(join(folder, 'sales')).filter((name) => name !== '.sent');
const json = (key = 'sale.123'): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'sales', `${key}.json`), 'utf8')) as Record<string, unknown>;
const paid = testSale({ payment: { paid: true, paid_at: '2026-11-25T10:00:00Z' } });

/** What the ERP says, a minute ago. */
function answer(...rows: string[]): void {
  const file = join(folder, 'documents.csv');
  writeFileSync(
    file,
    ['Type;Numéro;Référence externe;État;Montant TTC;Payé;Livré;Annulé;Fichier', ...rows, ''].join('\n'),
  );
  utimesSync(file, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
}

async function states(of = erp()): Promise<object[]> {
  const all: object[] = [];
  for await (const state of of.answers.read()) all.push(state);
  return all;
}

describe('a sale', () => {
  it('is written as both files, once for each content, and counts its revisions', async () => {
    expect(await erp().sales.put(testSale())).toEqual({ revision: 1, done: 'created' });
    expect(written()).toEqual(['sale.123.csv', 'sale.123.json']);
    expect(json()).toMatchObject({ format: 'erp-bridge.sale/1', key: 'sale.123', revision: 1, state: 'final' });
    for (const name of written()) rmSync(join(folder, 'sales', name));

    expect(await erp().sales.put(testSale())).toEqual({ revision: 1, done: 'unchanged' });
    expect(written()).toEqual([]);
    expect(await erp().sales.put(paid)).toEqual({ revision: 2, done: 'updated' });
    expect(json()).toMatchObject({ revision: 2, payment: { paid: true } });
    expect(await erp().sales.put(testSale({ key: 'refund.45' }))).toEqual({ revision: 1, done: 'created' });
  });

  it.each([
    ['json', ['sale.123.json']],
    ['csv', ['sale.123.csv']],
  ] as const)(
    'is written as %s where the configuration says so, over an older file of the other format',
    async (format, files) => {
      await erp().sales.put(testSale());
      await erp(format).sales.put(paid);
      expect(written()).toEqual(files);
    },
  );

  it('is not written into a folder that cannot be written, and goes when it can', async () => {
    writeFileSync(join(folder, 'sales'), 'a file where the folder should be');
    await expect(erp().sales.put(testSale())).rejects.toMatchObject({
      reason: 'erp_write_failed',
      cause: { code: expect.stringMatching(/EEXIST|ENOTDIR/) as string },
    });
    rmSync(join(folder, 'sales'));
    expect(await erp().sales.put(testSale())).toMatchObject({ done: 'created' });
  });
});

describe('what the ERP has already', () => {
  it('is what was put last', async () => {
    expect(await erp().sales.find('sale.123')).toBeUndefined();
    await erp().sales.put(testSale({ state: 'draft' }));
    expect(await erp().sales.find('sale.123')).toMatchObject({ kind: 'invoice', state: 'draft', revision: 1 });
    expect(await erp().sales.find('sale.12')).toBeUndefined();
  });
});

describe('the ERP’s answers', () => {
  it('are its documents with one of our keys', async () => {
    answer(
      'Facture;FA1;sale.123;Brouillon;30,00;;;;',
      'Facture;FA2;SALE.124;Validé;1 234,50;Oui;Oui;;Factures/FA2.pdf',
      'Avoir;AV1;refund.45;;-5,00;;12/03/2026;;AV1.pdf',
      'Facture;FA3;125;;9,00;;;;FA3.pdf',
      'Facture;FA4;sale.126;;9,00;;;Oui;FA4.pdf',
      'Facture;FA5;;;9,00;;;;FA5.pdf',
    );
    const nothing = { date: '', dueDate: '', currency: 'EUR' };
    expect(await states()).toEqual([
      {
        ...nothing,
        key: 'sale.123',
        type: 'invoice',
        number: 'FA1',
        state: 'draft',
        total: '30.00',
        paid: undefined,
        stockOut: undefined,
      },
      {
        ...nothing,
        key: 'sale.124',
        type: 'invoice',
        number: 'FA2',
        state: 'final',
        total: '1234.50',
        paid: true,
        stockOut: true,
      },
      {
        ...nothing,
        key: 'refund.45',
        type: 'credit_note',
        number: 'AV1',
        state: 'final',
        total: '-5.00',
        paid: undefined,
        stockOut: undefined,
      },
      { key: 'sale.126', withdrawn: true },
    ]);
  });

  it('are one for each sale: of the kind asked for, final before draft; any of them tells of the stock', async () => {
    await erp().sales.put(testSale());
    const rows = [
      'Bon de livraison;BL1;sale.123;;30,00;;Oui;;BL1.pdf',
      'Facture;B1;sale.123;Brouillon;30,00;;;;B1.pdf',
      'Facture;FA1;sale.123;Définitif;30,00;;;;FA1.pdf',
    ];
    for (const some of [rows, rows.toReversed()]) {
      answer(...some);
      expect(await states()).toMatchObject([{ number: 'FA1', state: 'final', stockOut: true }]);
    }
    answer(...rows.slice(0, 2));
    expect(await states()).toMatchObject([{ number: 'B1', state: 'draft', stockOut: true }]);
  });

  it('are not the credit note that took the key along, also where nobody knows any more what was asked for', async () => {
    answer('Avoir;AV1;sale.123;;30,00;;;;AV1.pdf', 'Facture;FA1;sale.123;;30,00;;;;FA1.pdf');
    expect(await states()).toMatchObject([{ number: 'FA1' }]);
    answer('Avoir;AV1;sale.123;;30,00;;;;AV1.pdf');
    expect(await states()).toEqual([]);
    answer('Avoir;AV1;refund.45;;30,00;;;;AV1.pdf');
    expect(await states()).toMatchObject([{ number: 'AV1' }]);
  });

  it('are paid where the invoice is that was made of an order or delivery note; a credit note or a draft pays nothing', async () => {
    await erp().sales.put(testSale({ content: { kind: 'delivery_note' } }));
    const note = 'Bon de livraison;BL1;sale.123;;30,00;;Oui;;BL1.pdf';
    answer(note, 'Avoir;AV1;sale.123;;30,00;Oui;;;AV1.pdf', 'Facture;B1;sale.123;Brouillon;30,00;Oui;;;');
    expect(await states()).toMatchObject([{ number: 'BL1', paid: undefined }]);
    answer(note, 'Facture;FA1;sale.123;;30,00;Oui;;;FA1.pdf');
    expect(await states()).toMatchObject([{ number: 'BL1', paid: true, stockOut: true }]);
  });

  it('are none before the ERP has exported anything, and a bad line loses only itself', async () => {
    expect(await states()).toEqual([]);
    answer('Facture;FA1;sale.1', 'Facture;FA2;sale.2;;12;;;;a.pdf', 'Facture;FA3;sale.3;;zwölf;;;;a.pdf');
    expect(await states()).toMatchObject([
      { reason: 'line_fields', place: '2' },
      { number: 'FA2' },
      { number: 'FA3', total: '' },
    ]);
  });

  it('have a mark that changes with them', async () => {
    expect(await erp().answers.mark()).toBe('');
    answer('Facture;FA1;sale.123;;30,00;;;;');
    const first = await erp().answers.mark();
    expect(await erp().answers.mark()).toBe(first);
    answer('Facture;FA12;sale.123;;30,00;;;;');
    expect(await erp().answers.mark()).not.toBe(first);
  });
});

describe('the doctor', () => {
  const finding = async (): Promise<object | undefined> => (await erp().check()).find(({ id }) => id === 'sales');

  it('tries whether sales can be written, and leaves nothing behind', async () => {
    expect(await finding()).toMatchObject({ status: 'ok' });
    expect(existsSync(join(folder, 'sales'))).toBe(false);
    await erp().sales.put(testSale());
    expect(await finding()).toMatchObject({ status: 'ok' });
    expect(written()).toHaveLength(2);
  });

  it('says where they cannot', async () => {
    writeFileSync(join(folder, 'sales'), 'a file where the folder should be');
    expect(await finding()).toMatchObject({
      status: 'error',
      fix: expect.stringContaining('right to write') as string,
    });
  });
});
