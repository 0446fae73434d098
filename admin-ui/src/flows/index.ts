/** What the pages say of each flow: one file a flow. */
import type { LastRun } from '../data/api';
import { isApprovable, type Approvable, type Flow } from '../data/flow';
import { flows } from '../data/flows.generated';
import { accounts, heldAccounts } from './accounts';
import { documents, heldDocuments } from './documents';
import { sales } from './sales';
import type { FlowWords, HeldWords } from './words';

const words: { [F in Flow]: () => FlowWords<F> } = { accounts, documents, sales };
const held: Record<Approvable, (held: number) => HeldWords> = { accounts: heldAccounts, documents: heldDocuments };

export const flowWords = (flow: Flow): Omit<FlowWords, 'done'> => words[flow]();

/** Undefined where nobody approves: an order is held on its own and for a reason of its own. */
export const heldWords = (flow: Flow, count: number): HeldWords | undefined =>
  isApprovable(flow) && count > 0 ? held[flow](count) : undefined;

/** What the run did; undefined where the worker, being older than the shop's plugin, does not know the flow. */
export function doneWords(flow: Flow, run: LastRun): string | undefined {
  const counts = run[flow];
  if (counts === undefined) return undefined;
  const none = Object.fromEntries(flows[flow].counts.map((name) => [name, 0]));
  const { done } = words[flow]() as { done: (counts: object) => string };
  return done({ ...none, ...counts });
}
