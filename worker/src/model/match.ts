/** What a person has to decide before an order goes: which of the ERP's records its customer or product is. */
import type { LinkKind } from './link.js';
import type { Params } from './record.js';

/** As people tell contacts and products from each other; what is not known is left out. */
export interface MatchSide {
  name?: string;
  email?: string;
  phone?: string;
  sku?: string;
  code?: string;
}

export interface Match {
  /** Orders that ask the same have the same. */
  id: string;
  kind: Extract<LinkKind, 'contact' | 'product'>;
  source: string;
  /** The customer's or product's id in its source, as links have it. */
  foreign: string;
  /** Of the order that asks. */
  order_id: string;
  number: string;
  asked: MatchSide;
  candidates: (MatchSide & { erp_key: string })[];
  /** Whether “none of them” is an answer. */
  may_be_new: boolean;
}

/** A record's params are texts, and so is the match in them; its sentence does not name it. */
export const matchParam = (match: Match): { match: string } => ({ match: JSON.stringify(match) });

export const matchIn = ({ match }: Params): Match | undefined =>
  match === undefined ? undefined : (JSON.parse(match) as Match);
