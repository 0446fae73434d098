import { readFileSync } from 'node:fs';
import { mo } from 'gettext-parser';
import { describe, expect, it } from 'vitest';
import { reasons } from '../worker/src/reasons/reasons.js';
import { LANGUAGES, messages, translationsOf } from './languages.js';
import { inRoot } from './lib/paths.js';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/%(?:\d\$)?[sd]|\{\w+\}/g)].map(([found]) => found).sort();

describe.each(Object.entries(LANGUAGES))('%s', (locale, language) => {
  const file = (ending: string): string => inRoot(`plugin/languages/erp-bridge-${locale}.${ending}`);
  const present = translationsOf(file('po'));

  it('has every string, with the same placeholders', () => {
    expect(messages().size).toBeGreaterThan(150);
    for (const { id, plural } of messages().values()) {
      const translated = present.get(id) ?? [''];
      for (const one of translated) {
        expect(one, `not translated: ${id}`).not.toBe('');
        if (plural === undefined) expect(placeholders(one), id).toEqual(placeholders(id));
      }
    }
  });

  it('says the reasons as the worker says them', () => {
    for (const reason of Object.values(reasons)) expect(present.get(reason.en)).toEqual([reason[language]]);
  });

  it('is compiled from the same strings', () => {
    const compiled = mo.parse(readFileSync(file('mo'))).translations[''] ?? {};
    for (const id of messages().keys()) expect(compiled[id]?.msgstr).toEqual(present.get(id));
  });
});
