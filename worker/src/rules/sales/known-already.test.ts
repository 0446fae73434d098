/** A final document of which journal or ledger know nothing is not sent a second time. */
import { expect, it } from 'vitest';
import type { KnownSale, Sale, SaleState } from '../../model/sale.js';
import { isKnownAlready } from './known-already.js';

const final = { state: 'final', paid: false } as SaleState;
const sale = (paid = false): Sale => ({ payment: { paid } }) as Sale;
const given = { revision: 1 } as KnownSale;

it.each<[string, boolean, Parameters<typeof isKnownAlready>[0]]>([
  ['nothing is answered', false, { sale: sale(), appliedBefore: false, answer: undefined, given: undefined }],
  [
    'a draft is answered',
    false,
    { sale: sale(), appliedBefore: false, answer: { ...final, state: 'draft' }, given: undefined },
  ],
  ['it is final, and the journal was lost', true, { sale: sale(), appliedBefore: false, answer: final, given }],
  [
    'it is final, and the ledger was lost',
    true,
    { sale: sale(), appliedBefore: true, answer: final, given: undefined },
  ],
  ['it is final, and both know it', false, { sale: sale(), appliedBefore: true, answer: final, given }],
  [
    'it is paid, which the ERP does not know',
    false,
    { sale: sale(true), appliedBefore: false, answer: final, given: undefined },
  ],
  [
    'it is paid, and the ERP knows',
    true,
    { sale: sale(true), appliedBefore: false, answer: { ...final, paid: true }, given: undefined },
  ],
])('%s: %s', (_name, isKnown, toPut) => {
  expect(isKnownAlready(toPut)).toBe(isKnown);
});
