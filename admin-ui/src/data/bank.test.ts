import { describe, expect, it } from 'vitest';
import { bicOf, bicProblem, grouped, ibanOf, ibanProblem } from './bank';

describe('an IBAN', () => {
  it('is kept without spaces and shown in groups of four', () => {
    expect(ibanOf(' be68 5390-0754 7034 ')).toBe('BE68539007547034');
    expect(grouped('BE68539007547034')).toBe('BE68 5390 0754 7034');
    expect(grouped(ibanOf(''))).toBe('');
  });

  it.each([
    ['', ''],
    ['BE68539007547034', ''],
    ['FR1420041010050500013M02606', ''],
    ['BE68539007547043', 'This IBAN is not right'],
    ['BE69539007547034', 'This IBAN is not right'],
    ['BE6853900754703', 'too short or too long'],
    ['68539007547034', 'begins with the two letters'],
    ['B', 'begins with the two letters'],
  ])('%s: %s', (iban, problem) => {
    expect(ibanProblem(iban)).toContain(problem);
    expect(ibanProblem(iban) === '').toBe(problem === '');
  });
});

describe('a BIC', () => {
  it('is kept in capitals and checked', () => {
    expect(bicOf('geba be bb')).toBe('GEBABEBB');
    expect(['', 'GEBABEBB', 'GEBABEBB021'].map(bicProblem)).toEqual(['', '', '']);
    expect(bicProblem('GEBABE')).toContain('8 or 11');
  });
});
