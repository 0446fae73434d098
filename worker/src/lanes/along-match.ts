/** A match that a person has to decide: told with the ERP's candidates, so that they can be picked from on the page Orders. */
import type { OrderContact } from '../model/contact.js';
import type { Foreign } from '../model/link.js';
import { matchParam, type Match, type MatchSide } from '../model/match.js';
import { orderOf, refundOf } from '../model/order-key.js';
import { SaleProblem } from '../model/problem.js';
import type { Product } from '../model/product.js';
import type { Sale } from '../model/sale.js';
import type { Held } from '../rules/import/match.js';

/** Of more than these nobody picks one from a list. */
const shown = 20;

interface Asked<T> {
  sale: Sale;
  foreign: Foreign & { kind: Match['kind'] };
  asked: T;
}

export const heldContact = (held: Held<OrderContact>, asked: Asked<OrderContact>): SaleProblem =>
  problemOf(held, asked, contactSide);

export const heldProduct = (held: Held<Product>, asked: Asked<Omit<Product, 'category'>>): SaleProblem =>
  problemOf(held, asked, productSide);

function problemOf<T>(
  { held, candidates }: Held<T>,
  { sale, foreign, asked }: Asked<T>,
  sideOf: (value: T) => MatchSide,
): SaleProblem {
  const { source, kind, id } = foreign;
  const match: Match = {
    ...{ id: `${source} ${kind} ${id}`, kind, source, foreign: id },
    order_id: (orderOf(sale.key) ?? refundOf(sale.key))?.id ?? '',
    number: sale.content.order.number,
    asked: sideOf(asked),
    candidates: candidates.slice(0, shown).map((one) => ({ erp_key: one.id, ...sideOf(one.value) })),
    may_be_new: true,
  };
  return new SaleProblem('held', held.reason, { ...held.params, ...matchParam(match) });
}

const filled = (side: Required<Pick<MatchSide, 'name'>> & MatchSide): MatchSide =>
  Object.fromEntries(Object.entries(side).filter(([, value]) => value !== ''));

const contactSide = ({ firstName, lastName, email, phone }: OrderContact): MatchSide =>
  filled({ name: `${firstName} ${lastName}`.trim(), email, phone });

const productSide = ({ name, sku, code }: Omit<Product, 'category'>): MatchSide => filled({ name, sku, code });
