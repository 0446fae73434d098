import { describe, expect, it } from 'vitest';
import { wholePostcode } from './postcode.js';

describe('a postcode that a spreadsheet took for a number', () => {
  it.each([
    ['1000', 'FR', '01000'],
    ['100', 'IT', '00100'],
    ['1067', 'DE', '01067'],
    ['2108', 'US', '02108'],
    ['501', 'US', '00501'],
    ['8001', 'ES', '08001'],
    ['120', 'VA', '00120'],
    ['9000', 'DZ', '09000'],
    ['10115', 'RO', '010115'],
    ['1310100', 'BR', '01310100'],
    ['610', 'NZ', '0610'],
    ['1000,00', 'FR', '01000'],
    ['75001.0', 'FR', '75001'],
    ['1\u202f000', 'FR', '01000'],
    ['75 001', 'FR', '75001'],
  ])('%s of %s is %s', (given, country, whole) => {
    expect(wholePostcode(given, country)).toBe(whole);
  });

  it.each([
    ['01000', 'FR'],
    ['00100', 'IT'],
    ['1000', 'BE'],
    ['1000', 'CH'],
    ['1000', 'LU'],
    ['1000', 'MA'],
    ['20000', 'MA'],
    ['1000', 'PT'],
    ['1234', 'GR'],
    ['105 57', 'GR'],
    ['111 22', 'SE'],
    ['98000', 'MC'],
    ['97400', 'RE'],
    ['100', 'FR'],
    ['1000 cedex', 'FR'],
    ['F-1000', 'FR'],
    ['2108-1234', 'US'],
    ['750011', 'FR'],
    ['', 'FR'],
    ['1000', undefined],
  ])('is no other one: %j of %s stays', (given, country) => {
    expect(wholePostcode(given, country)).toBe(given);
  });
});
