/** Generated from contract/ by `npm run generate`. Do not edit. */
import type { Settings } from './settings.generated';
import type { Flow } from './flow';
import type { Lane } from './flow';
/**
 * A `note` is told once: nothing waits for it, the admin dismisses it.
 */
export type JournalState = 'pending' | 'applied' | 'waiting' | 'refused' | 'held' | 'failed' | 'note';
/**
 * Key of a record in the ERP: `<kind>.<id>`.
 */
export type Key = string;
/**
 * ISO 8601, UTC, with `Z`.
 */
export type Time = string;
export type Page = number;
export type PerPage = number;
/**
 * Of an account; of an order the document that it becomes, whose value is an amount and a currency.
 */
export type FieldName =
  | (
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
    )
  | SaleKind;
/**
 * What an order or a refund becomes in the ERP.
 */
export type SaleKind = 'order' | 'delivery_note' | 'invoice' | 'credit_note';
export type CustomerEmails = CustomerEmail[];
export type DocumentState = 'visible' | 'withdrawn';
export type DocumentType = 'quote' | 'order' | 'delivery_note' | 'invoice' | 'credit_note' | 'other';
export type Search = string;
export type Gateways = Gateway[];
/**
 * The source of orders; the shop’s own are `woocommerce`.
 */
export type OrderSourceName = string;
/**
 * `import`: the orders of the window, as an import would treat them; `ledger`: all orders of the source, as they stand now.
 */
export type LookScope = 'import' | 'ledger';
export type OrderMatches = OrderMatch[];
export type OrderPeriods = OrderPeriod[];
export type Outcome =
  | 'created'
  | 'updated'
  | 'reactivated'
  | 'deactivated'
  | 'delivered'
  | 'withdrawn'
  | 'waiting'
  | 'refused'
  | 'held'
  | 'failed';
/**
 * One of worker/src/reasons/reasons.ts.
 */
export type ReasonCode = string;
export type TextField =
  'caption_paid' | 'caption_unpaid' | 'subject_paid' | 'subject_unpaid' | 'body_paid' | 'body_unpaid';

export interface AttentionGroup {
  lane: Lane;
  state: JournalState;
  reason: string;
  message: string;
  count: number;
}
export interface AttentionItem {
  id: number;
  lane: Lane;
  erp_key: Key;
  label: string;
  state: JournalState;
  reason: string;
  /**
   * The sentence in the admin’s language.
   */
  message: string;
  params: Params;
  at: Time;
}
/**
 * Values of the {placeholders} of a reason’s sentence.
 */
export interface Params {
  [k: string]: string;
}
export interface AttentionPage {
  items: AttentionItem[];
  total: number;
  /**
   * By all filters but `reason`, the most frequent first.
   */
  groups: AttentionGroup[];
}
export interface AttentionQuery {
  lane?: string;
  state?: string;
  reason?: string;
  search?: string;
  /**
   * Those that somebody dismissed instead of the others.
   */
  dismissed?: boolean;
  page?: Page;
  per_page?: PerPage;
}
export interface Bank {
  holder: string;
  /**
   * Without spaces, as is the BIC.
   */
  iban: string;
  bic: string;
}
export interface Change {
  field: FieldName;
  old: string;
  new: string;
  /**
   * They differ, but the field policy leaves the shop’s value, or it waits for a proven e-mail.
   */
  kept: boolean;
}
export interface Check {
  id: string;
  status: 'ok' | 'warning' | 'error';
  title: string;
  message: string;
  /**
   * What to do.
   */
  fix?: string;
}
export interface Connection {
  store_url: string;
  https: boolean;
  /**
   * Whether whoever looks may make and replace the key.
   */
  may_make: boolean;
  keys: {
    key_id: number;
    truncated_key: string;
    last_access: string | null;
    created: string | null;
  }[];
  checks: Check[];
}
export interface Customer {
  id: number;
  name: string;
  email: string;
  /**
   * The profile in wp-admin.
   */
  url: string;
  active: boolean;
}
/**
 * An e-mail of WooCommerce that goes to customers.
 */
export interface CustomerEmail {
  id: string;
  title: string;
  /**
   * When it leaves, in words.
   */
  event: string;
  enabled: boolean;
  /**
   * Sent by hand alone; no switch counts.
   */
  manual: boolean;
  /**
   * It does reach customers as things are.
   */
  reaches: boolean;
  /**
   * The document reaches the customer at that moment, too.
   */
  doubled: boolean;
}
export interface DocumentHistory {
  versions: {
    id: number;
    stored_at: Time;
    size: number;
    url: string;
  }[];
  downloads: {
    user: string;
    at: Time;
  }[];
}
export interface DocumentsPage {
  items: ShopDocument[];
  total: number;
  groups: {
    state: DocumentState;
    count: number;
  }[];
  types: {
    type: DocumentType;
    count: number;
  }[];
}
export interface ShopDocument {
  id: number;
  erp_key: Key;
  type: DocumentType;
  number: string;
  /**
   * YYYY-MM-DD, as is `due_date`.
   */
  date: string | null;
  due_date: string | null;
  order_number: string;
  /**
   * A decimal number; empty where the ERP tells none.
   */
  total: string;
  currency: string;
  paid: boolean | null;
  /**
   * Profile of the electronic invoice inside; empty where there is none.
   */
  facturx: string;
  siren: string;
  file_name: string;
  size: number;
  sha256: string;
  state: DocumentState;
  withdrawn_by: '' | 'erp' | 'admin';
  stored_at: Time;
  /**
   * Null where the account was deleted.
   */
  customer: Customer | null;
  tiers_code: string;
  /**
   * Earlier ones.
   */
  versions: number;
  downloads: number;
  last_download: string | null;
  /**
   * Opens the PDF.
   */
  url: string;
}
export interface DocumentsQuery {
  state?: '' | 'visible' | 'withdrawn';
  type?: '' | 'quote' | 'order' | 'delivery_note' | 'invoice' | 'credit_note' | 'other';
  search?: Search;
  sort?: 'stored' | 'date' | 'number' | 'customer';
  order?: 'desc' | 'asc';
  page?: Page;
  per_page?: PerPage;
}
export interface ErpFile {
  file: string;
  encoding: string;
  delimiter: string;
  /**
   * 0 where there is none to be seen.
   */
  heading_line: number;
  /**
   * @maxItems 500
   */
  columns: ShownColumn[];
  /**
   * What a column can mean.
   *
   * @maxItems 100
   */
  fields: {
    name: string;
    required: boolean;
  }[];
  /**
   * The first two lines.
   *
   * @maxItems 2
   */
  rows: string[][];
  /**
   * Words of the column “active” that nobody has explained.
   *
   * @maxItems 50
   */
  words: string[];
  /**
   * Why it cannot be used as it is; empty where it can.
   */
  message: string;
}
export interface ShownColumn {
  heading: string;
  /**
   * What it means now; empty is nothing.
   */
  field: string;
  /**
   * What it means without anybody’s word.
   */
  by_name: string;
  /**
   * Who said what it means: `name`, `shop`, `config`; empty: nobody.
   */
  by: '' | 'name' | 'shop' | 'config';
}
export interface ErpFiles {
  /**
   * When; null where nothing is known.
   */
  at: string | null;
  files: ErpFile[];
}
export interface Gateway {
  id: string;
  title: string;
  enabled: boolean;
  guess: 'money' | 'later';
}
export interface ImportAgain {
  source: OrderSourceName;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  ids: string[];
}
export interface ImportAgainAnswer {
  /**
   * So many orders the worker sends.
   */
  asked: number;
  refused: {
    order_id: string;
    number: string;
    message: string;
  }[];
}
/**
 * Orders by standing.
 */
export interface ImportCounts {
  [k: string]: number;
}
export interface LookGroup {
  standing: 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held' | 'unseen';
  reason: string;
  /**
   * What is different from order to order is `…`.
   */
  message: string;
  count: number;
}
export interface MatchCandidate {
  erp_key: string;
  name?: string;
  email?: string;
  phone?: string;
  sku?: string;
  code?: string;
}
/**
 * As the order has it.
 */
export interface MatchSide {
  name?: string;
  email?: string;
  phone?: string;
  sku?: string;
  code?: string;
}
export interface NewCommand {
  name: 'sync' | 'retry' | 'preview' | 'approve' | 'columns' | 'look' | 'import' | 'pause' | 'resume' | 'pick';
  args?: {
    lane?: Lane;
    /**
     * `1`: compares everything.
     */
    full?: string;
    erp_key?: Key;
    source?: OrderSourceName;
    scope?: LookScope;
    /**
     * The worker’s number of it (`GET /orders-import`).
     */
    job?: string;
    /**
     * The id in `GET /orders-matches`.
     */
    match?: string;
    /**
     * The candidate’s `erp_key`, or `new`: none of them.
     */
    choice?: string;
  };
}
export interface NewKey {
  consumer_key: string;
  consumer_secret: string;
  /**
   * For erp-bridge.config.json.
   */
  config: {};
}
export interface OrderMatch {
  /**
   * For the command `pick`.
   */
  id: string;
  kind: 'contact' | 'product';
  source: OrderSourceName;
  orders: {
    order_id: string;
    number: string;
    edit_url: string | null;
  }[];
  asked: MatchSide;
  candidates: MatchCandidate[];
  /**
   * Whether “none of them” is an answer.
   */
  may_be_new: boolean;
  /**
   * Why it is held, in the admin’s language.
   */
  message: string;
}
export interface OrderPeriod {
  /**
   * `2026-11-30` or `2026-11`, in the shop’s time zone; the latest first.
   */
  period: string;
  in_shop: number;
  known: number;
  new: number;
  left_out: number;
  waiting: number;
  refused: number;
  held: number;
  unseen: number;
}
export interface OrderPeriodsQuery {
  source: OrderSourceName;
  by?: 'day' | 'month';
  /**
   * A day of the shop; empty: no limit.
   */
  from?: string;
  /**
   * The last day that counts.
   */
  to?: string;
}
export interface OrdersImport {
  sources: ShownImportSource[];
  /**
   * Those that go on, and the last one of each kind, source and scope that ended; the latest first.
   */
  jobs: ShownImportJob[];
  /**
   * Whether the worker reported lately: without it nothing is begun.
   */
  alive: boolean;
}
export interface ShownImportSource {
  name: OrderSourceName;
  /**
   * As people call it.
   */
  title: string;
  window_months: number;
  /**
   * In the source’s own words.
   */
  left_out_statuses: string[];
  /**
   * Without these an order is not transferred.
   */
  requires: ('product' | 'contact')[];
  match_by: ('phone' | 'email')[];
  phone_from: ('billing' | 'shipping')[];
  /**
   * Whether the contact gets the order’s address.
   */
  address: boolean;
  /**
   * The field of the ERP’s product that gets the SKU.
   */
  sku_to: 'sku' | 'code';
  /**
   * The one that gets the product’s number.
   */
  id_to: 'sku' | 'code';
  status_sync: 'none' | 'both';
  first_status: 'order' | 'type';
  completed_needs_stock_out: boolean;
  delivery_comment: 'never' | 'once' | 'changes';
  /**
   * Of the source; empty where it is not known.
   */
  currency: string;
  /**
   * Of the ERP’s books; empty where it takes any.
   */
  erp_currency: string;
  /**
   * The left out statuses, as the shop calls them.
   */
  left_out_labels: string[];
  /**
   * When an import of it was finished first; null: never.
   */
  imported_at: string | null;
}
export interface ShownImportJob {
  /**
   * Of the worker’s job; 0 as long as the worker has not fetched it.
   */
  id: number;
  kind: 'import' | 'look';
  source: OrderSourceName;
  /**
   * Of a look; else empty.
   */
  scope: '' | 'import' | 'ledger';
  state: 'queued' | 'running' | 'paused' | 'done' | 'failed';
  done: number;
  /**
   * 0 as long as nobody knows.
   */
  total: number;
  /**
   * Orders a second; 0 as long as nobody knows.
   */
  rate: number;
  seconds_left: number | null;
  /**
   * Why it failed, in the admin’s language; else empty.
   */
  error: string;
  started_at: string | null;
  finished_at: string | null;
  counts: ImportCounts;
}
export interface OrdersLook {
  id: string;
  source: OrderSourceName;
  scope: LookScope;
  state: 'running' | 'paused' | 'done' | 'failed';
  since: string | null;
  started_at: Time;
  finished_at: string | null;
  /**
   * Why it failed, in the admin’s language; else empty.
   */
  message: string;
  /**
   * Orders that it has looked at.
   */
  done: number;
}
export interface OrdersLookPage {
  look: OrdersLook | null;
  items: ShownLookedAtOrder[];
  total: number;
  /**
   * Of all that the other filters leave, whatever standing and reason are asked for.
   */
  groups: LookGroup[];
}
export interface ShownLookedAtOrder {
  order_id: string;
  number: string;
  placed_at: Time;
  /**
   * null: it is no order of the shop’s own, or is gone.
   */
  edit_url: string | null;
  standing: 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held' | 'unseen';
  reason: string;
  /**
   * The sentence why, in the admin’s language; else empty.
   */
  message: string;
}
export interface OrdersLookQuery {
  source: OrderSourceName;
  scope: LookScope;
  standing?: '' | 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held' | 'unseen';
  reason?: string;
  /**
   * A day of the shop; empty: no limit.
   */
  from?: string;
  /**
   * The last day that counts.
   */
  to?: string;
  /**
   * In numbers of orders.
   */
  search?: string;
  page?: Page;
  per_page?: PerPage;
}
export interface Overview {
  worker: {
    seen_at: Time;
    /**
     * Seen within three times the interval, at least 90 seconds.
     */
    alive: boolean;
    version: string;
    host: string;
    adapter: string;
  } | null;
  running: Running | null;
  last_run: ShownRun | null;
  counters: {
    accounts?: States;
    documents?: States;
    sales?: States;
    states?: States;
  } | null;
  webhooks: WebhookReport | null;
  /**
   * A sentence for each webhook that is wanted and does not ring.
   */
  webhooks_off: string[];
  flows: {
    accounts: {
      enabled: boolean;
      /**
       * A preview of it was finished at least once.
       */
      previewed: boolean;
      /**
       * How many records wait for an approval.
       */
      held: number;
    };
    documents: {
      enabled: boolean;
      /**
       * A preview of it was finished at least once.
       */
      previewed: boolean;
      /**
       * How many records wait for an approval.
       */
      held: number;
    };
    sales: {
      enabled: boolean;
      /**
       * A preview of it was finished at least once.
       */
      previewed: boolean;
      /**
       * How many records wait for an approval.
       */
      held: number;
    };
  };
  pending_commands: number;
}
export interface Running {
  lane: Lane;
  /**
   * Nothing is written: it is only found out what would be.
   */
  preview: boolean;
  phase: 'read' | 'push';
  done: number;
  total: number;
  /**
   * Records a second.
   */
  rate: number;
  eta_seconds: number | null;
  started_at: Time;
}
/**
 * As the worker told it: one that is older than the plugin knows fewer flows and counts.
 */
export interface ShownRun {
  started_at?: Time;
  finished_at: Time;
  seconds: number;
  requests: number;
  writes: number;
  error: {
    code: ReasonCode;
    params: Params;
    /**
     * The sentence in the admin’s language.
     */
    message: string;
  } | null;
  accounts?: {
    created?: number;
    updated?: number;
    unchanged?: number;
    deactivated?: number;
    waiting?: number;
    refused?: number;
    held?: number;
    failed?: number;
  };
  documents?: {
    delivered?: number;
    withdrawn?: number;
    unchanged?: number;
    waiting?: number;
    refused?: number;
    held?: number;
    failed?: number;
  };
  sales?: {
    created?: number;
    updated?: number;
    withdrawn?: number;
    unchanged?: number;
    waiting?: number;
    refused?: number;
    held?: number;
    failed?: number;
  };
}
/**
 * How many records are in each state.
 */
export interface States {
  pending: number;
  applied: number;
  waiting: number;
  refused: number;
  held: number;
  failed: number;
}
/**
 * What came in at the worker’s own address since it started.
 */
export interface WebhookReport {
  received: number;
  refused: number;
  last_at: string | null;
}
export interface Placeholder {
  name: string;
  description: string;
  /**
   * The texts it can stand in.
   */
  fields: TextField[];
}
export interface Placeholders {
  placeholders: Placeholder[];
  /**
   * What the texts are called.
   */
  fields: {
    caption_paid: string;
    caption_unpaid: string;
    subject_paid: string;
    subject_unpaid: string;
    body_paid: string;
    body_unpaid: string;
  };
  /**
   * What stands for an empty text in the default language.
   */
  built_in: {
    caption_paid: string;
    caption_unpaid: string;
    subject_paid: string;
    subject_unpaid: string;
    body_paid: string;
    body_unpaid: string;
  };
  /**
   * The default one.
   */
  language: string;
}
export interface Preview {
  id: string;
  lane: Flow;
  full: boolean;
  state: 'running' | 'done' | 'failed';
  started_at: Time;
  finished_at: string | null;
  /**
   * Why it failed, in the admin’s language; else empty.
   */
  message: string;
  /**
   * By outcome, and `unchanged`; empty until it is finished.
   */
  counts: {
    [k: string]: number;
  };
  /**
   * The field policy that it was made with.
   */
  policy: Settings['accounts']['policy'] | null;
}
export interface PreviewPage {
  preview: Preview | null;
  items: ShownPreviewItem[];
  total: number;
  groups: {
    outcome: Outcome;
    count: number;
  }[];
}
export interface ShownPreviewItem {
  id: number;
  erp_key: Key;
  label: string;
  outcome: Outcome;
  /**
   * The sentence why, in the admin’s language; else empty.
   */
  message: string;
  changes: Change[];
}
export interface PreviewQuery {
  lane: Flow;
  outcome?:
    | ''
    | 'created'
    | 'updated'
    | 'reactivated'
    | 'deactivated'
    | 'delivered'
    | 'withdrawn'
    | 'waiting'
    | 'refused'
    | 'held'
    | 'failed';
  search?: string;
  page?: Page;
  per_page?: PerPage;
}
export interface SaleView {
  order_id: number;
  /**
   * One of ShownState; empty: not in the ERP.
   */
  state: string;
  word: string;
  message: string;
  document: {
    type: string;
    type_name: string;
    number: string;
    state: string;
    date: string;
    date_text: string;
    due_date: string;
    due_text: string;
    total: string;
    currency: string;
    total_text: string;
    paid: boolean | null;
    stock_out: boolean | null;
    url: string | null;
    file_name: string | null;
  } | null;
  difference: string | null;
  /**
   * Credit notes and what else the ERP made of this order.
   */
  documents: {
    type_name: string;
    number: string;
    url: string;
  }[];
  /**
   * Sentences.
   */
  refunds: string[];
  history: {
    at_text: string;
    id: number;
    at: string | null;
    code: string;
    text: string;
  }[];
  send: {
    allowed: boolean;
    label: string;
    why_not: string | null;
  };
  mail: {
    allowed: boolean;
    again: boolean;
    note: string;
    state: string;
    mailed_at: string | null;
    mailed_to: string;
  };
  /**
   * Something will happen by itself: worth looking again in a moment.
   */
  moving: boolean;
  html: string;
}
export interface SettingsChange {
  /**
   * Groups of plugin/settings.schema.json, whole or in part.
   */
  settings: {};
  /**
   * The one that the change was made on.
   */
  version?: number;
}
/**
 * Where the shop is: its prices’ currency, whose phone numbers stand without a country’s code, how names are sorted.
 */
export interface Shop {
  /**
   * ISO 4217.
   */
  currency: string;
  /**
   * ISO 3166-1 alpha-2; empty where the shop has none.
   */
  country: string;
  /**
   * The site’s own, `fr` (ISO 639).
   */
  language: string;
}
export interface Stock {
  owner: 'erp' | 'shop';
  /**
   * WooCommerce counts stock, too.
   */
  shop_manages_stock: boolean;
  /**
   * Customers see how many are left.
   */
  amounts_shown: boolean;
  /**
   * A sentence; empty where nothing is wrong.
   */
  warning: string;
}
export interface StoredSettings {
  settings: Settings;
  /**
   * Rises with every change; a change made on an older one is refused.
   */
  version: number;
  /**
   * What WooCommerce signs its webhooks with, and the worker checks.
   */
  webhook_secret: string;
  /**
   * Whose calendar dates the documents, as WordPress names it: `Europe/Paris`, `+05:30`.
   */
  time_zone: string;
  shop: Shop;
  /**
   * Where the PDFs lie. This and the following are told to admins only.
   */
  documents_dir?: string;
  /**
   * Those of WooCommerce’s bank transfer.
   */
  bank_accounts?: Bank[];
  /**
   * Those that an order can be given: names by status, without `wc-`.
   */
  order_statuses?: {
    [k: string]: string;
  };
  /**
   * Whether the e-mail with the document is on among WooCommerce’s.
   */
  document_email?: boolean;
  /**
   * Those that can be customers’: names by role.
   */
  roles?: {
    [k: string]: string;
  };
}
export interface TextPreview {
  order: {
    id: number;
    number: string;
    language: string;
  };
  rendered: {
    caption_paid: string;
    caption_unpaid: string;
    subject_paid: string;
    subject_unpaid: string;
    body_paid: string;
    body_unpaid: string;
  };
}
export interface TextPreviewQuery {
  /**
   * By the number that people see; 0: the newest.
   */
  order?: number;
  language?: string;
  /**
   * Captions on the document and texts of the e-mail with it, per language; one for paid, one for to-be-paid orders (article 3). Empty: the built-in text.
   */
  texts?: Settings['sales']['texts'];
}
export interface WaitingCustomer {
  account_key: string;
  email: string;
  label: string;
  tiers_code: string;
  /**
   * The ERP has a record that could become an account.
   */
  known: boolean;
  count: number;
  /**
   * The first ones.
   */
  documents: {
    /**
     * Of the journal.
     */
    id: number;
    label: string;
    at: Time;
  }[];
}
export interface WaitingPage {
  items: WaitingCustomer[];
  total: number;
}
export interface WebhookTopic {
  topic: string;
  name: string;
  id: number | null;
  status: 'active' | 'paused' | 'disabled' | 'missing';
  /**
   * In a row.
   */
  failures: number;
  last_delivery_at: string | null;
  /**
   * HTTP status of the last delivery; 0: nobody answered.
   */
  last_code: number | null;
  /**
   * How long it took.
   */
  seconds: number | null;
  /**
   * From the change of the order to its delivery.
   */
  lag_seconds: number | null;
  /**
   * Deliveries still before Action Scheduler.
   */
  pending: number;
  problem: string | null;
}
export interface Webhooks {
  /**
   * The worker’s address; empty: no webhooks are wanted.
   */
  webhook_url: string;
  delivery_url: string;
  secret: string;
  /**
   * Whether the shop has webhooks at all.
   */
  possible: boolean;
  topics: WebhookTopic[];
  worker: WebhookReport | null;
  /**
   * Why the worker did not answer just now; only after making or switching on.
   */
  problem: string | null;
}
export interface Withdrawn {
  outcome: 'withdrawn' | 'missing';
}
