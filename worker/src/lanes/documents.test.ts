/** What is special of the documents' flow: what is left out, read from the PDF, withdrawn, held, told, and not read again. */
import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oddPdf } from '../../../test/fixtures/pdf/odd.js';
import { PlayedShop } from '../../test/played-shop.js';
import { preview } from '../sync/preview.js';
import { runOnce } from '../sync/run.js';
import { line as testLine } from '../../test/test-order.js';

let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
  Object.assign(shop.settings.accounts, { enabled: false });
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice', 'quote'] });
});
afterEach(() => shop.close());

const sync = (options = {}) => runOnce(shop.worker, options);

function print(file: string, text = file): void {
  const path = join(shop.folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `%PDF-1.4\n${text}\n%%EOF\n`);
  utimesSync(path, 1, 1);
}

const heading = 'type;numéro;date;code client;e-mail de facturation;montant ttc;annulé;fichier';
const line = (n: number, change: { date?: string; email?: string; withdrawn?: string; number?: string } = {}): string =>
  `Facture;${change.number ?? `FA${String(n)}`};${change.date ?? '01/02/2026'};C1;${change.email ?? 'a@example.com'};12,50;${change.withdrawn ?? ''};FA${String(n)}.pdf`;

function index(lines: string[]): void {
  shop.write('documents.csv', [heading, ...lines]);
}

/** The first `count` documents, printed and in the index. */
function exportDocuments(count: number): void {
  for (let n = 0; n < count; n += 1) print(`FA${String(n)}.pdf`);
  index(Array.from({ length: count }, (_, n) => line(n)));
}

describe('what is sent', () => {
  it('is each document once; nothing when nothing changed, the metadata when only that did', async () => {
    exportDocuments(3);
    expect(await sync()).toMatchObject({ documents: { delivered: 3 } });
    expect(await sync()).toMatchObject({ writes: 0, documents: { unchanged: 3 } });
    index([line(0), line(1), line(2, { date: '03/02/2026' })]);
    expect(await sync()).toMatchObject({ writes: 1, documents: { delivered: 1, unchanged: 2 } });
    expect(shop.puts.at(-1)).toMatchObject({ key: 'invoice.FA2', date: '2026-02-03', total: '12.50' });
  });

  it('is nothing that is dated before the day the settings name', async () => {
    shop.settings.documents.since = '2026-02-01';
    exportDocuments(2);
    index([line(0, { date: '31/01/2026' }), line(1)]);
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0, refused: 0 } });
  });

  it('waits for its account, says whose, and goes by itself when the account is there', async () => {
    exportDocuments(2);
    index([line(0, { email: 'nobody@example.com' }), line(1)]);
    shop.strangers.add('nobody@example.com');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 1 } });
    expect(shop.worker.journal.unsettled('documents', 5)).toMatchObject([
      {
        reason: 'no_account',
        params: { email: 'nobody@example.com', account_key: 'tiers.C1', customer: 'C1', known: '' },
      },
    ]);
    shop.strangers.clear();
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it('waits where the e-mail’s account belongs to another customer, and says to whom', async () => {
    exportDocuments(1);
    shop.others.set('a@example.com', 'C8');
    expect(await sync()).toMatchObject({ writes: 0, documents: { delivered: 0, waiting: 1 } });
    expect(shop.worker.journal.unsettled('documents', 5)).toMatchObject([
      { reason: 'account_of_other_customer', params: { email: 'a@example.com', holder: 'C8', customer: 'C1' } },
    ]);
    shop.others.clear();
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it('is taken from whoever had it when it is billed to somebody without an account, and comes back', async () => {
    exportDocuments(1);
    await sync();
    shop.strangers.add('nobody@example.com');
    index([line(0, { email: 'nobody@example.com' })]);
    expect(await sync()).toMatchObject({ documents: { waiting: 1 } });
    expect(shop.withdrawn).toEqual(['invoice.FA0']);
    expect(await sync()).toMatchObject({ writes: 0, documents: { waiting: 1 } });
    index([line(0)]);
    expect(await sync()).toMatchObject({ documents: { delivered: 1 } });
    expect(shop.puts.at(-1)).toMatchObject({ key: 'invoice.FA0', account_email: 'a@example.com' });
  });

  it('is looked at anew when the shop says that its account was deleted', async () => {
    exportDocuments(3);
    await sync();
    shop.documents.set('invoice.FA0', 'of nobody').set('invoice.FA1', 'of nobody');
    shop.commands.push({
      id: 1,
      name: 'retry',
      args: { lane: 'documents', erp_keys: 'invoice.FA0 invoice.FA1 invoice.UNKNOWN' },
    });
    await sync();
    expect(await sync()).toMatchObject({ documents: { delivered: 2, unchanged: 1 } });
  });

  it('is not hashed again while size and time stay the same', async () => {
    exportDocuments(1);
    await sync();
    // Other bytes behind the same size and time: who reads the file anew would notice.
    const path = join(shop.folder, 'FA0.pdf');
    const { size } = statSync(path);
    writeFileSync(path, readFileSync(path, 'utf8').replace('FA0', 'XX0'));
    utimesSync(path, 1, 1);
    expect(statSync(path).size).toBe(size);
    expect(await sync()).toMatchObject({ writes: 0 });
    utimesSync(path, 2, 2);
    expect(await sync()).toMatchObject({ writes: 1 });
  });
});

describe('how documents travel', () => {
  it('many small ones together, a large one alone', async () => {
    exportDocuments(120);
    print('FA7.pdf', 'x'.repeat(3_000_000));
    expect(await sync()).toMatchObject({ documents: { delivered: 120, failed: 0 } });
    expect(shop.bundles.reduce((sum, length) => sum + length, 0)).toBe(119);
    expect(shop.bundles.length).toBeLessThan(4);
    expect(shop.puts.map(({ key }) => key)).toContain('invoice.FA7');
  });
});

describe('customers are told', () => {
  it('of nothing in a first import, and of what comes afterwards', async () => {
    exportDocuments(2);
    await sync();
    expect(shop.puts.map(({ tell }) => Boolean(tell))).toEqual([false, false]);
    exportDocuments(3);
    await sync();
    expect(shop.puts.at(-1)).toMatchObject({ key: 'invoice.FA2', tell: '1' });
  });
});

describe('a document that the ERP took back', () => {
  it('by its column is withdrawn once, and comes back when the ERP says so', async () => {
    exportDocuments(2);
    await sync();
    index([line(0, { withdrawn: 'oui' }), line(1)]);
    expect(await sync()).toMatchObject({ documents: { withdrawn: 1, unchanged: 1 } });
    expect(await sync()).toMatchObject({ writes: 0 });
    expect(shop.withdrawn).toEqual(['invoice.FA0']);
    index([line(0), line(1)]);
    expect(await sync()).toMatchObject({ documents: { delivered: 1 } });
  });

  it('before it was ever sent is nothing to do', async () => {
    exportDocuments(1);
    index([line(0, { withdrawn: 'oui' })]);
    expect(await sync()).toMatchObject({ writes: 0, documents: { withdrawn: 0, refused: 0 } });
  });

  it('by leaving the export stays, unless the settings say that it goes', async () => {
    exportDocuments(3);
    await sync();
    index([line(1), line(2)]);
    expect(await sync()).toMatchObject({ writes: 0 });
    exportDocuments(3);
    await sync();
    shop.settings.documents.withdraw_missing = true;
    index([line(1), line(2)]);
    const items: string[] = [];
    await preview(shop.worker, { lane: 'documents' }, (some) => {
      items.push(...some.map(({ erp_key, outcome }) => `${erp_key} ${outcome}`));
      return Promise.resolve();
    });
    expect(items).toEqual(['invoice.FA0 withdrawn']);
    expect(shop.withdrawn).toEqual([]);
    expect(await sync()).toMatchObject({ documents: { withdrawn: 1 } });
    expect(await sync()).toMatchObject({ writes: 0 });
    exportDocuments(3);
    expect(await sync()).toMatchObject({ documents: { delivered: 1 } });
    expect([...shop.documents.keys()].sort()).toEqual(['invoice.FA0', 'invoice.FA1', 'invoice.FA2']);
  });

  it('with many others is held until somebody approves, and an empty index takes nothing', async () => {
    shop.settings.documents.withdraw_missing = true;
    exportDocuments(20);
    await sync();
    index([]);
    expect(await sync()).toMatchObject({ writes: 0, documents: { withdrawn: 0 } });
    index(Array.from({ length: 12 }, (_, n) => line(n)));
    expect(await sync()).toMatchObject({ documents: { withdrawn: 0, held: 8, unchanged: 12 } });
    expect(shop.worker.journal.unsettled('documents', 1)).toMatchObject([
      { state: 'held', reason: 'mass_withdrawal', params: { count: '8', total: '20' } },
    ]);
    // The documents' own limits count, whatever those of the accounts allow.
    Object.assign(shop.settings.accounts, { hold_count: 1000, hold_percent: 100 });
    expect(await sync()).toMatchObject({ documents: { withdrawn: 0, held: 8 } });
    shop.worker.journal.removals.approve('documents');
    expect(await sync()).toMatchObject({ documents: { withdrawn: 8, held: 0 } });
    expect(await sync()).toMatchObject({ writes: 0 });
  });
});

it('few enough for the documents’ own limits are withdrawn at once, however strict those of the accounts are', async () => {
  Object.assign(shop.settings.documents, { withdraw_missing: true, hold_count: 8, hold_percent: 10 });
  Object.assign(shop.settings.accounts, { hold_count: 0, hold_percent: 0 });
  exportDocuments(20);
  await sync();
  index(Array.from({ length: 12 }, (_, n) => line(n)));
  expect(await sync()).toMatchObject({ documents: { withdrawn: 8, held: 0 } });
});

describe('an electronic invoice inside the PDF', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><r:CrossIndustryInvoice xmlns:r="urn:r">
    <r:ExchangedDocumentContext><r:GuidelineSpecifiedDocumentContextParameter><r:ID>urn:factur-x.eu:1p0:minimum</r:ID></r:GuidelineSpecifiedDocumentContextParameter></r:ExchangedDocumentContext>
    <r:ExchangedDocument><r:ID>FX-7</r:ID><r:TypeCode>380</r:TypeCode><r:IssueDateTime><r:DateTimeString format="102">20260305</r:DateTimeString></r:IssueDateTime></r:ExchangedDocument>
    <r:SupplyChainTradeTransaction><r:ApplicableHeaderTradeAgreement><r:SellerTradeParty><r:Name>Seller</r:Name><r:SpecifiedLegalOrganization><r:ID schemeID="0002">123456782</r:ID></r:SpecifiedLegalOrganization></r:SellerTradeParty></r:ApplicableHeaderTradeAgreement><r:ApplicableHeaderTradeSettlement><r:InvoiceCurrencyCode>CHF</r:InvoiceCurrencyCode>
    <r:SpecifiedTradePaymentTerms><r:DueDateDateTime><r:DateTimeString format="102">20260404</r:DateTimeString></r:DueDateDateTime></r:SpecifiedTradePaymentTerms>
    <r:SpecifiedTradeSettlementHeaderMonetarySummation><r:TaxBasisTotalAmount>100.00</r:TaxBasisTotalAmount><r:GrandTotalAmount>120.00</r:GrandTotalAmount></r:SpecifiedTradeSettlementHeaderMonetarySummation>
    </r:ApplicableHeaderTradeSettlement></r:SupplyChainTradeTransaction></r:CrossIndustryInvoice>`;
  const index_ = 'type;numéro;date;e-mail de facturation;montant ttc;fichier';

  beforeEach(() => {
    const path = join(shop.folder, 'fx.pdf');
    writeFileSync(path, oddPdf({ attachments: [{ name: 'factur-x.xml', content: xml }] }));
    utimesSync(path, 1, 1);
  });

  it('says what the index does not', async () => {
    shop.write('documents.csv', [index_, 'Facture;;;a@example.com;;fx.pdf']);
    expect(await sync()).toMatchObject({ documents: { delivered: 1 } });
    expect(shop.puts[0]).toMatchObject({
      key: 'invoice.FX-7',
      number: 'FX-7',
      date: '2026-03-05',
      due_date: '2026-04-04',
      total: '120.00',
      total_net: '100.00',
      currency: 'CHF',
      siren: '123456782',
      facturx: 'MINIMUM',
    });
  });

  it('says nothing against what the index does say, and is looked for once', async () => {
    shop.write('documents.csv', [index_, 'Facture;FA9;01/02/2026;a@example.com;99,00;fx.pdf']);
    await sync();
    const told = { key: 'invoice.FA9', date: '2026-02-01', total: '99.00', currency: 'EUR', facturx: 'MINIMUM' };
    expect(shop.puts).toMatchObject([told]);
    expect(await sync()).toMatchObject({ writes: 0 });
  });
});

describe('a line without a number', () => {
  it('is refused where the PDF does not say one either', async () => {
    exportDocuments(2);
    index([line(0, { number: '' }), line(1)]);
    expect(await sync()).toMatchObject({ documents: { delivered: 1, refused: 1 } });
    expect(shop.worker.journal.unsettled('documents', 5)).toMatchObject([{ reason: 'missing_number' }]);
  });
});

describe('what answers an order of the shop', () => {
  const answer = (...rows: string[]): void => {
    shop.write('documents.csv', ['type;numéro;e-mail de facturation;Référence externe;état;fichier', ...rows]);
  };
  const reasons = (): unknown[] =>
    shop.worker.journal.unsettled('documents', 5).map(({ state, reason }) => [state, reason]);

  it('goes with the order’s key, and to a guest who has no account', async () => {
    shop.strangers.add('guest@example.com');
    print('FA1.pdf');
    print('FA2.pdf');
    answer('Facture;FA1;guest@example.com;sale.12;;FA1.pdf', 'Facture;FA2;guest@example.com;;;FA2.pdf');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 1 } });
    expect(shop.puts).toMatchObject([{ key: 'invoice.FA1', sale_key: 'sale.12' }]);
    expect(reasons()).toEqual([['waiting', 'no_account']]);
  });

  it('of another source of orders goes the way of all documents: its order is none of this shop', async () => {
    shop.strangers.add('guest@example.com');
    print('FA1.pdf');
    print('FA2.pdf');
    answer('Facture;FA1;guest@example.com;sale.other.12;;FA1.pdf', 'Facture;FA2;a@example.com;sale.other.12;;FA2.pdf');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 1 } });
    expect(shop.puts.map(({ key, sale_key = '' }) => [key, sale_key])).toEqual([['invoice.FA2', '']]);
    expect(reasons()).toEqual([['waiting', 'no_account']]);
  });

  it('waits while it is a draft, and goes when it is final, under its new number', async () => {
    print('FA1.pdf');
    answer('Facture;B7;a@example.com;sale.12;Brouillon;FA1.pdf');
    expect(await sync()).toMatchObject({ documents: { delivered: 0, waiting: 1 } });
    expect(reasons()).toEqual([['waiting', 'document_draft']]);
    answer('Facture;FA1;a@example.com;sale.12;Validé;FA1.pdf');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it('is no document yet as long as it has no file', async () => {
    answer(
      'Facture;FA1;a@example.com;sale.12;;',
      'Facture;;a@example.com;sale.13;Brouillon;',
      'Facture;FA3;a@example.com;;;',
    );
    expect(await sync()).toMatchObject({ documents: { delivered: 0, waiting: 0, refused: 1 } });
    expect(reasons()).toEqual([['refused', 'empty_field']]);
  });

  it('stays with the customer when its file is no longer named, and that is told', async () => {
    Object.assign(shop.settings.documents, { withdraw_missing: true });
    print('FA1.pdf');
    answer('Facture;FA1;a@example.com;sale.12;;FA1.pdf');
    await sync();
    answer('Facture;FA1;a@example.com;sale.12;;');
    expect(await sync()).toMatchObject({ documents: { waiting: 1, withdrawn: 0 } });
    expect(reasons()).toEqual([['waiting', 'file_missing']]);
    expect(shop.withdrawn).toEqual([]);
  });

  it('is a credit note’s order, not its refund', async () => {
    Object.assign(shop.settings.documents, { types: ['credit_note'] });
    Object.assign(shop.settings.sales, { enabled: true, since: '2026-01-01T00:00:00Z', moment: 'created' });
    const lines = [testLine({ quantity: '1', subtotal: '10', total: '10', taxes: [{ rate_id: 1, amount: '2' }] })];
    const refund = { id: 45, created_at: '2026-11-25T11:00:00Z', reason: '', total: '12', tax: '2', lines };
    shop.orders.put({ id: 12, refunds: [refund] });
    print('AV1.pdf');
    answer('Avoir;AV1;a@example.com;refund.45;;AV1.pdf', 'Avoir;AV2;a@example.com;refund.99;;AV1.pdf');
    await sync();
    expect(shop.puts).toMatchObject([
      { key: 'credit_note.AV1', sale_key: 'sale.12' },
      { key: 'credit_note.AV2', sale_key: '' },
    ]);
  });
});
