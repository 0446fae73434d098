/** What is kept in step. A flow has a switch, a preview and a page of its own; its lanes are its way there and, of some, a way back. */
import type { ReasonCode } from '../reasons/reasons.js';
import { flows } from './flows.generated.js';

export type Flow = keyof typeof flows;
export type Lane = (typeof flows)[Flow]['lanes'][number];
/** What a run says of each flow. */
export type FlowCounts = { [F in Flow]: Record<(typeof flows)[F]['counts'][number], number> };

interface Definition {
  lanes: readonly [Flow, ...Lane[]];
  /** Why records are held that an admin can approve. */
  approves?: ReasonCode;
  counts: readonly string[];
}
const definitions: Record<Flow, Definition> = flows;

export const flowNames = Object.keys(flows) as [Flow, ...Flow[]];
export const laneNames: readonly Lane[] = flowNames.flatMap((flow) => definitions[flow].lanes);
export const isLane = (text: string | undefined): text is Lane => laneNames.some((name) => name === text);
export const isFlow = (lane: Lane): lane is Flow => flowNames.some((name) => name === lane);

/** What the sync of a flow, or of one of its lanes, consists of. */
export const lanesOf = (lane: Lane): readonly Lane[] => (isFlow(lane) ? definitions[lane].lanes : [lane]);
/** The flow that a lane belongs to. */
export const flowOf = (lane: Lane): Flow => flowNames.find((flow) => lanesOf(flow).includes(lane)) ?? flowNames[0];
export const approvable = flowNames.filter((flow) => definitions[flow].approves !== undefined);

/** The two ways of the flow that has a loop of its own. */
export const orderLanes = lanesOf('sales');
export const flowsBesideOrders = flowNames.filter((flow) => !orderLanes.includes(flow));

/** Something for each flow, in their order. */
export const eachFlow = <T>(of: (flow: Flow) => T): Record<Flow, T> =>
  Object.fromEntries(flowNames.map((flow) => [flow, of(flow)])) as Record<Flow, T>;
