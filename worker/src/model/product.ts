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

/** A category by the names on its way down, such as ['Clothing', 'T-shirts']. Upper and lower case and accents do not count. */
export type CategoryPath = readonly string[];
