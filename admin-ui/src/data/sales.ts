/** What the page Sales asks of the shop besides its settings. */
import { get, post, put } from './api';
import type { CustomerEmail, Gateway, Placeholders, Stock, TextPreview, TextPreviewQuery } from './contract.generated';

export type {
  CustomerEmail,
  Gateway,
  Placeholder,
  Placeholders,
  Stock,
  TextPreview,
  TextPreviewQuery,
} from './contract.generated';

export const getPlaceholders = (): Promise<Placeholders> => get('sales/placeholders');
export const previewTexts = (query: TextPreviewQuery): Promise<TextPreview> => post('sales/texts/preview', query);
export const getEmails = (): Promise<CustomerEmail[]> => get('sales/emails');
export const switchEmail = (id: string, enabled: boolean): Promise<unknown> =>
  put(`sales/emails/${encodeURIComponent(id)}`, { enabled });
export const getGateways = (): Promise<Gateway[]> => get('sales/gateways');
export const getStock = (): Promise<Stock> => get('sales/stock');
export const showStock = (shown: boolean): Promise<Stock> => put('sales/stock', { amounts_shown: shown });
