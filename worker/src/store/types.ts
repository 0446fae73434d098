import type { ReasonCode } from '../reasons/reasons.js';
import type { CommandState } from '../model/job.js';
import type { Settings } from '../model/settings.generated.js';
import type { JournalEvent, Lane, States } from '../model/record.js';

export interface Ping {
  ok: boolean;
  plugin: string;
  api: number;
  store: string;
  wordpress: string;
  php: string;
}

/** One field of an account that a dry run found different; `kept`: the field policy leaves the shop's value. */
export interface Change {
  field: string;
  old: string;
  new: string;
  kept: boolean;
}

export interface AccountResult {
  erp_key: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'deactivated' | 'reactivated' | 'refused';
  user_id: number | null;
  code?: ReasonCode;
  params?: Record<string, string>;
  changes?: Change[];
}

export interface PreviewItem {
  erp_key: string;
  label: string;
  outcome: string;
  reason?: string;
  params?: Record<string, string>;
  changes: Change[];
}

/** A part of a preview: its beginning, some items, or its end. */
export interface PreviewPart {
  id: string;
  lane: Lane;
  begin?: boolean;
  full?: boolean;
  items?: PreviewItem[];
  finish?: { counts: Record<string, number>; error: { code: string; params: Record<string, string> } | null };
}

export interface DocumentMetadata {
  sha256: string;
  type: string;
  number: string;
  date: string;
  due_date: string;
  account_key: string;
  account_email: string;
  tiers_key: string;
  file_name: string;
  order_number: string;
  total: string;
  total_net: string;
  currency: string;
  paid: string;
  facturx: string;
  siren: string;
  /** The sale that it answers, always `sale.<order id>`; '' where it is none of the shop's orders. */
  sale_key: string;
}

export interface DocumentResult {
  outcome: 'created' | 'replaced' | 'unchanged' | 'waiting' | 'refused';
  code?: ReasonCode;
  params?: Record<string, string>;
}

/** One document of a bundle; `error` says what its own PUT would have failed with. */
export interface BundleResult {
  erp_key: string;
  outcome: DocumentResult['outcome'] | 'error';
  code?: ReasonCode;
  params?: Record<string, string>;
  message?: string;
  status?: number;
}

export interface DocumentLookup {
  documents: { erp_key: string; state: 'present' | 'different' | 'missing' }[];
  /** `other_customer`: the account with this e-mail belongs to that customer of the ERP. */
  accounts: { user_id: number | null; other_customer?: string | null }[];
}

export interface Running {
  lane: Lane;
  /** Nothing is written: it is only found out what would be. */
  preview: boolean;
  phase: 'read' | 'push';
  done: number;
  total: number;
  rate: number;
  eta_seconds: number | null;
  started_at: string;
}

export interface AccountCounts {
  created: number;
  updated: number;
  unchanged: number;
  deactivated: number;
  waiting: number;
  refused: number;
  held: number;
  failed: number;
}

export interface DocumentCounts {
  delivered: number;
  withdrawn: number;
  unchanged: number;
  waiting: number;
  refused: number;
  held: number;
  failed: number;
}

export interface SaleCounts {
  created: number;
  updated: number;
  withdrawn: number;
  unchanged: number;
  waiting: number;
  refused: number;
  held: number;
  failed: number;
}

export interface LastRun {
  started_at: string;
  finished_at: string;
  seconds: number;
  requests: number;
  writes: number;
  accounts: AccountCounts;
  documents: DocumentCounts;
  sales: SaleCounts;
  error: { code: string; params: Record<string, string> } | null;
}

export interface Command {
  id: number;
  name: string;
  args: Record<string, string>;
}

export interface Report {
  worker: { id: string; version: string; node: string; host: string; adapter: string; started_at: string };
  running: Running | null;
  last_run: LastRun | null;
  counters: Record<Lane, States>;
  events: JournalEvent[];
  commands: CommandState[];
  /** What WooCommerce's webhooks brought since the worker started; left out as long as it is nothing. */
  webhooks?: WebhookReport;
}

export interface WebhookReport {
  received: number;
  refused: number;
  last_at: string | null;
}

export interface ReportAnswer {
  commands: Command[];
  settings_version: number;
}

/** Of `GET /settings`, as the worker gets it. */
export interface ShopSettings {
  settings: Settings;
  version: number;
  webhook_secret?: string;
  /** As WordPress names it: `Europe/Paris`, `+05:30`. */
  time_zone: string;
}
