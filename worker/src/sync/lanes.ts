/** How each lane is done. In the order of one sync: orders go to the ERP before its answers are read. */
import { accountsLane } from '../lanes/accounts.js';
import { documentsLane } from '../lanes/documents.js';
import type { LaneModule } from '../lanes/lane.js';
import { salesLane } from '../lanes/sales.js';
import { statesLane } from '../lanes/states.js';
import type { Lane } from '../model/flow.js';

const modules: Record<Lane, LaneModule> = {
  accounts: accountsLane,
  sales: salesLane,
  documents: documentsLane,
  states: statesLane,
};

export const lanes: readonly LaneModule[] = Object.values(modules);
