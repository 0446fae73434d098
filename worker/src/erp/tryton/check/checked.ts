import type { CustomerOptions } from '../parties/meaning.js';
import type { SaleOptions } from '../sales/sale-options.js';

/** What the configuration says that can be looked at in Tryton. */
export interface Checked {
  url: string;
  database: string;
  user: string;
  warehouse?: string;
  customers?: CustomerOptions;
  sales?: SaleOptions;
}
