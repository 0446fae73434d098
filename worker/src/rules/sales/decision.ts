/** What is known of an order before anything is decided about it, and what a decision says. Both are plain data. */
import type { BrokenOrder, OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import type { Note, OrderRecord, Wish } from '../../model/record.js';
import type { Difference, KnownSale, SaleState } from '../../model/sale.js';
import type { Demands } from './eligible.js';
import type { Settings } from '../../model/settings.generated.js';

/** What the journal and the ERP know of a sale or a refund; what they do not is undefined. */
export interface Known {
  record: OrderRecord | undefined;
  /** The ERP's answer. */
  answer: SaleState | undefined;
  /** What the ERP was given under this key, where the journal does not know that it was given anything. */
  given: KnownSale | undefined;
}

export interface Collected extends Known {
  /** The order's source, and what is particular about it. */
  source: string;
  particulars: Particulars;
  settings: Settings['sales'];
  /** The sale's. */
  key: string;
  /** It is one of those that were there before the sync (article 4): its age is not in the way. */
  imported?: boolean;
  /** What the ERP and the shop's settings demand of an order (article 4). */
  demands: Demands & { currency: string };
  /** Whether the delivery is told as a comment (article 4). */
  comments: Settings['imports']['delivery_comment'];
  /** As it was told last. */
  difference: Difference | undefined;
  /** The refunds that the order has, or had, in the journal; by key. */
  refunds: ReadonlyMap<string, Known>;
}

/** What the source says of an order now. */
export type Found = { order: OrderSnapshot } | { broken: BrokenOrder } | { gone: true };

export interface Decision {
  wishes: Wish[];
  /** Records that are over on this side. */
  forget: string[];
  notes: Note[];
  /** What to remember of how the order differs from its final document; undefined where that stays as it is. */
  difference?: { key: string; now: Difference | undefined };
}

export const nothing: Decision = { wishes: [], forget: [], notes: [] };

/** `later` comes behind; of a difference it knows nothing. */
export const both = (first: Decision, later: Decision): Decision => ({
  ...first,
  wishes: [...first.wishes, ...later.wishes],
  forget: [...first.forget, ...later.forget],
  notes: [...first.notes, ...later.notes],
});
