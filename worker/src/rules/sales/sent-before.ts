/** Whether an order has its document already, and which (article 3: one each): its kind is frozen with its first sending. */
import { saleKinds, type Sale, type SaleKind } from '../../model/sale.js';
import type { Collected } from './decision.js';
import { saleIn } from './known.js';

export interface Sent {
  kind: SaleKind;
  state: Sale['state'];
}

/** The journal knows, or, where it was lost, the ERP itself: what it was given, or what it answered. */
export function sentBefore({ record, given, answer, settings }: Collected): Sent | undefined {
  const before = saleIn(record);
  if (record?.sent && before !== undefined) return { kind: before.content.kind, state: before.state };
  if (given !== undefined) return { kind: given.kind, state: given.state };
  if (answer === undefined) return undefined;
  const kind = saleKinds.find((name) => name === answer.type && name !== 'credit_note') ?? settings.document;
  return { kind, state: answer.state };
}
