/** An order that its source no longer has at all is as one in the trash, which article 4 leaves out: its document is taken back, unless that is final. */
import type { Sale } from '../../model/sale.js';
import { both, nothing, type Collected, type Decision } from './decision.js';
import { differenceOfGone } from './difference.js';
import { everSent, isFrozen } from './known.js';
import { noMoreRefunds } from './refund-ends.js';

export function goneOrder(known: Collected): Decision {
  const { key, record } = known;
  if (record === undefined) return nothing;
  const { label } = record;
  const before = everSent(known);
  if (before !== undefined && isFrozen(known))
    return { ...nothing, wishes: [{ erpKey: key, label, wanted: before }], ...differenceOfGone(label, known) };
  const end: Decision =
    before === undefined
      ? { ...nothing, forget: [key] }
      : { ...nothing, wishes: [{ erpKey: key, label, wanted: { ...before, state: 'withdrawn' } satisfies Sale }] };
  return both(end, noMoreRefunds(known));
}
