import { describe, expect, it } from 'vitest';
import { payment, stateText } from './documentWords';
import { fileSize, money } from './format';
import { apacheLines, nginxLines } from './serverLines';

const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('a document in words', () => {
  it.each([
    [null, '2026-01-31', undefined],
    [true, '2026-01-31', 'paid'],
    [false, null, 'open'],
    [false, '', 'open'],
    [false, '2026-02-01', 'open'],
    [false, '2026-01-31', 'overdue'],
  ])('paid: %s, due: %s is %s', (paid, due, status) => {
    expect(payment({ paid, due_date: due }, '2026-02-01')?.status).toBe(status);
  });

  it.each([
    ['visible', '', 'Visible'],
    ['withdrawn', '', 'Withdrawn'],
    ['withdrawn', 'erp', 'Withdrawn by the ERP'],
    ['withdrawn', 'admin', 'Withdrawn by the shop'],
  ] as const)('%s by “%s”', (state, by, text) => {
    expect(stateText({ state, withdrawn_by: by })).toBe(text);
  });

  it.each([
    ['1234.5', 'EUR', 'en-GB', '€1,234.50'],
    ['-12.00', 'EUR', 'fr-FR', '-12,00 €'],
    ['1234.5', '', 'nl-NL', '1.234,50'],
    ['', 'EUR', 'en-GB', ''],
  ])('%s %s in %s', (amount, currency, locale, text) => {
    expect(plain(money(amount, currency, locale))).toBe(text);
  });

  it.each([
    [512, 'en-GB', '512 bytes'],
    [20_480, 'en-GB', '20 kB'],
    [1_700_000, 'fr-FR', '1,6 Mo'],
  ])('%s bytes in %s', (bytes, locale, text) => {
    expect(plain(fileSize(bytes, locale))).toBe(text);
  });
});

describe('the lines of the web server', () => {
  it('end their folders with one slash for nginx', () => {
    const lines = 'location ^~ /private/ {\n    internal;\n    alias /srv/documents/;\n}';
    expect(nginxLines('/private', '/srv/documents')).toBe(lines);
    expect(nginxLines('/private/', '/srv/documents/')).toBe(lines);
  });

  it('and with none for Apache', () => {
    expect(apacheLines('/srv/documents/')).toBe('XSendFile On\nXSendFilePath "/srv/documents"');
  });
});
