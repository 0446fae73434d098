import { describe, expect, it } from 'vitest';
import { insertedAt, unknownIn } from './placeholders';

describe('placeholders', () => {
  const known = ['order_number', 'total'];

  it.each([
    ['Order {order_number}: {total}', []],
    ['Order {ordernumber}', ['{ordernumber}']],
    ['{Total} {nothing} {nothing}', ['{Total}', '{nothing}']],
    ['{} and { total } are none', ['{}', '{ total }']],
    ['A brace { alone is text', []],
    ['', []],
  ])('%s: %s', (text, unknown) => {
    expect(unknownIn(text, known)).toEqual(unknown);
  });

  it('are put where the cursor is, in the place of what is selected', () => {
    expect(insertedAt('Order , thank you', { start: 6, end: 6 }, '{total}')).toEqual({
      text: 'Order {total}, thank you',
      cursor: 13,
    });
    expect(insertedAt('Order X!', { start: 6, end: 7 }, '{total}').text).toBe('Order {total}!');
  });
});
