/** The two formats of docs/sales-format.md. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/lib/paths.js';
import { testSale } from '../../../../test/fixtures/sale.js';
import { saleKey } from '../../model/order-key.js';
import { creditNoteOf, isMismatch, paymentOf, saleOf } from '../../rules/sales/sale.js';
import { line, testOrder } from '../../../test/test-order.js';
import type { Sale, SaleContent } from '../../model/sale.js';
import { saleCsv } from './sale-csv.js';
import { saleJson } from './sale-json.js';

/** The schema allows fields to be added; here each field has to be one that it describes. */
const strict = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([name, value]) => [name, strict(value)]);
  return { ...Object.fromEntries(entries), ...('properties' in schema ? { additionalProperties: false } : {}) };
};
const schema = strict(JSON.parse(readFileSync(inRoot('docs/sale.schema.json'), 'utf8'))) as object;
const validate = new Ajv.default({ allErrors: true }).compile(schema);

const sent = (content: SaleContent | object, change: Partial<Sale> = {}): Sale => {
  if (isMismatch(content as SaleContent)) throw new Error(JSON.stringify(content));
  return { ...testSale(change), content: content as SaleContent };
};
const order = testOrder({ note: 'Sonnez\n2 fois', coupons: [{ code: 'DIX', discount: '10', discount_tax: '2' }] });
const refund = {
  id: 45,
  created_at: '2026-11-25T11:00:00Z',
  reason: 'Abîmé',
  total: '6',
  tax: '1',
  lines: [line({ quantity: '1', subtotal: '5', total: '5', taxes: [{ rate_id: 1, amount: '1' }] })],
};

describe('the JSON file', () => {
  it.each<[string, Sale]>([
    ['an invoice', sent(saleOf(order, 'invoice'), { payment: paymentOf(order) })],
    [
      'a guest’s draft, paid online',
      sent(saleOf(testOrder({ customer: { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' } }), 'order'), {
        state: 'draft',
        asked_at: '2026-11-25T12:00:00Z',
        payment: paymentOf(testOrder({ paid: true, paid_at: '2026-11-25T10:00:01Z' })),
      }),
    ],
    [
      'a customer whose e-mail is not confirmed',
      sent(
        saleOf(
          testOrder({ customer: { user_id: 7, erp_key: '', tiers_key: '', tiers_code: '', unproven: true } }),
          'order',
        ),
      ),
    ],
    ['a credit note with lines', sent(creditNoteOf(order, refund, 'sale.123'), { key: 'refund.45' })],
    [
      'a credit note of an amount',
      sent(creditNoteOf(order, { ...refund, lines: [] }, 'sale.123'), { key: 'refund.45', state: 'withdrawn' }),
    ],
    [
      'a sale with comments',
      sent(saleOf(order, 'invoice'), { comments: [{ text: 'Livraison: Colissimo\nFrais: 6.00 EUR', hash: 'h' }] }),
    ],
    ['a tax that the shop no longer has', sent(saleOf({ ...order, taxes: [] }, 'delivery_note'))],
    [
      'an order of another source',
      sent(
        {
          ...saleOf(order, 'invoice'),
          order: { ...testSale().content.order, id: 'gid://x/1A' },
          lines: [{ ...testSale().content.lines[0], product_id: 'gid://p/7' }],
        },
        { key: saleKey('other-shop', 'gid://x/1A') },
      ),
    ],
  ])('says of %s what the schema describes, and nothing else', (_what, sale) => {
    validate(JSON.parse(saleJson(sale, 3)));
    expect(validate.errors).toBeNull();
  });

  it('is refused by the schema where a float, an unknown kind or a key of another program gets in', () => {
    const good = JSON.parse(saleJson(testSale(), 1)) as Record<string, unknown>;
    for (const bad of [
      { totals: { net: 25, tax: '5', total: '30' } },
      { kind: 'quote' },
      { key: 'invoice.1' },
      { key: 'sale.x' },
      { key: 'sale.Shop.1' },
      { revision: 0 },
      { extra: 1 },
    ])
      expect(validate({ ...good, ...bad }), JSON.stringify(bad)).toBe(false);
  });
});

describe('the CSV file', () => {
  const zone = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = 'Europe/Paris';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  const rows = (sale: Sale): Record<string, string>[] =>
    parse(saleCsv(sale, 2), { delimiter: ';', bom: true, columns: true });

  it('has one row a line, the document’s fields in each, as French programs write them', () => {
    const text = saleCsv(testSale(), 2);
    expect(text).toMatch(/^\ufeffRéférence externe;Révision;Type de document;/);
    expect(text.split('\r\n')).toHaveLength(4);
    expect(rows(testSale())).toMatchObject([
      {
        'Référence externe': 'sale.123',
        Révision: '2',
        'Type de document': 'Facture',
        'État du document': 'Définitif',
        Ligne: '1',
        'Type de ligne': 'Article',
        'Code article': 'TEE',
        Quantité: '2',
        'PU HT': '10,00',
        'Taux TVA': '20',
        'Montant TVA': '4,00',
        'Total TTC': '30,00',
        Payé: 'Non',
        Société: 'Crème & Œufs',
        Date: '25/11/2026',
      },
      {
        'Référence externe': 'sale.123',
        Ligne: '2',
        'Type de ligne': 'Frais de port',
        Désignation: 'Colissimo',
        'Total TTC': '30,00',
      },
    ]);
  });

  it.each([
    [{ kind: 'order' }, 'final', 'Commande', 'Définitif'],
    [{ kind: 'delivery_note' }, 'draft', 'Bon de livraison', 'Brouillon'],
    [{ kind: 'credit_note', credit_of: 'sale.123' }, 'withdrawn', 'Avoir', 'Annulé'],
  ] as const)('names the document %j that is %s', (content, state, type, said) => {
    expect(rows(testSale({ state, content }))[0]).toMatchObject({ 'Type de document': type, 'État du document': said });
  });

  it('has no code of a customer whose e-mail is not confirmed, and says why', () => {
    const strange = { ...testSale().content.customer, tiers_code: '', unproven: true as const };
    expect(rows(testSale({ content: { customer: strange } }))[0]).toMatchObject({
      'Code client': '',
      'E-mail non confirmé': 'Oui',
    });
    expect(rows(testSale())[0]).toMatchObject({ 'E-mail non confirmé': '' });
  });

  it('has the note at the top and as internal note, the caption, the communication, how it was paid', () => {
    const payment = { paid: true, paid_at: '2026-11-25T23:30:00Z', title: 'Bancontact', transaction_id: 'tr_1' };
    const content = { note: 'Avant midi', internal_note: 'Avant midi', caption: 'Merci', language: 'fr' };
    expect(rows(testSale({ content, payment }))[0]).toMatchObject({
      'Texte en-tête': 'Avant midi',
      'Note interne': 'Avant midi',
      Légende: 'Merci',
      Langue: 'fr',
      Payé: 'Oui',
      // The day in Paris.
      'Date de paiement': '26/11/2026',
      'Mode de paiement': 'Bancontact',
      'N° de transaction': 'tr_1',
    });
  });

  it('keeps texts with separators, quotes and line breaks whole', () => {
    const note = 'Porte "B"; 2e étage\r\nMerci';
    expect(rows(testSale({ content: { note } }))[0]).toMatchObject({ 'Texte en-tête': note });
  });

  it.each(['=HYPERLINK("http://x")', '+cmd|calc', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'lets no spreadsheet take %j for a formula',
    (evil) => {
      const { customer, lines } = testSale().content;
      const content = {
        note: evil,
        customer: { ...customer, phone: `${evil}a`, billing: { ...customer.billing, company: evil } },
        lines: lines.map((each) => ({ ...each, name: evil, sku: evil })),
      };
      const [row = {}] = rows(testSale({ content }));
      for (const heading of ['Texte en-tête', 'Société', 'Désignation', 'Code article'])
        expect(row[heading]).toBe(`'${evil}`);
      expect(row['Téléphone']).toBe(`'${evil}a`);
    },
  );

  it('leaves numbers, phone numbers and communications as they are', () => {
    const { customer, lines } = testSale().content;
    const content = {
      customer: { ...customer, phone: '+33 1 99 00 12 34' },
      lines: lines.map((each) => ({ ...each, net: '-5.50' })),
    };
    expect(rows(testSale({ content }))[0]).toMatchObject({
      Téléphone: '+33 1 99 00 12 34',
      'Montant HT': '-5,50',
      Communication: '+++090/9337/55493+++',
    });
  });

  it('dates an order by the calendar of the ERP’s house', () => {
    const content = { order: { id: 1, number: '1', date: '2026-12-31T23:30:00Z' } };
    expect(rows(testSale({ content }))[0]).toMatchObject({ Date: '01/01/2027', 'Date de paiement': '' });
  });
});
