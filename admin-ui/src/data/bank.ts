/** Bank accounts as people type and read them; stored without spaces. */
import { electronicFormatIBAN, friendlyFormatIBAN, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { __ } from '@wordpress/i18n';

export const ibanOf = (typed: string): string => electronicFormatIBAN(typed) ?? '';
export const bicOf = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** In groups of four. */
export const grouped = (iban: string): string => friendlyFormatIBAN(iban) ?? '';

/** What is wrong with an IBAN; empty where nothing is. */
export function ibanProblem(iban: string): string {
  if (iban === '') return '';
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return '';
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry))
    return __('An IBAN begins with the two letters of a country, such as BE or FR.', 'erp-bridge');
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength))
    return __('The IBAN is too short or too long for its country.', 'erp-bridge');
  return __('This IBAN is not right: a character is wrong or two are swapped. Copy it from your bank.', 'erp-bridge');
}

export const bicProblem = (bic: string): string =>
  bic === '' || isValidBIC(bic) ? '' : __('A BIC has 8 or 11 characters, such as GEBABEBB.', 'erp-bridge');
