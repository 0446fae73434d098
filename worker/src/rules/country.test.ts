import { describe, expect, it } from 'vitest';
import { countryCode } from './country.js';

describe('a country', () => {
  it.each([
    ['France métropolitaine', 'FR'],
    ['ROYAUME UNI', 'GB'],
    ['Angleterre', 'GB'],
    ['Grande-Bretagne', 'GB'],
    ['Pays Bas', 'NL'],
    ['Hollande', 'NL'],
    ['Principauté de Monaco', 'MC'],
    ['La Réunion', 'RE'],
    ['Guyane', 'GF'],
    ['Guyana', 'GY'],
    ['Nouvelle Calédonie', 'NC'],
    ['Etats-Unis', 'US'],
    ['ETATS UNIS D’AMERIQUE', 'US'],
    ['Tchéquie', 'CZ'],
    ['Corse', 'FR'],
    ['France (FR)', 'FR'],
    ['BE - Belgique', 'BE'],
    ['les Pays-Bas', 'NL'],
    ['Pays-Bas (les)', 'NL'],
    ['België', 'BE'],
    ['Duitsland', 'DE'],
    ['Deutschland', 'DE'],
    ['España', 'ES'],
    ['UK', 'GB'],
    ['usa', 'US'],
    ['F', 'FR'],
    ['Congo (République démocratique du)', 'CD'],
    ['République dominicaine', 'DO'],
    ['Dominique', 'DM'],
    ['Niger', 'NE'],
    ['Nigéria', 'NG'],
    ['Groot-Brittannië', 'GB'],
    ['MONACO (Principauté)', 'MC'],
    ['Rép. Dominicaine', 'DO'],
    ['Bosnie', 'BA'],
    ['EL', 'GR'],
    ['Tsjechië', 'CZ'],
    ['Verenigd Koninkrijk', 'GB'],
    ['', 'FR'],
  ])('%j is %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it.each([
    'Atlantide',
    'XX',
    'EU',
    'Europe',
    '33',
    'Paris (France)',
    'DOM',
    'DOM-TOM',
    'Frence',
    'Suise',
    'Étranger',
    '?',
  ])('%j is none', (text) => {
    expect(countryCode(text)).toBeUndefined();
  });
});
