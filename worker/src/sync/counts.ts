/** What a run says that it did. */
import type { Journal } from '../journal/journal.js';
import { flows } from '../model/flows.generated.js';
import { eachFlow, flowNames, type Flow, type FlowCounts, type Lane } from '../model/flow.js';
import type { Tally } from '../reconcile/reconcile.js';
import type { LastRun } from '../shops/woocommerce/types.js';

/** Of all flows. A count that a flow does not have in contract/flows.json is left out of it. */
export function countsOf(journal: Journal, tallies: Record<Lane, Tally>): FlowCounts {
  return eachFlow((flow) => pick(flow, countsOfFlow(journal, flow, tallies[flow]))) as FlowCounts;
}

function countsOfFlow(journal: Journal, flow: Flow, did: Tally): Record<string, number> {
  const { applied, waiting, refused, held, failed } = journal.counts(flow);
  const { created, deactivated, delivered, withdrawn } = did;
  const updated = did.updated + did.reactivated;
  const moved = created + updated + deactivated + delivered + withdrawn;
  const unchanged = Math.max(0, applied - moved);
  return { created, updated, unchanged, deactivated, delivered, withdrawn, waiting, refused, held, failed };
}

const pick = (flow: Flow, counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(flows[flow].counts.map((name) => [name, counts[name] ?? 0]));

interface Looked {
  only?: readonly Lane[];
  beside?: boolean;
}

/** What a run did not look at keeps the counts of the one that did. */
export function shownRun(before: LastRun | null, run: LastRun, { only, beside }: Looked): LastRun {
  if (before === null || only === undefined) return run;
  if (beside) return { ...before, sales: run.sales };
  const kept = flowNames.filter((flow) => !only.includes(flow));
  return { ...run, ...Object.fromEntries(kept.map((flow) => [flow, before[flow]])) };
}
