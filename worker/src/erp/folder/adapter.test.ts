import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourceProblem } from '../../model/problem.js';
import type { ErpDocument } from '../../model/document.js';
import { all } from '../../../test/all.js';
import { FolderErp } from './adapter.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'erp-bridge-folder-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file as an ERP left it a minute ago. */
function put(name: string, content: string | Buffer): void {
  writeFileSync(join(folder, name), content);
  utimesSync(join(folder, name), Date.now() / 1000 - 60, Date.now() / 1000 - 60);
}

const erp = (headings?: Record<string, string | Record<string, string>>) =>
  new FolderErp({ folder, ...(headings ? { headings } : {}) });
const customers = (headings?: Record<string, string>) => all(erp(headings).customers.read());
const documents = () => all(erp().documents.read());

const french = 'Code client;Raison sociale;Prénom;Nom;E-mail;Actif;Onglet web;Pays\r\n';
const contactsHeading = 'Code contact;Code client;Nom;E-mail;Contact web\r\n';
const someContact = `${contactsHeading}K1;C1;One;a@example.com;Oui\r\n`;

describe('what the exchange folder holds', () => {
  it.each(['win1252', 'utf8', 'utf16le'] as const)('is read in %s', async (encoding) => {
    const bom = encoding === 'win1252' ? '' : '\ufeff';
    put(
      'customers.csv',
      iconv.encode(`${bom}${french}C1;Crème & Œufs;Zoé;Müller;a@example.com;Oui;Tous;Belgique\r\n`, encoding),
    );
    put('contacts.csv', iconv.encode(`${bom}${contactsHeading}K1;C1;Lefèvre;b@example.com;Non\r\n`, encoding));
    expect(await customers()).toMatchObject([
      {
        code: 'C1',
        name: 'Crème & Œufs',
        firstName: 'Zoé',
        lastName: 'Müller',
        active: true,
        webContacts: 'all',
        country: 'Belgique',
        contacts: [{ id: 'K1', lastName: 'Lefèvre', web: false }],
      },
    ]);
  });

  it.each([';', ',', '\t'])(
    'is read with %j between the fields, line breaks in quotes, columns in any order',
    async (mark) => {
      put(
        'customers.csv',
        `email,code,name,extra\n"a@example.com",C1,"Two\nlines, ""quoted""",x\n`.replaceAll(/,(?! )/g, mark),
      );
      put('contacts.csv', `id,customer_code\nK1,C1\n`.replaceAll(',', mark));
      expect(await customers()).toMatchObject([{ code: 'C1', email: 'a@example.com', name: 'Two\nlines, "quoted"' }]);
    },
  );

  it('is read by the headings that the admin names', async () => {
    put('customers.csv', 'KundenNr;Firma\nC1;Süd\n');
    put('contacts.csv', someContact);
    expect(await customers({ KundenNr: 'code', Firma: 'name' })).toMatchObject([{ code: 'C1', name: 'Süd' }]);
  });

  it('is whole without a line break at its end, once nobody writes to it', async () => {
    put('customers.csv', `${french}C1;A;;;a@example.com;O;;`);
    put('contacts.csv', someContact);
    expect(await customers()).toHaveLength(1);
  });
});

it.each([
  ['', 'none'],
  ['Aucun', 'none'],
  ['TOUS', 'all'],
  ['Seulement les contacts web', 'web_only'],
  ['web_only', 'web_only'],
])('the web setting "%s" is %s (article 1)', async (words, webContacts) => {
  put('contacts.csv', someContact);
  put('customers.csv', `code;onglet web\nC1;${words}\n`);
  expect(await customers()).toMatchObject([{ webContacts }]);
});

describe('what cannot be read', () => {
  it('is a line, told with its number; the others go through', async () => {
    put(
      'contacts.csv',
      `${contactsHeading}K1;C1;One;a@example.com;Oui\r\nK2;C1;Two\r\n\r\nK3;C1;Three;c@example.com;perhaps\r\nK4;C1;Four;d@example.com;Non`,
    );
    put('customers.csv', `${french}"C1";"A\r\nB";;;;Oui;;\r\nC1;Again;;;;Oui;;\r\nC2;C;;;;Oui;;\r\n`);
    const [two, first, again, last, word] = await customers();
    expect(two).toMatchObject({
      ...{ source: 'contacts.csv', place: '3', reason: 'line_fields' },
      params: { found: '3', expected: '5' },
    });
    expect(first).toMatchObject({
      code: 'C1',
      contacts: [
        { id: 'K1', web: true },
        { id: 'K3', lastName: 'Three', email: 'c@example.com' },
        { id: 'K4', web: false },
      ],
    });
    // A word that nobody knows loses nothing of its line.
    expect(word).toMatchObject({
      ...{ remark: 'unknown_answer', source: 'contacts.csv', place: '5' },
      params: { field: 'web', value: 'perhaps', first: 'K3', count: '1' },
    });
    expect(again).toMatchObject({
      source: 'customers.csv',
      place: '4',
      reason: 'duplicate_key',
      params: { detail: 'C1' },
    });
    expect(last).toMatchObject({ code: 'C2' });
  });

  it.each([
    [';C1;One', 'empty_field', { field: 'id' }],
    ['K2;;One', 'empty_field', { field: 'customer_code' }],
    [`${'K'.repeat(200)};C1;One`, 'long_field', { field: 'id', value: 'K'.repeat(40) }],
  ])('is the line %s: %s', async (line, reason, params) => {
    put('contacts.csv', `id;customer_code;last_name\n${line}\nK3;C1;Three\n`);
    put('customers.csv', 'code;name\nC1;A\n');
    expect(await customers()).toMatchObject([{ place: '2', reason, params }, { contacts: [{ id: 'K3' }] }]);
  });

  it.each([
    ['', 'file_empty'],
    ['Raison sociale;E-mail\nA;a@example.com\n', 'missing_column'],
    [undefined, 'source_missing'],
  ])('is the whole file %j: %s', async (content, reason) => {
    put('contacts.csv', someContact);
    if (content !== undefined) put('customers.csv', content);
    const failure = await customers().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SourceProblem);
    expect(failure).toMatchObject({ reason, params: { file: 'customers.csv' } });
  });

  it.each([
    ['a quote that is never closed', 'C1;"Dupont;a@example.com\nC2;"Martin";b@example.com\nC3;5" pipe;c@example.com\n'],
    ['a quote in a quoted field', 'C1;"5" pipe";a@example.com\nC2;"Two\nlines";b@example.com\nC3;C;c@example.com'],
    ['a quote that is open at the end', 'C2;B;b@example.com\nC3;C;c@example.com\nC1;"Dupont;a@example.com'],
  ])('is a line with %s', async (_name, lines) => {
    put('customers.csv', `code;name;email\n${lines}`);
    put('contacts.csv', someContact);
    const read = await customers();
    expect(read.filter((item) => 'place' in item)).toMatchObject([{ reason: 'line_quotes', source: 'customers.csv' }]);
    expect(read.filter((item) => 'code' in item).map(({ code }) => code)).toEqual(['C2', 'C3']);
  });

  it('is one line of many, wherever the pieces of the file are cut', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, n) => `C${String(n)};"Na""me\r\n${String(n)}";${n === 2_500 ? '"' : ''}x`,
    );
    put('customers.csv', ['code;name;city', ...rows, ''].join('\r\n'));
    put('contacts.csv', someContact);
    const read = await customers();
    expect(read.filter((item) => 'place' in item)).toMatchObject([{ place: '5002' }, { place: '5003' }]);
    expect(read.filter((item) => 'code' in item)).toHaveLength(4_999);
  });

  it('is a file to which somebody still writes', async () => {
    put('contacts.csv', someContact);
    writeFileSync(join(folder, 'customers.csv'), `${french}C1;cut off in the mid`);
    const writing = setInterval(() => {
      writeFileSync(join(folder, 'customers.csv'), 'dle of a wo', { flag: 'a' });
    }, 300);
    const failure = await customers().catch((error: unknown) => error);
    clearInterval(writing);
    expect(failure).toMatchObject({ reason: 'file_growing' });
  });
});

describe('exports as ERPs write them', () => {
  const twoCustomers = [
    { code: 'C1', name: 'A' },
    { code: 'C2', name: 'B' },
  ];

  it.each([
    [
      'a title, a date and a blank line above',
      'Liste des clients, au 28/11/2026\n\nÉdité par Zoé\nCode client;Raison sociale\nC1;A\nC2;B\n',
    ],
    ['a title of as many fields as the list', 'Clients;2026\nCode client;Raison sociale\nC1;A\nC2;B\n'],
    ['a separator at the end of the data only', 'Code client;Raison sociale\nC1;A;\nC2;B;\n'],
    ['a separator at the end of the headings only', 'Code client;Raison sociale;\nC1;A\nC2;B\n'],
    ['a separator at the end of every line', 'Code client;Raison sociale;\nC1;A;\nC2;B;\n'],
  ])('are read with %s', async (_habit, content) => {
    put('contacts.csv', someContact);
    put('customers.csv', content);
    expect(await customers()).toMatchObject(twoCustomers);
  });

  it('are asked for the column that is missing from the line that comes nearest to headings', async () => {
    put('contacts.csv', someContact);
    put('customers.csv', 'Liste des clients\nRaison sociale;E-mail\nA;a@example.com\n');
    await expect(customers()).rejects.toMatchObject({
      params: { column: 'code / code client', found: 'Raison sociale, E-mail' },
    });
  });

  it('still lose a line that was cut', async () => {
    put('contacts.csv', someContact);
    put('customers.csv', 'code;name;\nC1;A;;;x\nC2\nC3;C;\n');
    expect(await customers()).toMatchObject([
      { place: '2', reason: 'line_fields', params: { found: '5', expected: '2' } },
      { place: '3', reason: 'line_fields', params: { found: '1', expected: '2' } },
      { code: 'C3' },
      { orphan: { id: 'K1' }, customerCode: 'C1' },
    ]);
  });

  it('are whole when they stay the same, though their time lies in the future', async () => {
    put('contacts.csv', someContact);
    put('customers.csv', 'code;name\nC1;A\nC2;B');
    const ahead = Date.now() / 1000 + 7200;
    utimesSync(join(folder, 'customers.csv'), ahead, ahead);
    expect(await customers()).toMatchObject(twoCustomers);
  });
});

describe('documents.csv', () => {
  const heading = "Type;Numéro;Date;Date d'échéance;Code client;Montant HT;Montant TTC;Payé;Fichier\n";

  it.each([
    ['12,345', '€', '12.345', 'EUR'],
    ['1 234,5', '', '1234.50', 'EUR'],
    ['7', 'chf', '7.00', 'CHF'],
  ])(
    'has amounts that are never rounded, and written as the shop wants them: %s %s',
    async (total, currency, amount, code) => {
      put('documents.csv', `number;file;total;currency\nFA1;a.pdf;"${total}";${currency}\n`);
      expect(await documents()).toMatchObject([{ total: amount, currency: code }]);
    },
  );

  it('is read with French dates and decimal commas', async () => {
    put('documents.csv', `${heading}Avoir;AV1;31/12/2025;2026-01-30;C1;-1 234,50;-1.481,4;Non;a/b.pdf\n`);
    expect(await documents()).toMatchObject([
      {
        type: 'credit_note',
        number: 'AV1',
        date: '2025-12-31',
        dueDate: '2026-01-30',
        totalNet: '-1234.50',
        total: '-1481.40',
        paid: false,
        currency: 'EUR',
      },
    ]);
  });

  it.each([
    ['31/02/2026', '12'],
    ['hier', '12'],
    ['2026-13-01', '12'],
    ['01/02/2026', 'douze'],
    ['01/02/2026', '12 CHF'],
  ])('leaves out what is no date or amount and tells it; the document goes: %s, %s', async (date, total) => {
    put('documents.csv', `${heading}Facture;FA1;${date};;C1;;${total};Oui;a.pdf\n`);
    const odd = total === '12' ? ['date', date] : ['total', total];
    expect(await documents()).toMatchObject([
      { remark: 'value_left_out', place: '2', params: { field: odd[0], value: odd[1], record: 'FA1' } },
      {
        number: 'FA1',
        file: 'a.pdf',
        paid: true,
        ...(total === '12' ? { date: '' } : { total: '', date: '2026-02-01' }),
      },
    ]);
  });

  it('shows no amount in a currency that is none', async () => {
    put('documents.csv', 'numéro;total;devise;payé;fichier\nFA1;12,00;Kr.;peut-être;a.pdf\n');
    expect(await documents()).toMatchObject([
      { remark: 'value_left_out', params: { field: 'currency', value: 'Kr.' } },
      { remark: 'value_left_out', params: { field: 'paid', value: 'peut-être' } },
      { number: 'FA1', total: '' },
    ]);
  });

  it('names the billing contact of each document’s order, wherever the order stands in the file (article 2)', async () => {
    const columns = 'Type;Numéro;Code client;Contact de facturation;E-mail de facturation;N° commande;Fichier\n';
    put(
      'contacts.csv',
      `${contactsHeading.trim()};Contact de facturation\r\n`.concat(
        ...[
          'K1;C1;A;k1@example.com;;Oui',
          'K2;C1;B;k2@example.com;;Non',
          'K3;C2;C;k3@example.com;;Oui',
          'K4;C2;D;k4@example.com;;Oui',
          'K5;C3;E;;;Oui',
        ].map((line) => `${line}\r\n`),
      ),
    );
    put(
      'documents.csv',
      columns.concat(
        'Facture;FA1;C1;;;CC1;a.pdf\n', // typed into the ERP: its order names a contact
        'Facture;FA2;C1;;;1045;b.pdf\n', // a web order, by its number in the shop
        'Facture;FA3;C1;;;CC7;c.pdf\n', // an order that is not in the file: the customer's billing contact
        'Facture;FA4;C2;;;CC1;d.pdf\n', // another customer's order; two billing contacts
        'Facture;FA5;C1;K1;;CC1;e.pdf\n', // says it itself
        'Facture;FA6;C3;;;;f.pdf\n', // a billing contact that could have no account
        'Commande;CC1;C1;K2;;;g.pdf\n',
        'Commande;CC2;C1;;buyer@example.com;1045;h.pdf\n',
      ),
    );
    const found = (await documents()) as ErpDocument[];
    expect(
      Object.fromEntries(found.map(({ number, contactId, billingEmail }) => [number, contactId || billingEmail])),
    ).toEqual({
      FA1: 'K2',
      FA2: 'buyer@example.com',
      FA3: 'K1',
      FA4: '',
      FA5: 'K1',
      FA6: '',
      CC1: 'K2',
      CC2: 'buyer@example.com',
    });
  });

  it('is read without contacts.csv, too, but not with a broken one', async () => {
    put('documents.csv', `${heading}Facture;FA1;;;C1;;;;a.pdf\n`);
    expect(await documents()).toMatchObject([{ number: 'FA1', customerCode: 'C1', contactId: '' }]);
    put('contacts.csv', contactsHeading);
    await expect(documents()).rejects.toMatchObject({ reason: 'file_empty' });
  });

  it('never reads outside the folder, not through a link either', async () => {
    symlinkSync('/etc/hostname', join(folder, 'link.pdf'));
    for (const file of ['../../etc/passwd', '/etc/passwd', '..\\x.pdf', 'link.pdf']) {
      await expect((async () => erp().documents.bytesOf({ file } as ErpDocument))()).rejects.toMatchObject({
        reason: 'outside_folder',
      });
    }
    expect(await erp().documents.bytesOf({ file: 'nothing.pdf' } as ErpDocument)).toBeUndefined();
  });
});
