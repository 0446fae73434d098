import type { ErpDocument } from '../model/document.js';
import { erpKey } from '../model/key.js';
import { normaliseEmail } from './email.js';

type Named = Pick<ErpDocument, 'contactId' | 'customerCode' | 'billingEmail'>;

export const namesNobody = ({ contactId, billingEmail }: Named): boolean => contactId === '' && billingEmail === '';

/**
 * Article 2: « identifie le contact de facturation associé à la commande »: whom the document itself names, else whom its order
 * names, else the customer's billing contact. Another customer's order with the same number says nothing about it.
 */
export function billingContact<T extends Named>(document: T, order: Named | undefined, ofCustomer: string): T {
  if (!namesNobody(document)) return document;
  if (order !== undefined && order.customerCode === document.customerCode && !namesNobody(order)) {
    return { ...document, contactId: order.contactId, billingEmail: order.billingEmail };
  }
  return { ...document, contactId: ofCustomer };
}

/**
 * Whose document it is. Article 2: « […] et utilise son adresse e-mail pour localiser le client correspondant sur le site »: the
 * billing contact by its ERP key first, by e-mail second. A document that names no contact but an e-mail goes to that
 * e-mail's account and to no other; one that names neither goes to the tiers.
 */
export function billedTo(
  document: Named,
  emailOf: (key: string) => string | undefined,
): { account_key: string; account_email: string; tiers_key: string } {
  const tiers_key = document.customerCode === '' ? '' : erpKey('tiers', document.customerCode);
  const named = normaliseEmail(document.billingEmail);
  if (document.contactId === '' && named !== '') return { account_key: '', account_email: named, tiers_key };
  const account_key = document.contactId === '' ? tiers_key : erpKey('contact', document.contactId);
  return { account_key, account_email: named || (emailOf(account_key) ?? ''), tiers_key };
}
