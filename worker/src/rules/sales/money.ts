/** Whether lines add up to a total, to the cent, by one of the ways in which WooCommerce rounds. Decimal arithmetic only. */
import Big from 'big.js';
import type { ForeignId } from '../../model/order-key.js';
import type { Rounding } from '../../model/sale.js';

export interface Amounts {
  net: string;
  /** VAT of the line, by rate. */
  vat: { rate_id: ForeignId; amount: string }[];
  /** WooCommerce rounds the VAT of shipping on its own, */
  shipping: boolean;
  /** and the nets of fees only in the total. */
  fee: boolean;
}

export const sum = (amounts: (string | Big)[]): Big =>
  amounts.reduce<Big>((total, amount) => total.plus(amount), Big(0));

/** PHP's and WooCommerce's round(): halves away from zero. */
export const rounded = (amount: Big, decimals: number): Big => amount.round(decimals, Big.roundHalfUp);

/** How WooCommerce rounds VAT where prices include it: halves towards zero. */
function halvesDown(amount: Big, decimals: number): Big {
  const towardsZero = amount.round(decimals, Big.roundDown);
  const half = Big(10).pow(-decimals).div(2);
  return amount.minus(towardsZero).abs().gt(half) ? amount.round(decimals, Big.roundUp) : towardsZero;
}

export type Halves = 'up' | 'down';
const vatRounded: Record<Halves, (amount: Big, decimals: number) => Big> = { up: rounded, down: halvesDown };

/** How lines add up. `halves`: of a cent of VAT. */
export interface Way {
  rounding: Rounding;
  halves: Halves;
}

/** The nets' part of a total, before that is rounded. */
export const netBy = ({ rounding }: Way, lines: Pick<Amounts, 'net' | 'fee'>[], d: number): Big => {
  if (rounding === 'line') return sum(lines.map(({ net, fee }) => (fee ? net : rounded(Big(net), d))));
  const nets = sum(lines.map(({ net }) => net));
  return rounding === 'rate' ? rounded(nets, d) : nets;
};

/** The same of the VAT of one rate. */
export const vatBy = (
  { rounding, halves }: Way,
  amounts: { amount: string | Big; shipping: boolean }[],
  d: number,
): Big => {
  const round = (amount: string | Big): Big => vatRounded[halves](Big(amount), d);
  if (rounding === 'line' || rounding === 'line_vat') return sum(amounts.map(({ amount }) => round(amount)));
  const some = (shipping: boolean): Big =>
    sum(amounts.filter((one) => one.shipping === shipping).map(({ amount }) => amount));
  return rounding === 'rate' ? round(some(false)).plus(round(some(true))) : some(false).plus(some(true));
};

const vatOf = (way: Way, lines: Amounts[], d: number): Big => {
  const perRate = new Map<ForeignId, Parameters<typeof vatBy>[1]>();
  for (const { vat, shipping } of lines)
    for (const { rate_id, amount } of vat)
      perRate.set(rate_id, [...(perRate.get(rate_id) ?? []), { amount, shipping }]);
  return sum([...perRate.values()].map((amounts) => vatBy(way, amounts, d)));
};

/** The way that WooCommerce uses by default first. */
const roundings: readonly Rounding[] = ['line', 'line_vat', 'rate', 'total'];
const ways = (included: boolean): Way[] =>
  (included ? (['down', 'up'] as const) : (['up'] as const)).flatMap((halves) =>
    roundings.map((rounding) => ({ rounding, halves })),
  );

export type AddedUp =
  ({ ok: true } & Way) | { ok: false; lines_total: string; order_total: string; difference: string };

/**
 * Invariant 7: money is never altered. What does not add up is said, not adjusted. Of several ways that make the total, the one is
 * taken that makes the tax, too.
 * @param decimals How many decimals the shop's prices have.
 * @param included Whether those include VAT.
 */
export function addUp(
  lines: Amounts[],
  { total, tax }: { total: string; tax: string },
  decimals: number,
  included: boolean,
): AddedUp {
  const wanted = rounded(Big(total), decimals);
  const right = ways(included).filter((way) =>
    rounded(netBy(way, lines, decimals).plus(vatOf(way, lines, decimals)), decimals).eq(wanted),
  );
  const makesTax = (way: Way): boolean =>
    tax !== '' && rounded(vatOf(way, lines, decimals), decimals).eq(rounded(Big(tax), decimals));
  const way = right.find(makesTax) ?? right[0];
  if (way !== undefined) return { ok: true, ...way };
  const found = rounded(sum(lines.flatMap(({ net, vat }) => [net, ...vat.map(({ amount }) => amount)])), decimals);
  return {
    ok: false,
    lines_total: found.toFixed(decimals),
    order_total: wanted.toFixed(decimals),
    difference: found.minus(wanted).abs().toFixed(decimals),
  };
}
