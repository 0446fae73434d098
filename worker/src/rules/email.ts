import validator from 'validator';
import type { Blocked } from './accounts.js';

export const normaliseEmail = (text: string): string => text.trim().toLowerCase();

/** Article 1: a record becomes an account if it has the fields that WooCommerce requires, the e-mail first of all. */
export function readEmail(text: string): { email: string } | Blocked {
  const email = normaliseEmail(text);
  if (email === '') return { state: 'waiting', reason: 'missing_email', params: {} };
  if (!validator.isEmail(email)) return { state: 'waiting', reason: 'invalid_email', params: { value: text.trim() } };
  return { email };
}
