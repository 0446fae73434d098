/** Who may be shut out without a person having looked (article 1: « il sera désactivé. Ceci est valable pour tous ses contacts »). */
export interface DeactivationLimits {
  hold_count: number;
  hold_percent: number;
}

/**
 * A run is held that would deactivate more than a number of accounts *and* more than a share of them: one wrong column in an
 * export must not shut out half of a shop's customers. `total`: accounts that are active now, those in question included.
 */
export const tooManyDeactivations = (count: number, total: number, limits: DeactivationLimits): boolean =>
  count > limits.hold_count && count * 100 > total * limits.hold_percent;
