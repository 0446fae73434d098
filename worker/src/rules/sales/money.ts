/** Whether lines add up to a total, to the cent, by one of the ways in which WooCommerce rounds. Decimal arithmetic only. */
import Big from 'big.js';
import type { Rounding } from '../../erp/sale.js';

export interface Amounts {
  net: string;
  /** VAT of the line, by rate. */
  vat: { rate_id: number; amount: string }[];
  /** WooCommerce rounds the VAT of shipping on its own. */
  shipping: boolean;
}

export const sum = (amounts: (string | Big)[]): Big =>
  amounts.reduce<Big>((total, amount) => total.plus(amount), Big(0));

/** PHP's and WooCommerce's round(): halves away from zero. */
export const rounded = (amount: Big, decimals: number): Big => amount.round(decimals, Big.roundHalfUp);

const vatOf = (lines: Amounts[]): string[] => lines.flatMap(({ vat }) => vat.map(({ amount }) => amount));

/** The total by each way of rounding; the way that WooCommerce uses by default first. */
export const totals: Record<Rounding, (lines: Amounts[], decimals: number) => Big> = {
  line: (lines, d) =>
    sum([...lines.map(({ net }) => rounded(Big(net), d)), ...vatOf(lines).map((amount) => rounded(Big(amount), d))]),
  line_vat: (lines, d) =>
    rounded(sum([...lines.map(({ net }) => net), ...vatOf(lines).map((amount) => rounded(Big(amount), d))]), d),
  rate: (lines, d) => {
    const perRate = new Map<string, Big>();
    for (const { vat, shipping } of lines)
      for (const { rate_id, amount } of vat) {
        const key = `${String(rate_id)} ${String(shipping)}`;
        perRate.set(key, (perRate.get(key) ?? Big(0)).plus(amount));
      }
    return sum([rounded(sum(lines.map(({ net }) => net)), d), ...[...perRate.values()].map((vat) => rounded(vat, d))]);
  },
  total: (lines, d) => rounded(sum([...lines.map(({ net }) => net), ...vatOf(lines)]), d),
};

export type AddedUp =
  { ok: true; rounding: Rounding } | { ok: false; lines_total: string; order_total: string; difference: string };

/**
 * Invariant 7: money is never altered. What does not add up is said, not adjusted.
 * @param decimals How many decimals the shop's prices have.
 */
export function addUp(lines: Amounts[], total: string, decimals: number): AddedUp {
  const wanted = rounded(Big(total), decimals);
  for (const rounding of Object.keys(totals) as Rounding[])
    if (totals[rounding](lines, decimals).eq(wanted)) return { ok: true, rounding };
  const found = totals.total(lines, decimals);
  return {
    ok: false,
    lines_total: found.toFixed(decimals),
    order_total: wanted.toFixed(decimals),
    difference: found.minus(wanted).abs().toFixed(decimals),
  };
}
