import { describe, expect, it } from 'vitest';
import { dateOf } from './dates.js';
import { isTotals } from './totals.js';
import { readActive, readWebContacts, yesOrNo } from './values.js';

describe('a date', () => {
  it.each([
    ['1/2/2024', '2024-02-01'],
    ['01/02/2024', '2024-02-01'],
    ['45611', '2024-11-15'],
    ['45611.4375', '2024-11-15'],
    ['45611,5', '2024-11-15'],
    ['15-nov-2024', '2024-11-15'],
    ['15 novembre 2024', '2024-11-15'],
    ['1-févr.-24', '2024-02-01'],
    ['3 août 2024', '2024-08-03'],
    ['7 mrt 2024', '2024-03-07'],
    ['9-Jul-24', '2024-07-09'],
    ['00/00/0000', ''],
    ['0000-00-00', ''],
    ['0', ''],
    ['', ''],
    ['15/11/24', '2024-11-15'],
    ['5.1.99', '1999-01-05'],
    ['15/11/2024 10:32:00', '2024-11-15'],
    ['15/11/2024 9h05', '2024-11-15'],
    ['2024-11-15T00:00:00.000Z', '2024-11-15'],
    ['20241115', '2024-11-15'],
    ['2024/1/5', '2024-01-05'],
    ['29/02/2024', '2024-02-29'],
    ['vendredi 15 novembre 2024', '2024-11-15'],
    ['ven. 15/11/2024', '2024-11-15'],
    ['1er mars 2024', '2024-03-01'],
    ['20241115103200', '2024-11-15'],
    ['15/11/2024 10.32', '2024-11-15'],
    ['15. 11.2024', '2024-11-15'],
    ['2024-11-15T10:30:00Z', '2024-11-15'],
    ['2024-11-15T23:00:00+01:00', '2024-11-15'],
    ['15/11/2024 23:00', '2024-11-15'],
    // Midnight of the 16th in Paris.
    ['2024-11-15T23:00:00.000Z', undefined],
    ['2024-11-15 22:00Z', undefined],
    // What databases write where there is no date.
    ['01/01/1900', ''],
    ['00/01/1900', ''],
    ['30/12/1899', ''],
    ['01/01/1753 00:00:00', ''],
    ['0001-01-01T00:00:00', ''],
    ['1970-01-01', ''],
    ['31/12/9999', ''],
  ])('%j is %j', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it.each(['31/02/2024', '29/02/2023', '11/15/2024', 'hier', '123', '2024', '241115', '1/2', '15-xyz-2024', '99999'])(
    '%j is none',
    (text) => {
      expect(dateOf(text)).toBeUndefined();
    },
  );
});

describe('a date of a file that writes the month first', () => {
  it.each([
    ['11/15/2024', '2024-11-15'],
    ['1/2/24', '2024-01-02'],
    ['2024-11-15', '2024-11-15'],
    ['15-nov-2024', '2024-11-15'],
    ['15/11/2024', undefined],
  ])('%j is %j', (text, date) => {
    expect(dateOf(text, true)).toBe(date);
  });
});

describe('the state of a customer', () => {
  const read = (word: string): boolean | undefined => readActive(word, () => undefined);
  it.each(['', 'Actif', 'Oui', '1', 'Bloqué partiellement', 'Prospect', 'Client'])('%j is active', (word) => {
    expect(read(word)).toBe(true);
  });
  it.each(['En sommeil', 'BLOQUE', 'Bloqué', 'Archivé', 'Inactif', 'non', 'Clôturé'])('%j is not', (word) => {
    expect(read(word)).toBe(false);
  });
  it('is what somebody said of a word, and else unknown', () => {
    expect(read('À relancer')).toBeUndefined();
    expect(readActive('À relancer', (word) => word === 'À relancer')).toBe(true);
    expect(readActive('Prospect', () => false)).toBe(false);
  });
});

describe('yes and no', () => {
  it.each([
    ['paid', 'Soldée', true],
    ['paid', 'Non réglé', false],
    ['paid', 'Réglé partiellement', undefined],
    ['withdrawn', 'Annulée', true],
    ['withdrawn', 'Supprimé', true],
    ['withdrawn', 'Validé', false],
    ['withdrawn', 'À annuler', undefined],
    ['web', 'Oui', true],
    ['web', '☐', false],
    ['web', '☑', true],
    ['stock_out', 'Livré', true],
    // Each column has its own words: the one of another says nothing.
    ['withdrawn', 'Payé', undefined],
    ['web', 'Actif', undefined],
    ['paid', 'Bloqué', undefined],
  ] as const)('in the column %s: %j is %j', (field, text, meaning) => {
    expect(yesOrNo(field, text)).toBe(meaning);
  });

  it('who has not paid is not blocked, and an empty box does not say that somebody is active', () => {
    const read = (word: string): boolean | undefined => readActive(word, () => undefined);
    expect(read('Impayé')).toBeUndefined();
    expect(read('☐')).toBe(false);
    expect(read('☑')).toBe(true);
    expect(read('-')).toBeUndefined();
    expect(read('Ανενεργός')).toBeUndefined();
    expect(read('Niet actief')).toBe(false);
    expect(read('Suspendu')).toBe(false);
  });
});

describe('the web setting', () => {
  it.each([
    ['', 'none'],
    ['Seulement les contacts web', 'web_only'],
    ['Uniquement les contacts web', 'web_only'],
    ['Contacts web', 'web_only'],
    ['2', 'web_only'],
    ['Tous les contacts', 'all'],
    ['Aucun', 'none'],
    // It holds the word, and says the contrary.
    ['Aucun contact web', undefined],
    ['Sauf contacts web', undefined],
    ['Oui', undefined],
  ])('%j is %j', (text, meaning) => {
    expect(readWebContacts(text)).toBe(meaning);
  });
});

describe('a line of totals', () => {
  it.each([
    ['Total', '', '', '12 345,00', '14 000,00 €'],
    ['Total général : 125 clients'],
    ['', 'TOTAL TTC', '1234.50', 'EUR'],
    ['Totaux', '345'],
    ['Sous-total', '', '1,00'],
    ['Nombre de lignes : 345'],
    ['Page 3/3'],
    ['Total HT', '1 000,00', 'Total TTC', '1 200,00'],
    ['Cumul : 345'],
    ['Lignes : 345'],
    ['Édité le 28/11/2026 à 10:12'],
  ])('is %j', (...fields) => {
    expect(isTotals(fields)).toBe(true);
  });
  it.each([
    ['TOTAL', 'TotalEnergies', 'a@example.com'],
    ['TOTAL', 'ABC', ''],
    ['C1', 'Total', '12'],
    ['TOTALENERGIES', '', '12'],
    ['', '', ''],
    ['Lignes', 'Dupont', '12'],
    ['Total', 'Total Énergies', '12'],
    ['Totale Dupont', 'Marie', '12'],
  ])('is not %j', (...fields) => {
    expect(isTotals(fields)).toBe(false);
  });
});
