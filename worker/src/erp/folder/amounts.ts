/** Amounts of exports and their currencies. A wrong amount is worse than none: what can be read in two ways is not read. */
import Big from 'big.js';
import type { Writing } from './writing.js';

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What stands for a currency beside its code; `$` is that of twenty countries. */
const signs: Record<string, string> = { EUR: '€|euros?', GBP: '£', CHF: 'fr\\.|sfr' };

/** `€`, `eur` → `EUR`; an empty field means the euro; undefined where it is none. */
export function readCurrency(text: string): string | undefined {
  const value = text.trim().toUpperCase();
  if (value === '') return 'EUR';
  if (known.has(value)) return value;
  return Object.keys(signs).find((code) => new RegExp(`^(${signs[code] ?? ''})$`, 'i').test(value));
}

/** Digits, perhaps in groups of three that one mark sets apart all along; another mark stands before the decimals. */
const pattern =
  /^(?<sign>[+-]?)(?<whole>\d+|\d{1,3}(?<mark>[ .,'])\d{3}(?:\k<mark>\d{3})*)?(?:(?<point>[.,])(?<decimals>\d*))?$/;

/**
 * `1 234,50 €` → `1234.50`; decimal comma or point, thousands by space, point, comma or apostrophe; `12,50-` and `(12,50)` are negative.
 * '' for an empty field; undefined where it is no amount, one of another currency, or `1.234` where the
 * file does not say whether that is a thousand.
 */
export function readAmount(text: string, currency = 'EUR', decimalMark?: Writing['decimalMark']): string | undefined {
  let value = text
    .replace(/[\u200e\u200f\ufeff]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[’\u02bc]/g, "'")
    .replace(about(currency).written, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  if (value === '') return text.trim() === '' ? '' : undefined;
  const behind = /^\((.+)\)$|^([^-]+)-$/.exec(value);
  if (behind !== null) value = `-${behind[1] ?? behind[2] ?? ''}`;
  const found = pattern.exec(value.replace(/^([+-]) /, '$1').trim())?.groups;
  if (found === undefined) return undefined;
  const { sign, mark, point } = found;
  let { whole = '', decimals = '' } = found;
  if (whole + decimals === '' || (mark !== undefined && mark === point)) return undefined;
  if (decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && about(currency).decimals < 3) {
    const decimal = decimalMark ?? (point === ',' ? ',' : undefined);
    if (decimal === undefined) return undefined;
    if (point !== decimal) [whole, decimals] = [whole + decimals, ''];
  }
  const amount = new Big(`${whole.replace(/\D/g, '') || '0'}.${decimals || '0'}`);
  // At least two decimals, and never fewer than the ERP gave: money is not rounded.
  const written = amount.toFixed(Math.max(2, decimals.length));
  return sign === '-' && !amount.eq(0) ? `-${written}` : written;
}

/** Made once for each currency: an export has as many amounts as lines. */
const currencies = new Map<string, { written: RegExp; decimals: number }>();

function about(currency: string): { written: RegExp; decimals: number } {
  let found = currencies.get(currency);
  if (found === undefined) {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    const written = new RegExp([signs[currency], currency].filter(Boolean).join('|'), 'i');
    found = { written, decimals: maximumFractionDigits };
    currencies.set(currency, found);
  }
  return found;
}
