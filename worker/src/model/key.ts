export type AccountKind = 'tiers' | 'contact';
export const documentTypes = ['quote', 'order', 'delivery_note', 'invoice', 'credit_note', 'other'] as const;
export type DocumentType = (typeof documentTypes)[number];

/**
 * The key of an ERP record on both sides: `contact.K~207` for contact `K 7`. Made of characters that neither URLs nor
 * OAuth signatures escape, so that no two programs can disagree on how it is written. Orders: order-key.ts.
 */
export function erpKey(kind: AccountKind | DocumentType | 'line' | 'web_contacts', id: string): string {
  return `${kind}.${bytesWritten(id.trim(), /[A-Za-z0-9_-]/)}`;
}

/** Every byte that is none of the `plain` characters as `~XX`. */
export const bytesWritten = (text: string, plain: RegExp): string =>
  Array.from(new TextEncoder().encode(text), (byte) => {
    const char = String.fromCharCode(byte);
    return plain.test(char) ? char : `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
