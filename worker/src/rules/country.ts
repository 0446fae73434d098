import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';

const require = createRequire(import.meta.url);
for (const language of ['en', 'fr']) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as countries.LocaleData);
}

/** Article 1: « pays (France par défaut) ». ISO codes, French and English names; undefined where it is none of these. */
export function countryCode(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return 'FR';
  const upper = name.toUpperCase();
  if (/^[A-Z]{2}$/.test(upper) && countries.isValid(upper)) return upper;
  if (/^[A-Z]{3}$/.test(upper) && countries.isValid(upper)) return countries.alpha3ToAlpha2(upper);
  return countries.getSimpleAlpha2Code(name, 'fr') ?? countries.getSimpleAlpha2Code(name, 'en');
}
