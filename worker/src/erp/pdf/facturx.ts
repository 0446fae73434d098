import type { FacturxProfile, Facturx } from '../../model/document.js';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

type Node = Record<string, unknown>;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 100,
  // The lines, most of an invoice, are not looked into, nor the files it may carry: half the time, a third of the memory.
  stopNodes: [
    '..IncludedSupplyChainTradeLineItem',
    '..InvoiceLine',
    '..CreditNoteLine',
    '..AttachmentBinaryObject',
    '..EmbeddedDocumentBinaryObject',
  ],
});

/** UTF-8 or, with its mark, UTF-16, whatever the declaration says; what is not UTF-8 is of an old Windows program. */
function decoded(xml: Buffer): string {
  if (xml[0] === 0xff && xml[1] === 0xfe) return new TextDecoder('utf-16le').decode(xml);
  if (xml[0] === 0xfe && xml[1] === 0xff) return new TextDecoder('utf-16be').decode(xml);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(xml);
  } catch {
    return new TextDecoder('windows-1252').decode(xml);
  }
}

/** An encoding that does not exist makes the XML invalid: its receiver could not read it, so it gets no badge. */
function declaresKnownEncoding(content: string): boolean {
  const declared = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/i.exec(content)?.[1];
  if (declared === undefined) return true;
  try {
    new TextDecoder(declared);
    return true;
  } catch {
    return false;
  }
}

/** A specification built on EN 16931 names itself behind a `#`; written otherwise, no receiver knows it. */
const isMalformed = (guideline: string): boolean => /^urn:cen\.eu:en16931:2017[^#]/i.test(guideline);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** All elements at a path such as `A/B`; an element that repeats is several. */
const all = (from: unknown, path: string): Node[] =>
  path
    .split('/')
    .reduce(
      (nodes, name) => nodes.flatMap((node) => (Object.hasOwn(node, name) ? node[name] : [])).filter(isNode),
      [from].filter(isNode),
    );

const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(written: string): string {
  return written
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return characters[String(name)] ?? whole;
      const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}

const textOf = (node: Node | undefined): string => (typeof node?.['#text'] === 'string' ? plain(node['#text']) : '');
const attribute = (node: Node, name: string): string =>
  typeof node[`@${name}`] === 'string' ? plain(String(node[`@${name}`])) : '';
/** The first that says something, of several paths. */
const text = (from: unknown, ...paths: string[]): string =>
  paths.flatMap((path) => all(from, path).map(textOf)).find((found) => found !== '') ?? '';

/** 20260131 (also with a time after it) or 2026-01-31 (also with a time or zone after it). */
function day(written: string): string {
  const [, year, month, date] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(written) ?? [];
  if (year === undefined || month === undefined || date === undefined) return '';
  const found = `${year}-${month}-${date}`;
  return isValid(parse(found, 'yyyy-MM-dd', new Date(0))) ? found : '';
}

/** Of several payments the one that falls due first. */
const firstDay = (from: unknown, ...paths: string[]): string =>
  paths
    .flatMap((path) => all(from, path).map((node) => day(textOf(node))))
    .filter((found) => found !== '')
    .sort()[0] ?? '';

const decimal = (written: string): string => (/^-?\d{1,20}(\.\d{1,10})?$/.test(written) ? written : '');

/** An amount in the invoice's currency (an invoice may say it again in that of its accounts). */
function amount(from: unknown, path: string, currency: string): string {
  const nodes = all(from, path);
  const own = nodes.find((node) => ['', currency].includes(attribute(node, 'currencyID')));
  return decimal(textOf(own ?? nodes[0]));
}

/** The SIREN among identifiers: scheme 0002 is that of SIREN (many write the SIRET there), 0009 that of SIRET. */
function siren(from: unknown, ...paths: string[]): string {
  for (const node of paths.flatMap((path) => all(from, path))) {
    const id = textOf(node).replace(/[\s.]/g, '');
    const scheme = attribute(node, 'schemeID');
    if ((scheme === '0002' && /^(\d{9}|\d{14})$/.test(id)) || (scheme === '0009' && /^\d{14}$/.test(id)))
      return id.slice(0, 9);
  }
  return '';
}

/** What follows the last : or # tells the profile; ZUGFeRD 1.0's COMFORT is what EN 16931 came to be. */
function profileOf(guideline: string): FacturxProfile {
  const id = guideline.toLowerCase();
  if (id.includes('xrechnung')) return 'XRECHNUNG';
  const last = id.split(/[:#]/).at(-1) ?? '';
  if (last === 'minimum') return 'MINIMUM';
  if (/^basic[ _-]?wl$/.test(last)) return 'BASIC WL';
  if (last === 'basic') return 'BASIC';
  if (last.startsWith('extended')) return 'EXTENDED';
  return last === 'comfort' || id.includes('en16931') ? 'EN 16931' : 'FACTUR-X';
}

const creditNotes = ['381', '261', '262', '396'];
const typeOf = (code: string): Facturx['type'] => (creditNotes.includes(code) ? 'credit_note' : 'invoice');
const currencyOf = (written: string): string => (/^[A-Z]{3}$/.test(written) ? written : '');

/** Cross Industry Invoice: Factur-X and ZUGFeRD 2. ZUGFeRD 1.0 has other names for some of the same. */
function ofCii(root: Node): Facturx | undefined {
  const [head] = [...all(root, 'ExchangedDocument'), ...all(root, 'HeaderExchangedDocument')];
  const [trade] = [...all(root, 'SupplyChainTradeTransaction'), ...all(root, 'SpecifiedSupplyChainTradeTransaction')];
  const part = (name: string): Node | undefined =>
    [...all(trade, `ApplicableHeaderTrade${name}`), ...all(trade, `ApplicableSupplyChainTrade${name}`)][0];
  const settlement = part('Settlement');
  const [sums] = [
    ...all(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation'),
    ...all(settlement, 'SpecifiedTradeSettlementMonetarySummation'),
  ];
  const [seller] = all(part('Agreement'), 'SellerTradeParty');
  const guideline = 'GuidelineSpecifiedDocumentContextParameter/ID';
  const currency = currencyOf(text(settlement, 'InvoiceCurrencyCode'));
  const profile = text(root, `ExchangedDocumentContext/${guideline}`, `SpecifiedExchangedDocumentContext/${guideline}`);
  if (isMalformed(profile)) return undefined;
  return {
    profile: profileOf(profile),
    number: text(head, 'ID'),
    type: typeOf(text(head, 'TypeCode')),
    date: day(text(head, 'IssueDateTime/DateTimeString', 'IssueDateTime/DateTime', 'IssueDateTime')),
    dueDate: firstDay(
      settlement,
      'SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString',
      'SpecifiedTradePaymentTerms/DueDateDateTime/DateTime',
      'SpecifiedTradePaymentTerms/DueDateDateTime',
    ),
    total: amount(sums, 'GrandTotalAmount', currency),
    totalNet: amount(sums, 'TaxBasisTotalAmount', currency),
    currency,
    siren: siren(seller, 'SpecifiedLegalOrganization/ID', 'GlobalID', 'ID'),
  };
}

/** UBL, the other form of an XRechnung. */
function ofUbl(root: Node, credit: boolean): Facturx {
  const [seller] = all(root, 'AccountingSupplierParty/Party');
  const currency = currencyOf(text(root, 'DocumentCurrencyCode'));
  return {
    profile: profileOf(text(root, 'CustomizationID')),
    number: text(root, 'ID'),
    type: credit ? 'credit_note' : typeOf(text(root, 'InvoiceTypeCode')),
    date: day(text(root, 'IssueDate')),
    dueDate: firstDay(root, 'DueDate', 'PaymentDueDate', 'PaymentMeans/PaymentDueDate'),
    total: amount(root, 'LegalMonetaryTotal/TaxInclusiveAmount', currency),
    totalNet: amount(root, 'LegalMonetaryTotal/TaxExclusiveAmount', currency),
    currency,
    siren: siren(seller, 'PartyLegalEntity/CompanyID', 'PartyIdentification/ID', 'EndpointID'),
  };
}

/** More marks than any invoice of five megabytes has; reading them would keep the worker busy for seconds. */
function overloaded(content: string): boolean {
  let marks = 0;
  for (let at = 0; at < content.length && marks <= 250_000; at++) if ('<=&'.includes(content.charAt(at))) marks++;
  return marks > 250_000;
}

/**
 * Reads an XML invoice. Whatever is no whole XML, no invoice, or has no number is undefined. A document type has no place
 * in an invoice: it could only bring entities that grow or reach out.
 */
export function readFacturX(xml: Buffer | string): Facturx | undefined {
  try {
    const content = (typeof xml === 'string' ? xml : decoded(xml)).replace(/^\uFEFF/, '').trim();
    if (!content.startsWith('<') || content.includes('<!DOCTYPE') || overloaded(content)) return undefined;
    if (!declaresKnownEncoding(content) || XMLValidator.validate(content) !== true) return undefined;
    const document = parser.parse(content) as unknown;
    const [cii] = [...all(document, 'CrossIndustryInvoice'), ...all(document, 'CrossIndustryDocument')];
    const [invoice] = all(document, 'Invoice');
    const [credit] = all(document, 'CreditNote');
    const ubl = invoice ?? credit;
    const found = cii !== undefined ? ofCii(cii) : ubl !== undefined ? ofUbl(ubl, ubl === credit) : undefined;
    return found === undefined || found.number === '' || found.number.length > 200 ? undefined : found;
  } catch {
    return undefined;
  }
}
