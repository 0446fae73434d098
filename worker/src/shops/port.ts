/** What a source of orders must offer. One folder a source beside this file implements it. */
import type { BrokenOrder, OrderSnapshot, OrderState } from '../model/order.js';
import type { ShopProduct } from '../model/product.js';
import type { Particulars } from '../model/particulars.js';

/** Ids are texts, whatever the source counts with; cursors are the source's own, and nobody else looks into them. */
export interface OrderSource {
  /** Stands in keys and in the journal: `[a-z][a-z0-9-]*`, one for each source. */
  readonly name: string;
  readonly particulars: Particulars;
  /** So many orders orders() tells at once. */
  readonly atOnce: number;
  /**
   * What changed since the cursor; undefined: the source was never read. A small request: it is asked every few seconds. A change
   * that shows late, behind the cursor, has to come all the same; one that comes twice does no harm.
   */
  changes(cursor: string | undefined): Promise<Changes>;
  /**
   * Whole orders.
   * @param options `products`: with what their lines sell.
   * @throws RequestBroke, RequestRefused where they are too many, or one is in the way of the others.
   */
  orders(ids: readonly string[], options?: { products?: boolean }): Promise<Orders>;
  /** A page of all orders placed at `since` (UTC) or later; undefined: its first. */
  after(cursor: string | undefined, since: string): Promise<OrderIds>;
  /** Which of these orders it no longer has. */
  absent(ids: readonly string[]): Promise<string[]>;
  /** Shows what became of orders in the ERP, and answers in the order told; left out where the source shows nothing. */
  tell?(states: readonly OrderState[]): Promise<Told[]>;
}

export interface Changes {
  ids: string[];
  /** Where the next reading begins. */
  cursor: string;
  /** There is more to read at once. */
  more: boolean;
  /**
   * What happened since the cursor cannot be told (any more): the source was never read, forgot it, or was restored from a backup. All
   * orders have to be looked at; `cursor` is then that of the newest change.
   */
  gap: boolean;
}

export interface Orders {
  orders: OrderSnapshot[];
  /** Asked for and not there (deleted, or never placed). */
  missing: string[];
  broken: BrokenOrder[];
  /** What their lines sell, where it was asked for: products, variations and the products of these. */
  products?: ShopProduct[];
}

export interface OrderIds {
  ids: string[];
  /** Where the next page begins; undefined after the last. */
  cursor: string | undefined;
}

export interface Told {
  outcome: 'updated' | 'unchanged' | 'missing' | 'broken';
  /** How another plugin of the shop broke it. */
  detail?: string;
}
