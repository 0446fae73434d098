import { describe, expect, it } from 'vitest';
import type { OrderContact } from '../../model/contact.js';
import { changesIn, replaced } from './replaced.js';

const before: OrderContact = { firstName: 'Zoé', lastName: 'Martin', email: 'zoe@example.com', phone: '+33123456789' };
const of = (now: Partial<OrderContact>, was: Partial<OrderContact> = {}): object =>
  replaced({ ...before, ...was }, { ...before, ...now });

describe('« celui-ci est remplacé par le client de la commande »: what was there before is told', () => {
  it('old and new of each field', () => {
    expect(of({ firstName: 'Zoe', phone: '+33612345678' })).toEqual([
      { field: 'firstName', old: 'Zoé', new: 'Zoe' },
      { field: 'phone', old: '+33123456789', new: '+33612345678' },
    ]);
    expect(of({ lastName: 'Durand', email: 'z@example.com' })).toHaveLength(2);
  });
  it.each<[string, Partial<OrderContact>, Partial<OrderContact>?]>([
    ['nothing differs', {}],
    ['the order says nothing', { firstName: '', lastName: ' ', email: '', phone: '' }],
    ['the ERP had nothing', { phone: '+33612345678' }, { phone: ' ' }],
    ['only the case of the e-mail differs', { email: 'Zoe@Example.com' }],
    ['only blanks differ', { lastName: ' Martin ' }],
  ])('not where %s', (_what, now, was) => {
    expect(of(now, was)).toEqual([]);
  });
  it('in one line', () => {
    const changes = replaced(before, { ...before, firstName: 'Zoe', lastName: 'Durand' });
    expect(changesIn(changes)).toBe('Zoé → Zoe; Martin → Durand');
    expect(changesIn([])).toBe('');
  });
});
