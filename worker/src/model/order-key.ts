/**
 * The keys of orders, refunds and the products on them. The shop's own are `sale.123`, `refund.45` and `product.67`; those of any other
 * source of orders carry its name: `sale.<source>.<id>`. So no source can name another's record, whatever its ids are.
 */
import { bytesWritten } from './key.js';

/** The shop whose plugin the worker serves. No other source may have this name. */
export const ownSource = 'woocommerce';

/** As its source writes it: WooCommerce's are numbers, a text may be longer than a number can hold. 0 or '': there is none. */
export type ForeignId = number | string;

export interface OrderRef {
  source: string;
  id: string;
}

type Kind = 'sale' | 'refund' | 'product';

const longest = 190;
const ownId = /^[1-9]\d{0,17}$/;

export const isSourceName = (text: string): boolean => /^[a-z][a-z0-9-]*$/.test(text);

export const saleKey = (source: string, id: ForeignId): string => keyOf('sale', { source, id: String(id) });
export const refundKey = (source: string, id: ForeignId): string => keyOf('refund', { source, id: String(id) });
/** Of a product, or of a variation by its own id. */
export const productKey = (source: string, id: ForeignId): string => keyOf('product', { source, id: String(id) });

/** The order of a sale's key; undefined for every other key. */
export const orderOf = (key: string): OrderRef | undefined => refOf('sale', key);
export const refundOf = (key: string): OrderRef | undefined => refOf('refund', key);
export const productOf = (key: string): OrderRef | undefined => refOf('product', key);

/** All keys of the sales of a source, and no others, lie between these two. */
export const salesBetween = (source: string): [string, string] =>
  source === ownSource ? ['sale.0', 'sale.:'] : [`sale.${source}.`, `sale.${source}/`];

/** The order's id as its snapshot has it. */
export const foreignId = ({ source, id }: OrderRef): ForeignId => (source === ownSource ? Number(id) : id);

/** @throws Error where no such record can be: a source that gives such an id is written wrongly. */
function keyOf(kind: Kind, ref: OrderRef): string {
  const key = written(kind, ref);
  if (key === undefined) throw new Error(`There can be no ${kind} "${ref.id}" of the source "${ref.source}"`);
  return key;
}

function written(kind: Kind, { source, id }: OrderRef): string | undefined {
  if (source === ownSource) return ownId.test(id) ? `${kind}.${id}` : undefined;
  // Capitals, too: the folder's files have these names, and Windows takes two that differ only by case for one.
  const text = bytesWritten(id, /[a-z0-9_-]/);
  const key = `${kind}.${source}.${text}`;
  return isSourceName(source) && id !== '' && read(text) === id && key.length <= longest ? key : undefined;
}

function refOf(kind: Kind, key: string): OrderRef | undefined {
  const [, theKind, source, text = ''] = /^([a-z]+)\.(?:([a-z][a-z0-9-]*)\.)?([^.]+)$/.exec(key) ?? [];
  if (theKind !== kind) return undefined;
  const ref = source === undefined ? { source: ownSource, id: text } : { source, id: read(text) ?? '' };
  // A key has one spelling.
  return written(kind, ref) === key ? ref : undefined;
}

/** What was escaped; undefined where it is no text. */
function read(text: string): string | undefined {
  const bytes = text.replace(/~([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}
