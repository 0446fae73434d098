import { expect, it } from 'vitest';
import { taxOf, type Tax } from './taxes.js';

let id = 0;
const tax = (name: string, rate: string | null, change: Partial<Tax> = {}): Tax => {
  id += 1;
  const plain = {
    parent: null,
    type: rate === null ? 'none' : 'percentage',
    start_date: null,
    end_date: null,
  } as const;
  return { id, name, rate, ...plain, 'group.': null, ...change };
};
const normal = tax('Normal', null);
const services = tax('Services', '0.2');
const all = [
  ...[normal, services],
  tax('19,6 %', '0.196', { parent: normal.id, end_date: '2013-12-31' }),
  tax('20 %', '0.200', { parent: normal.id, start_date: '2014-01-01' }),
  tax('Achat', '0.1', { 'group.': { kind: 'purchase' } }),
  tax('5,5 %', '0.055'),
  tax('Export', '0'),
  tax('Éco', null, { type: 'fixed' }),
];
const names = { named: {}, usual: [], day: '2026-11-25' };
const nameOf = (rate: string, change: object = {}): string | undefined => {
  const found = taxOf(rate, all, { ...names, ...change });
  return all.find((one) => one.id === found)?.name;
};

it('is the tax that holds the rate of the day, however the rate is written', () => {
  expect(nameOf('5.5000')).toBe('5,5 %');
  expect(nameOf('20', { usual: [normal.id] })).toBe('Normal');
  expect(nameOf('19.6', { day: '2013-06-01' })).toBe('Normal');
});

it('is told where it could be several, or where there is none to sell with', () => {
  expect(() => nameOf('20')).toThrow('tryton_several_taxes');
  expect(() => nameOf('20', { usual: [normal.id, services.id] })).toThrow('tryton_several_taxes');
  expect(() => nameOf('10')).toThrow('tryton_no_tax');
  expect(() => nameOf('19.6')).toThrow('tryton_no_tax');
});

it('is the one that the configuration names, also of what has no VAT', () => {
  expect(nameOf('20', { named: { '20.0': 'Services', 'a word': 'Normal' }, usual: [normal.id] })).toBe('Services');
  expect(nameOf('0')).toBeUndefined();
  expect(nameOf('0', { named: { 0: 'Export' } })).toBe('Export');
  expect(() => nameOf('20', { named: { 20: 'Nobody' } })).toThrow('tryton_no_tax');
});
