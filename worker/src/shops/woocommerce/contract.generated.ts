/** Generated from contract/ by `npm run generate`. Do not edit. */
import type { ReasonCode } from '../../reasons/reasons.js';
import type { Settings } from '../../model/settings.generated.js';
import type { Flow } from '../../model/flow.js';
import type { Lane } from '../../model/flow.js';
/**
 * Key of a record in the ERP: `<kind>.<id>`.
 */
export type Key = string;
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
/**
 * ISO 8601, UTC, with `Z`.
 */
export type Time = string;
/**
 * YYYY-MM-DD, or empty.
 */
export type Day = string;
export type Sha256 = string;
/**
 * `sale.<order id>`: the order that the document answers.
 */
export type SaleKey = string;
export type DocumentType = 'quote' | 'order' | 'delivery_note' | 'invoice' | 'credit_note' | 'other';
/**
 * A decimal number, or empty.
 */
export type Money = string;
/**
 * The source of orders; the shop’s own are `woocommerce`.
 */
export type OrderSourceName = string;
/**
 * A `note` is told once: nothing waits for it, the admin dismisses it.
 */
export type JournalState = 'pending' | 'applied' | 'waiting' | 'refused' | 'held' | 'failed' | 'note';
/**
 * `import`: the orders of the window, as an import would treat them; `ledger`: all orders of the source, as they stand now.
 */
export type LookScope = 'import' | 'ledger';
/**
 * `new`: goes to the ERP; `known`: the ERP has it.
 */
export type OrderStanding = 'new' | 'known' | 'left_out' | 'waiting' | 'refused' | 'held';
export type ShownState =
  'waiting' | 'sent' | 'draft' | 'invoiced' | 'paid' | 'held' | 'refused' | 'failed' | 'withdrawn';
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
 * A field that is left out is left alone.
 */
export interface Account {
  erp_key: Key;
  /**
   * Further ERP keys that share this account.
   */
  also?: Key[];
  tiers_key?: string;
  tiers_code?: string;
  /**
   * May be empty where the account is not active: it is then found by its key only.
   */
  email: string;
  active: boolean;
  first_name?: string;
  last_name?: string;
  company?: string;
  phone?: string;
  /**
   * Only when addresses are sent.
   */
  billing?: {
    address_1?: string;
    address_2?: string;
    postcode?: string;
    city?: string;
    /**
     * ISO 3166-1 alpha-2.
     */
    country?: string;
  };
}
export interface AccountResult {
  erp_key: Key;
  outcome: 'created' | 'updated' | 'unchanged' | 'deactivated' | 'reactivated' | 'refused';
  user_id: number | null;
  code?: ReasonCode;
  params?: Params;
  /**
   * Of a dry run.
   */
  changes?: Change[];
}
/**
 * Values of the {placeholders} of a reason’s sentence.
 */
export interface Params {
  [k: string]: string;
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
export interface AccountResults {
  /**
   * In the order sent.
   */
  results: AccountResult[];
}
export interface AccountsBatch {
  /**
   * @minItems 1
   * @maxItems 500
   */
  accounts: Account[];
  /**
   * New customers get an e-mail.
   */
  notify?: boolean;
  /**
   * Nothing is written; each result says what would change.
   */
  dry_run?: boolean;
}
export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  /**
   * ISO 3166-1 alpha-2.
   */
  country: string;
  phone: string;
}
export interface Bank {
  holder: string;
  /**
   * Without spaces, as is the BIC.
   */
  iban: string;
  bic: string;
}
export interface BundleAnswer {
  /**
   * In the order sent; one that is refused loses only itself.
   */
  results: BundleResult[];
}
export interface BundleResult {
  erp_key: Key;
  outcome: 'created' | 'replaced' | 'unchanged' | 'waiting' | 'refused' | 'error';
  /**
   * A reason, as its own PUT answers it; of an error the code `erp_bridge_…` that its own PUT would have failed with.
   */
  code?: string;
  params?: Params;
  id?: number;
  /**
   * Of an error: what its own PUT would have failed with.
   */
  message?: string;
  status?: number;
}
export interface Changes {
  changes: OrderChange[];
  /**
   * The highest number there is; 0 where nothing has happened yet.
   */
  last: number;
  /**
   * The lowest number still kept: a reader that stopped before it has to look at all orders.
   */
  oldest: number;
}
export interface OrderChange {
  seq: number;
  order_id: number;
  kind: string;
  at: Time;
}
export interface ChangesQuery {
  after?: number;
  limit?: number;
}
export interface Column {
  heading?: string;
  /**
   * What it means now; empty is nothing.
   */
  field?: string;
  /**
   * What it means without anybody’s word.
   */
  by_name?: string;
  /**
   * Who said what it means: `name`, `shop`, `config`; empty: nobody.
   */
  by?: string;
}
export interface Command {
  id: number;
  name: string;
  args: {
    [k: string]: string;
  };
}
export interface DocumentLookup {
  /**
   * @maxItems 500
   */
  documents?: {
    erp_key: Key;
    sha256: Sha256;
    sale_key?: SaleKey;
  }[];
  /**
   * @maxItems 500
   */
  accounts?: {
    /**
     * ERP key.
     */
    key?: string;
    email?: string;
    tiers_key?: string;
  }[];
}
/**
 * In the order sent.
 */
export interface DocumentLookupAnswer {
  documents: {
    erp_key: Key;
    state: 'present' | 'different' | 'missing';
  }[];
  accounts: {
    user_id: number | null;
    /**
     * The account with this e-mail belongs to that customer of the ERP.
     */
    other_customer: string | null;
  }[];
}
export interface DocumentMetadata {
  erp_key: Key;
  sha256: Sha256;
  type: DocumentType;
  number: string;
  date?: Day;
  due_date?: Day;
  /**
   * The account it is for: by its key, else by its e-mail.
   */
  account_key?: string;
  account_email?: string;
  tiers_key?: string;
  file_name?: string;
  order_number?: string;
  total?: Money;
  total_net?: Money;
  currency?: string;
  paid?: '' | '0' | '1';
  /**
   * Profile of the electronic invoice inside.
   */
  facturx?: string;
  siren?: string;
  sale_key?: SaleKey;
  /**
   * The customer may get the e-mail about new documents because of it.
   */
  tell?: boolean;
}
export interface DocumentResult {
  outcome: 'created' | 'replaced' | 'unchanged' | 'waiting' | 'refused';
  code?: ReasonCode;
  params?: Params;
  id?: number;
}
export interface Failure {
  code: ReasonCode;
  params: Params;
}
export interface FileOverviews {
  /**
   * @maxItems 10
   */
  files: {
    file?: string;
    encoding?: string;
    delimiter?: string;
    /**
     * 0 where there is none to be seen.
     */
    heading_line?: number;
    /**
     * @maxItems 500
     */
    columns?: Column[];
    /**
     * What a column can mean.
     *
     * @maxItems 100
     */
    fields?: {
      name?: string;
      required?: boolean;
    }[];
    /**
     * The first two lines.
     *
     * @maxItems 2
     */
    rows?: string[][];
    /**
     * Words of the column “active” that nobody has explained.
     *
     * @maxItems 50
     */
    words?: string[];
    /**
     * Why it cannot be used as it is.
     */
    problem?: {
      reason?: string;
      params?: Params;
    } | null;
  }[];
}
/**
 * Orders by standing.
 */
export interface ImportCounts {
  [k: string]: number;
}
export interface ImportJob {
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
  error: Failure | null;
  started_at: string | null;
  finished_at: string | null;
  counts: ImportCounts;
}
export interface ImportSource {
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
}
export interface ImportsReport {
  sources: ImportSource[];
  /**
   * Imports and looks that go on, and those that ended and were not told of yet.
   */
  jobs: ImportJob[];
}
export interface JournalEvent {
  lane: string;
  erp_key: Key;
  label?: string | null;
  state: JournalState;
  reason?: string | null;
  params?: Params | null;
  at: Time;
}
/**
 * What the last sync did, by flow.
 */
export interface LastRun {
  started_at: Time;
  finished_at: Time;
  seconds: number;
  requests: number;
  writes: number;
  error: Failure | null;
  accounts: {
    created: number;
    updated: number;
    unchanged: number;
    deactivated: number;
    waiting: number;
    refused: number;
    held: number;
    failed: number;
  };
  documents: {
    delivered: number;
    withdrawn: number;
    unchanged: number;
    waiting: number;
    refused: number;
    held: number;
    failed: number;
  };
  sales: {
    created: number;
    updated: number;
    withdrawn: number;
    unchanged: number;
    waiting: number;
    refused: number;
    held: number;
    failed: number;
  };
}
export interface LookedAtOrder {
  order_id: string;
  number: string;
  /**
   * ISO 8601, UTC; null where the order could not be read.
   */
  placed_at: string | null;
  /**
   * The order’s last change when it was looked at.
   */
  modified_at: string | null;
  standing: OrderStanding;
  reason: string;
  params: Params;
}
/**
 * Money is decimal strings at the precision that the shop stores.
 */
export interface Order {
  id: number;
  number: string;
  /**
   * Without `wc-`; `trash` for a trashed one.
   */
  status: string;
  currency: string;
  /**
   * How many decimals the shop’s prices have.
   */
  decimals: number;
  prices_include_tax: boolean;
  /**
   * When it was placed, which is the date that counts.
   */
  placed_at: string;
  /**
   * When it was begun: perhaps as a basket, long before.
   */
  created_at: string | null;
  modified_at: string | null;
  paid_at: string | null;
  completed_at: string | null;
  /**
   * Completed, or paid at once online; not merely “processing” as cash on delivery is (article 3).
   */
  paid: boolean;
  /**
   * Who said so.
   */
  paid_by: '' | 'shop' | 'erp';
  /**
   * The status is one that WooCommerce counts as paid.
   */
  paid_status: boolean;
  /**
   * Somebody asked for this order by hand.
   */
  requested: boolean;
  /**
   * When that was last.
   */
  requested_at: string | null;
  /**
   * Somebody asked to make the draft final and send it.
   */
  finalize: boolean;
  customer: {
    user_id: number;
    erp_key: string;
    tiers_key: string;
    tiers_code: string;
    /**
     * A customer of the ERP has this account’s e-mail, and nobody has proven it: no key or code then. Missing: an older plugin.
     */
    unproven?: boolean;
  };
  billing: {
    first_name: string;
    last_name: string;
    company: string;
    address_1: string;
    address_2: string;
    city: string;
    state: string;
    postcode: string;
    /**
     * ISO 3166-1 alpha-2.
     */
    country: string;
    phone: string;
    email: string;
  };
  shipping: Address;
  /**
   * What the customer wrote.
   */
  note: string;
  language: string;
  caption: string;
  payment: {
    method: string;
    title: string;
    transaction_id: string;
    communication: string;
    qr_payload: string;
  };
  lines: OrderLine[];
  coupons: {
    code: string;
    discount: string;
    discount_tax: string;
  }[];
  taxes: OrderTax[];
  totals: {
    total: string;
    tax: string;
    discount: string;
    shipping: string;
  };
  refunds: OrderRefund[];
  notes: {
    id: number;
    at: string | null;
    text: string;
    customer: boolean;
  }[];
  /**
   * Of the order’s screen in wp-admin.
   */
  url: string;
}
export interface OrderLine {
  id: number;
  kind: 'product' | 'shipping' | 'fee';
  /**
   * 0 for what is no product, or one that was deleted since.
   */
  product_id: number;
  variation_id: number;
  /**
   * The number of the product or variation that was deleted since; else 0.
   */
  gone_id: number;
  /**
   * The product’s or variation’s own: a variation without one does not get its product’s.
   */
  sku: string;
  name: string;
  quantity: string;
  /**
   * Before and after coupons, without tax.
   */
  subtotal: string;
  total: string;
  taxes: {
    rate_id: number;
    amount: string;
  }[];
  meta: {
    key: string;
    value: string;
  }[];
}
export interface OrderTax {
  rate_id: number;
  label: string;
  /**
   * Per cent: `20`, `5.5`.
   */
  rate: string;
  compound: boolean;
  amount: string;
  shipping_amount: string;
}
/**
 * Amounts are positive: what the customer got back.
 */
export interface OrderRefund {
  id: number;
  created_at: Time;
  reason: string;
  total: string;
  tax: string;
  /**
   * Empty where only an amount was given back.
   */
  lines: OrderLine[];
}
export interface OrderIds {
  ids: number[];
  /**
   * Where the next page begins; 0 after the last.
   */
  last_id: number;
}
export interface OrderIdsQuery {
  after_id?: number;
  limit?: number;
  /**
   * ISO 8601, UTC, with `Z`.
   */
  since?: string;
}
export interface OrderState {
  order_id: number;
  state: ShownState;
  reason: string;
  params: Params;
  /**
   * The ERP’s answer; null as long as there is none.
   */
  document: {
    type: string;
    number: string;
    state: 'draft' | 'final';
    date: string;
    due_date: string;
    total: string;
    currency: string;
    paid: '' | '0' | '1';
    stock_out: '' | '0' | '1';
  } | null;
  /**
   * The order’s total now, where it differs from a final document’s.
   */
  difference: string;
  qr: {
    payload: string;
    png_base64: string;
  } | null;
  /**
   * The status that the order gets, by the admin’s table: set when the ERP went a step on, never on an order that is over, and `completed` only where `document.stock_out` is `1`.
   */
  status?: {
    to: string;
    step: 'draft' | 'invoiced' | 'paid' | 'stock_out' | 'withdrawn';
  };
}
export interface OrderStateResult {
  order_id: number;
  outcome: 'updated' | 'unchanged' | 'missing' | 'broken';
  /**
   * The ERP said paid, and this made the order paid.
   */
  marked_paid: boolean;
  /**
   * How another plugin broke it.
   */
  detail?: string;
}
export interface OrderStates {
  /**
   * @minItems 1
   * @maxItems 200
   */
  states: OrderState[];
}
export interface OrderStatesAnswer {
  results: OrderStateResult[];
}
export interface Orders {
  orders: Order[];
  /**
   * Asked for and not there: deleted, or never placed.
   */
  missing: number[];
  /**
   * Those that another plugin in the shop breaks, and how.
   */
  broken?: {
    id: number;
    detail: string;
  }[];
  /**
   * Where `products` asks for it: each product and variation once, and the products of these. Absent are those that were deleted, and those that another plugin in the shop breaks.
   */
  products?: ShopProduct[];
  /**
   * Of a page: where the next one begins; 0 after the last.
   */
  last_id?: number;
}
/**
 * A product or variation as the shop has it now.
 */
export interface ShopProduct {
  id: number;
  /**
   * Of a variation: its product; else 0.
   */
  parent_id: number;
  /**
   * Of a variation with its attributes.
   */
  name: string;
  /**
   * Plain text, at most 5,000 characters: the short description; without one, the long one. A variation without its own has its product’s.
   */
  description: string;
  /**
   * Its own: a variation without one does not get its product’s.
   */
  sku: string;
  /**
   * All that it is in, each by the names on its way down; of a variation its product’s.
   */
  categories: string[][];
}
export interface OrdersLookPart {
  id: string;
  source: OrderSourceName;
  scope: LookScope;
  begin?: boolean;
  /**
   * The first moment that it looks at (UTC); missing: the beginning.
   */
  since?: string | null;
  /**
   * @maxItems 500
   */
  items?: LookedAtOrder[];
  finish?: {
    error: Failure | null;
  } | null;
}
export interface OrdersQuery {
  /**
   * @minItems 1
   * @maxItems 100
   */
  ids?: number[];
  after_id?: number;
  limit?: number;
  /**
   * ISO 8601, UTC, with `Z`.
   */
  since?: string;
  /**
   * Tell also what their lines sell.
   */
  products?: boolean;
}
export interface Ping {
  ok: boolean;
  /**
   * Its version.
   */
  plugin: string;
  api: number;
  /**
   * `woocommerce 11.0.1`, or `stand-in`.
   */
  store: string;
  wordpress: string;
  php: string;
  time: Time;
}
export interface PreviewItem {
  erp_key: Key;
  label: string;
  outcome: Outcome;
  reason?: string;
  params?: Params;
  changes?: {
    field?: string;
    old?: string;
    new?: string;
    kept?: boolean;
  }[];
}
export interface PreviewPart {
  id: string;
  lane: Flow;
  begin?: boolean;
  /**
   * It compares everything with what the shop really holds.
   */
  full?: boolean;
  /**
   * @maxItems 500
   */
  items?: PreviewItem[];
  finish?: {
    counts: {
      [k: string]: number;
    };
    error: Failure | null;
  } | null;
}
export interface Report {
  worker: {
    id?: string;
    version?: string;
    node?: string;
    host?: string;
    /**
     * Of the ERP.
     */
    adapter?: string;
    started_at?: string;
  };
  running?: Running | null;
  last_run?: LastRun | null;
  /**
   * How many records are in each state, by lane.
   */
  counters?: {
    accounts: States;
    documents: States;
    sales: States;
    states: States;
  };
  /**
   * What came in at the worker’s own address since it started; left out as long as it is nothing.
   */
  webhooks?: {
    received?: number;
    refused?: number;
    last_at?: string | null;
  } | null;
  /**
   * Records whose state or reason changed since they were told of; `applied` ones clear a row.
   *
   * @maxItems 500
   */
  events?: JournalEvent[];
  /**
   * What became of what was asked for.
   */
  commands?: {
    id: number;
    state: 'running' | 'done' | 'failed';
    message?: string;
  }[];
  /**
   * Left out by workers that know no imports.
   */
  imports?: ImportsReport | null;
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
export interface ReportAnswer {
  commands: Command[];
  settings_version: number;
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
export interface Withdrawn {
  outcome: 'withdrawn' | 'missing';
}
