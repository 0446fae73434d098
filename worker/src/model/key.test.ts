import { expect, it } from 'vitest';
import { erpKey } from './key.js';

it.each([
  ['contact', 'K 7', 'contact.K~207'],
  ['invoice', 'FA00012', 'invoice.FA00012'],
  ['tiers', 'Été/1.a', 'tiers.~C3~89t~C3~A9~2F1~2Ea'],
  ['tiers', ' C1 ', 'tiers.C1'],
] as const)('writes %s %s as %s', (kind, id, key) => {
  expect(erpKey(kind, id)).toBe(key);
});
