/** Article 4: « La devise de la plateforme doit correspondre à celle de RO App. » */
import type { Why } from '../why.js';

/** @param own The ERP's; '' where it does not say: then nothing can be held against the order. */
export function foreignCurrency(currency: string, own: string): Why | undefined {
  if (own.trim() === '' || code(currency) === code(own)) return undefined;
  return { reason: 'order_currency', params: { currency, erp_currency: own } };
}

const code = (text: string): string => text.trim().toUpperCase();
