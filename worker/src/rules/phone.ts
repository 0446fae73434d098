import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export interface Phone {
  /** In international form, `+33123456789`: one number has one. */
  number: string;
  /** Those of its digits that are typed in whatever form. */
  digits: string;
}

/**
 * Article 4: customers are compared by their numbers, and people type `01 23 45 67 89` for `+33 1 23 45 67 89`.
 * @param countries Where a number may be dialled without its country, the likeliest first.
 * @returns undefined where it is the number of nobody, or of several: one with an extension is a whole company's.
 */
export function readPhone(text: string, countries: readonly string[]): Phone | undefined {
  for (const country of [...countries, undefined]) {
    const options = { extract: false, ...(country === undefined ? {} : { defaultCountry: country as CountryCode }) };
    const parsed = parsePhoneNumberFromString(text.trim(), options);
    if (parsed?.isValid() && parsed.ext === undefined) return { number: parsed.number, digits: parsed.nationalNumber };
  }
  return undefined;
}
