/** What the configuration says of sales, by the names that Tryton has (docs/tryton.md). */

/** Tryton's payment methods by the shop's payment gateways (`stripe`); `*`: of all others; false: the worker books none of those. */
export type PaymentMethods = Readonly<Record<string, string | false>>;

export interface SaleOptions {
  /** The accounting category of products that are made, and so of lines without a product; without it the only one. */
  account_category?: string;
  /** The tax of each rate (`20`, `5.5`), where its rate alone does not say which. */
  taxes?: Record<string, string>;
  payment_methods?: PaymentMethods;
  /** Whether the products of a refund come back into stock: then a return shipment waits for them. */
  goods_back?: boolean;
  /** Whether Tryton's total may be brought to the shop's by a line of its own; else such a sale is held. */
  rounding_line?: boolean;
}
