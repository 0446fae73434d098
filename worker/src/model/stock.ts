/** Where goods are sold from (article 5), and how many are there. */

/** A register, a warehouse: what stock is deducted from. */
export interface Outlet {
  id: string;
  name: string;
}

export interface StockLevel {
  /** The ERP's id of the product. */
  product: string;
  /** Decimal string. */
  quantity: string;
}
