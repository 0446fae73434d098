import { describe, expect, it } from 'vitest';
import { reasons, sentence } from './reasons.js';

describe.each(Object.entries(reasons))('%s', (_code, reason) => {
  it('has a sentence in each language with only parameters that it names', () => {
    for (const language of ['en', 'fr', 'nl'] as const) {
      const used = [...reason[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      expect(reason[language].length).toBeGreaterThan(20);
      for (const name of used) expect(reason.params).toContain(name);
    }
  });
});

it('gives the sentence of article 2 word for word', () => {
  expect(sentence('no_account', {}, 'fr')).toBe(
    "Ce document ne peut pas être envoyé sur le site car aucun compte client correspondant au tiers en gestion commerciale n'existe sur le site.",
  );
});
