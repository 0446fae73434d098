import { describe, expect, it } from 'vitest';
import { readAmount, readCurrency } from './amounts.js';

describe('an amount', () => {
  it.each([
    ['12,50-', '-12.50'],
    ['(12,50)', '-12.50'],
    ['1 234,56 €', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['€ 1.234,5', '1234.50'],
    ['(1 234,56 €)', '-1234.56'],
    ['-12,50', '-12.50'],
    ['\u221212,50', '-12.50'],
    ['1,234,567', '1234567.00'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['12 EUR', '12.00'],
    [',5', '0.50'],
    ['12,', '12.00'],
    ['', ''],
    ['+12,50', '12.50'],
    ['- 12,50', '-12.50'],
    ['12 345,67 \u2212', '-12345.67'],
    ["1'234.50", '1234.50'],
    ['1\u2019234\u2019567,5', '1234567.50'],
    ['1 234', '1234.00'],
    ['1.234.567', '1234567.00'],
    ['0,125', '0.125'],
    ['1234.567', '1234.567'],
    ['1.2345', '1.2345'],
    ['-0,00', '0.00'],
    ['\u200e12,50', '12.50'],
    ['12,5 euros', '12.50'],
  ])('%j is %j', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it.each([
    'douze',
    '12 CHF',
    '1,2,3',
    '--1',
    '(12',
    '12%',
    '-',
    '1 2/3',
    '€',
    '+',
    ',',
    '12,,5',
    '1e3',
    '12 USD',
    '12,50 D',
  ])('%j is none', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  // A thousand in one ERP, one and a bit in another: nobody is shown either.
  it.each(['1.234', '12.345', '123.456', '-1.234 €', '(1.234)'])('%j may be two of them', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  it.each([
    '12 50',
    '1 23',
    '12 34,56',
    '1 234,5 6',
    '12.34,56',
    '1.234,567.8',
    '1.234.56',
    '1.234.567.89',
    '12,34,567.00',
  ])('%j is grouped as no amount is', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  it('is what the other amounts of its file say', () => {
    expect(readAmount('1.234', 'EUR', ',')).toBe('1234.00');
    expect(readAmount('1,234', 'EUR', '.')).toBe('1234.00');
    expect(readAmount('1,234', 'EUR', ',')).toBe('1.234');
    expect(readAmount('1.234', 'EUR', '.')).toBe('1.234');
    // Nothing says otherwise in a file of a French ERP.
    expect(readAmount('1,234')).toBe('1.234');
  });

  it('is one of its own currency', () => {
    expect(readAmount('12 CHF', 'CHF')).toBe('12.00');
    expect(readAmount('£12.50', 'GBP')).toBe('12.50');
    expect(readAmount('12 €', 'USD')).toBeUndefined();
    // Three decimals are usual there.
    expect(readAmount('12,500', 'TND')).toBe('12.500');
  });
});

describe('a currency', () => {
  it.each([
    ['', 'EUR'],
    ['€', 'EUR'],
    ['Euros', 'EUR'],
    ['chf', 'CHF'],
    ['£', 'GBP'],
    ['USD', 'USD'],
  ])('%j is %j', (text, currency) => {
    expect(readCurrency(text)).toBe(currency);
  });
  it.each(['$', 'XYZ', 'EU', '978', 'Dollar', 'EURS'])('%j is none', (text) => {
    expect(readCurrency(text)).toBeUndefined();
  });
});
