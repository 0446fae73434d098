/** Article 4: which of the ERP's products one of the shop's is. */
import { describe, expect, it } from 'vitest';
import type { Kept } from '../../model/kept.js';
import type { Product } from '../../model/product.js';
import { sentence } from '../../reasons/reasons.js';
import { matchProduct, type FoundProducts } from './match-product.js';
import type { IdentifyBy } from './product.js';

const tee: Product = { name: 'T-shirt', description: '', sku: 'TEE', code: '7', category: '' };
const kept = (id: string, change: Partial<Product> = {}): Kept<Product> => ({ id, value: { ...tee, ...change } });
const finds = { sku: { sku: 'TEE' }, name: { name: 'T-shirt' }, id: { code: '7' } };
const match = (by: IdentifyBy, known: Partial<FoundProducts>, makeshift = false): object =>
  matchProduct({ by, makeshift, find: finds[by], product: tee }, { found: [], others: new Set(), ...known });

describe('« Si les valeurs correspondent, le produit n’est pas dupliqué. »', () => {
  it.each<[IdentifyBy, string]>([
    ['sku', 'sku'],
    ['name', 'name'],
    ['id', 'code'],
  ])('one with the same %s is it, whatever else differs', (by, how) => {
    const change = by === 'name' ? { sku: 'X', code: '1' } : { name: 'Other', ...(by === 'id' ? { sku: 'X' } : {}) };
    expect(match(by, { found: [kept('1', change)] })).toEqual({ use: '1', how });
  });
  it.each<IdentifyBy>(['sku', 'name', 'id'])('none with the same %s: it is made', (by) => {
    expect(match(by, {})).toEqual({ create: true });
  });
  it('what it is linked with is it, whatever is found: the pick of a person, too', () => {
    expect(match('sku', { linked: '9', found: [kept('1'), kept('2')] })).toEqual({ use: '9' });
  });
  it('names are the same but for blanks around', () => {
    expect(match('name', { found: [kept('1', { name: ' T-shirt\n' })] })).toEqual({ use: '1', how: 'name' });
    for (const name of ['t-shirt', 'T shirt', 'T-shïrt', 'T-shirt M', 'T-s%'])
      expect(match('name', { found: [kept('1', { name })] })).toEqual({ create: true });
    expect(match('name', { found: [kept('1', { name: 't-shirt' }), kept('2')] })).toEqual({ use: '2', how: 'name' });
  });
  it('a bar code of the ERP’s product may be the SKU', () => {
    expect(match('sku', { found: [kept('1', { sku: 'INTERNAL' })] })).toEqual({ use: '1', how: 'sku' });
  });
});

describe('« n’est pas dupliqué »: nor are two made one', () => {
  it('two that have it are held, both shown', () => {
    const found = [kept('1', { code: '' }), kept('2', { name: 'T-shirt old' })];
    const answer = match('sku', { found }) as { held: { reason: string; params: Record<string, string> } };
    expect(answer).toMatchObject({ held: { reason: 'product_several' }, candidates: found });
    expect(sentence(answer.held.reason, answer.held.params)).toContain('T-shirt, TEE; T-shirt old, TEE, 7');
  });
  it('what is another of the shop’s products is not this one', () => {
    expect(match('sku', { found: [kept('1')], others: new Set(['1']) })).toEqual({ create: true });
    expect(match('sku', { found: [kept('1'), kept('2')], others: new Set(['1']) })).toEqual({ use: '2', how: 'sku' });
    expect(match('id', { linked: '1', found: [], others: new Set(['1']) })).toEqual({ use: '1' });
  });
  it('a code that has to do for a SKU may be another product’s by chance: then a person looks', () => {
    expect(match('id', { found: [kept('1')] }, true)).toEqual({ use: '1', how: 'code' });
    expect(match('id', { found: [kept('1', { name: 'Hammer' })] }, true)).toMatchObject({
      held: { reason: 'product_code_taken', params: { name: 'T-shirt', value: '7', found: 'Hammer, TEE, 7' } },
      candidates: [{ id: '1' }],
    });
    expect(match('id', { found: [kept('1', { name: 'Hammer' })] })).toEqual({ use: '1', how: 'code' });
  });
});
