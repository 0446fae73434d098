/** Exports as ERPs, spreadsheets and file servers make them, as far as the shop is concerned; how they are read: erp/folder/habits.test.ts. */
import { rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlayedShop, remembering } from '../../test/played-shop.js';
import { unreadableBytes } from '../erp/folder/problems.js';
import { offered } from '../erp/port.js';
import { runOnce } from '../sync/run.js';

let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
});
afterEach(() => shop.close());

const sync = () => runOnce(shop.worker, {});
const notes = () => shop.reports.flatMap(({ events }) => events).filter(({ state }) => state === 'note');

describe('customers and contacts', () => {
  beforeEach(() => {
    shop.batch = remembering();
  });

  const over = () => shop.reports.flatMap(({ events }) => events).filter(({ state }) => state === 'applied');

  it('a totals line is told once, not each run, and not when it moves down', async () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => `C${String(i)};c${String(i)}@example.com`);
    shop.write('contacts.csv', ['id;customer_code;email', 'K0;C0;k@example.com']);
    shop.write('customers.csv', ['code;email', ...rows(2), 'Total;2']);
    await sync();
    await sync();
    shop.write('customers.csv', ['code;email', ...rows(3), 'Total;3']);
    expect(await sync()).toMatchObject({ accounts: { waiting: 0 } });
    expect(notes()).toMatchObject([{ reason: 'totals_line', params: { file: 'customers.csv', line: '4' } }]);
    shop.write('customers.csv', ['code;email', ...rows(3)]);
    await sync();
    expect(over()).toMatchObject([{ erp_key: notes()[0]?.erp_key }]);
    await sync();
    expect(over()).toHaveLength(1);
    shop.write('customers.csv', ['code;email', ...rows(3), 'Total;3']);
    await sync();
    expect(notes()).toHaveLength(2);
  });

  it('customers with a word that nobody knows stay as they are; it is asked once, and once answered they follow', async () => {
    shop.write('contacts.csv', [
      'id;customer_code;email',
      ...[0, 1, 2].map((n) => `K${String(n)};C${String(n)};k${String(n)}@example.com`),
    ]);
    const list = (first: string, second: string) =>
      shop.write('customers.csv', [
        'code;email;statut',
        `C0;c0@example.com;${first}`,
        `C1;c1@example.com;${second}`,
        'C2;c2@example.com;À relancer',
      ]);
    list('Actif', 'Bloqué');
    await sync();
    const sent = () =>
      shop.bodies.flatMap(({ accounts }) => accounts.map(({ erp_key, active }) => `${erp_key} ${String(active)}`));
    expect(sent().sort()).toEqual(['contact.K0 true', 'contact.K1 false', 'tiers.C0 true', 'tiers.C1 false']);
    list('À relancer', 'À relancer');
    expect(await sync()).toMatchObject({ writes: 0, accounts: { waiting: 0, refused: 0, deactivated: 0 } });
    await sync();
    expect(notes()).toMatchObject([
      { reason: 'unknown_word', params: { value: 'À relancer', first: 'C2', count: '1' } },
    ]);
    list('Archivé', 'Actif');
    shop.bodies = [];
    await sync();
    expect(sent().sort()).toEqual(['contact.K0 false', 'contact.K1 true', 'tiers.C0 false', 'tiers.C1 true']);
  });

  it('the web setting of customers and contacts, in a word that nobody knows, leaves who depends on it as it is', async () => {
    const list = (web: string, contact: string) => {
      shop.write('contacts.csv', [
        'id;customer_code;email;contact web',
        'K0;C0;k0@example.com;Oui',
        `K1;C0;k1@example.com;${contact}`,
        `K2;C1;k2@example.com;${contact}`,
      ]);
      shop.write('customers.csv', [
        'code;email;contacts web;actif',
        'C0;c0@example.com;Seulement les contacts web;Oui',
        `C1;c1@example.com;${web};Oui`,
        `C2;c2@example.com;${web};Non`,
      ]);
    };
    const sent = () =>
      shop.bodies.flatMap(({ accounts }) => accounts.map(({ erp_key, active }) => `${erp_key} ${String(active)}`));
    list('Tous', 'Oui');
    await sync();
    expect(sent().sort()).toEqual([
      ...['contact.K0 true', 'contact.K1 true', 'contact.K2 true'],
      ...['tiers.C0 true', 'tiers.C1 true', 'tiers.C2 false'],
    ]);
    shop.bodies = [];
    list('Partiel', 'Peut-être');
    expect(await sync()).toMatchObject({ writes: 0, accounts: { refused: 0, waiting: 0, deactivated: 0 } });
    await sync();
    expect(notes().map(({ reason, params }) => [reason, params['field'], params['value'], params['count']])).toEqual(
      expect.arrayContaining([
        ['unknown_answer', 'web', 'Peut-être', '2'],
        ['unknown_answer', 'web_contacts', 'Partiel', '2'],
      ]),
    );
    expect(notes()).toHaveLength(2);
    list('Tous', 'Non');
    await sync();
    expect(sent()).toEqual(['contact.K1 false']);
  });

  it('an unknown country leaves the country alone, makes the account and is told once', async () => {
    shop.settings.accounts.send_addresses = true;
    shop.write('contacts.csv', ['id;customer_code;email', 'K0;C0;a@example.com', 'K1;C1;b@example.com']);
    shop.write('customers.csv', [
      'code;email;cp;ville;pays',
      'C0;a@example.com;1000;Bourg;Atlantide',
      'C1;b@example.com;1000;Bourg;',
    ]);
    expect(await sync()).toMatchObject({ accounts: { created: 2, waiting: 0 } });
    await sync();
    expect(shop.bodies[0]?.accounts.map(({ billing }) => billing)).toEqual([
      { postcode: '1000', city: 'Bourg' },
      { postcode: '01000', city: 'Bourg', country: 'FR' },
    ]);
    expect(notes()).toMatchObject([
      { reason: 'unknown_country', params: { value: 'Atlantide', first: 'C0', count: '1' } },
    ]);
  });

  it('a contact whose customer is not there waits with its code, and goes when the customer comes', async () => {
    shop.write('contacts.csv', ['id;customer_code;email', 'K0;C0;a@example.com', 'K1;C1;b@example.com']);
    shop.write('customers.csv', ['code;email', 'C0;a@example.com']);
    expect(await sync()).toMatchObject({ accounts: { created: 1, waiting: 1 } });
    expect(shop.worker.journal.unsettled('accounts', 5)).toMatchObject([
      { erp_key: 'contact.K1', state: 'waiting', reason: 'contact_without_customer', params: { customer: 'C1' } },
    ]);
    shop.write('customers.csv', ['code;email', 'C0;a@example.com', 'C1;c@example.com']);
    expect(await sync()).toMatchObject({ accounts: { created: 2, waiting: 0 } });
  });
});

function print(file: string, text = file): void {
  writeFileSync(join(shop.folder, file), `%PDF-1.4\n${text}\n%%EOF\n`);
  utimesSync(join(shop.folder, file), 1, 1);
}

const line = (n: number, date = '01/02/2026'): string =>
  `Facture;FA${String(n)};${date};C1;a@example.com;12,50;FA${String(n)}.pdf`;

function index(lines: string[]): void {
  shop.write('documents.csv', ['type;numéro;date;code client;e-mail de facturation;montant ttc;fichier', ...lines]);
}

/** The first `count` documents, printed and in the index. */
function exportDocuments(count: number): void {
  Object.assign(shop.settings.accounts, { enabled: false });
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice'] });
  for (let n = 0; n < count; n += 1) print(`FA${String(n)}.pdf`);
  index(Array.from({ length: count }, (_, n) => line(n)));
}

describe('files as file servers have them', () => {
  const waits = () => shop.worker.journal.unsettled('documents', 5);

  it('one that cannot be opened waits with the reason, the others go, and it follows when it can', async () => {
    exportDocuments(3);
    rmSync(join(shop.folder, 'FA1.pdf'));
    symlinkSync('FA1.pdf', join(shop.folder, 'FA1.pdf'));
    expect(await sync()).toMatchObject({ error: null, documents: { delivered: 2, waiting: 1 } });
    expect(waits()).toMatchObject([
      { state: 'waiting', reason: 'file_unreadable', params: { file: 'FA1.pdf', code: 'ELOOP' } },
    ]);
    rmSync(join(shop.folder, 'FA1.pdf'));
    print('FA1.pdf');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it.each(['EACCES', 'EBUSY', 'EPERM', 'EIO'])('one that says %s when it is read waits, too', async (code) => {
    exportDocuments(2);
    const documents = offered(shop.worker.erp, 'documents');
    const open = documents.open.bind(documents);
    documents.open = async (name) => {
      const blob = await open(name);
      const fault = unreadableBytes(Object.assign(new Error(code), { code, syscall: 'read' })) as Error;
      const broken = () => new Readable({ read: (): void => void 0 }).destroy(fault);
      return blob && name.id === 'FA0.pdf' ? { ...blob, open: broken } : blob;
    };
    expect(await sync()).toMatchObject({ error: null, documents: { delivered: 1, waiting: 1 } });
    expect(waits()).toMatchObject([{ reason: 'file_unreadable', params: { file: 'FA0.pdf', code } }]);
  });

  it('one that goes between reading and sending loses only itself', async () => {
    exportDocuments(2);
    print('FA1.pdf', 'x'.repeat(3_000_000));
    const { store } = shop.worker;
    const put = store.putDocument.bind(store);
    store.putDocument = (...sent) => {
      rmSync(join(shop.folder, 'FA1.pdf'), { force: true });
      return put(...sent);
    };
    expect(await sync()).toMatchObject({ error: null, documents: { delivered: 1, waiting: 1, failed: 0 } });
    expect(waits()).toMatchObject([{ reason: 'file_unreadable', params: { file: 'FA1.pdf', code: 'ENOENT' } }]);
  });

  it('several that may be meant are told, and none is taken', async () => {
    exportDocuments(1);
    rmSync(join(shop.folder, 'FA0.pdf'));
    print('fa0.pdf');
    print('FA0.PDF');
    expect(await sync()).toMatchObject({ documents: { delivered: 0, refused: 1 } });
    expect(waits()).toMatchObject([{ state: 'refused', reason: 'file_ambiguous', params: { file: 'FA0.pdf' } }]);
    rmSync(join(shop.folder, 'FA0.PDF'));
    expect(await sync()).toMatchObject({ documents: { delivered: 1, refused: 0 } });
  });

  it('one whose time lies in the future is read once, too', async () => {
    exportDocuments(1);
    const ahead = Date.now() / 1000 + 7200;
    utimesSync(join(shop.folder, 'FA0.pdf'), ahead, ahead);
    await sync();
    writeFileSync(join(shop.folder, 'FA0.pdf'), '%PDF-1.4\nXX0.pdf\n%%EOF\n');
    utimesSync(join(shop.folder, 'FA0.pdf'), ahead, ahead);
    expect(await sync()).toMatchObject({ writes: 0, documents: { unchanged: 1 } });
  });
});

describe('whether a document was taken back', () => {
  it('in a word that nobody knows: it stays as it is, and that is told once', async () => {
    exportDocuments(3);
    const list = (...words: string[]) =>
      shop.write('documents.csv', [
        'type;numéro;code client;annulé;fichier',
        ...words.map((word, n) => `Facture;FA${String(n)};C1;${word};FA${String(n)}.pdf`),
      ]);
    list('', '');
    expect(await sync()).toMatchObject({ documents: { delivered: 2 } });
    list('À voir', 'Validé', 'À voir');
    expect(await sync()).toMatchObject({ documents: { delivered: 0, withdrawn: 0, refused: 0 } });
    await sync();
    expect(notes()).toMatchObject([
      { reason: 'unknown_answer', params: { value: 'À voir', first: 'FA0', count: '2' } },
    ]);
    list('Annulée', '', 'Non');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, withdrawn: 1 } });
  });

  it('is not said by a line that cannot be read, though missing ones are withdrawn', async () => {
    shop.settings.documents.withdraw_missing = true;
    exportDocuments(3);
    await sync();
    index([line(0), line(1), '"Facture";"FA2"x"']);
    expect(await sync()).toMatchObject({ documents: { withdrawn: 0, refused: 1 } });
    index([line(0), line(1)]);
    expect(await sync()).toMatchObject({ documents: { withdrawn: 1, refused: 0 } });
  });
});

describe('a value that cannot be understood', () => {
  it('is left out and told once; the document goes', async () => {
    exportDocuments(2);
    index([line(0, 'hier'), line(1)]);
    expect(await sync()).toMatchObject({ documents: { delivered: 2, refused: 0 } });
    expect(shop.puts.find(({ key }) => key === 'invoice.FA0')).toMatchObject({ total: '12.50' });
    await sync();
    index([line(1), line(0, 'hier')]);
    await sync();
    expect(notes()).toMatchObject([
      {
        reason: 'value_left_out',
        params: { file: 'documents.csv', line: '2', field: 'date', value: 'hier', record: 'FA0' },
      },
    ]);
  });
});
