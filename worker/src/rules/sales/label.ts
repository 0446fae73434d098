/** What people call an order: its number, its customer, its total. */
import type { OrderSnapshot } from '../../model/order.js';

export function orderLabel({ number, billing, totals, currency, decimals }: OrderSnapshot): string {
  const name = billing.company || `${billing.first_name} ${billing.last_name}`.trim() || billing.email;
  const total = Number.isNaN(Number(totals.total)) ? totals.total : cut(totals.total, decimals);
  return [number, name, `${total} ${currency}`].filter((part) => part !== '').join(' · ');
}

const cut = (amount: string, decimals: number): string => {
  const [whole = '0', part = ''] = amount.split('.');
  return decimals === 0 ? whole : `${whole}.${part.slice(0, decimals).padEnd(decimals, '0')}`;
};
