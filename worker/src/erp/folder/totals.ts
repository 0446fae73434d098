/** What some exports write below their last record: « Total général;;12 345,00 », « Nombre de lignes : 345 », « Page 3/3 ». */
const word =
  /^[\s*=-]*((?:cumul|summe|gesamt(summe)?|eindtotaal|algemeen totaal|lignes?|lines?|regels?|count|records?) *:|(sous[- ]?|grand[- ]|sub)?tot(al|aux|als|aal)\b|nombre (de|d['’])|number of|aantal\b|nb\.? |somme\b|sum\b|[ée]dit[ée]e? le|imprim[ée]e? le|printed|page \d+|fin (de|du)\b|end of\b)/i;
/** `12 345,00 €`, `125 clients`, `100 %`; a word alone may be a name. */
const figure = /^[\s\d.,:/'’()+%-]*\d[\s\d.,:/'’()+%-]*(€|[\p{L}€]+)?[\s.]*$/u;
/** « Total HT;1 000,00;Total TTC;1 200,00 »: a name of somebody has no tax behind it. */
const another = /^(sous[- ]?)?tot(al|aux|aal) (h\.?t|t\.?t\.?c|tva|net|brut|général|general)\.?( *[:=])?$/i;
const currency = /^(€|eur|euros?|usd|gbp|chf|h\.?t\.?|t\.?t\.?c\.?)$/i;

/** A line of totals is no record: it begins with a word for one, and for the rest holds nothing but figures. */
export function isTotals(fields: readonly string[]): boolean {
  const at = fields.findIndex((field) => field !== '');
  if (at < 0 || !word.test(fields[at] ?? '')) return false;
  return fields
    .slice(at + 1)
    .every((field) => field === '' || figure.test(field) || currency.test(field) || another.test(field));
}
