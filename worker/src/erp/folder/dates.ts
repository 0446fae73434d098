/** The dates of exports, by day. → YYYY-MM-DD; '' where there is none; undefined where it cannot be understood. */
import { isExists } from 'date-fns/isExists';
import { plain } from './headings.js';

/** By the first letters of the names in French, English, Dutch and German, longest first. */
const months: [RegExp, number][] = [
  [/^jan/, 1],
  [/^(fev|feb)/, 2],
  [/^(mar|maa|mrt|mae)/, 3],
  [/^(avr|apr)/, 4],
  [/^(mai|may|mei)/, 5],
  [/^(juin|jun)/, 6],
  [/^(juil|jul)/, 7],
  [/^(aou|aug)/, 8],
  [/^sep/, 9],
  [/^(oct|okt)/, 10],
  [/^nov/, 11],
  [/^(dec|dez)/, 12],
];

const time = /[T ,]+\d{1,2}[:h]\d{2}.*$/i;
const spreadsheet = /^(\d{5})([.,]\d+)?$/;

/** Day 0 of the spreadsheets, which take 1900 for a leap year. */
const spreadsheetStart = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

export function dateOf(text: string): string | undefined {
  const value = text.trim().replace(time, '');
  // What a program writes that has no empty dates: 00/00/0000, 0000-00-00, 0.
  if (/^[0\s./-]*$/.test(value)) return '';
  const number = spreadsheet.exec(value)?.[1];
  if (number !== undefined) return ofSpreadsheet(Number(number));
  const [, y = '', m = '', d = ''] =
    /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? [];
  if (y !== '') return written(Number(y), Number(m), Number(d));
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}+\.?)[\s./-]+(\d{4}|\d{2})$/u.exec(value) ?? [];
  return day === '' ? undefined : written(fullYear(year), monthOf(month), Number(day));
}

/** 20000: 1954; 80000: 2119. Other numbers are none of a date. */
function ofSpreadsheet(days: number): string | undefined {
  if (days < 20_000 || days > 80_000) return undefined;
  return new Date(spreadsheetStart + days * dayMs).toISOString().slice(0, 10);
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (months.find(([name]) => name.test(plain(text)))?.[1] ?? 0);

/** No document is from the last century's first half. */
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900);

function written(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || !isExists(year, month - 1, day)) return undefined;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${String(year)}-${two(month)}-${two(day)}`;
}
