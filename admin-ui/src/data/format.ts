import { dateI18n, getSettings } from '@wordpress/date';
import { __, _n, sprintf } from '@wordpress/i18n';

/** Whole units only: nobody reads "3 minutes and 12.4 seconds". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    /* translators: %d: number of seconds. */
    return sprintf(_n('%d second', '%d seconds', whole, 'erp-bridge'), whole);
  }
  const minutes = Math.round(whole / 60);
  if (minutes < 60) {
    /* translators: %d: number of minutes. */
    return sprintf(_n('%d minute', '%d minutes', minutes, 'erp-bridge'), minutes);
  }
  const hours = Math.round(minutes / 60);
  if (hours < 48) {
    /* translators: %d: number of hours. */
    return sprintf(_n('%d hour', '%d hours', hours, 'erp-bridge'), hours);
  }
  const days = Math.round(hours / 24);
  /* translators: %d: number of days. */
  return sprintf(_n('%d day', '%d days', days, 'erp-bridge'), days);
}

/** `at`: ISO 8601, UTC. */
export function ago(at: string, now: number = Date.now()): string {
  /* translators: %s: a time span such as "5 minutes". */
  return sprintf(__('%s ago', 'erp-bridge'), duration((now - Date.parse(at)) / 1000));
}

/** `at`: ISO 8601, UTC; shown in the shop's time zone and format, whatever the browser's are. */
export const moment = (at: string): string => dateI18n(getSettings().formats.datetime, at, undefined);

/** `date`: YYYY-MM-DD, the same day in every time zone. */
export const day = (date: string): string => dateI18n(getSettings().formats.date, `${date}T00:00:00Z`, true);

const language = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.documentElement.lang || undefined;

/** `amount`: a decimal number; empty stays empty. Without a currency, only the number. */
export function money(amount: string, currency: string, locale: string | undefined = language()): string {
  const value = Number(amount);
  if (amount === '' || Number.isNaN(value)) return amount;
  const options = currency === '' ? { minimumFractionDigits: 2 } : { style: 'currency' as const, currency };
  return new Intl.NumberFormat(locale, options).format(value);
}

const units = ['byte', 'kilobyte', 'megabyte'] as const;

export function fileSize(bytes: number, locale: string | undefined = language()): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1024 ** step);
}

/** How far something is, from 0 to 100; undefined where the whole is not known. */
export const percent = (done: number, total: number): number | undefined =>
  total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined;

export function progressText({
  phase,
  done,
  total,
  rate,
  eta_seconds: eta,
  preview,
}: {
  phase: 'read' | 'push';
  done: number;
  total: number;
  rate: number;
  eta_seconds: number | null;
  preview?: boolean;
}): string {
  if (phase === 'read') {
    /* translators: %d: number of records. */
    return sprintf(_n('%d record read', '%d records read', done, 'erp-bridge'), done);
  }
  const pattern = preview
    ? /* translators: 1: records compared, 2: records to compare, 3: records per second. */
      __('%1$d of %2$d compared, %3$d per second', 'erp-bridge')
    : /* translators: 1: records sent, 2: records to send, 3: records per second. */
      __('%1$d of %2$d sent, %3$d per second', 'erp-bridge');
  const far = sprintf(pattern, done, total, Math.round(rate));
  /* translators: 1: how far it is, 2: a time span. */
  return eta === null ? far : sprintf(__('%1$s, %2$s left', 'erp-bridge'), far, duration(eta));
}
