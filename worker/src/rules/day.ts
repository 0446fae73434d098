/** The day on the calendar of the shop: an order of 1 January, 0:30 h in Paris, belongs to the new year, wherever the worker runs. */

/** As WordPress writes a zone without a name. */
const offset = /^([+-])(\d{2}):(\d{2})$/;

function formatter(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...parts, ...(timeZone === '' ? {} : { timeZone }) });
  } catch {
    // A zone that this computer does not know.
    return new Intl.DateTimeFormat('en-CA', parts);
  }
}

/** `YYYY-MM-DD`; '' of nothing. `timeZone`: `Europe/Paris`, `+05:30`; '': that of this computer. */
export function dayIn(timeZone: string, moment: string): string {
  if (moment === '') return '';
  const [, sign, hours, minutes] = offset.exec(timeZone) ?? [];
  if (sign === undefined) {
    const parts = formatter(timeZone).formatToParts(new Date(moment));
    const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  }
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(Date.parse(moment) + ms).toISOString().slice(0, 10);
}
