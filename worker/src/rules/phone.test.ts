import { describe, expect, it } from 'vitest';
import { readPhone } from './phone.js';

const number = (text: string, ...countries: string[]): string | undefined => readPhone(text, countries)?.number;

describe('phone numbers', () => {
  it.each([
    '01 23 45 67 89',
    '0123456789',
    '01.23.45.67.89',
    '01-23-45-67-89',
    ' 01 23 45 67 89 ',
    '01 23 45 67 89',
    '+33 1 23 45 67 89',
    '+33 (0)1 23 45 67 89',
    '0033 1 23 45 67 89',
    '+33123456789',
    '(01) 23 45 67 89',
  ])('“%s” in France is one number, however it is typed', (text) => {
    expect(readPhone(text, ['FR'])).toEqual({ number: '+33123456789', digits: '123456789' });
  });

  it('are of the first country in which they can be', () => {
    expect(number('02 513 89 40', 'BE', 'FR')).toBe('+3225138940');
    expect(number('01 23 45 67 89', 'BE', 'FR')).toBe('+33123456789');
    expect(number('+32 2 513 89 40', 'FR')).toBe('+3225138940');
    expect(number('+33123456789')).toBe('+33123456789');
  });

  it.each([
    '',
    ' ',
    '0',
    '123',
    'unknown',
    '01 23 45 67',
    '01 23 45 67 89 ext. 12',
    '01 23 45 67 89 / 06 12 34 56 78',
    '+33',
  ])('“%s” is nobody’s', (text) => {
    expect(number(text, 'FR')).toBeUndefined();
  });

  it('without a country are nobody’s', () => {
    expect(number('01 23 45 67 89')).toBeUndefined();
    expect(number('01 23 45 67 89', 'XX')).toBeUndefined();
  });
});
