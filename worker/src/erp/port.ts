/** What an ERP must offer. One folder an ERP beside this file implements it. */
import type { Readable } from 'node:stream';
import type { DocumentType } from '../keys.js';
import type { Settings } from '../settings.generated.js';
import type { KnownSale, Sale, SaleState, TakenBack } from './sale.js';

/** Whose contacts are active on the web; EBP's web tab of the tiers (article 1). */
export type WebContacts = 'none' | 'all' | 'web_only';

export interface Contact {
  id: string;
  firstName: Said;
  lastName: Said;
  email: string;
  /** undefined where the ERP says it in a word that nobody knows; the same of `billing`. */
  web: boolean | undefined;
  billing: boolean | undefined;
}

/**
 * A text that the ERP says, '' included; undefined where it says nothing about it (the export has no such column), which
 * changes nothing on the other side.
 */
export type Said = string | undefined;

/** A customer of the ERP with its contacts. */
export interface Tiers {
  code: string;
  name: Said;
  firstName: Said;
  lastName: Said;
  email: string;
  phone: Said;
  /** undefined where the ERP says it in a word that nobody has explained; the same of `webContacts`. */
  active: boolean | undefined;
  webContacts: WebContacts | undefined;
  address1: Said;
  address2: Said;
  postcode: Said;
  city: Said;
  country: string;
  contacts: Contact[];
}

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
  file: string;
}

/** Something that cannot be read: it loses only itself and is told with file and line. */
export interface ReadProblem {
  file: string;
  line: number;
  reason: 'bad_line' | 'line_fields' | 'line_quotes' | 'empty_field' | 'long_field' | 'duplicate_key' | 'broken_key';
  /** Besides file and line; see reasons.ts. */
  params: Record<string, string>;
}

/** Something odd that was got over: it loses nothing, and is told once. */
export interface ReadRemark {
  /** A reason code. */
  remark: 'totals_line' | 'broken_character' | 'value_left_out' | 'unknown_word' | 'unknown_answer' | 'unknown_country';
  file: string;
  /** Where it stands first. */
  line: number;
  /** What makes it another one than the next of its kind in this file; its line does not: that changes with every export. */
  about: string;
  /** Besides file and line; see reasons.ts. */
  params: Record<string, string>;
}

/** A contact whose customer is not in the export. */
export interface Orphan {
  orphan: Contact;
  customerCode: string;
}

/** A whole file that cannot be used: nothing of it is read and nothing changes because of it. */
export class SourceProblem extends Error {
  constructor(
    readonly reason: string,
    readonly params: Record<string, string>,
  ) {
    super(reason);
  }
}

export interface OpenedFile {
  path: string;
  size: number;
  mtimeMs: number;
  stream(): Readable;
}

/** A file of the ERP as the mapping assistant and the doctor show it. */
export interface FileOverview {
  file: string;
  encoding: string;
  delimiter: string;
  /** Of the line of headings; 0 where there is none to be seen. */
  heading_line: number;
  /** `by_name`: what the heading means by itself; `by`: who said what it means. '' is nothing, nobody. */
  columns: { heading: string; field: string; by_name: string; by: '' | 'name' | 'shop' | 'config' }[];
  /** What a column can mean. */
  fields: { name: string; required: boolean }[];
  /** The first two lines below the headings, cut to what fits a screen. */
  rows: string[][];
  /** Words of the column "active" that nobody has explained. */
  words: string[];
  /** Why the file as a whole cannot be used. */
  problem: { reason: string; params: Record<string, string> } | null;
}

export interface Finding {
  id: string;
  status: 'ok' | 'warning' | 'error';
  message: string;
  fix?: string;
}

/** What an ERP offers for sales. Every call is idempotent by the sale's key. */
export interface ErpSales {
  /**
   * Puts the sale where the ERP takes it from, as a new revision, once, whatever dies meanwhile. Its days are those of the shop's
   * `timeZone`; without one, those of this computer.
   */
  putSale(sale: Sale, timeZone?: string): Promise<{ revision: number; done: 'created' | 'updated' | 'unchanged' }>;
  /** What was put under this key; undefined where nothing was. */
  findSale(key: string): Promise<KnownSale | undefined>;
  /** The ERP's answers; what it says nothing of holds as it was. A line that cannot be read comes as a problem. */
  saleStates(): AsyncIterable<SaleState | TakenBack | ReadProblem>;
  /** Changes whenever the ERP may have new answers; cheap enough to ask every few seconds. */
  answersMark(): Promise<string>;
}

/** The ERP as a whole cannot be written to now: the run ends, its records stay pending. */
export class ErpProblem extends Error {
  constructor(
    readonly reason: string,
    readonly params: Record<string, string>,
  ) {
    super(reason);
  }
}

export interface Erp extends ErpSales {
  readonly name: string;
  readonly can: { readStock: boolean; writeProducts: boolean; outlets: boolean; paymentState: boolean };
  customers(): AsyncIterable<Tiers | Orphan | ReadProblem | ReadRemark>;
  /** The same as long as customers() would say the same; '' where that cannot be told without reading them all. */
  customersMark(): Promise<string>;
  documents(): AsyncIterable<ErpDocument | ReadProblem | ReadRemark>;
  /** The document's PDF; undefined where there is none (yet). */
  open(document: ErpDocument): Promise<OpenedFile | undefined>;
  check(): Promise<Finding[]>;
  /** Takes what the shop's settings say of the ERP's own words. */
  use(mapping: Settings['exchange']): void;
  overviews(): Promise<FileOverview[]>;
}

export const isProblem = (value: object): value is ReadProblem => 'reason' in value && 'line' in value;
export const isRemark = (value: object): value is ReadRemark => 'remark' in value;
export const isOrphan = (value: object): value is Orphan => 'orphan' in value;
