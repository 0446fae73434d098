import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderErp } from './adapter.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-overview-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string, encoding = 'utf8'): void {
  writeFileSync(join(folder, name), iconv.encode(content, encoding));
  utimesSync(join(folder, name), 1, 1);
}

const erp = (headings?: Record<string, string | Record<string, string>>) =>
  new FolderErp({ folder, ...(headings ? { headings } : {}) });
const findings = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await erp().check()).map(({ id, status, message, fix = '' }) => [id, `${status}: ${message} ${fix}`]),
  );

describe('the doctor says of each file', () => {
  it('values and words that are left out as its first odd line', async () => {
    put('customers.csv', 'code;statut;contacts web\nC1;Actif;Tous\nC2;À relancer;Tous\n');
    put('contacts.csv', 'id;customer_code;web\nK1;C1;Oui\nK2;C1;Peut-être\n');
    put('documents.csv', 'numéro;date;total;fichier\nFA1;15/11/2024;1,50;a.pdf\nFA2;hier;1,50;b.pdf\n');
    expect(await findings()).toMatchObject({
      'customers.csv': expect.stringMatching(/^warning: .*First odd line: Does “À relancer” mean.*line 3/) as string,
      'contacts.csv': expect.stringMatching(
        /^warning: .*First odd line: “Peut-être” in the column “web”.*line 3/,
      ) as string,
      'documents.csv': expect.stringMatching(/^warning: .*First odd line: documents.csv, line 3: “hier”/) as string,
    });
    const one = erp();
    one.files.use({ headings: {}, words: { 'À relancer': 'inactive' } });
    expect((await one.check()).find(({ id }) => id === 'customers.csv')).toMatchObject({ status: 'ok' });
  });

  it('columns that were mapped and are no longer there', async () => {
    put('customers.csv', 'code;Mail pro\nC1;a@example.com\n');
    const one = erp({ 'customers.csv': { 'Tél. pro': 'phone' } });
    one.files.use({ headings: { 'customers.csv': { 'E-mail pro': 'email', 'MAIL PRO': '', Vieux: '' } }, words: {} });
    const [found] = (await one.check()).filter(({ id }) => id === 'customers.csv');
    expect(found).toMatchObject({ status: 'warning' });
    expect(found?.message).toContain('Mapped, but not in the file: E-mail pro = email, Tél. pro = phone.');
  });

  it('encoding, separator, heading line, columns, lines and the first odd line', async () => {
    put('customers.csv', 'Liste\r\n\r\nCode\tSociété\tZone\r\nC1\tA\tNord\r\nC2\tB\r\nC3\tC\tSud\r\n', 'win1252');
    put('contacts.csv', 'id,customer_code\nK1,C1\n');
    put('documents.csv', 'numéro;date;fichier\nFA1;hier;a.pdf\nFA2;;\n');
    expect(await findings()).toMatchObject({
      'customers.csv':
        'warning: customers.csv: Windows-1252, tabs, headings on line 3, 3 lines. Understood: Code = code, Société = name. Not understood: Zone. First odd line: customers.csv, line 5 is left out: it has 2 fields, and the heading has 3. Perhaps a text holds the separator. Correct it in the ERP and export again; the other lines went through.',
      'contacts.csv':
        'ok: contacts.csv: UTF-8, commas, headings on line 1, 1 lines. Understood: id = id, customer_code = customer_code. Not understood: none. ',
      'documents.csv': expect.stringContaining(
        'First odd line: documents.csv, line 3 is left out: the column “file” is empty',
      ) as string,
    });
  });

  it('what is missing, and that it is not there', async () => {
    put('customers.csv', 'Réf;Société\nC1;A\n');
    const { 'customers.csv': customers, 'contacts.csv': contacts } = await findings();
    expect(customers).toMatch(
      /^error: customers.csv has no column “code \/ code client”.*UTF-8, semicolons, headings on line 1/,
    );
    expect(contacts).toMatch(/^warning: contacts.csv is not there/);
  });
});

describe('the mapping assistant is given', () => {
  it('the columns with who said what they mean, and two lines', async () => {
    put(
      'contacts.csv',
      `Titre\nCode;Réf;Mail;Note;Nom\nC1;K1;a@example.com;${'x'.repeat(99)};A\nC2;K2;b@example.com;;B\nC3;K3;;;C\n`,
    );
    const one = erp({ 'contacts.csv': { Mail: 'email' } });
    one.files.use({ headings: { 'contacts.csv': { Code: 'customer_code', Réf: 'id' } }, words: {} });
    expect((await one.files.overviews())[1]).toMatchObject({
      file: 'contacts.csv',
      heading_line: 2,
      columns: [
        { heading: 'Code', field: 'customer_code', by_name: 'id', by: 'shop' },
        { heading: 'Réf', field: 'id', by_name: '', by: 'shop' },
        { heading: 'Mail', field: 'email', by_name: 'email', by: 'config' },
        { heading: 'Note', field: '', by_name: '', by: '' },
        { heading: 'Nom', field: 'last_name', by_name: 'last_name', by: 'name' },
      ],
      rows: [
        ['C1', 'K1', 'a@example.com', 'x'.repeat(60), 'A'],
        ['C2', 'K2', 'b@example.com', '', 'B'],
      ],
      problem: null,
    });
  });

  it('the line that comes nearest where headings are missing, and the words that are not known', async () => {
    put('contacts.csv', 'Titre\nMatricule;Nom;Mail\nK1;A;a@example.com\n');
    put('customers.csv', 'code;statut\nC1;Actif\nC2;À relancer\nC3;À relancer\n');
    const [customers, contacts, documents] = await erp().files.overviews();
    expect(customers).toMatchObject({ words: ['À relancer'], problem: null });
    expect(contacts).toMatchObject({
      heading_line: 2,
      problem: { reason: 'missing_column' },
      rows: [['K1', 'A', 'a@example.com']],
    });
    expect(documents).toMatchObject({ columns: [], problem: { reason: 'source_missing' } });
  });
});
