import type { ReasonCode } from '../reasons/reasons.js';
import type { Params } from '../model/record.js';

/** Why an order is left out, or waits for a person. */
export interface Why {
  reason: ReasonCode;
  params: Params;
}
