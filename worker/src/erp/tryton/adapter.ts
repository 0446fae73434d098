/** Tryton 6.0 by its JSON-RPC. How it is set up and what is read of it: docs/tryton.md. */
import type { Finding } from '../../model/overview.js';
import type { Erp } from '../port.js';
import { TrytonAnswers } from './answers/answers.js';
import { TrytonCategories } from './catalogue/categories.js';
import { checkTryton } from './check/check.js';
import { Tryton } from './client/client.js';
import { TrytonContacts } from './parties/contacts.js';
import { TrytonCustomers } from './parties/customers.js';
import { TrytonDocuments } from './documents/documents.js';
import type { CustomerOptions } from './parties/meaning.js';
import { TrytonOutlets } from './catalogue/outlets.js';
import { TrytonProducts } from './catalogue/products.js';
import type { TrytonAccess } from './client/rpc.js';
import type { SaleOptions } from './sales/sale-options.js';
import { ofSource } from './client/problems.js';
import { companyCurrency } from './sales/sale-ground.js';
import { TrytonSales } from './sales/sales.js';
import { TrytonStock } from './catalogue/stock.js';

export interface TrytonOptions extends TrytonAccess {
  /** Its name; without it the user's only one. */
  company?: string;
  /** Its name; without it the only one. */
  warehouse?: string;
  customers?: CustomerOptions;
  sales?: SaleOptions;
}

/** Longer than any call goes on at Tryton after the worker that made it died. */
const usualQuietMs = 3_000;

export class TrytonErp implements Erp {
  readonly name = 'tryton';
  readonly customers: TrytonCustomers;
  readonly documents: TrytonDocuments;
  readonly sales: TrytonSales;
  readonly contacts: TrytonContacts;
  readonly answers: TrytonAnswers;
  readonly products: TrytonProducts;
  readonly categories: TrytonCategories;
  readonly stock: TrytonStock;
  readonly outlets: TrytonOutlets;
  private readonly tryton: Tryton;
  private books: Promise<string> | undefined;

  constructor(
    private readonly options: TrytonOptions,
    { quietMs = usualQuietMs } = {},
  ) {
    this.tryton = new Tryton({ ...options, url: options.url.replace(/\/+$/, '') }, options.company);
    this.customers = new TrytonCustomers(this.tryton, options.customers ?? {});
    this.documents = new TrytonDocuments(this.tryton, options.customers ?? {});
    this.contacts = new TrytonContacts(this.tryton, options.customers ?? {});
    this.answers = new TrytonAnswers(this.tryton);
    this.products = new TrytonProducts(this.tryton, options.sales?.account_category);
    this.categories = new TrytonCategories(this.tryton);
    this.stock = new TrytonStock(this.tryton);
    this.outlets = new TrytonOutlets(this.tryton);
    this.sales = new TrytonSales(this.tryton, this, options, quietMs);
  }

  /** Asked of every order, and the books of a company never change theirs. */
  currency(): Promise<string> {
    this.books ??= companyCurrency(this.tryton).then(
      ({ code }) => code,
      (error: unknown) => {
        this.books = undefined;
        throw ofSource(error, 'Tryton: company');
      },
    );
    return this.books;
  }

  check(): Promise<Finding[]> {
    return checkTryton(this.tryton, this.options);
  }
}
