import type { ForeignId } from './order-key.js';

/** What is sold, as the ERP keeps it (article 4). Its unit is always the piece. */
export interface Product {
  name: string;
  description: string;
  sku: string;
  /** The shop's product id. */
  code: string;
  /** The ERP's id of its category; '' where it has none. */
  category: string;
}

/** A product or variation as an order's source has it now, for the ERP's catalogue. */
export interface ShopProduct {
  id: ForeignId;
  /** Of a variation: its product; else 0. */
  parent_id: ForeignId;
  name: string;
  /** Plain text. */
  description: string;
  /** Its own: not that of its product. '' where it has none. */
  sku: string;
  /** All that it is in, each by the names on its way down; of a variation its product's. */
  categories: string[][];
}

/** A category by the names on its way down, such as ['Clothing', 'T-shirts']. Upper and lower case and accents do not count. */
export type CategoryPath = readonly string[];
