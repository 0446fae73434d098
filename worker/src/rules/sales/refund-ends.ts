/** A refund that is no more withdraws its credit note (article 3), as long as that is not final. */
import { both, nothing, type Collected, type Decision, type Known } from './decision.js';
import { everSent, isFinal } from './known.js';

/** Takes back what was asked for of an order's refunds; `but`: of these not. */
export function noMoreRefunds({ key: trait, refunds }: Collected, but: ReadonlySet<string> = new Set()): Decision {
  return [...refunds]
    .filter(([key]) => !but.has(key))
    .map(([key, facts]) => withdrawal(key, trait, facts))
    .reduce(both, nothing);
}

function withdrawal(erpKey: string, trait: string, facts: Known): Decision {
  const { record, answer } = facts;
  if (record === undefined) return nothing;
  const { label } = record;
  const before = everSent(facts);
  if (before !== undefined && !isFinal(facts))
    return { ...nothing, wishes: [{ erpKey, label, trait, wanted: { ...before, state: 'withdrawn' } }] };
  const over: Decision = { ...nothing, forget: [erpKey] };
  if (before === undefined || before.state === 'withdrawn') return over;
  const params = { document: answer?.number ?? '' };
  return { ...over, notes: [{ erpKey, label, reason: 'refund_deleted_after_final', params }] };
}
