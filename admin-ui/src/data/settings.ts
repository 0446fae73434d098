import { get, put } from './api';

export type Rule = 'erp' | 'shop' | 'fill';

/** Who wins where ERP and shop differ, by group of fields. */
export interface Policy {
  name: Rule;
  company: Rule;
  phone: Rule;
  address: Rule;
  email: 'erp' | 'shop';
}

export interface AccountSettings {
  enabled: boolean;
  send_addresses: boolean;
  tell_new_customers: boolean;
  tell_first_import: boolean;
  contact_text: string;
  /** Beside customer and subscriber. */
  customer_roles: string[];
  tell_email_change: boolean;
  trust_emails: boolean;
  policy: Policy;
  hold_count: number;
  hold_percent: number;
}

export const documentTypes = ['quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** What an order or a refund becomes in the ERP. */
export const saleKinds = ['order', 'delivery_note', 'invoice', 'credit_note'] as const;
export type SaleKind = (typeof saleKinds)[number];
export const isSaleKind = (text: string): text is SaleKind => saleKinds.some((kind) => kind === text);

export type Keeping = 'keep' | 'delete';

export interface DocumentSettings {
  enabled: boolean;
  types: DocumentType[];
  /** YYYY-MM-DD; empty: no age limit. */
  since: string;
  max_size_mb: number;
  visibility: 'contact' | 'tiers';
  withdraw_missing: boolean;
  hold_count: number;
  hold_percent: number;
  erase: Keeping;
  on_uninstall: Keeping;
  sendfile: '' | 'x-accel' | 'x-sendfile';
  sendfile_prefix: string;
}

export const textFields = [
  'caption_paid',
  'caption_unpaid',
  'subject_paid',
  'subject_unpaid',
  'body_paid',
  'body_unpaid',
] as const;
export type TextField = (typeof textFields)[number];
/** What is missing or empty is taken from the default language, and from the built-in texts after that. */
export type LanguageTexts = Partial<Record<TextField, string>>;

export interface Bank {
  holder: string;
  /** Without spaces, as is the BIC. */
  iban: string;
  bic: string;
}

export interface SaleSettings {
  enabled: boolean;
  /** UTC, ISO 8601; empty: from the moment it is switched on. */
  since: string;
  document: 'order' | 'delivery_note' | 'invoice';
  moment: 'created' | 'paid' | 'processing' | 'completed';
  send_email: boolean;
  /** Empty: the site's language. */
  default_language: string;
  /** By language, `fr`. */
  texts: Record<string, LanguageTexts>;
  bank: Bank;
  communication: 'none' | 'be' | 'rf';
  pay_link: boolean;
  /** By code; what is not named is guessed. */
  gateways: Record<string, 'money' | 'later'>;
  stock_owner: 'erp' | 'shop';
}

/** What the ERP's own words mean. */
export interface ExchangeSettings {
  /** By file: heading → field; empty: the column means nothing. */
  headings: Record<string, Record<string, string>>;
  words: Record<string, 'active' | 'inactive'>;
}

export interface Settings {
  exchange: ExchangeSettings;
  accounts: AccountSettings;
  documents: DocumentSettings;
  sales: SaleSettings;
}

export interface StoredSettings {
  settings: Settings;
  /** Rises with every change; a change made on an older one is refused. */
  version: number;
  /** Where the shop keeps the documents, where it says so. */
  documents_dir?: string;
  /** The site's own language, `fr`. */
  site_language?: string;
  /** Those of WooCommerce's bank transfer. */
  bank_accounts?: Bank[];
  /** Whether the e-mail with the document is on among WooCommerce's. */
  document_email?: boolean;
  /** Those that can be customers': names by role. */
  roles?: Record<string, string>;
}

/** Only what changes; of `policy`, `types`, `texts`, `bank` and `gateways` the whole. */
export type SettingsChange = { [Group in keyof Settings]?: Partial<Settings[Group]> };

export const getSettings = (): Promise<StoredSettings> => get('settings');
export const putSettings = (settings: SettingsChange, version: number): Promise<StoredSettings> =>
  put('settings', { settings, version });
