/** What stands around the records of an export, and what separates their fields: several habits at once, as in real files. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { all } from '../../../test/all.js';
import { FolderErp } from './adapter.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-shape-'));
  put('contacts.csv', 'id;customer_code\n');
  put('contacts.csv', 'id;customer_code\nK1;C1\n');
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
const customers = () => all(erp().customers.read());
const documents = () => all(erp().documents.read());

describe('all habits at once', () => {
  const lines = [
    'sep=;',
    '"Liste des clients, par code, par nom, par ville";;;',
    'Édité le 28/11/2026;;;',
    '',
    'Code client;de;C1;à;C9',
    '',
    '"Code client";"Raison sociale";Ville;;',
    'C1;"Boulangerie ""Rémi""; pain, vin";Besançon',
    '"C2";"Épicerie\nNoël";Nîmes;;;',
    '"Code client";"Raison sociale";Ville;;',
    'C3;Zoé;',
    'Total;3 clients;;',
    '\u001a',
  ];
  const expected = [
    { code: 'C1', name: 'Boulangerie "Rémi"; pain, vin', city: 'Besançon' },
    { code: 'C2', name: 'Épicerie\nNoël', city: 'Nîmes' },
    { code: 'C3', name: 'Zoé', city: '' },
    { remark: 'totals_line' },
  ];
  it.each(['win1252', 'utf8', 'utf16le'])('in %s, with each kind of line end', async (encoding) => {
    for (const end of ['\r\n', '\n', '\r']) {
      const text = lines.join(end).replace('Épicerie\n', `Épicerie${end}`);
      put('customers.csv', encoding === 'utf16le' ? `\ufeff${text}` : text, encoding);
      expect(await customers()).toMatchObject(expected);
    }
  });
});

describe('what separates the fields', () => {
  it('is what makes headings of a line, however many commas the texts have', async () => {
    put(
      'customers.csv',
      'Clients, par code, par nom, par ville\ncode;adresse\nC1;12, rue X, bât. B, esc. 3, étage 2\n',
    );
    expect(await customers()).toMatchObject([{ code: 'C1', address1: '12, rue X, bât. B, esc. 3, étage 2' }]);
    put('documents.csv', 'numéro;total ht;total;fichier\nFA1;1,00;1,20;a, b, c, d, e.pdf\n');
    expect(await documents()).toMatchObject([{ totalNet: '1.00', total: '1.20', file: 'a, b, c, d, e.pdf' }]);
    put('documents.csv', 'numéro,total,fichier\nFA1,"1,20",a;b;c;d;e.pdf\n');
    expect(await documents()).toMatchObject([{ total: '1.20', file: 'a;b;c;d;e.pdf' }]);
  });
});

describe('the line of headings', () => {
  it('is the one that names most columns, and the first of those', async () => {
    put('customers.csv', 'Customer;\n;\ncode;name\nC1;A\n');
    expect(await customers()).toMatchObject([{ code: 'C1', name: 'A' }]);
    put('customers.csv', 'code;Société\ncustomer;Société\n');
    expect(await customers()).toMatchObject([{ code: 'customer' }, { orphan: { id: 'K1' } }]);
  });

  it('holds the columns that are needed, though another line names more', async () => {
    put('customers.csv', 'code\nC1\n');
    put('contacts.csv', 'Nom;Prénom;E-mail;Web\n;;;\nid;customer_code\nK1;C1\n');
    expect(await customers()).toMatchObject([{ code: 'C1', contacts: [{ id: 'K1' }] }]);
  });

  it('may have a column without a name at its end, in which something stands', async () => {
    put('customers.csv', 'code;name;;\nC1;A;x;\nC2;B;;\nC3;C\nC4;D;;;x\n');
    expect(await customers()).toMatchObject([
      { code: 'C1', name: 'A' },
      { code: 'C2' },
      { code: 'C3' },
      { reason: 'line_fields', place: '5' },
    ]);
  });

  it('may name two columns the same: the second is told apart by its number', async () => {
    put('customers.csv', 'code;Adresse;Adresse;Nom;Nom\nC1;1 rue A;Bât. B;Dupont;SARL Dupont\n');
    expect(await customers()).toMatchObject([{ address1: '1 rue A', address2: 'Bât. B', lastName: 'Dupont' }]);
    const read = await all(erp({ 'Nom (2)': 'name' }).customers.read());
    expect(read).toMatchObject([{ lastName: 'Dupont', name: 'SARL Dupont' }]);
  });

  it('may be written in another script', async () => {
    put('customers.csv', 'Κωδικός;Επωνυμία;Πόλη\nC1;A;Αθήνα\n');
    expect(await all(erp({ κωδικος: 'code', Πόλη: 'city' }).customers.read())).toMatchObject([
      { code: 'C1', name: undefined, city: 'Αθήνα' },
    ]);
  });
});

describe('what can be read in two ways', () => {
  it('is what the rest of the file says', async () => {
    const line = (number: string, date: string, total: string) => `${number};${date};${total};a.pdf\n`;
    const heading = 'number;date;total;file\n';
    put('documents.csv', heading + line('1', '1/2/2024', '1,234') + line('2', '11/15/2024', '1.50'));
    expect(await documents()).toMatchObject([
      { date: '2024-01-02', total: '1234.00' },
      { date: '2024-11-15', total: '1.50' },
    ]);
    put('documents.csv', heading + line('1', '1/2/2024', '1.234') + line('2', '15/11/2024', '1,50'));
    expect(await documents()).toMatchObject([
      { date: '2024-02-01', total: '1234.00' },
      { date: '2024-11-15', total: '1.50' },
    ]);
    put('documents.csv', heading + line('1', '1/2/2024', '1.234'));
    expect(await documents()).toMatchObject([
      { remark: 'value_left_out', params: { field: 'total', value: '1.234' } },
      { date: '2024-02-01', total: '' },
    ]);
  });

  it('is never the end of the run, whatever stands there', async () => {
    const odd = [
      '+12,50',
      '()',
      '+',
      '-',
      '.',
      ',',
      '€',
      '1e400',
      'NaN',
      'Infinity',
      '0x12',
      "'",
      '\u00a0',
      '((1))',
      '1--',
    ];
    put(
      'documents.csv',
      `number;date;due_date;total;file\n${odd.map((text, i) => `${String(i)};${text};${text};${text};a.pdf\n`).join('')}`,
    );
    const read = await documents();
    expect(read.filter((one) => 'number' in one)).toHaveLength(odd.length);
    expect(read.find((one) => 'number' in one)).toMatchObject({ number: '0', total: '12.50' });
  });
});
