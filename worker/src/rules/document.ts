import type { ErpDocument } from '../erp/port.js';
import { erpKey } from '../keys.js';
import { normaliseEmail } from './email.js';

/**
 * Whose document it is. Article 2: « identifie le contact de facturation associé à la commande et utilise son adresse e-mail
 * pour localiser le client correspondant sur le site »: the billing contact by its ERP key first, by e-mail second. A document that
 * names no contact but an e-mail goes to that e-mail's account and to no other; one that names neither goes to the tiers.
 */
export function billedTo(
  document: Pick<ErpDocument, 'contactId' | 'customerCode' | 'billingEmail'>,
  emailOf: (key: string) => string | undefined,
): { account_key: string; account_email: string; tiers_key: string } {
  const tiers_key = document.customerCode === '' ? '' : erpKey('tiers', document.customerCode);
  const named = normaliseEmail(document.billingEmail);
  if (document.contactId === '' && named !== '') return { account_key: '', account_email: named, tiers_key };
  const account_key = document.contactId === '' ? tiers_key : erpKey('contact', document.contactId);
  return { account_key, account_email: named || (emailOf(account_key) ?? ''), tiers_key };
}
