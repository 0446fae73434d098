/**
 * What an ERP may offer, in small parts. An adapter, in a folder beside this file, leaves out what its ERP lacks: what is absent is
 * absent, and the lane that would need it says so. erp/conformance.ts is what each part has to keep.
 */
import type { BlobName, ErpBlob, ErpDocument } from '../model/document.js';
import type { OrderContact } from '../model/contact.js';
import type { Orphan, Tiers } from '../model/customer.js';
import type { Kept } from '../model/kept.js';
import type { FileOverview, Finding } from '../model/overview.js';
import type { ReadProblem, ReadRemark } from '../model/problem.js';
import type { CategoryPath, Product } from '../model/product.js';
import type { KnownSale, Sale, SaleState, TakenBack } from '../model/sale.js';
import type { Outlet, StockLevel } from '../model/stock.js';
import type { Settings } from '../model/settings.generated.js';

/** How a reading ended. */
export interface Reading {
  /** It named all that there is: only then is what it did not name gone. */
  whole: boolean;
  /** From where the next reading may go on; without one that begins anew. Only the adapter knows what it means. */
  cursor?: string;
}

/**
 * What is read, one after the other, and how it ended. A source that cannot be read throws SourceProblem, an ERP that is out of reach
 * ErpProblem: an empty reading says that there is nothing.
 */
export type Read<T> = AsyncGenerator<T, Reading, void>;

interface Source {
  /** What people call it, such as `customers.csv`. */
  readonly source: string;
}

/** Customers with their contacts (article 1). */
export interface CustomerSource extends Source {
  /**
   * @param since The cursor of an earlier reading: what changed since is enough. One that the adapter does not know, or holds for too
   *   old to find out what was deleted meanwhile, is none: it reads the whole.
   */
  read(since?: string): Read<Tiers | Orphan | ReadProblem | ReadRemark>;
  /** The same as long as a whole reading would say the same; '' where that cannot be told without it. */
  mark(): Promise<string>;
}

/** Documents and their PDFs (article 2). */
export interface DocumentSource extends Source {
  /**
   * @param since As of customers.
   * @param again Keys of documents whose bytes could not be had: they are named whether or not they changed since.
   */
  read(since?: string, again?: readonly string[]): Read<ErpDocument | ReadProblem | ReadRemark>;
  /**
   * Which bytes a document has that was just read; undefined where it has none (yet). Cheap: asked at each reading.
   * @throws BytesProblem
   */
  bytesOf(document: ErpDocument): Promise<BlobName | undefined>;
  /**
   * Those bytes; an ERP that prints on demand prints them now. undefined where they are gone, or others by now.
   * @throws BytesProblem; so does reading them.
   */
  open(name: BlobName): Promise<ErpBlob | undefined>;
  /**
   * What a file of this computer is called in a BlobName; undefined where it is none of the ERP's. Only an adapter whose documents lay
   * in journals by their paths has it; asked while bytes are looked for.
   */
  idOf?(path: string): string | undefined;
}

/** Takes sales (article 3). Both are idempotent by the sale's key, whatever dies meanwhile. */
export interface SaleSink {
  /**
   * Puts the sale where the ERP takes it from, as a new revision, once; its comments into the feed of what happened with it, each different
   * text once. Its days are those of the shop's `timeZone`; without one,
   * those of this computer.
   * @throws ErpProblem; SaleProblem where the ERP does not take this one.
   */
  put(sale: Sale, timeZone?: string): Promise<{ revision: number; done: 'created' | 'updated' | 'unchanged' }>;
  /**
   * Many at once, where that is faster; each as put() would have put it, in this order, or why it was not. Keys may be there twice.
   * @throws ErpProblem: some may have been put; whoever puts all of them again has put each once.
   */
  putAll?(
    sales: readonly Sale[],
    timeZone?: string,
  ): Promise<({ revision: number; done: 'created' | 'updated' | 'unchanged' } | Error)[]>;
  /** What was put under this key; undefined where nothing was. Only looks. */
  find(key: string): Promise<KnownSale | undefined>;
}

/** What the ERP answers to sales; what it says nothing of holds as it was. */
export interface AnswerSource extends Source {
  /** @param since As of customers. */
  read(since?: string): Read<SaleState | TakenBack | ReadProblem>;
  /** Changes whenever there may be new answers, '' as long as there are none; cheap enough to ask every few seconds. */
  mark(): Promise<string>;
}

/** Of an ERP that is read from files: how they are written, and what people say of the words in them. */
export interface FileSource {
  overviews(): Promise<FileOverview[]>;
  /** Takes what the shop's settings say of the ERP's own words. */
  use(mapping: Settings['exchange']): void;
}

/** People who order (article 4). What is found may be several: then a person picks. */
export interface ContactStore {
  find(by: { email: string } | { phone: string }): Promise<Kept<OrderContact>[]>;
  /**
   * Who has this id, as the person that `as` is found by where that is one of theirs, else as themselves; undefined where nobody has
   * it any more.
   */
  get(id: string, as: Pick<OrderContact, 'email' | 'phone'>): Promise<Kept<OrderContact> | undefined>;
  /**
   * Makes it under our key, or overwrites the one with this id. Idempotent by the key, whatever dies meanwhile. → its id
   * @throws ErpProblem
   */
  put(key: string, contact: OrderContact, id?: string): Promise<string>;
  /**
   * Many at once, where that is faster, each as put() would have put it, in this order. → their ids
   * @throws ErpProblem: some may have been put; whoever puts all of them again has put each once.
   */
  putAll?(all: readonly ContactToPut[]): Promise<string[]>;
}

export interface ContactToPut {
  key: string;
  contact: OrderContact;
  id?: string;
}

/** Products (article 4). What is found may be several: then a person picks. */
export interface ProductStore extends Source {
  read(since?: string): Read<Kept<Product> | ReadProblem>;
  find(by: { sku: string } | { code: string } | { name: string }): Promise<Kept<Product>[]>;
  /**
   * Idempotent by our key, whatever dies meanwhile. → its id
   * @throws ErpProblem
   */
  create(key: string, product: Product): Promise<string>;
  /** Many at once, where that is faster; as putAll() of contacts. → their ids */
  createAll?(all: readonly ProductToCreate[]): Promise<string[]>;
}

export interface ProductToCreate {
  key: string;
  product: Product;
}

export interface CategoryStore {
  /** Ids of those on this path. */
  find(path: CategoryPath): Promise<string[]>;
  /**
   * Makes what is missing of the path. Idempotent by the path, whatever dies meanwhile. → the id of its last
   * @throws ErpProblem
   */
  create(path: CategoryPath): Promise<string>;
}

export interface StockSource extends Source {
  /** @param outlet The id of one; without it, of all of them together. */
  read(outlet?: string): Read<StockLevel | ReadProblem>;
}

export interface OutletSource {
  all(): Promise<Outlet[]>;
}

export interface Capabilities {
  customers: CustomerSource;
  documents: DocumentSource;
  sales: SaleSink;
  answers: AnswerSource;
  files: FileSource;
  contacts: ContactStore;
  products: ProductStore;
  categories: CategoryStore;
  stock: StockSource;
  outlets: OutletSource;
}

export interface Erp extends Readonly<Partial<Capabilities>> {
  readonly name: string;
  /** ISO 4217, of its books: orders in others are refused. Left out where it takes whatever it is given. */
  currency?(): Promise<string>;
  /** For `erp-bridge doctor`: reachable, rights, formats. */
  check(): Promise<Finding[]>;
}

/** The adapter does not offer what a lane needs. */
export class NotOffered extends Error {
  constructor(
    readonly adapter: string,
    readonly capability: keyof Capabilities,
  ) {
    super(`${adapter} does not offer ${capability}`);
  }
}

/** @throws NotOffered */
export function offered<C extends keyof Capabilities>(erp: Erp, capability: C): Capabilities[C] {
  const found: Partial<Capabilities>[C] = erp[capability];
  if (found === undefined) throw new NotOffered(erp.name, capability);
  return found;
}
