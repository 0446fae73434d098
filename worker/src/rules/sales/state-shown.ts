/** A sale as the journal and the ERP know it → what its source shows with the order (articles 3 and 4). */
import { foreignId, orderOf } from '../../model/order-key.js';
import type { OrderState } from '../../model/order.js';
import type { OrderRecord, Wish } from '../../model/record.js';
import type { Particulars } from '../../model/particulars.js';
import type { Difference, SaleState } from '../../model/sale.js';
import { statusFor, type StatusTable } from './status.js';
import { withNumber } from './epc.js';
import { saleIn } from './known.js';
import { shown } from './shown.js';

/** What is wanted of an order's state; the picture is drawn when it is sent. */
export type WantedState = Omit<OrderState, 'qr'> & { qr_payload: string };

export interface KnownOfSale {
  record: OrderRecord;
  answer: SaleState | undefined;
  difference: Difference | undefined;
  /** Of the order's source. */
  particulars: Particulars;
  statuses: StatusTable;
}

export function stateShown({ record, answer, difference, particulars, statuses }: KnownOfSale): Wish[] {
  const { erpKey, label } = record;
  const order = orderOf(erpKey);
  if (order === undefined) return [];
  const number = answer?.state === 'final' ? answer.number : '';
  const now = shown(record, answer, difference?.total ?? '');
  const status = statusFor({ table: statuses, answer, withdrawn: now.state === 'withdrawn' }, particulars);
  const wanted: WantedState = {
    order_id: foreignId(order),
    ...now,
    ...(status ? { status } : {}),
    qr_payload: withNumber(saleIn(record)?.payment.qr_payload ?? '', number),
  };
  return [{ erpKey, label, wanted }];
}
