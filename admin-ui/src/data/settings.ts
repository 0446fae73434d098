/** The settings as the pages read and change them; what each of them means stands in plugin/settings.schema.json. */
import { get, put } from './api';
import type { DocumentType, SaleKind, StoredSettings, TextField } from './contract.generated';
import type { Settings } from './settings.generated';

export type { Bank, DocumentType, SaleKind, StoredSettings, TextField } from './contract.generated';
export type { Settings } from './settings.generated';

export type AccountSettings = Settings['accounts'];
export type DocumentSettings = Settings['documents'];
export type SaleSettings = Settings['sales'];
export type ImportSettings = Settings['imports'];
export type ExchangeSettings = Settings['exchange'];

/** Who wins where ERP and shop differ, by group of fields. */
export type Policy = AccountSettings['policy'];
export type Rule = Policy['name'];
export type Keeping = DocumentSettings['erase'];

/** What is missing or empty is taken from the default language, and from the built-in texts after that. */
export type LanguageTexts = SaleSettings['texts'][string];

export const documentTypes = [
  'quote',
  'order',
  'delivery_note',
  'invoice',
  'credit_note',
  'other',
] as const satisfies readonly DocumentType[];

export const saleKinds = ['order', 'delivery_note', 'invoice', 'credit_note'] as const satisfies readonly SaleKind[];
export const isSaleKind = (text: string): text is SaleKind => saleKinds.some((kind) => kind === text);

export const textFields = [
  'caption_paid',
  'caption_unpaid',
  'subject_paid',
  'subject_unpaid',
  'body_paid',
  'body_unpaid',
] as const satisfies readonly TextField[];

/** Only what changes; of `policy`, `types`, `texts`, `bank`, `gateways` and `statuses` the whole. */
export type SettingsChange = { [Group in keyof Settings]?: Partial<Settings[Group]> };

export const getSettings = (): Promise<StoredSettings> => get('settings');
export const putSettings = (settings: SettingsChange, version: number): Promise<StoredSettings> =>
  put('settings', { settings, version });
