/** The few words that the worker adds to what is printed for a customer. */

const words = {
  communication: { en: 'Payment reference:', fr: 'Communication\u00a0:', nl: 'Mededeling:' },
  shipping: { en: 'Shipping', fr: 'Livraison', nl: 'Verzending' },
  fee: { en: 'Fees', fr: 'Frais', nl: 'Kosten' },
  product: { en: 'Article', fr: 'Article', nl: 'Artikel' },
  rounding: { en: 'Rounding', fr: 'Arrondi', nl: 'Afronding' },
} as const;

/** @param language `fr`, `fr_FR`; English where we have no other. */
export function word(name: keyof typeof words, language: string): string {
  const code = language.slice(0, 2).toLowerCase();
  return code === 'fr' || code === 'nl' ? words[name][code] : words[name].en;
}
