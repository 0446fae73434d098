/** What an ERP must offer. One folder an ERP beside this file implements it. */
import type { FileOverview, Finding } from '../model/overview.js';
import type { ReadProblem, ReadRemark } from '../model/problem.js';
import type { ErpDocument, OpenedFile } from '../model/document.js';
import type { Tiers, Orphan } from '../model/customer.js';
import type { Settings } from '../model/settings.generated.js';
import type { KnownSale, Sale, SaleState, TakenBack } from '../model/sale.js';

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

export interface Erp extends ErpSales {
  readonly name: string;
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
