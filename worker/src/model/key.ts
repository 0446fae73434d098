export type AccountKind = 'tiers' | 'contact';
export const documentTypes = ['quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other'] as const;
export type DocumentType = (typeof documentTypes)[number];

/**
 * The key of an ERP record on both sides: `contact.K~207` for contact `K 7`. Made of characters that neither URLs nor
 * OAuth signatures escape, so that no two programs can disagree on how it is written.
 */
export function erpKey(
  kind: AccountKind | DocumentType | 'line' | 'web_contacts' | 'sale' | 'refund',
  id: string,
): string {
  const escaped = Array.from(new TextEncoder().encode(id.trim()), (byte) => {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9_-]/.test(char) ? char : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
  return `${kind}.${escaped}`;
}
