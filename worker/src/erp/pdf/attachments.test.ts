import { Worker } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bombPdf, linearisedPdf, oddPdf, type Attachment } from '../../../../test/fixtures/pdf/odd.js';
import { bounds, largestPdf, largestXml, xmlInvoiceOf } from './attachments.js';

const xml = '<?xml version="1.0" encoding="UTF-8"?><CrossIndustryInvoice>é</CrossIndustryInvoice>';
const factur: Attachment = { name: 'factur-x.xml', content: xml };
const found = async (bytes: Buffer): Promise<[string, string] | undefined> => {
  const file = await xmlInvoiceOf(bytes);
  return file && [file.name, file.xml.toString('utf8')];
};

const usual = { ...bounds };
afterEach(() => {
  Object.assign(bounds, usual);
  vi.restoreAllMocks();
});

describe('the XML invoice that a PDF carries', () => {
  it.each(['1.3', '1.4', '1.5', '1.6', '1.7', '2.0'])('PDF %s', async (version) => {
    expect(await found(oddPdf({ version, attachments: [factur] }))).toEqual(['factur-x.xml', xml]);
    expect(await found(oddPdf({ version }))).toBeUndefined();
  });

  it.each(['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'Factur-X.xml'])(
    'is named %s',
    async (name) => {
      expect(await found(oddPdf({ attachments: [{ name, content: xml }] }))).toEqual([name, xml]);
    },
  );

  it.each(['order-x.xml', 'invoice.xml', 'factur-x.xml.exe', 'delivery.pdf', ''])('is not named “%s”', async (name) => {
    expect(await found(oddPdf({ attachments: [{ name, content: xml }] }))).toBeUndefined();
  });

  it('is found among other attachments, the most telling name first', async () => {
    const attachments = [
      { name: 'a.png', content: 'picture' },
      { name: 'xrechnung.xml', content: '<other/>' },
      factur,
      { name: 'order-x.xml', content: '<order/>' },
    ];
    expect(await found(oddPdf({ attachments }))).toEqual(['factur-x.xml', xml]);
  });

  it('is found where PDF/A-3 says its relationship, compressed or not', async () => {
    const stored = { filter: '/FlateDecode', pack: (content: Buffer) => deflateSync(content) };
    for (const relationship of ['Data', 'Alternative', 'Source'] as const) {
      const pdf = oddPdf({ version: '1.7', attachments: [factur], relationship, stored });
      expect(await found(pdf)).toEqual(['factur-x.xml', xml]);
    }
  });

  it.each([true, false])('is found in what pdf-lib writes, objects packed: %s', async (useObjectStreams) => {
    const document = await PDFDocument.create();
    document.addPage();
    await document.attach(Buffer.from(xml), 'factur-x.xml', { mimeType: 'text/xml' });
    expect(await found(Buffer.from(await document.save({ useObjectStreams })))).toEqual(['factur-x.xml', xml]);
  });

  it('is found in a file arranged for the web', async () => {
    const pdf = linearisedPdf({ attachments: [factur] });
    expect(pdf.subarray(0, 200).includes('/Linearized 1')).toBe(true);
    expect(await found(pdf)).toEqual(['factur-x.xml', xml]);
  });

  it('is found where something stands before the header or after the end', async () => {
    expect(await found(oddPdf({ attachments: [factur], before: 'HTTP/1.1 200 OK\r\n\r\n' }))).toEqual([
      'factur-x.xml',
      xml,
    ]);
    const garbage = Buffer.concat([oddPdf({ attachments: [factur] }), Buffer.alloc(5000, '\0x%')]);
    expect(await found(garbage)).toEqual(['factur-x.xml', xml]);
  });

  it('is found where the table of contents is not where the file says', async () => {
    const pdf = oddPdf({ attachments: [factur] }).toString('latin1');
    const wrong = Buffer.from(pdf.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    expect(await found(wrong)).toEqual(['factur-x.xml', xml]);
  });

  it('is found in an encrypted file that opens without a password, not in one that asks for one', async () => {
    expect(oddPdf({ attachments: [factur], password: '' }).includes('CrossIndustryInvoice')).toBe(false);
    expect(await found(oddPdf({ attachments: [factur], password: '' }))).toEqual(['factur-x.xml', xml]);
    expect(await found(oddPdf({ attachments: [factur], password: 'secret' }))).toBeUndefined();
  });
});

describe('a file that is damaged, hostile or too large', () => {
  const pdf = oddPdf({ attachments: [factur] });

  it('answers undefined wherever it was cut', async () => {
    for (let length = 0; length < pdf.indexOf('trailer'); length += 29)
      expect(await found(pdf.subarray(0, length))).toBeUndefined();
  });

  it('answers for any bytes', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = Buffer.from(pdf);
      for (let step = 0; step < 12; step++)
        bytes[(seed * 7919 + step * 104_729) % bytes.length] = (seed * 31 + step) % 256;
      await expect(xmlInvoiceOf(bytes)).resolves.not.toThrow();
    }
    expect(await found(Buffer.from('%PDF-1.7 /EmbeddedFile'))).toBeUndefined();
    expect(await found(Buffer.from('PK\u0003\u0004 /EmbeddedFile'))).toBeUndefined();
  });

  it('answers for objects that refer to themselves', async () => {
    const text = (from: string, to: string): Buffer => Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');
    expect(
      await found(text('/EmbeddedFiles << /Names', '/EmbeddedFiles << /Kids [1 0 R 1 0 R] /Nope')),
    ).toBeUndefined();
    await expect(xmlInvoiceOf(text('/EF << /F 4 0 R', '/EF << /F 5 0 R'))).resolves.not.toThrow();
    await expect(xmlInvoiceOf(text('/Kids [3 0 R]', '/Kids [2 0 R]'))).resolves.not.toThrow();
  });

  it('gives the bytes of an attachment that is no XML as they are', async () => {
    expect(await found(oddPdf({ attachments: [{ name: 'factur-x.xml', content: 'MZ\0' }] }))).toEqual([
      'factur-x.xml',
      'MZ\0',
    ]);
    expect(await found(oddPdf({ attachments: [{ name: 'factur-x.xml', content: '' }] }))).toBeUndefined();
  });

  it('does not look into a file above 30 MB, nor take an XML above 5 MB', async () => {
    expect(await found(Buffer.concat([pdf, Buffer.alloc(largestPdf)]))).toBeUndefined();
    const content = Buffer.alloc(largestXml, ' ');
    const largest = { name: 'factur-x.xml', content };
    expect((await xmlInvoiceOf(oddPdf({ attachments: [largest] })))?.xml).toHaveLength(largestXml);
    const larger = { name: 'factur-x.xml', content: Buffer.concat([content, content]) };
    expect(await found(oddPdf({ attachments: [larger] }))).toBeUndefined();
  });

  it('leaves the caller its bytes', async () => {
    const bytes = Buffer.from(pdf);
    await xmlInvoiceOf(bytes);
    expect(bytes.equals(pdf)).toBe(true);
  });

  it.each([
    ['memory', { memory: 100 * 1024 * 1024, milliseconds: Infinity }],
    ['time', { memory: Infinity, milliseconds: 200 }],
  ])('stops a file that takes too much %s, and reads the next', async (_, less) => {
    const bomb = bombPdf('factur-x.xml', 512 * 1024 * 1024);
    expect(await found(pdf)).toEqual(['factur-x.xml', xml]);
    Object.assign(bounds, less);
    const stopped = vi.spyOn(Worker.prototype, 'terminate');
    const [bombed, next] = await Promise.all([found(bomb), found(pdf)]);
    expect(stopped).toHaveBeenCalled();
    expect(bombed).toBeUndefined();
    Object.assign(bounds, usual);
    expect(next ?? (await found(pdf))).toEqual(['factur-x.xml', xml]);
  });

  it('starts again after a pause', async () => {
    bounds.idle = 1;
    expect(await found(pdf)).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await found(pdf)).toBeDefined();
  });
});
