/** How much may be taken away without a person having looked; accounts and documents have limits of their own. */
export interface RemovalLimits {
  hold_count: number;
  hold_percent: number;
}

/**
 * A run is held that would take away more than a number of records *and* more than a share of them: one wrong column in an
 * export must not shut out half of a shop's customers (article 1), or empty their accounts of invoices. `total`: those that are there
 * now, those in question included.
 */
export const tooMany = (count: number, total: number, limits: RemovalLimits): boolean =>
  count > limits.hold_count && count * 100 > total * limits.hold_percent;
