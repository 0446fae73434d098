/** What the page Sales asks of the shop besides its settings. */
import { get, post, put } from './api';
import type { SaleSettings, TextField } from './settings';

/** Written `{name}` in a text; the shop puts the order's value there. */
export interface Placeholder {
  name: string;
  description: string;
  /** The texts it can stand in. */
  fields: TextField[];
}

export interface Placeholders {
  placeholders: Placeholder[];
  /** What stands for an empty text in the default language. */
  built_in: Record<TextField, string>;
  /** The default one. */
  language: string;
}

export interface TextPreviewQuery {
  /** Left out: the newest order. */
  order?: number;
  language?: string;
  /** What is not saved yet, by language. */
  texts?: SaleSettings['texts'];
}

export interface TextPreview {
  order: { id: number; number: string; language: string };
  rendered: Record<TextField, string>;
}

/** An e-mail of WooCommerce that goes to customers. */
export interface CustomerEmail {
  id: string;
  title: string;
  enabled: boolean;
  /** Sent by hand alone; no switch counts. */
  manual: boolean;
  /** When it leaves, in words. */
  event: string;
  /** The document reaches the customer at that moment, too. */
  doubled: boolean;
}

/** A payment method of the shop. */
export interface Gateway {
  id: string;
  title: string;
  enabled: boolean;
  guess: 'money' | 'later';
}

export interface Stock {
  owner: SaleSettings['stock_owner'];
  /** WooCommerce counts stock, too. */
  shop_manages_stock: boolean;
  /** Customers see how many are left. */
  amounts_shown: boolean;
  /** A sentence; empty where nothing is wrong. */
  warning: string;
}

export const getPlaceholders = (): Promise<Placeholders> => get('sales/placeholders');
export const previewTexts = (query: TextPreviewQuery): Promise<TextPreview> => post('sales/texts/preview', query);
export const getEmails = (): Promise<CustomerEmail[]> => get('sales/emails');
export const switchEmail = (id: string, enabled: boolean): Promise<unknown> =>
  put(`sales/emails/${encodeURIComponent(id)}`, { enabled });
export const getGateways = (): Promise<Gateway[]> => get('sales/gateways');
export const getStock = (): Promise<Stock> => get('sales/stock');
export const showStock = (shown: boolean): Promise<Stock> => put('sales/stock', { amounts_shown: shown });
