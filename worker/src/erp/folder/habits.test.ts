/** What ERPs, spreadsheets and file servers do to an export: one habit may cost a line at the most, never the file. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErpDocument } from '../../model/document.js';
import { all } from '../../../test/all.js';
import { FolderErp } from './adapter.js';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'erp-bridge-habits-')), 'Échange');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(dirname(folder), { recursive: true, force: true });
});

function put(name: string, content: string | Buffer): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, 1, 1);
}

const erp = (headings?: Record<string, string | Record<string, string>>) =>
  new FolderErp({ folder, ...(headings ? { headings } : {}) });
const customers = () => all(erp().customers.read());
const documents = () => all(erp().documents.read());
const contacts = 'id;customer_code;last_name\nK1;C1;One\n';

describe('a totals line at the end', () => {
  it('is told as a remark, and no record', async () => {
    put('contacts.csv', `${contacts}Total;1\n`);
    put('customers.csv', 'code;name;city\nC1;A;Paris\n\nTotal;1 client;\n');
    expect(await customers()).toMatchObject([
      { remark: 'totals_line', source: 'contacts.csv', place: '3', params: { value: 'Total 1' } },
      { code: 'C1' },
      { remark: 'totals_line', source: 'customers.csv', place: '4' },
    ]);
    put('documents.csv', 'type;numéro;total;fichier\nFacture;FA1;12;a.pdf\nTotal;;12,00 €;\n');
    expect(await documents()).toMatchObject([{ remark: 'totals_line', place: '3' }, { number: 'FA1' }]);
  });

  it('is none where records follow, and where it names somebody', async () => {
    put('contacts.csv', contacts);
    put('customers.csv', 'code;name;city\nTotal;1;\nC1;A;Paris\nTOTAL;TotalEnergies;\n');
    const read = await customers();
    expect(read).toMatchObject([{ code: 'Total' }, { code: 'C1' }, { code: 'TOTAL', name: 'TotalEnergies' }]);
  });
});

describe('one broken byte in a UTF-8 file', () => {
  const utf8 = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf('#');
    // The first byte of é, and not its second.
    bytes[at] = 0xc3;
    return bytes;
  };

  it('costs that one character, told with its line', async () => {
    put('contacts.csv', contacts);
    put('customers.csv', utf8('code;name;city\nC1;Rémi;Orléans\nC2;Zo# & fils;Bézier\nC3;Noël;Nîmes\n'));
    expect(await customers()).toMatchObject([
      { code: 'C1', name: 'Rémi', city: 'Orléans' },
      { remark: 'broken_character', place: '3', params: { field: 'name', value: 'Zo\ufffd & fils' } },
      { code: 'C2', name: 'Zo\ufffd & fils', city: 'Bézier' },
      { code: 'C3', name: 'Noël', city: 'Nîmes' },
    ]);
  });

  it('refuses its line where it stands in what names the record', async () => {
    put('contacts.csv', contacts);
    put('customers.csv', utf8('code;name\nCÉ1;Rémi\nC#2;Zoé\n'));
    expect(await customers()).toMatchObject([
      { code: 'CÉ1' },
      { reason: 'broken_key', place: '3', params: { field: 'code', value: 'C\ufffd2' } },
      { orphan: { id: 'K1' } },
    ]);
  });

  it('makes no UTF-8 of a file in Windows-1252', async () => {
    put('contacts.csv', contacts);
    put('customers.csv', Buffer.from('code;name\nC1;R\u00e9mi \u00c9\u00a0\u00bb\nC2;No\u00ebl\n', 'latin1'));
    expect(await customers()).toMatchObject([{ name: 'Rémi É\u00a0»' }, { name: 'Noël' }]);
  });
});

describe('a PDF is found', () => {
  const found = async (file: string): Promise<string | undefined> =>
    (await erp().documents.bytesOf({ file } as ErpDocument))?.id;
  const nfc = 'Factures/Facture à payer.pdf'.normalize('NFC');
  const nfd = nfc.normalize('NFD');

  it.each([
    ['NFC in the index, NFD on disk', nfc, nfd],
    ['NFD in the index, NFC on disk', nfd, nfc],
    ['in another case', 'Factures/FA1.PDF', 'Factures/fa1.pdf'],
    ['in a folder of another case', 'FACTURES\\2026\\fa1.pdf', 'Factures/2026/FA1.pdf'],
    ['by the path on the ERP’s computer', 'C:\\EBP\\échange\\Factures\\FA1.pdf', 'Factures/FA1.pdf'],
    ['by that path, in another case', 'c:/ebp/ÉCHANGE/factures/fa1.PDF', 'Factures/FA1.pdf'],
    ['by a path that calls it exchange', 'D:\\exchange\\Factures\\FA1.pdf', 'Factures/FA1.pdf'],
    ['by a path on the network', '\\\\server\\data\\exchange\\FA1.pdf', 'FA1.pdf'],
  ])('%s', async (_what, named, onDisk) => {
    put(onDisk, '%PDF');
    expect((await found(named))?.normalize('NFC')).toBe(onDisk.normalize('NFC'));
  });

  it('exactly where there is one of that very name, and not among several others', async () => {
    put('FA1.pdf', '%PDF');
    put('fa1.PDF', '%PDF');
    expect(await found('FA1.pdf')).toBe('FA1.pdf');
    await expect((async () => found('fa1.pdf'))()).rejects.toMatchObject({
      reason: 'file_ambiguous',
      params: { file: 'fa1.pdf', found: expect.stringMatching(/FA1\.pdf.*fa1\.PDF|fa1\.PDF.*FA1\.pdf/) as string },
    });
  });

  it.each(['C:\\Windows\\win.ini', 'C:\\exchange\\..\\..\\etc\\passwd', '/etc/exchange/../passwd', 'C:\\exchange\\'])(
    'never outside the folder: %s',
    async (file) => {
      put('win.ini', 'x');
      await expect((async () => found(file))()).rejects.toMatchObject({ reason: 'outside_folder' });
    },
  );

  it('or told to be unreadable', async () => {
    symlinkSync('loop.pdf', join(folder, 'loop.pdf'));
    await expect((async () => found('loop.pdf'))()).rejects.toMatchObject({
      reason: 'file_unreadable',
      params: { file: 'loop.pdf', code: 'ELOOP' },
    });
    expect(await found(`${'x'.repeat(300)}.pdf`).catch((error: unknown) => error)).toMatchObject({
      params: { code: 'ENAMETOOLONG' },
    });
  });
});

it('a CSV file that cannot be opened is told, and is no crash', async () => {
  put('contacts.csv', contacts);
  mkdirSync(join(folder, 'customers.csv'));
  utimesSync(join(folder, 'customers.csv'), 1, 1);
  await expect(customers()).rejects.toMatchObject({
    reason: 'source_unreadable',
    params: { file: 'customers.csv', code: 'EISDIR' },
  });
});

describe('the words of the column active', () => {
  it('that nobody knows are asked about once', async () => {
    put('contacts.csv', contacts);
    put(
      'customers.csv',
      'code;statut\nC1;En sommeil\nC2;À relancer\nC3;À relancer\nC4;Bloqué partiellement\nC5;Prospect\n',
    );
    expect(await customers()).toMatchObject([
      { code: 'C1', active: false },
      { code: 'C2', active: undefined },
      { code: 'C3', active: undefined },
      { code: 'C4', active: true },
      { code: 'C5', active: true },
      { remark: 'unknown_word', place: '3', params: { value: 'À relancer', first: 'C2', count: '2' } },
    ]);
  });

  it('are what the shop’s settings say', async () => {
    put('contacts.csv', contacts);
    put('customers.csv', 'code;statut\nC1;À relancer\n');
    const folderErp = erp();
    folderErp.files.use({ headings: {}, words: { 'a RELANCER': 'inactive' } });
    expect(await all(folderErp.customers.read())).toMatchObject([{ code: 'C1', active: false }]);
  });
});

it('a contact whose customer is not in the export comes with its code', async () => {
  put('contacts.csv', `${contacts}K2;C9;Two\n`);
  put('customers.csv', 'code;name\nC1;A\n');
  expect(await customers()).toMatchObject([
    { code: 'C1', contacts: [{ id: 'K1' }] },
    { orphan: { id: 'K2' }, customerCode: 'C9' },
  ]);
});

describe('headings by file', () => {
  beforeEach(() => {
    put('customers.csv', 'Code;Libellé\nC1;A\n');
    // The customer's code in the one file, the contact's in the other would be understood by themselves; here it is both times the customer's.
    put('contacts.csv', 'Code;Réf;Nom\nC1;K1;One\n');
  });
  const expected = [{ code: 'C1', name: 'A', contacts: [{ id: 'K1', lastName: 'One' }] }];

  it('are those of the worker’s configuration', async () => {
    const headings = { Libellé: 'name', 'contacts.csv': { Code: 'customer_code', Réf: 'id' } };
    expect(await all(erp(headings).customers.read())).toMatchObject(expected);
  });

  it('are those of the shop’s settings, but the configuration’s go first', async () => {
    const shop = {
      words: {},
      headings: {
        'customers.csv': { LIBELLE: 'name' },
        'contacts.csv': { Code: 'customer_code', Réf: 'id', Nom: 'first_name' },
      },
    };
    const one = erp({ 'contacts.csv': { nom: 'last_name' } });
    one.files.use(shop);
    expect(await all(one.customers.read())).toMatchObject(expected);
  });

  it('go before what a heading means by itself, and may say that it means nothing', async () => {
    put('contacts.csv', 'Code;Id;Client\nx;K1;C1\n');
    expect(await all(erp({ 'contacts.csv': { Id: 'id', code: '' } }).customers.read())).toMatchObject([
      { contacts: [{ id: 'K1' }] },
    ]);
    put('contacts.csv', 'Code;Mon Id;Client\nx;K1;C1\n');
    expect(await all(erp({ 'Mon Id': 'id' }).customers.read())).toMatchObject([{ contacts: [{ id: 'K1' }] }]);
  });
});

it('a folder that is renamed while it is read is only a file that is missing', async () => {
  put('Factures/FA1.pdf', '%PDF');
  const one = erp();
  expect(await one.documents.bytesOf({ file: 'Factures/FA1.pdf' } as ErpDocument)).toBeDefined();
  renameSync(join(folder, 'Factures'), join(folder, 'Avoirs'));
  expect(await one.documents.bytesOf({ file: 'Factures/FA2.pdf' } as ErpDocument)).toBeUndefined();
});
