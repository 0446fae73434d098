import { describe, expect, it } from 'vitest';
import { makeCustomers } from '../../../../test/fixtures/sample/customers.js';
import { crossIndustryInvoice } from '../../../../test/fixtures/sample/facturx.js';
import { Random } from '../../../../test/fixtures/sample/random.js';
import { makeDocuments } from '../../../../test/fixtures/sample/sales.js';
import { readFacturX } from './facturx.js';
import type { Facturx } from '../../model/document.js';

interface Parts {
  guideline?: string;
  number?: string;
  type?: string;
  date?: string;
  terms?: string;
  seller?: string;
  currency?: string;
  sums?: string;
}

const dated = (date: string, format = '102'): string =>
  `<u:DateTimeString format="${format}">${date}</u:DateTimeString>`;
const due = (date: string): string =>
  `<r:SpecifiedTradePaymentTerms><r:DueDateDateTime>${dated(date)}</r:DueDateDateTime></r:SpecifiedTradePaymentTerms>`;
const legal = (id: string, scheme: string): string =>
  `<r:SpecifiedLegalOrganization><r:ID schemeID="${scheme}">${id}</r:ID></r:SpecifiedLegalOrganization>`;
const amounts = (net: string, total: string): string =>
  `<r:TaxBasisTotalAmount>${net}</r:TaxBasisTotalAmount><r:GrandTotalAmount>${total}</r:GrandTotalAmount>`;

/** An invoice as Factur-X has it; the buyer has a SIREN of his own, which is not the one that is asked for. */
const cii = (parts: Parts = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<x:CrossIndustryInvoice xmlns:x="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:r="urn:r" xmlns:u="urn:u">
<x:ExchangedDocumentContext><r:BusinessProcessSpecifiedDocumentContextParameter><r:ID>A1</r:ID></r:BusinessProcessSpecifiedDocumentContextParameter>
<r:GuidelineSpecifiedDocumentContextParameter><r:ID>${parts.guideline ?? 'urn:cen.eu:en16931:2017'}</r:ID></r:GuidelineSpecifiedDocumentContextParameter></x:ExchangedDocumentContext>
<x:ExchangedDocument><r:ID>${parts.number ?? 'FA-1'}</r:ID><r:TypeCode>${parts.type ?? '380'}</r:TypeCode>
<r:IssueDateTime>${dated(parts.date ?? '20260131')}</r:IssueDateTime></x:ExchangedDocument>
<x:SupplyChainTradeTransaction><r:ApplicableHeaderTradeAgreement>
<r:SellerTradeParty>${parts.seller ?? legal('123456789', '0002')}</r:SellerTradeParty>
<r:BuyerTradeParty>${legal('987654321', '0002')}</r:BuyerTradeParty></r:ApplicableHeaderTradeAgreement>
<r:ApplicableHeaderTradeSettlement><r:InvoiceCurrencyCode>${parts.currency ?? 'EUR'}</r:InvoiceCurrencyCode>${parts.terms ?? due('20260302')}
<r:SpecifiedTradeSettlementHeaderMonetarySummation>${parts.sums ?? amounts('100.00', '120.00')}</r:SpecifiedTradeSettlementHeaderMonetarySummation>
</r:ApplicableHeaderTradeSettlement></x:SupplyChainTradeTransaction></x:CrossIndustryInvoice>`;

const usual: Facturx = {
  profile: 'EN 16931',
  number: 'FA-1',
  type: 'invoice',
  date: '2026-01-31',
  dueDate: '2026-03-02',
  total: '120.00',
  totalNet: '100.00',
  currency: 'EUR',
  siren: '123456789',
};

describe('a Cross Industry Invoice', () => {
  it('says what the shop shows', () => {
    expect(readFacturX(cii())).toEqual(usual);
  });

  it.each([
    ['urn:factur-x.eu:1p0:minimum', 'MINIMUM'],
    ['urn:zugferd.de:2p0:minimum', 'MINIMUM'],
    ['urn:factur-x.eu:1p0:basicwl', 'BASIC WL'],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'BASIC'],
    ['urn:ferd:CrossIndustryDocument:invoice:1p0:basic', 'BASIC'],
    ['urn:ferd:CrossIndustryDocument:invoice:1p0:comfort', 'EN 16931'],
    ['urn:cen.eu:en16931:2017', 'EN 16931'],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:en16931', 'EN 16931'],
    ['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'EN 16931'],
    ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'EXTENDED'],
    ['urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr', 'EXTENDED'],
    ['urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_1.2', 'XRECHNUNG'],
    ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'XRECHNUNG'],
    ['urn:somebody:else', 'FACTUR-X'],
    ['', 'FACTUR-X'],
  ])('%s is %s', (guideline, profile) => {
    expect(readFacturX(cii({ guideline }))).toEqual({ ...usual, profile });
  });

  it.each(['381', '261', '262', '396'])('type %s is a credit note', (type) => {
    expect(readFacturX(cii({ type }))?.type).toBe('credit_note');
  });

  it.each(['380', '384', '386', '389', '', 'x'])('type “%s” is an invoice', (type) => {
    expect(readFacturX(cii({ type }))?.type).toBe('invoice');
  });

  it.each([
    ['20240229', '2024-02-29'],
    ['202601311230', '2026-01-31'],
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31T00:00:00', '2026-01-31'],
    ['20260229', ''],
    ['20261301', ''],
    ['31.01.2026', ''],
    ['202601', ''],
    ['', ''],
  ])('the date %s is “%s”', (date, read) => {
    expect(readFacturX(cii({ date }))?.date).toBe(read);
  });

  it('falls due when its first payment does', () => {
    expect(readFacturX(cii({ terms: due('20260630') + due('20260331') + due('') }))?.dueDate).toBe('2026-03-31');
    expect(readFacturX(cii({ terms: '<r:SpecifiedTradePaymentTerms/>' }))?.dueDate).toBe('');
  });

  it.each([
    ['120', '120'],
    ['-120.5', '-120.5'],
    [' 120.00 ', '120.00'],
    ['0.10000000000000000', ''],
    ['12345678901234567890.12', '12345678901234567890.12'],
    ['120,00', ''],
    ['1e3', ''],
    ['0x10', ''],
    ['NaN', ''],
    ['', ''],
  ])('the amount “%s” is “%s”', (written, read) => {
    expect(readFacturX(cii({ sums: amounts('1', written) }))?.total).toBe(read);
  });

  it('takes the amount in the currency of the invoice', () => {
    const total = (currency: string, amount: string): string =>
      `<r:GrandTotalAmount currencyID="${currency}">${amount}</r:GrandTotalAmount>`;
    const read = readFacturX(cii({ currency: 'GBP', sums: total('EUR', '115.00') + total('GBP', '100.00') }));
    expect(read).toMatchObject({ currency: 'GBP', total: '100.00', totalNet: '' });
    expect(readFacturX(cii({ currency: 'euro' }))?.currency).toBe('');
  });

  it.each([
    [legal('12345678900017', '0002'), '123456789'],
    [legal('123 456 789', '0002'), '123456789'],
    [legal('12345678900017', '0009'), '123456789'],
    [
      '<r:GlobalID schemeID="0088">4000001123452</r:GlobalID><r:GlobalID schemeID="0009">12345678900017</r:GlobalID>',
      '123456789',
    ],
    [legal('123456789', '0009'), ''],
    [legal('123456789', '0088'), ''],
    [legal('12345678X', '0002'), ''],
    ['<r:SpecifiedLegalOrganization><r:ID>123456789</r:ID></r:SpecifiedLegalOrganization>', ''],
    ['', ''],
  ])('the seller %s has the SIREN “%s”', (seller, siren) => {
    expect(readFacturX(cii({ seller }))?.siren).toBe(siren);
  });

  it('reads text as it is meant', () => {
    expect(readFacturX(cii({ number: ' A &amp; B\n &#233;&#xe9;&lt;1&gt;&amp;lt; ' }))?.number).toBe('A & B éé<1>&lt;');
    expect(readFacturX(cii({ number: '<![CDATA[F<1>]]><!-- 2 -->' }))?.number).toBe('F<1>');
    expect(readFacturX(cii({ number: '007' }))?.number).toBe('007');
  });

  it('is not misled by what its lines say', () => {
    const name = 'r:IncludedSupplyChainTradeLineItem';
    const said =
      '<r:ApplicableHeaderTradeSettlement><r:InvoiceCurrencyCode>USD</r:InvoiceCurrencyCode></r:ApplicableHeaderTradeSettlement>';
    const lines = [
      `<r:A>1</r:A>`,
      `<!-- </${name}>${said} -->`,
      `<![CDATA[</${name}>${said}]]>`,
      `<${name}>${said}</${name}>`,
      '',
    ];
    for (const line of lines) {
      const xml = cii().replace('<r:ApplicableHeaderTradeAgreement>', `<${name}>${line}</${name}><${name}/>$&`);
      expect(readFacturX(xml), line).toEqual(usual);
    }
  });

  it('keeps the sign of a correction', () => {
    const read = readFacturX(cii({ sums: amounts('-7.67', '-8.79') }));
    expect([read?.totalNet, read?.total, read?.type]).toEqual(['-7.67', '-8.79', 'invoice']);
  });

  it('reads ZUGFeRD 1.0, whose parts have other names', () => {
    const old = `<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0" xmlns:ram="urn:ram">
      <rsm:SpecifiedExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:ferd:CrossIndustryDocument:invoice:1p0:extended</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:SpecifiedExchangedDocumentContext>
      <rsm:HeaderExchangedDocument><ram:ID>Z1</ram:ID><ram:TypeCode>381</ram:TypeCode><ram:IssueDateTime>2014-03-01T00:00:00</ram:IssueDateTime></rsm:HeaderExchangedDocument>
      <rsm:SpecifiedSupplyChainTradeTransaction>
      <ram:ApplicableSupplyChainTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementMonetarySummation><ram:TaxBasisTotalAmount currencyID="EUR">10.00</ram:TaxBasisTotalAmount><ram:GrandTotalAmount currencyID="EUR">11.90</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:ApplicableSupplyChainTradeSettlement>
      <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeSettlementMonetarySummation><ram:GrandTotalAmount>99</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:IncludedSupplyChainTradeLineItem>
      </rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>`;
    expect(readFacturX(old)).toEqual({
      profile: 'EXTENDED',
      number: 'Z1',
      type: 'credit_note',
      date: '2014-03-01',
      dueDate: '',
      total: '11.90',
      totalNet: '10.00',
      currency: 'EUR',
      siren: '',
    });
  });

  it('reads the invoices of the sample wholesaler', () => {
    const random = new Random(1);
    const invoices = makeDocuments(makeCustomers(random), random).filter(({ type }) => type === 'invoice');
    for (const invoice of invoices.slice(0, 10))
      for (const profile of ['MINIMUM', 'BASIC'] as const)
        expect(readFacturX(crossIndustryInvoice(invoice, profile))).toEqual({
          profile,
          number: invoice.number,
          type: 'invoice',
          date: invoice.date.toISOString().slice(0, 10),
          dueDate: profile === 'BASIC' ? (invoice.due?.toISOString().slice(0, 10) ?? '') : '',
          total: (invoice.total / 100).toFixed(2),
          totalNet: (invoice.net / 100).toFixed(2),
          currency: 'EUR',
          siren: '000412767',
        });
  });
});

describe('an XRechnung in UBL', () => {
  const ubl = (root: string, head: string): string => `<u:${root} xmlns:u="urn:u" xmlns:cac="urn:a" xmlns:cbc="urn:b">
    <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</cbc:CustomizationID>
    <cbc:ID>X1</cbc:ID><cbc:IssueDate>2026-01-31</cbc:IssueDate>${head}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
    <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID schemeID="0002">123456789</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
    <cac:PaymentMeans><cbc:PaymentDueDate>2026-03-02</cbc:PaymentDueDate></cac:PaymentMeans>
    <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
    </u:${root}>`;
  const read = { ...usual, profile: 'XRECHNUNG', number: 'X1' };

  it('is an invoice or a credit note', () => {
    expect(readFacturX(ubl('Invoice', '<cbc:DueDate>2026-02-28</cbc:DueDate>'))).toEqual({
      ...read,
      dueDate: '2026-02-28',
    });
    expect(readFacturX(ubl('Invoice', '<cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode>'))).toEqual({
      ...read,
      type: 'credit_note',
    });
    expect(readFacturX(ubl('CreditNote', ''))).toEqual({ ...read, type: 'credit_note' });
  });
});

describe('bytes', () => {
  const accented = cii({ number: 'Décembre' });
  const read = { ...usual, number: 'Décembre' };

  it.each([
    ['UTF-8', Buffer.from(accented)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${accented}`)],
    ['UTF-8 with two marks', Buffer.from(`\uFEFF\uFEFF\r\n ${accented}`)],
    ['UTF-16', Buffer.from(`\uFEFF${accented}`, 'utf16le')],
    ['UTF-16, the other order', Buffer.from(`\uFEFF${accented}`, 'utf16le').swap16()],
    ['Windows-1252 that calls itself UTF-8', Buffer.from(accented, 'latin1')],
    ['no declaration', Buffer.from(accented.slice(accented.indexOf('\n')))],
  ])('in %s', (_, bytes) => {
    expect(readFacturX(bytes)).toEqual(read);
  });
});

describe('what is no invoice', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "lol">${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
    .map((name, index) => `<!ENTITY ${name} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`)
    .join('')}]>`;
  const after = (insert: string, xml: string): string => xml.replace('?>', `?>${insert}`);

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['bytes', Buffer.from([0, 1, 2, 255, 254])],
    ['text', 'Invoice 1'],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['HTML', '<html><body>Not found</body></html>'],
    ['an XML that was cut', cii().slice(0, -30)],
    ['an XML that is no XML', cii().replace('</r:TypeCode>', '')],
    ['two documents', cii() + cii().slice(cii().indexOf('\n'))],
    ['a made-up encoding', cii().replace('UTF-8', 'UTF-8-W/O-BOM')],
    ['a profile that nobody knows', cii({ guideline: 'urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic' })],
    ['an order', cii().replaceAll('CrossIndustryInvoice', 'SCRDMCCBDACIOMessageStructure')],
    ['an invoice without number', cii({ number: '' })],
    ['an invoice with an endless number', cii({ number: '9'.repeat(201) })],
    ['a bomb of entities', after(bomb, cii({ number: '&j;' }))],
    [
      'a document that reaches out',
      after('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', cii({ number: '&f;' })),
    ],
    ['a tower of elements', '<a>'.repeat(300_000) + '</a>'.repeat(300_000)],
    ['deep elements', cii({ seller: '<a>'.repeat(2000) + '</a>'.repeat(2000) })],
    ['a million elements', cii({ seller: '<a/>'.repeat(1_000_000) })],
    ['an element named __proto__', '<__proto__><ExchangedDocument><ID>1</ID></ExchangedDocument></__proto__>'],
  ])('%s', (_, xml) => {
    expect(readFacturX(xml)).toBeUndefined();
  });

  it('leaves an entity that nobody declared as it is', () => {
    expect(readFacturX(cii({ number: 'A&nope;B' }))?.number).toBe('A&nope;B');
  });
});
