import { expect, it } from 'vitest';
import { documentModels } from './document-rows.js';

const rows: Record<string, object> = {
  'sale.sale': {
    ...{ id: 2, state: 'done', number: '2', party: 2, sale_date: '2026-11-29', reference: null },
    ...{ untaxed_amount: '296.70', total_amount: '349.53', 'currency.': { code: 'EUR', id: 1 } },
    'lines.': [
      { description: null, quantity: 1, 'product.': { id: 1, rec_name: 'Tasse' } },
      { description: 'x', quantity: 2, 'product.': { id: 3, rec_name: 'Bol' } },
    ],
  },
  'stock.shipment.out': {
    ...{ id: 1, state: 'done', number: '1', customer: 2, effective_date: '2026-11-29' },
    'outgoing_moves.': [
      { quantity: 1, 'product.': { id: 1, rec_name: 'Tasse' }, 'sale.': { number: '2', contact: 7 } },
    ],
  },
};

/** As Tryton says it after another start: a set of Python's has another order then. */
function otherWayRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherWayRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, said]) => [name, otherWayRound(said)]),
  );
}

it.each(Object.entries(rows))('%s: is printed anew because of what is said, not because of its order', (model, row) => {
  const of = documentModels.find((one) => one.model === model);
  const versions = (said: unknown): string[] => of?.documents(said as never).map(({ version }) => version) ?? [];
  expect(versions(row).length).toBeGreaterThan(0);
  expect(versions(otherWayRound(row))).toEqual(versions(row));
  expect(versions({ ...row, number: '9' })).not.toEqual(versions(row));
});

const documentsOf = (model: string, row: object): object[] =>
  documentModels
    .find((one) => one.model === model)
    ?.documents(row as never)
    .map(({ document }) => document) ?? [];

it('a refund’s credit note is its refund’s, and the sale that takes back is no document of the customer’s', () => {
  const credit = {
    ...{
      id: 3,
      state: 'posted',
      number: 'A1',
      party: 2,
      reference: null,
      invoice_date: '2026-11-29',
      reconciled: null,
    },
    ...{ untaxed_amount: '-10.00', total_amount: '-12.00', 'currency.': { code: 'EUR' }, 'lines_to_pay.': [] },
    ...{ 'cancel_move.': null, invoice_report_format: 'pdf', create_date: '2026-11-29T10:00:00Z', write_date: null },
  };
  const of = (reference: string): object => ({
    ...credit,
    'sales.': [{ id: 4, number: '4', reference, contact: null }],
  });
  expect(documentsOf('account.invoice', of('refund.45'))).toMatchObject([
    { type: 'credit_note', saleKey: 'refund.45' },
  ]);
  expect(documentsOf('account.invoice', of('sale.45'))).toMatchObject([{ type: 'credit_note', saleKey: '' }]);
  const back = { ...rows['sale.sale'], total_amount: '-12.00', reference: 'refund.45' };
  expect(documentsOf('sale.sale', back)).toMatchObject([{ withdrawn: true }, { withdrawn: true }]);
});
