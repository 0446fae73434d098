import { domainToASCII } from 'node:url';
import isEmail from 'validator/lib/isEmail.js';
import type { Blocked } from '../model/record.js';

export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

/**
 * Article 1: a record becomes an account if it has the fields that WooCommerce requires, the e-mail first of all. An
 * internationalised domain is written as WordPress and mail servers know it (`müller.de` → `xn--mller-kva.de`).
 */
export function readEmail(text: string): { email: string } | Blocked {
  const given = normaliseEmail(text);
  if (given === '') return { state: 'waiting', reason: 'missing_email', params: {} };
  const at = given.lastIndexOf('@');
  const email = at < 0 ? given : `${given.slice(0, at)}@${domainToASCII(given.slice(at + 1))}`;
  if (!isEmail.default(email, { allow_utf8_local_part: false })) {
    return { state: 'waiting', reason: 'invalid_email', params: { value: text.trim() } };
  }
  return { email };
}
