/** What a sync would do, as the last preview found it. */
import { get, type Flow } from './api';
import type { Policy, SaleKind } from './settings';

export const outcomes = [
  'created',
  'updated',
  'reactivated',
  'deactivated',
  'delivered',
  'withdrawn',
  'waiting',
  'refused',
  'held',
  'failed',
] as const;
export type Outcome = (typeof outcomes)[number];

export type FieldName =
  | 'email'
  | 'first_name'
  | 'last_name'
  | 'display_name'
  | 'company'
  | 'phone'
  | 'address_1'
  | 'address_2'
  | 'postcode'
  | 'city'
  | 'country'
  | 'active'
  /** Of an order: the document it becomes; its value is an amount and a currency. */
  | SaleKind;

export interface Change {
  field: FieldName;
  /** What the shop has. */
  old: string;
  /** What the ERP has. */
  new: string;
  /** They differ, but the field policy leaves the shop's value. */
  kept: boolean;
}

export interface PreviewItem {
  id: number;
  erp_key: string;
  label: string;
  outcome: Outcome;
  /** The sentence why, in the admin's language; else empty. */
  message: string;
  changes: Change[];
}

export interface Preview {
  id: string;
  lane: Flow;
  full: boolean;
  state: 'running' | 'done' | 'failed';
  started_at: string;
  finished_at: string | null;
  /** Why it failed, in the admin's language; else empty. */
  message: string;
  /** Empty until it is finished. */
  counts: Partial<Record<Outcome | 'unchanged', number>>;
  /** The policy it was made with. */
  policy: Policy | null;
}

export interface PreviewPage {
  preview: Preview | null;
  items: PreviewItem[];
  total: number;
  groups: { outcome: Outcome; count: number }[];
}

export interface PreviewQuery {
  lane: Flow;
  outcome: Outcome | '';
  search: string;
  page: number;
  per_page: number;
}

export const getPreview = (query: PreviewQuery): Promise<PreviewPage> => get('preview', query);
