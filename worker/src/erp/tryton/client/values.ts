/**
 * Tryton's values in JSON. Read, they are plain: decimals and dates are strings, moments ISO 8601 UTC to the microsecond, bytes a Buffer.
 * Written, each says what it is: Tryton also takes a number for an amount, and a text for a quantity, and computes with what it got.
 */

interface Tagged {
  __class__: string;
}

export const decimal = (text: string): Tagged & { decimal: string } => ({ __class__: 'Decimal', decimal: text });

/** @param text YYYY-MM-DD */
export function day(text: string): Tagged & { year: number; month: number; day: number } {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (date === undefined) throw new RangeError(`“${text}” is no day`);
  return { __class__: 'date', year: Number(year), month: Number(month), day: Number(date) };
}

/** @param text ISO 8601 UTC with `Z`, up to microseconds. */
export function moment(text: string): Tagged & Record<string, number | string> {
  const [, date = '', hour, minute, second, fraction = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?Z$/.exec(text) ?? [];
  if (second === undefined) throw new RangeError(`“${text}” is no moment`);
  return {
    ...day(date),
    __class__: 'datetime',
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(fraction.padEnd(6, '0')),
  };
}

export const bytes = (content: Uint8Array): Tagged & { base64: string } => ({
  __class__: 'bytes',
  base64: Buffer.from(content).toString('base64'),
});

type Numbers = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond' | 'seconds', number>;

const padded = (value: number, digits = 2): string => String(value).padStart(digits, '0');
const dayOf = ({ year, month, day: date }: Numbers): string => `${padded(year, 4)}-${padded(month)}-${padded(date)}`;
const timeOf = ({ hour, minute, second, microsecond }: Numbers): string =>
  `${padded(hour)}:${padded(minute)}:${padded(second)}.${padded(microsecond, 6)}`;

const readers: Record<string, (value: Numbers & { decimal: string; base64: string }) => unknown> = {
  Decimal: ({ decimal: text }) => text,
  date: dayOf,
  time: timeOf,
  datetime: (value) => `${dayOf(value)}T${timeOf(value)}Z`,
  timedelta: ({ seconds }) => seconds,
  bytes: ({ base64 }) => Buffer.from(base64, 'base64'),
};

/** For JSON.parse. What Tryton may add some day stays as it is. */
export function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('__class__' in value)) return value;
  const reader = Object.hasOwn(readers, String(value.__class__)) ? readers[String(value.__class__)] : undefined;
  return reader ? reader(value as never) : value;
}

/** What Tryton says of the records that belong to one comes in another order of its fields each time it is started. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, said]) => [name, inOrder(said)]));
}

/** Half a character (a cut emoji) and what XML cannot hold, and so no report of Tryton's. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu;

/** For JSON.stringify: texts that Tryton can keep and print. */
export const writable = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(unwritable, '\ufffd') : value;
