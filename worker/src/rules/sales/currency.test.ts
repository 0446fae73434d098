import { describe, expect, it } from 'vitest';
import { foreignCurrency } from './currency.js';

describe('« La devise de la plateforme doit correspondre à celle de RO App. »', () => {
  it.each([
    ['EUR', 'EUR'],
    ['eur', ' EUR '],
    ['USD', ''],
  ])('“%s” is accepted where the ERP has “%s”', (currency, own) => {
    expect(foreignCurrency(currency, own)).toBeUndefined();
  });
  it.each([
    ['USD', 'EUR'],
    ['', 'EUR'],
    ['EURO', 'EUR'],
  ])('“%s” is not where it has “%s”', (currency, own) => {
    expect(foreignCurrency(currency, own)).toEqual({
      reason: 'order_currency',
      params: { currency, erp_currency: own },
    });
  });
});
