/** Credit notes, which to Tryton are negative invoices. */

export const isCredit = ({ total_amount: total }: { total_amount: string }): boolean => total.startsWith('-');

/** The amounts of a credit note are positive to us. */
export const positive = (amount: string): string => amount.replace(/^-/, '');

/** Whether an invoice is cancelled by a credit note, which the customer has, too. */
export const isCredited = ({ 'cancel_move.': move }: { 'cancel_move.': { origin: string | null } | null }): boolean =>
  move?.origin?.startsWith('account.invoice,') ?? false;
