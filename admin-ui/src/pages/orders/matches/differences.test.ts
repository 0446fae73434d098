import { describe, expect, it } from 'vitest';
import { fieldsOf, isSame, type Field } from './differences';

describe('the two sides of a match', () => {
  it.each<[Field, string | undefined, string | undefined, boolean | undefined]>([
    ['name', 'Jan Peeters', 'jan peeters ', true],
    ['name', 'Jan Peeters', 'Jan Peters', false],
    ['email', 'Jan@Example.test', 'jan@example.test', true],
    ['phone', '+32 470 12 34 56', '+32470123456', true],
    ['phone', '+32 470 12 34 56', '+32 470 12 34 57', false],
    ['sku', 'A-1', undefined, undefined],
    ['sku', '', 'A-1', undefined],
  ])('%s: %s and %s', (field, asked, candidate, same) => {
    const side = (value: string | undefined) => (value === undefined ? {} : { [field]: value });
    expect(isSame(field, side(asked), side(candidate))).toBe(same);
  });

  it('show what anybody has', () => {
    const candidates = [{ erp_key: 'contact.1', phone: '+32470123456' }];
    expect(fieldsOf({ kind: 'contact', asked: { name: 'Jan' }, candidates })).toEqual(['name', 'phone']);
  });
});
