import type { SaleSettings, TextField } from './settings';

/** Those that a shop in Europe writes in. */
const offered = [
  'ar bg ca cs da de el en es et eu fi fr ga gl hr hu is it lb lt lv mt nb nl pl pt ro ru sk sl sq sr sv tr uk zh',
]
  .join()
  .split(' ');

/** The name in the admin's language; the code where the browser does not know it. */
export function languageName(code: string, inLanguage = document.documentElement.lang || 'en'): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** As it stands alone, and not in a sentence. */
export function languageTitle(code: string, inLanguage?: string): string {
  const name = languageName(code, inLanguage);
  return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1);
}

/** Those with texts of their own, the default one first. */
export const languagesOf = (texts: SaleSettings['texts'], usual: string): string[] => [
  ...new Set([usual, ...Object.keys(texts).sort()]),
];

/** Those that can be added, by name. */
export const furtherLanguages = (present: readonly string[], inLanguage?: string): { code: string; name: string }[] =>
  offered
    .filter((code) => !present.includes(code))
    .map((code) => ({ code, name: languageTitle(code, inLanguage) }))
    .sort((one, other) => one.name.localeCompare(other.name, inLanguage));

/** What is emptied falls back to the default language. */
export function withText(
  texts: SaleSettings['texts'],
  language: string,
  field: TextField,
  text: string,
): SaleSettings['texts'] {
  const others = Object.entries(texts[language] ?? {}).filter(([name]) => name !== field);
  return { ...texts, [language]: Object.fromEntries(text === '' ? others : [...others, [field, text]]) };
}

export const withoutLanguage = (texts: SaleSettings['texts'], language: string): SaleSettings['texts'] =>
  Object.fromEntries(Object.entries(texts).filter(([code]) => code !== language));
