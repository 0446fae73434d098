/** The setting is a moment in UTC, the field a day of the shop's calendar. */
import { date, getDate } from '@wordpress/date';

/** The day, YYYY-MM-DD, on which `since` falls in the shop's time zone. */
export const dayOf = (since: string): string => (since === '' ? '' : date('Y-m-d', since, undefined));

/** The first moment of that day in the shop's time zone. */
export const sinceOf = (day: string): string =>
  day === ''
    ? ''
    : getDate(`${day}T00:00:00`)
        .toISOString()
        .replace(/\.\d+Z$/, 'Z');
