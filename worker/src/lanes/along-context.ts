/** What the parts of along.ts have in common. */
import type { ShopPlace } from '../model/shop.js';
import type { Sale } from '../model/sale.js';
import type { OrderSource } from '../shops/port.js';
import type { OrderContext } from './lane.js';

export type AlongContext = Pick<OrderContext, 'erp' | 'journal' | 'dryRun' | 'settings'> & { shop: ShopPlace };

export type AlongSource = Pick<OrderSource, 'name' | 'particulars' | 'orders'>;

/** Only an order makes people and products: what takes one back, or gives money back, names what is known. */
export const makesNew = ({ state, content }: Sale): boolean => state !== 'withdrawn' && content.kind !== 'credit_note';
