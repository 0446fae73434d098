/**
 * What the worker notes on a sale of Tryton's, as an attachment: what it was made from, written together with that, and, as the last
 * thing of all, what was put. A sale without it was made by somebody else.
 */
import type { KnownSale, Sale, SaleKind } from '../../../model/sale.js';
import { hashOf } from '../../../model/record.js';
import { substance } from '../../../rules/sales/sale.js';

export const attachmentName = 'erp-bridge.json';

export interface Mark {
  kind: SaleKind;
  state: Sale['state'];
  /** hashOf() the content that its lines, addresses and texts were made from. */
  content: string;
  /** hashOf() the part of it that is more than texts of the settings. */
  substance: string;
  /** What a line of its own added, so that Tryton's total is the shop's. */
  rounding?: string;
  /** hashOf() the sale that was put, and is all done; '' where that is under way. */
  hash: string;
  /** Of the last one that was all done; 0: there is none. */
  revision: number;
}

export type Made = Pick<Mark, 'kind' | 'state' | 'content' | 'substance'>;

export const madeFrom = ({ state, content }: Sale): Made => ({
  kind: content.kind,
  state,
  content: hashOf(content),
  substance: hashOf({ kind: content.kind, ...substance(content) }),
});

export const knownOf = ({ kind, state, hash, revision }: Mark): KnownSale => ({ kind, state, hash, revision });

export const written = (mark: Mark): { name: string; description: string } => ({
  name: attachmentName,
  description: JSON.stringify(mark),
});

/** The mark among a sale's attachments, the oldest where somebody copied it. */
export function markIn(
  attachments: readonly { id: number; name: string | null; description: string | null }[],
): { id: number; mark: Mark } | undefined {
  for (const { id, name, description } of [...attachments].sort((a, b) => a.id - b.id)) {
    const mark = name === attachmentName ? understood(description ?? '') : undefined;
    if (mark !== undefined) return { id, mark };
  }
  return undefined;
}

function understood(text: string): Mark | undefined {
  try {
    const mark = JSON.parse(text) as Partial<Mark> | null;
    return typeof mark?.content === 'string' && typeof mark.revision === 'number' ? (mark as Mark) : undefined;
  } catch {
    return undefined;
  }
}
