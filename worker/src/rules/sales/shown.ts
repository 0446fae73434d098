/** What the shop shows of an order's sale: one word for the orders list, and the ERP's answer (article 3). */
import Big from 'big.js';
import type { Sale, SaleState } from '../../model/sale.js';
import type { OrderRecord } from '../../model/record.js';
import type { OrderState, ShownState } from '../../model/order.js';

type Shown = Omit<OrderState, 'order_id' | 'qr'>;

export function shown(record: OrderRecord, answer: SaleState | undefined, difference: string): Shown {
  const { state, reason, params } = record;
  const sale = record.wanted as Sale | undefined;
  const rest = { document: answer ? documentOf(answer) : null, difference: difference || otherTotal(sale, answer) };
  if (state === 'applied' && sale === undefined)
    return { state: 'withdrawn', reason: 'cancelled_unsent', params: {}, ...rest };
  // The ERP may have made it final before it heard that it is not wanted any more.
  if (sale?.state === 'withdrawn' && state === 'applied' && answer?.state !== 'final')
    return { state: 'withdrawn', reason: 'withdrawn_in_shop', params: {}, ...rest };
  if (state === 'applied') return { state: answered(answer), reason: '', params: {}, ...rest };
  return { state: state === 'pending' ? 'waiting' : state, reason, params, ...rest };
}

function answered(answer: SaleState | undefined): ShownState {
  if (answer === undefined) return 'sent';
  // Paid or not: somebody still has to make it final and send it.
  if (answer.state === 'draft') return 'draft';
  return answer.paid === true ? 'paid' : 'invoiced';
}

/** What the ERP was asked for, where its final document says another total; '' where both agree, or it says none. */
function otherTotal(sale: Sale | undefined, answer: SaleState | undefined): string {
  if (sale === undefined || answer?.state !== 'final' || answer.total === '') return '';
  const { kind, currency, totals } = sale.content;
  // A delivery note may be without prices; what was made of the document later is another one.
  if (answer.type !== kind || kind === 'delivery_note' || answer.currency !== currency) return '';
  return Big(answer.total).eq(totals.total) ? '' : totals.total;
}

const flag = (value: boolean | undefined): '' | '0' | '1' => (value === undefined ? '' : value ? '1' : '0');

const documentOf = (answer: SaleState): NonNullable<OrderState['document']> => ({
  type: answer.type,
  number: answer.number,
  state: answer.state,
  date: answer.date,
  due_date: answer.dueDate,
  total: answer.total,
  currency: answer.currency,
  paid: flag(answer.paid),
  stock_out: flag(answer.stockOut),
});
