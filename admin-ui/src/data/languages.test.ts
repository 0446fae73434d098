import { describe, expect, it } from 'vitest';
import { furtherLanguages, languageName, languagesOf, languageTitle, withoutLanguage, withText } from './languages';

describe('the languages of the texts', () => {
  it('are named in the admin’s language', () => {
    expect(languageName('nl', 'fr-BE')).toBe('néerlandais');
    expect(languageTitle('nl', 'fr-BE')).toBe('Néerlandais');
    expect(languageName('q!', 'fr-BE')).toBe('q!');
  });

  it('begin with the default one, also where it has no texts yet', () => {
    expect(languagesOf({ nl: {}, de: {} }, 'fr')).toEqual(['fr', 'de', 'nl']);
    expect(languagesOf({ nl: {}, fr: {} }, 'nl')).toEqual(['nl', 'fr']);
  });

  it('that can be added are the others, by name', () => {
    const further = furtherLanguages(['fr'], 'en');
    expect(further.map(({ code }) => code)).not.toContain('fr');
    expect(further.map(({ name }) => name)).toEqual(further.map(({ name }) => name).sort((a, b) => a.localeCompare(b)));
  });

  it('lose a text that is emptied, and keep the others', () => {
    const texts = withText({ fr: { caption_paid: 'Payé' } }, 'fr', 'caption_unpaid', 'À payer');
    expect(texts).toEqual({ fr: { caption_paid: 'Payé', caption_unpaid: 'À payer' } });
    expect(withText(texts, 'fr', 'caption_paid', '')).toEqual({ fr: { caption_unpaid: 'À payer' } });
    expect(withText({}, 'nl', 'body_paid', 'Dag')).toEqual({ nl: { body_paid: 'Dag' } });
    expect(withoutLanguage({ fr: {}, nl: {} }, 'fr')).toEqual({ nl: {} });
  });
});
