/** Texts and numbers as the CSV files that we write hold them, for French programs. */
import { stringify } from 'csv-stringify/sync';

/** A spreadsheet must take nothing that a customer typed for a formula. */
export const text = (value: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value);

/** Phone numbers and structured communications begin with `+` by right; without a letter they are no formula. */
export const digits = (value: string): string => (/^\+[\d +/().-]*$/.test(value) ? value : text(value));

/** A number as French programs read it. */
export const decimal = (value: string): string => value.replace('.', ',');

/** The first row is the headings. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { delimiter: ';', bom: true, record_delimiter: 'windows' },
  );
