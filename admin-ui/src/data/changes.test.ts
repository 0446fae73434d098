import { describe, expect, it } from 'vitest';
import { changeText, details } from './changes';
import { policyText, samePolicy } from './policy';
import type { Change, PreviewItem } from './preview';
import type { Policy } from './settings';

const change = (field: Change['field'], old: string, to: string, kept = false): Change => ({
  field,
  old,
  new: to,
  kept,
});
const item = (outcome: PreviewItem['outcome'], changes: Change[], message = ''): PreviewItem => ({
  id: 1,
  erp_key: 'tiers.1',
  label: 'Du Pré',
  outcome,
  message,
  changes,
});

describe('a change in words', () => {
  it.each([
    [change('phone', '01', '02'), 'Phone: 01 → 02'],
    [change('phone', '', '02'), 'Phone: (empty) → 02'],
    [change('company', 'Du Pré', ''), 'Company: Du Pré → (empty)'],
    [change('phone', '01', '02', true), 'Phone: shop keeps 01 (ERP: 02)'],
    [change('active', 'yes', 'no'), 'Account: active → deactivated'],
    [change('phone', '100%', '%s'), 'Phone: 100% → %s'],
  ])('%j', (one, text) => {
    expect(changeText(one)).toBe(text);
  });
});

describe('the details of a record', () => {
  it('of a new account: e-mail, name and company, once each', () => {
    const changes = [
      change('first_name', '', 'Ann'),
      change('last_name', '', 'Lee'),
      change('company', '', 'Ann Lee'),
      change('email', '', 'ann@example.com'),
    ];
    expect(details(item('created', changes))).toEqual(['ann@example.com', 'Ann Lee']);
  });

  it('of a deactivated one: nothing that its outcome says already', () => {
    expect(details(item('deactivated', [change('active', 'yes', 'no')]))).toEqual([]);
  });

  it('of a waiting one: the sentence', () => {
    expect(details(item('waiting', [], 'It has no account yet.'))).toEqual(['It has no account yet.']);
  });
});

describe('the document that an order becomes', () => {
  it('is named with its amount, also where it is new', () => {
    expect(details(item('created', [change('invoice', '', '24.20 EUR')]))).toEqual([
      expect.stringMatching(/^Invoice: .*24[.,]20/),
    ]);
    expect(details(item('withdrawn', [change('delivery_note', '', '5.00 EUR')], 'Cancelled.'))).toEqual([
      'Cancelled.',
      expect.stringMatching(/^Delivery note: /),
    ]);
  });
});

describe('the field policy in one line', () => {
  const policy: Policy = { name: 'erp', company: 'erp', phone: 'erp', address: 'erp', email: 'erp' };

  it('where one rule is for all', () => {
    expect(policyText(policy)).toBe('The ERP wins in every field');
  });

  it('where they differ', () => {
    const mixed: Policy = { ...policy, phone: 'fill', email: 'shop' };
    expect(policyText(mixed)).toBe(
      'The ERP wins: Name, Company, Billing address · The shop wins: E-mail · Fill only what is empty: Phone',
    );
    expect(samePolicy(policy, mixed)).toBe(false);
    expect(samePolicy(policy, { ...policy })).toBe(true);
  });
});
