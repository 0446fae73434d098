import { __ } from '@wordpress/i18n';
import type { Flow, FlowCounts } from '../data/flow';

/** What the pages say of one flow; its title is in contract/flows.json. */
export interface FlowWords<F extends Flow = Flow> {
  about: string;
  /** What a record is. */
  subject: string;
  on: string;
  off: string;
  /** On the overview, as long as it is off. */
  notYet: string;
  goTo: string;
  /** The steps to switch it on. */
  first: string;
  last: string;
  /** Of a preview: what it looked at, what it says when there is nothing to do, and what a new record is. */
  changes: string;
  agree: string;
  created: string;
  /** What the last sync did. */
  done: (counts: FlowCounts[F]) => string;
}

/** What is held, where to look at it and what an approval does. */
export interface HeldWords {
  sentence: string;
  effect: string;
  link: string;
  url: string;
}

/** Of the flows that write into the shop. */
export const intoShop = (): string =>
  __('From then on the worker writes into the shop, at once and by itself.', 'erp-bridge');
export const changedInErp = (): string => __('It shows what the ERP changed since the last sync.', 'erp-bridge');
