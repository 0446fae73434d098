/** One line of stock.csv. */
import Big from 'big.js';
import { readAmount } from './amounts.js';
import type { Row } from './csv.js';
import { required } from './rows.js';
import { BadValue } from './values.js';

export const outletIn = (row: Row): string => row.values['outlet'] ?? '';

/** By what it names its product. */
export function productIn(row: Row): { sku: string } | { code: string } {
  const { code = '', sku = '' } = row.values;
  return code === '' && sku !== '' ? { sku } : { code: required(row, 'code') };
}

export function countIn(row: Row): Big {
  const text = required(row, 'quantity');
  const amount = readAmount(text, 'EUR', row.writing.decimalMark);
  if (amount === undefined) throw new BadValue('bad_line', { field: 'quantity', value: text.slice(0, 80) });
  return new Big(amount);
}
