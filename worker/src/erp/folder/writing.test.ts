import { describe, expect, it } from 'vitest';
import { writingOf } from './writing.js';

const amounts = (...texts: string[]) => writingOf({ amounts: texts, dates: [] }).decimalMark;
const dates = (...texts: string[]) => writingOf({ amounts: [], dates: texts }).monthFirst;

describe('the mark of the decimals', () => {
  it.each([
    [',', ['12,50']],
    [',', ['1.234', '12,5 €']],
    ['.', ['1,234', '12.50']],
    ['.', ['1,234.567']],
    [',', ['1 234,567']],
    [',', ['0,125']],
    [',', ['1.234.567']],
    ['.', ["1'234.50-"]],
    [undefined, ['1.234', '12', '', 'douze']],
    [undefined, ['12,50', '12.50']],
  ])('is %j of %j', (mark, texts) => {
    expect(amounts(...texts)).toBe(mark);
  });
});

describe('the month comes first', () => {
  it('where a day can only stand behind it, and never before', () => {
    expect(dates('1/2/2024', '11/15/2024', '2024-01-31')).toBe(true);
    expect(dates('1/2/2024', '15/11/2024')).toBe(false);
    expect(dates('1/2/2024', '3/4/2024')).toBe(false);
    // A slip in a file that writes the day first.
    expect(dates('15/11/2024', '11/15/2024')).toBe(false);
  });
});
