import { describe, expect, it } from 'vitest';
import { linearisedPdf, oddPdf } from '../../../test/fixtures/pdf/odd.js';
import { billedTo, billingContact } from './document.js';
import { judgePdf } from '../erp/pdf/whole.js';

describe('whose document it is (article 2)', () => {
  const known = (key: string): string | undefined => (key === 'contact.K1' ? 'zoe@example.com' : undefined);
  it.each([
    [{ contactId: 'K1', customerCode: 'C1', billingEmail: '' }, 'contact.K1', 'zoe@example.com'],
    [{ contactId: 'K1', customerCode: 'C1', billingEmail: ' New@Example.com ' }, 'contact.K1', 'new@example.com'],
    [{ contactId: 'K2', customerCode: 'C1', billingEmail: '' }, 'contact.K2', ''],
    // Not to the tiers: the e-mail says who may see it.
    [{ contactId: '', customerCode: 'C1', billingEmail: 'a@example.com' }, '', 'a@example.com'],
    [{ contactId: '', customerCode: 'C1', billingEmail: '' }, 'tiers.C1', ''],
    [{ contactId: '', customerCode: '', billingEmail: '' }, '', ''],
  ])('%j → %s %s', (document, account_key, account_email) => {
    expect(billedTo(document, known)).toMatchObject({ account_key, account_email });
  });
});

describe('the billing contact of its order (article 2)', () => {
  const document = { contactId: '', customerCode: 'C1', billingEmail: '' };
  const order = { contactId: 'K9', customerCode: 'C1', billingEmail: 'order@example.com' };
  it.each([
    ['what the document says itself', { ...document, contactId: 'K1' }, order, 'K2', 'K1', ''],
    ['its e-mail, too', { ...document, billingEmail: 'own@example.com' }, order, 'K2', '', 'own@example.com'],
    ['what its order says', document, order, 'K2', 'K9', 'order@example.com'],
    ['not what another customer’s order says', document, { ...order, customerCode: 'C2' }, 'K2', 'K2', ''],
    ['the customer’s where the order says nothing', document, document, 'K2', 'K2', ''],
    ['the customer’s where there is no order', document, undefined, 'K2', 'K2', ''],
    ['nobody', document, undefined, '', '', ''],
  ])('is %s', (_what, given, its, ofCustomer, contactId, billingEmail) => {
    expect(billingContact(given, its, ofCustomer)).toEqual({ ...given, contactId, billingEmail });
  });
});

describe('whether a file is a whole PDF', () => {
  it.each([
    ['%PDF-1.7\n', 'xref\n%%EOF\n', 'ok'],
    ['junk before %PDF-1.3\n', '%%EOF\n\0\0\0', 'ok'],
    ['%PDF-1.7\n', `%%EOF\r\n${'\0'.repeat(4000)}`, 'ok'],
    ['%PDF-1.7\n', `%%EOF${'x'.repeat(1100)}`, 'file_incomplete'],
    ['%PDF-1.7\n', 'half a str', 'file_incomplete'],
    ['PK\u0003\u0004', '%%EOF', 'not_a_pdf'],
    ['PK\u0003\u0004 facture.pdf %PDF-1.7\n', '%%EOF\n', 'not_a_pdf'],
    ['\u00d0\u00cf\u0011\u00e0 %PDF-1.7\n', '%%EOF\n', 'not_a_pdf'],
    ['<html><a>%PDF-1.7</a>', '%%EOF\n', 'not_a_pdf'],
    [`${'x'.repeat(1020)}%PDF-1.7\n`, '%%EOF\n', 'not_a_pdf'],
    [`${'x'.repeat(1019)}%PDF-1.7\n`, '%%EOF\n', 'ok'],
    ['%PDF-1.7\n', 'BT (a file ends with %%EOF, says the', 'file_incomplete'],
    ['%PDF-1.7\n1 0 obj\n', '(a file ends with\n%%EOF\n', 'file_incomplete'],
    ['%PDF-1.7\n1 0 obj\n', 'startxref\n9\n%%EOF\n7 0 obj << /Length', 'file_incomplete'],
    ['%PDF-1.7\n1 0 obj\n', 'startxref\n0\n%%EOF\n', 'file_incomplete'],
    ['%PDF-1.7\n1 0 obj\n', 'startxref\n9\n%%EOF\r\nmailed by us', 'ok'],
  ])('%j … %j → %s', async (head, tail, verdict) => {
    expect(await judgePdf(Buffer.from(head, 'latin1'), Buffer.from(tail))).toBe(verdict);
  });

  const whole = oddPdf({ attachments: [{ name: 'inner.pdf', content: oddPdf() }] });
  const inner = whole.indexOf('%%EOF') + 5;
  it.each([
    ['whole', whole, 'ok'],
    ['whole, with bytes before it', oddPdf({ before: 'From the printer\r\n' }), 'ok'],
    ['arranged for the web', linearisedPdf({}), 'ok'],
    ['cut behind the end of a PDF that is attached', whole.subarray(0, inner), 'file_incomplete'],
    [
      'cut behind its first page',
      linearisedPdf({}).subarray(0, linearisedPdf({}).indexOf('%%EOF') + 6),
      'file_incomplete',
    ],
    ['written on, and cut', Buffer.concat([whole, Buffer.from('9 0 obj\n<< /Le')]), 'file_incomplete'],
  ])('asks where its table is: one %s', async (_what, bytes, verdict) => {
    const at = (offset: number, length: number) => Promise.resolve(bytes.subarray(offset, offset + length));
    expect(await judgePdf(bytes.subarray(0, 1024), bytes.subarray(-8192), at)).toBe(verdict);
  });
});
