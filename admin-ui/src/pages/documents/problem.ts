import type { AttentionGroup } from '../../data/api';

/** What has a tab of its own is no problem: a missing account holds up nothing. */
export const isProblem = ({ state, reason }: Pick<AttentionGroup, 'state' | 'reason'>): boolean =>
  reason !== 'no_account' && ['refused', 'failed', 'held', 'waiting'].includes(state);
