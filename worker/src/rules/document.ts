import type { ErpDocument } from '../erp/port.js';
import { erpKey } from '../keys.js';
import { normaliseEmail } from './email.js';

/**
 * Whose document it is. Article 2: « identifie le contact de facturation associé à la commande et utilise son adresse e-mail
 * pour localiser le client correspondant sur le site »: the billing contact, else the tiers; by ERP key first, e-mail second.
 */
export function billedTo(
  document: Pick<ErpDocument, 'contactId' | 'customerCode' | 'billingEmail'>,
  emailOf: (key: string) => string | undefined,
): { account_key: string; account_email: string; tiers_key: string } {
  const tiers_key = document.customerCode === '' ? '' : erpKey('tiers', document.customerCode);
  const account_key = document.contactId === '' ? tiers_key : erpKey('contact', document.contactId);
  const account_email = normaliseEmail(document.billingEmail) || emailOf(account_key) || '';
  return { account_key, account_email, tiers_key };
}
