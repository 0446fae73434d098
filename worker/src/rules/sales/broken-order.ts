/** An order on which its source breaks: what the ERP has of it stays as it is. */
import type { BrokenOrder } from '../../model/order.js';
import { nothing, type Collected, type Decision } from './decision.js';
import { saleIn } from './known.js';

export function brokenOrder({ id, detail }: BrokenOrder, { key, record }: Collected): Decision {
  const before = saleIn(record);
  const wish = {
    erpKey: key,
    label: record?.label ?? id,
    blocked: { state: 'waiting', reason: 'order_broken', params: { detail } } as const,
    ...(before ? { wanted: before } : {}),
  };
  return { ...nothing, wishes: [wish] };
}
