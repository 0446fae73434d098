/** An order's or refund's lines as the ERP gets them: net, VAT by rate, gross, at full precision. */
import Big from 'big.js';
import type { SaleContent, SaleLine } from '../../model/sale.js';
import type { OrderLine, OrderTax } from '../../model/order.js';
import { netBy, rounded, sum, vatBy, type Amounts, type Way } from './money.js';

/** More is noise of a division; what the shop stores is never cut. */
const unitDecimals = 6;

/** Full precision without trailing zeros, two decimals at least. */
export function plain(amount: Big): string {
  const text = amount.toFixed();
  const decimals = /\.(\d+?)0*$/.exec(text)?.[1]?.length ?? 0;
  return amount.toFixed(Math.max(2, decimals));
}

const isZero = (amount: string): boolean => Big(amount || '0').eq(0);

export const amountsOf = (lines: OrderLine[]): Amounts[] =>
  lines.map(({ kind, total, taxes }) => ({
    net: total,
    vat: taxes.map(({ rate_id, amount }) => ({ rate_id, amount: amount || '0' })),
    shipping: kind === 'shipping',
    fee: kind === 'fee',
  }));

/** A product that was deleted since keeps what the ERP was told of it. `known`: the lines of the last sale. */
function productOf(line: OrderLine, known: SaleLine[]): Pick<SaleLine, 'product_id' | 'sku'> {
  const before = line.gone_id ? known.find(({ product_id }) => product_id === line.gone_id) : undefined;
  const { product_id, sku } = before ?? { product_id: line.variation_id || line.product_id || 0, sku: line.sku };
  return { product_id, sku };
}

export function saleLine(line: OrderLine, taxes: OrderTax[], known: SaleLine[] = []): SaleLine {
  const quantity = isZero(line.quantity) ? '1' : line.quantity;
  const net = Big(line.total);
  const vat = line.taxes
    .filter(({ amount }) => !isZero(amount))
    .map(({ rate_id, amount }) => {
      const tax = taxes.find((candidate) => candidate.rate_id === rate_id);
      return { rate: tax?.rate ?? '', label: tax?.label ?? '', amount: plain(Big(amount)) };
    });
  return {
    kind: line.kind,
    ...productOf(line, known),
    name: [line.name, ...line.meta.map(({ key, value }) => `${key}: ${value}`)].join(', '),
    quantity,
    unit_net: plain(rounded(net.div(quantity), unitDecimals)),
    discount_net: plain(Big(line.subtotal || line.total).minus(net)),
    net: plain(net),
    vat,
    gross: plain(sum([net, ...vat.map(({ amount }) => amount)])),
  };
}

/** The VAT summary: what each rate was charged on, and how much, rounded as the total is; untaxed lines under rate 0. */
export function vatSummary(lines: SaleLine[], decimals: number, way: Way): SaleContent['vat'] {
  const rates = new Map<
    string,
    { rate: string; label: string; nets: Pick<Amounts, 'net' | 'fee'>[]; vat: Parameters<typeof vatBy>[1] }
  >();
  for (const line of lines) {
    const charged = line.vat.length > 0 ? line.vat : [{ rate: '0', label: '', amount: '0' }];
    for (const { rate, label, amount } of charged) {
      const key = `${rate} ${label}`;
      const known = rates.get(key) ?? { rate, label, nets: [], vat: [] };
      known.nets.push({ net: line.net, fee: line.kind === 'fee' });
      known.vat.push({ amount, shipping: line.kind === 'shipping' });
      rates.set(key, known);
    }
  }
  return [...rates.values()].map(({ rate, label, nets, vat }) => ({
    rate,
    label,
    net: rounded(netBy(way, nets, decimals), decimals).toFixed(decimals),
    amount: rounded(vatBy(way, vat, decimals), decimals).toFixed(decimals),
  }));
}
