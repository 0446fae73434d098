/** Documents of the ERP: what its index says of them, and their PDFs. */
import type { Readable } from 'node:stream';
import type { DocumentType } from './key.js';

/** A document's metadata; `number` may be '' where the PDF itself says it (an electronic invoice). Dates are YYYY-MM-DD, amounts decimal strings; '' where the ERP gives none. */
export interface ErpDocument {
  type: DocumentType;
  number: string;
  date: string;
  dueDate: string;
  customerCode: string;
  /** The billing contact of the document's order (article 2), and the e-mail it is billed to; '' where the ERP names none. */
  contactId: string;
  billingEmail: string;
  orderNumber: string;
  totalNet: string;
  total: string;
  currency: string;
  paid: boolean | undefined;
  /** The ERP took it back: the customer shall not see it any more. undefined: in a word that nobody knows. */
  withdrawn: boolean | undefined;
  /** The sale that it answers (`sale.<order id>`, `refund.<refund id>`); '' where it is none of the shop's orders. */
  saleKey: string;
  /** The ERP can still change it: the customer does not get it yet. */
  draft: boolean;
  /** What people call its PDF: a path in the folder, a name; '' where there is none yet. */
  file: string;
}

/** Names bytes wherever they lie: as long as both parts are the same, so are the bytes. Never a path of this computer. */
export interface BlobName {
  id: string;
  version: string;
}

export interface ErpBlob extends BlobName {
  /** In bytes. */
  size: number;
  /** The bytes from that one on, as often as they are wanted. */
  open(start?: number): Readable;
}

export type FacturxProfile = 'MINIMUM' | 'BASIC WL' | 'BASIC' | 'EN 16931' | 'EXTENDED' | 'XRECHNUNG' | 'FACTUR-X';

/** What the shop wants of an XML invoice; '' where it does not say. Amounts are as written, dates YYYY-MM-DD. */
export interface Facturx {
  profile: FacturxProfile;
  number: string;
  type: 'invoice' | 'credit_note';
  date: string;
  dueDate: string;
  total: string;
  totalNet: string;
  currency: string;
  /** The seller's. */
  siren: string;
}

export type PdfVerdict = 'ok' | 'not_a_pdf' | 'file_incomplete';
