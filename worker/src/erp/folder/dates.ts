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

/** Also without anything between: 20241115103200. */
const time = /(?:[T ,]+\d{1,2}(?:[:h]|\.(?=\d\d(?!\d)))\d{2}.*|(?<=^\d{8})\d{6})$/i;
const weekday =
  /^(lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|maa|din|woe|don|vri|zat|zon)\p{L}*[.,]?\s+(le\s+)?(?=\d)/iu;
const spreadsheet = /^(\d{5})([.,]\d+)?$/;

/** Day 0 of the spreadsheets, which take 1900 for a leap year. */
const spreadsheetStart = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

/**
 * How databases write that there is none: the first day they know (SQL Server, Sage, Access, .NET, a spreadsheet, Unix), or one
 * that never comes.
 */
const never: ReadonlySet<string> = new Set(
  '1900-01-00 1900-01-01 1753-01-01 1899-12-30 1899-12-31 1-01-01 1970-01-01 9999-12-31 2999-12-31'.split(' '),
);
/** Neither is a document's date: it would be shown to its customer. */
const firstYear = 1950;
const lastYear = 2100;

/** Midnight in Paris as programs write it in UTC: 23:00 of the day before. Nobody here knows the ERP's zone. */
const lateInUtc = /[T ]2[1-3]:\d{2}(:\d{2}(\.\d+)?)?Z$/i;

/** @param monthFirst The file writes 11/15/2024. */
export function dateOf(text: string, monthFirst = false): string | undefined {
  if (lateInUtc.test(text.trim())) return undefined;
  const value = text.trim().replace(weekday, '').replace(time, '');
  // What a program writes that has no empty dates: 00/00/0000, 0000-00-00, 0.
  if (/^[0\s./-]*$/.test(value)) return '';
  const number = spreadsheet.exec(value)?.[1];
  if (number !== undefined) return ofSpreadsheet(Number(number));
  const [, y = '', m = '', d = ''] =
    /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value) ?? [];
  if (y !== '') return written(Number(y), Number(m), Number(d));
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2}|1er)[\s./-]+(\d{1,2}|\p{L}+\.?)[\s./-]+(\d{4}|\d{2})$/u.exec(value) ?? [];
  if (day === '') return undefined;
  if (monthFirst && /^\d/.test(month)) return written(fullYear(year), Number(day), Number(month));
  return written(fullYear(year), monthOf(month), Number.parseInt(day, 10));
}

/** 20000: 1954; 73000: 2099. Other numbers are none of a date. */
function ofSpreadsheet(days: number): string | undefined {
  if (days < 20_000 || days > 73_000) return undefined;
  return new Date(spreadsheetStart + days * dayMs).toISOString().slice(0, 10);
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (months.find(([name]) => name.test(plain(text)))?.[1] ?? 0);

/** No document is from the last century's first half. */
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900);

function written(year: number, month: number, day: number): string | undefined {
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${String(year)}-${two(month)}-${two(day)}`;
  if (never.has(date)) return '';
  return year >= firstYear && year <= lastYear && isExists(year, month - 1, day) ? date : undefined;
}
