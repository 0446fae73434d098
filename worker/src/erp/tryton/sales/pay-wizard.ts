/** Tryton's wizard that pays an invoice. Its last step books, in one transaction. */
import { inWizard } from '../client/buttons.js';
import type { Tryton } from '../client/client.js';
import { day, decimal } from '../client/values.js';

interface Paid {
  invoice: number;
  currency: { id: number; digits: number };
  /** Of the invoice as it was looked at: nothing is booked on one that changed since. */
  timestamp: string;
  amount: string;
  method: number;
  /** YYYY-MM-DD */
  date: string;
  description: string;
}

export async function payByWizard(tryton: Tryton, paid: Paid): Promise<void> {
  const { invoice, currency, timestamp, amount, method, date, description } = paid;
  const start = {
    ...{ currency: currency.id, currency_digits: currency.digits, amount: decimal(amount) },
    ...{ payment_method: method, date: day(date), description },
  };
  const on = { model: 'account.invoice', id: invoice, timestamp };
  await inWizard(tryton.rpc, 'account.invoice.pay', on, async (execute) => {
    const { view } = await execute<{ view?: object }>('choice', { start });
    // It is not all that is to be paid.
    if (view) await execute('pay', { start, ask: { type: 'partial' } });
  });
}
