import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';

const require = createRequire(import.meta.url);
/** Those of a French or Belgian shop's customers; a name that two of them give to two countries is the first one's. */
const languages = ['fr', 'en', 'nl', 'de', 'es', 'it', 'pt'];
for (const language of languages) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as countries.LocaleData);
}

/** What the library does not know: parts of a country, short and former names, letters of cars. */
const others: Record<string, string> = {
  FR: 'F|FRA|France métropolitaine|Métropole|France continentale|République française|Corse|Francia',
  BE: 'B|Royaume de Belgique|Belgie|Belgïe',
  CH: 'Confédération suisse|Confédération helvétique|Helvétie',
  DE: 'D|RFA|République fédérale d’Allemagne|Allemagne fédérale',
  LU: 'L|Grand-Duché de Luxembourg|Grand-Duché du Luxembourg|GD Luxembourg|GDL|Luxemburg',
  NL: 'Hollande|Holland|Royaume des Pays-Bas',
  GB: 'Groot-Brittannië|Gde-Bretagne|Schotland|Noord-Ierland|UK|GB|Angleterre|Grande-Bretagne|Écosse|Pays de Galles|Irlande du Nord|England|Scotland|Wales|Northern Ireland|Engeland|Grossbritannien|Royaume-Uni de Grande-Bretagne',
  IE: 'Irlande (Eire)|Eire|Irlande|République d’Irlande',
  ES: 'E|Royaume d’Espagne|Îles Baléares|Baléares|Îles Canaries|Canaries',
  IT: 'I|Sardaigne|Sicile',
  PT: 'P|Madère|Açores',
  AT: 'A',
  MC: 'Monaco (Principauté)|Monaco (Principauté de)|Principauté de Monaco|Monte-Carlo|Monte Carlo',
  AD: 'Principauté d’Andorre|Andorre',
  LI: 'Principauté de Liechtenstein|Principauté du Liechtenstein',
  SM: 'San Marin|République de Saint-Marin',
  VA: 'Vatican|Cité du Vatican|Saint-Siège',
  US: 'États-Unis|Etats Unis d’Amérique|USA|Vereinigte Staaten von Amerika',
  CZ: 'Tchéquie|Rép. tchèque|République tchèque',
  SK: 'Slovaquie|République slovaque',
  RE: 'La Réunion|Île de la Réunion|Réunion (La)',
  GF: 'Guyane|Guyane française',
  GP: 'Guadeloupe|La Guadeloupe',
  MQ: 'Martinique|La Martinique',
  MU: 'Île Maurice',
  YT: 'Mayotte|Île de Mayotte',
  NC: 'Nouvelle-Calédonie|N-Calédonie',
  PF: 'Polynésie|Polynésie française|Tahiti',
  PM: 'Saint-Pierre-et-Miquelon|St Pierre et Miquelon|St-Pierre & Miquelon',
  MF: 'Saint-Martin|St Martin|Saint-Martin (partie française)',
  BL: 'Saint-Barthélemy|St Barthélemy|Saint-Barth|St Barth',
  WF: 'Wallis-et-Futuna|Wallis & Futuna',
  KR: 'Corée du Sud|Corée|République de Corée',
  CN: 'Chine populaire|RPC|République populaire de Chine',
  HK: 'Hong-Kong',
  RU: 'Russie|Fédération de Russie',
  BY: 'Biélorussie|Bélarus',
  MD: 'Moldavie',
  MK: 'Macédoine|Macédoine du Nord',
  VN: 'Viêt Nam|Vietnam|Viet-Nam',
  CI: 'Côte d’Ivoire|RCI',
  CD: 'RDC|Congo-Kinshasa|Congo (RDC)|Congo (République démocratique du)|Congo, République démocratique du|Zaïre',
  CG: 'Congo|Congo-Brazzaville',
  CV: 'Cap-Vert|Cabo Verde',
  AE: 'Émirats|EAU|UAE|Émirats arabes unis|Dubaï',
  SA: 'Arabie saoudite',
  MM: 'Birmanie',
  SZ: 'Swaziland',
  TW: 'Taïwan|Taiwan',
  XK: 'Kosovo',
  GR: 'EL',
  FK: 'Malouines|Falkland',
  FO: 'Féroé',
  TZ: 'Tanzanie',
  SV: 'Salvador|El Salvador',
  BA: 'Bosnie',
  DO: 'Rép. dominicaine|St-Domingue|Saint-Domingue',
};

/** Without case, accents and whatever stands between the words. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/&/g, 'et')
    .replace(/[^a-z0-9]/g, '');

const codes = new Map<string, string>();
for (const [code, names] of Object.entries(others)) for (const name of names.split('|')) codes.set(plain(name), code);
for (const language of languages)
  for (const [code, names] of Object.entries(countries.getNames(language, { select: 'all' })))
    for (const name of names) if (!codes.has(plain(name))) codes.set(plain(name), code);

/** Files say the same few countries over and over. */
const answered = new Map<string, string | undefined>();

/** Article 1: « pays (France par défaut) ». ISO codes and the names that people use; undefined where it is none of these. */
export function countryCode(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return 'FR';
  if (!answered.has(name)) {
    if (answered.size > 1000) answered.clear();
    answered.set(name, isoCode(name) ?? named(name));
  }
  return answered.get(name);
}

/** Codes that French people write for something else: the overseas departments, of which there are five. */
const ambiguous: ReadonlySet<string> = new Set(['DOM']);

function isoCode(text: string): string | undefined {
  const upper = text.toUpperCase();
  if (ambiguous.has(upper)) return undefined;
  if (!/^[A-Z]{2,3}$/.test(upper) || !countries.isValid(upper)) return undefined;
  return upper.length === 2 ? upper : countries.alpha3ToAlpha2(upper);
}

const article = /^(les?|la|the|l['’])\s*/i;

function named(name: string): string | undefined {
  const whole = codes.get(plain(name)) ?? codes.get(plain(name.replace(article, '')));
  if (whole !== undefined) return whole;
  // `France (FR)`, `Pays-Bas (les)`; `FR - France`.
  const [, before = '', within = ''] = /^(.+?)\s*\((.+)\)$/.exec(name) ?? [];
  if (before !== '')
    return isoCode(within) ?? (article.test(`${within} `) && within.length <= 3 ? codes.get(plain(before)) : undefined);
  const behind = /^[A-Z]{2,3}\s*[-–:]\s*(.+)$/.exec(name)?.[1];
  return behind === undefined ? undefined : codes.get(plain(behind));
}
