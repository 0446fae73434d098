/**
 * A refund of an amount only – every order whose status is set to "refunded" makes one – does not say what VAT it holds, and a
 * credit note without VAT would be wrong. It holds that of the order, in proportion: of what refunds by lines before it left.
 */
import Big from 'big.js';
import type { SaleLine } from '../../model/sale.js';
import type { ForeignId } from '../../model/order-key.js';
import type { OrderLine, OrderRefund, OrderSnapshot } from '../../model/order.js';
import { amountsOf, plain } from './lines.js';
import { addUp, rounded, sum, vatBy } from './money.js';

/** What is left of the lines with the same VAT. */
interface Share {
  net: Big;
  /** By rate. */
  vat: Map<ForeignId, Big>;
}

const grossOf = ({ net, vat }: Share): Big => sum([net, ...vat.values()]);

/** One line for each VAT; they are the refund's amount to the cent, whatever the order's lines are. */
export function splitRefund(order: OrderSnapshot, refund: OrderRefund): SaleLine[] {
  const { decimals } = order;
  const shares = sharesLeft(order, refund);
  const left = sum(shares.map(grossOf));
  // Nothing left to take a proportion of: a person has to look at it in the ERP anyway.
  if (left.lte(0)) return [refundLine(order, refund, { gross: Big(refund.total), vat: [] })];
  let upTo = Big(0);
  let told = Big(0);
  const lines: SaleLine[] = [];
  for (const share of shares) {
    // What is rounded away from one line comes back with the next.
    upTo = upTo.plus(grossOf(share));
    const gross = rounded(upTo.times(refund.total).div(left), decimals).minus(told);
    told = told.plus(gross);
    const vat = [...share.vat].map(([rate_id, amount]) => ({
      rate_id,
      amount: rounded(amount.times(refund.total).div(left), decimals),
    }));
    if (!gross.eq(0)) lines.push(refundLine(order, refund, { gross, vat }));
  }
  return lines;
}

/** Numbers are given in order; texts say nothing, and then the clock has to. */
function wasBefore(one: OrderRefund, other: OrderRefund): boolean {
  if (typeof one.id === 'number' && typeof other.id === 'number') return one.id < other.id;
  const [a, b] = [one, other].map(({ id, created_at }) => `${created_at} ${String(id)}`) as [string, string];
  return a < b;
}

function sharesLeft(order: OrderSnapshot, refund: OrderRefund): Share[] {
  const added = addUp(amountsOf(order.lines), order.totals, order.decimals, order.prices_include_tax);
  const way = added.ok && added.rounding.startsWith('line') ? added : undefined;
  const earlier = order.refunds.filter((other) => wasBefore(other, refund)).flatMap(({ lines }) => lines);
  const shares = new Map<string, Share>();
  const add = (line: OrderLine, sign: 1 | -1): void => {
    const taxes = line.taxes.filter(({ amount }) => !Big(amount || '0').eq(0));
    const key = taxes.map(({ rate_id }) => rate_id).join(' ');
    const share = shares.get(key) ?? { net: Big(0), vat: new Map<ForeignId, Big>() };
    shares.set(key, share);
    share.net = share.net.plus(Big(line.total).times(sign));
    for (const { rate_id, amount } of taxes) {
      const vat = way ? vatBy(way, [{ amount, shipping: false }], order.decimals) : Big(amount);
      share.vat.set(rate_id, (share.vat.get(rate_id) ?? Big(0)).plus(vat.times(sign)));
    }
  };
  for (const line of order.lines) add(line, 1);
  for (const line of earlier) add(line, -1);
  return [...shares.values()];
}

function refundLine(
  order: OrderSnapshot,
  refund: OrderRefund,
  { gross, vat }: { gross: Big; vat: { rate_id: ForeignId; amount: Big }[] },
): SaleLine {
  const net = plain(gross.minus(sum(vat.map(({ amount }) => amount))));
  return {
    kind: 'refund',
    product_id: 0,
    sku: '',
    name: refund.reason || order.number,
    quantity: '1',
    unit_net: net,
    discount_net: '0.00',
    net,
    vat: vat.map(({ rate_id, amount }) => {
      const tax = order.taxes.find((candidate) => candidate.rate_id === rate_id);
      return { rate: tax?.rate ?? '', label: tax?.label ?? '', amount: plain(amount) };
    }),
    gross: plain(gross),
  };
}
