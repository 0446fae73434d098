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
  policy: Policy;
  hold_count: number;
  hold_percent: number;
}

export const documentTypes = ['quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other'] as const;
export type DocumentType = (typeof documentTypes)[number];

export type Keeping = 'keep' | 'delete';

export interface DocumentSettings {
  enabled: boolean;
  types: DocumentType[];
  /** YYYY-MM-DD; empty: no age limit. */
  since: string;
  max_size_mb: number;
  visibility: 'contact' | 'tiers';
  withdraw_missing: boolean;
  erase: Keeping;
  on_uninstall: Keeping;
  sendfile: '' | 'x-accel' | 'x-sendfile';
  sendfile_prefix: string;
}

export interface Settings {
  accounts: AccountSettings;
  documents: DocumentSettings;
}

export interface StoredSettings {
  settings: Settings;
  /** Rises with every change; a change made on an older one is refused. */
  version: number;
  /** Where the shop keeps the documents, where it says so. */
  documents_dir?: string;
}

/** Only what changes; of `policy` and `types` the whole. */
export type SettingsChange = { [Group in keyof Settings]?: Partial<Settings[Group]> };

export const getSettings = (): Promise<StoredSettings> => get('settings');
export const putSettings = (settings: SettingsChange, version: number): Promise<StoredSettings> =>
  put('settings', { settings, version });
