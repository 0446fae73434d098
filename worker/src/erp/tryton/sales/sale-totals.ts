/** Tryton's totals beside the shop's. Money is never altered: what differs is a line that everybody sees, or is told. */
import Big from 'big.js';
import { SaleProblem } from '../../../model/problem.js';
import type { SaleContent } from '../../../model/sale.js';
import type { Totals } from './sale-held.js';

/** More than this comes of no rounding. */
const mostCents = '0.05';

/**
 * @param mayRound Whether a line of its own may bring Tryton's total to the shop's.
 * @param isRounded Whether there is such a line already.
 * @returns What that line has to say; undefined where none is needed.
 * @throws SaleProblem
 */
export function roundingOf(
  held: Totals,
  { totals, currency }: Pick<SaleContent, 'totals' | 'currency'>,
  { mayRound, isRounded }: { mayRound: boolean; isRounded: boolean },
): string | undefined {
  const missing = Big(totals.total).minus(held.total);
  const differences = [missing, Big(totals.net).minus(held.net), Big(totals.tax).minus(held.tax)];
  if (differences.every((difference) => difference.eq(0))) return undefined;
  if (mayRound && differences.every((difference) => difference.abs().lte(mostCents))) {
    // The total is the shop's; the VAT is what the law makes of these lines.
    if (missing.eq(0)) return undefined;
    if (!isRounded) return missing.toFixed(2);
  }
  throw otherTotal(held, { totals, currency });
}

/** @throws SaleProblem where an invoice says another total than the shop. */
export function demandTotal(total: string, held: Totals, content: Pick<SaleContent, 'totals' | 'currency'>): void {
  if (!Big(total).eq(content.totals.total)) throw otherTotal({ ...held, total }, content);
}

const otherTotal = (held: Totals, { totals, currency }: Pick<SaleContent, 'totals' | 'currency'>): SaleProblem =>
  new SaleProblem('held', 'tryton_other_total', {
    ...{ shop_total: totals.total, shop_tax: totals.tax, currency },
    ...{ tryton_total: Big(held.total).toFixed(2), tryton_tax: Big(held.tax).toFixed(2) },
  });
