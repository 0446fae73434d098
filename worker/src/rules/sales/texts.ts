/**
 * Texts that a source may have for the document (article 3: « définir la légende », « communiqué structuré », « Payconiq QR »). One that has none gets
 * none: nothing is made up.
 */
import type { OrderSnapshot } from '../../model/order.js';

export function textsOf({
  language = '',
  caption = '',
  payment,
}: Pick<OrderSnapshot, 'language' | 'caption' | 'payment'>): {
  language: string;
  caption: string;
  communication: string;
  qr_payload: string;
} {
  const { communication = '', qr_payload = '' } = payment;
  return { language, caption, communication, qr_payload };
}
