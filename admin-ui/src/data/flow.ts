import { flows } from './flows.generated';

/** A flow has a page and is switched on and off there. */
export type Flow = keyof typeof flows;
/** What the worker keeps in step: a flow, or its way back. */
export type Lane = (typeof flows)[Flow]['lanes'][number];
/** What a run says of each flow. */
export type FlowCounts = { [F in Flow]: Record<(typeof flows)[F]['counts'][number], number> };
/** An admin can approve what is held there. */
export type Approvable = { [F in Flow]: (typeof flows)[F] extends { approves: string } ? F : never }[Flow];

export const flowNames = Object.keys(flows) as Flow[];
export const lanes: Lane[] = flowNames.flatMap((flow) => [...flows[flow].lanes]);
export const isApprovable = (flow: Flow): flow is Approvable => 'approves' in flows[flow];

/** The flow that a lane belongs to: order states come back by the flow that sent the orders. */
export const flowOf = (lane: Lane): Flow =>
  flowNames.find((flow) => flows[flow].lanes.some((name) => name === lane)) ?? 'accounts';

export const pageOf = (flow: Flow): string => `admin.php?page=erp-bridge-${flows[flow].page}`;
