/** What an adapter's tests supply so that the suite can try it: an ERP that can be filled, changed, broken and looked into. */
import type { Capabilities, Erp } from '../port.js';
import type { SaleState } from '../../model/sale.js';
import type { Sale } from '../../model/sale.js';

export interface GivenCustomer {
  code: string;
  name: string;
  email: string;
  active: boolean;
  /** The ERP gives them their ids. */
  contacts: { firstName: string; lastName: string; email: string }[];
}

/** Of a customer `C1`, in euro; amounts are decimal strings. */
export interface GivenDocument {
  type: 'invoice' | 'credit_note';
  date: string;
  total: string;
  totalNet: string;
  /** Whether there is a PDF of it. */
  printed: boolean;
}

export const givenInvoice = (change: Partial<GivenDocument> = {}): GivenDocument => ({
  type: 'invoice',
  date: '2026-03-01',
  total: '120.00',
  totalNet: '100.00',
  printed: true,
  ...change,
});

/** What lies in the ERP under a sale's key, looked up in the ERP itself and not through the adapter. */
export interface HeldSale {
  state: Sale['state'];
  caption: string;
  total: string;
  lines: number;
  /** Texts, the oldest first. */
  comments: string[];
}

/** Somebody who orders, as people type them into the ERP of a French company. */
export interface GivenContact {
  name: string;
  emails: string[];
  phones: string[];
  active: boolean;
}

export type HeldContact = Omit<GivenContact, 'active'>;

export interface GivenProduct {
  name: string;
  sku: string;
  /** The ERP's own. */
  code: string;
}

export type GivenAnswer = Pick<SaleState, 'state' | 'total' | 'paid' | 'stockOut'>;

/** One ERP of a test's own. */
export interface TestBed {
  /** The adapter, as a worker that was just started has it; all of them have the same ERP. */
  open(): Erp;
  /** What the capability is read from, or written to, is out of reach until it is mended. */
  breakDown(capability: keyof Capabilities): Promise<void>;
  mend(): Promise<void>;
  customers?: {
    /** Makes them all that the ERP has. */
    have(customers: GivenCustomer[]): Promise<void>;
    /** One more that cannot be read. Left out where the ERP can hold no such thing. */
    spoil?(): Promise<void>;
  };
  documents?: {
    /** Makes them all that the ERP has. → their numbers, as the ERP gave them. */
    have(documents: GivenDocument[]): Promise<string[]>;
    /** Its PDF becomes another one, of the same size where that can be, at once. */
    reprint(number: string): Promise<void>;
    /** Its PDF is gone. Left out where an ERP can always print it anew. */
    unprint?(number: string): Promise<void>;
  };
  sales?: {
    held(key: string): Promise<HeldSale[]>;
    /** Puts the sale as a worker that dies before its n-th step (a write, a call). → false where it lived to the end. */
    dies(sale: Sale, step: number): Promise<boolean>;
  };
  answers?: {
    /** What it is given is a document of its own at once: a draft is answered as a draft. */
    atOnce?: true;
    /** The ERP answers a sale that was put. → the number it gave. */
    answer(key: string, answer: GivenAnswer): Promise<string>;
    /** It takes its document back. */
    takeBack(key: string): Promise<void>;
  };
  contacts?: {
    /** They are added. → their ids */
    have(contacts: GivenContact[]): Promise<string[]>;
    held(id: string): Promise<HeldContact>;
    /** How many there are, active or not. */
    count(): Promise<number>;
  };
  products?: {
    /** They are added. → their ids */
    have(products: GivenProduct[]): Promise<string[]>;
    rename(id: string, name: string): Promise<void>;
    deactivate(id: string): Promise<void>;
    /** How many there are, active or not. */
    count(): Promise<number>;
  };
  categories?: {
    /** One more is added, though there may be one of that name. `parent`: '' at the top. → its id */
    have(name: string, parent: string): Promise<string>;
    count(): Promise<number>;
  };
  stock?: {
    /** So many are counted there. */
    have(outlet: string, product: string, quantity: string): Promise<void>;
  };
  outlets?: {
    /** One more is added. → its id */
    have(name: string): Promise<string>;
  };
  /**
   * Does it as a worker that dies before its n-th step (a write, a call). → false where it lived to the end. Only of ERPs in which contacts,
   * products or categories are made.
   */
  dies?(step: number, work: (erp: Erp) => Promise<unknown>): Promise<boolean>;
  close(): Promise<void>;
}

type Part =
  'customers' | 'documents' | 'sales' | 'answers' | 'contacts' | 'products' | 'categories' | 'stock' | 'outlets';

export interface Harness {
  name: string;
  /** What the adapter offers, and so has to keep. */
  offers: readonly (keyof Capabilities)[];
  /** Of what the checks are run, where those of an adapter are in several files; without it, of all that it offers. */
  only?: readonly (keyof Capabilities | 'adapter')[];
  setUp(): Promise<TestBed>;
}

/** One thing that an adapter has to keep, named by the fault that it guards against. */
export interface Check {
  name: string;
  run(bed: TestBed): Promise<void>;
}

/** The part of a bed that a capability's checks need. */
export function part<P extends Part>(bed: TestBed, name: P): NonNullable<TestBed[P]> {
  const found: TestBed[P] = bed[name];
  if (found === undefined) throw new Error(`The adapter offers ${name}, but its harness does not supply them.`);
  return found;
}
