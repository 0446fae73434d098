/** What the plugin answers about orders (`GET /changes`, `GET /orders`, `GET /orders/ids`, `POST /orders/states`). */
import type { BrokenOrder, OrderSnapshot } from '../model/order.js';

export interface OrderChange {
  seq: number;
  order_id: number;
  kind: string;
  at: string;
}

export interface Changes {
  changes: OrderChange[];
  /** The highest number there is; 0 where nothing has happened yet. */
  last: number;
  /** The lowest number still kept: a reader that stopped before it has to look at all orders. */
  oldest: number;
}

export interface Orders {
  orders: OrderSnapshot[];
  /** Asked for and not there (deleted, or never placed). */
  missing: number[];
  /** Those that another plugin in the shop breaks, and how. */
  broken?: BrokenOrder[];
  /** Where the next page begins; 0 after the last. */
  last_id?: number;
}

export interface OrderIds {
  ids: number[];
  /** Where the next page begins; 0 after the last. */
  last_id: number;
}

export interface OrderStateResult {
  order_id: number;
  outcome: 'updated' | 'unchanged' | 'missing' | 'broken';
  /** The ERP said paid, and this made the order paid. */
  marked_paid: boolean;
  /** How another plugin broke it. */
  detail?: string;
}
