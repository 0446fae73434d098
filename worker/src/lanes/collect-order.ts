/** All that the journal and the ERP know of one order, before anything is decided about it. */
import { offered } from '../erp/port.js';
import { saleKey, type ForeignId } from '../model/order-key.js';
import type { OrderRecord } from '../model/record.js';
import type { OrderSource } from '../shops/port.js';
import type { Collected, Known } from '../rules/sales/decision.js';
import { isFrozen } from '../rules/sales/known.js';
import type { OrderContext } from './lane.js';

type Context = Pick<OrderContext, 'journal' | 'erp' | 'settings' | 'shop'>;

/** `isThere`: the source has the order; of one that is gone the ERP is only asked where the journal knows of it. */
export async function collect(
  { name: source, particulars }: Pick<OrderSource, 'name' | 'particulars'>,
  { id, isThere }: { id: ForeignId; isThere: boolean },
  context: Context,
): Promise<Collected> {
  const { journal, settings } = context;
  const key = saleKey(source, id);
  const refunds = new Map<string, Known>();
  for (const refund of journal.orders.refundsOf(key)) refunds.set(refund, await knownOf(refund, context));
  const known = await knownOf(key, context, isThere);
  // Only a sale that does not change any more can differ from its order.
  const difference = isFrozen(known) ? journal.orders.difference(key) : undefined;
  const demands = {
    need: settings.imports.contact,
    country: context.shop.country,
    currency: await currencyOf(context),
  };
  const comments = settings.imports.delivery_comment;
  return { source, particulars, settings: settings.sales, key, demands, comments, difference, refunds, ...known };
}

/** '' where the ERP takes any. An ERP that is away says so when it is given the sale. */
async function currencyOf({ erp }: Context): Promise<string> {
  return (await erp.currency?.()) ?? '';
}

/** The ERP itself is asked only where the journal does not know what it was given. */
async function knownOf(key: string, { journal, erp }: Context, askAnyway = false): Promise<Known> {
  const record = journal.orders.record(key);
  const isOpen = askAnyway ? !isSent(record) : record?.wanted !== undefined && !record.sent;
  return { record, answer: journal.answers.of(key), given: isOpen ? await offered(erp, 'sales').find(key) : undefined };
}

const isSent = (record: OrderRecord | undefined): boolean => record?.sent === true && record.wanted !== undefined;
