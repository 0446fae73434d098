/** What both flows do before they take much away at once: hold it, so that a person looks first. */
import type { ReasonCode } from '../reasons/reasons.js';
import type { Journal } from '../journal/journal.js';
import type { Lane } from '../model/flow.js';
import { tooMany, type RemovalLimits } from '../rules/mass-removal.js';

/** `keys`: what would be taken away; `total`: how many are there now, those included. */
export function holdIfTooMany(
  journal: Journal,
  lane: Lane,
  { keys, total, limits, reason }: { keys: string[]; total: number; limits: RemovalLimits; reason: ReasonCode },
): void {
  if (!tooMany(keys.length, total, limits)) return;
  journal.removals.hold(lane, keys, reason, {
    count: String(keys.length),
    total: String(total),
    limit_count: String(limits.hold_count),
    limit_percent: String(limits.hold_percent),
  });
}
