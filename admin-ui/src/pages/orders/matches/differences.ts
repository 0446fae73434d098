/** Where what an order says and what the ERP says are not the same. */
import type { MatchSide, OrderMatch } from '../../../data/orders';

export type Field = keyof MatchSide;

const fields: Record<OrderMatch['kind'], readonly Field[]> = {
  contact: ['name', 'email', 'phone'],
  product: ['name', 'sku', 'code'],
};

/** What is compared; a field that nobody has is not shown. */
export const fieldsOf = ({ kind, asked, candidates }: Pick<OrderMatch, 'kind' | 'asked' | 'candidates'>): Field[] =>
  fields[kind].filter((field) => [asked, ...candidates].some((side) => (side[field] ?? '') !== ''));

/** Undefined where one of the two does not say. */
export function isSame(field: Field, asked: MatchSide, candidate: MatchSide): boolean | undefined {
  const [left, right] = [asked[field], candidate[field]].map((value) => plain(field, value ?? ''));
  if (left === undefined || right === undefined || left === '' || right === '') return undefined;
  return left === right;
}

/** Spaces in a number and capitals in an e-mail are no difference. */
const plain = (field: Field, value: string): string =>
  field === 'phone' ? value.replace(/[^\d+]/g, '') : value.trim().toLowerCase();
