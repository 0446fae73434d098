/** The embedded ERP adapter: an exchange folder of CSV files and PDFs. Its format: docs/exchange-folder.md. */
import type { AnswerSource, Erp, FileSource, SaleSink } from '../port.js';
import type { Finding } from '../../model/overview.js';
import { FolderAnswers } from './answers.js';
import { FolderCategories } from './category-store.js';
import { checkFiles, checkFolder } from './check.js';
import { FolderContacts } from './contact-store.js';
import { FolderCustomers } from './customers.js';
import { FolderDocuments } from './documents.js';
import { Exports } from './exports.js';
import { Mapping, type ConfiguredHeadings } from './mapping.js';
import { formatsIn } from './optional.js';
import { overviewOf } from './overview.js';
import { FolderProducts } from './product-store.js';
import { FolderSales, type FileFormats } from './sales.js';
import { FolderStock } from './stock.js';

export interface FolderOptions {
  folder: string;
  /** The admin's own headings: heading → canonical field, for all files or by file. */
  headings?: ConfiguredHeadings;
  /** As which files sales, contacts and products are written; default: both. */
  salesFormat?: FileFormats;
}

export class FolderErp implements Erp {
  readonly name = 'folder';
  readonly customers: FolderCustomers;
  readonly documents: FolderDocuments;
  readonly sales: SaleSink;
  readonly answers: AnswerSource;
  readonly files: FileSource;
  readonly contacts: FolderContacts;
  readonly products: FolderProducts;
  readonly categories: FolderCategories;
  readonly stock: FolderStock;
  private readonly exports: Exports;

  constructor({ folder, headings = {}, salesFormat = 'both' }: FolderOptions) {
    const mapping = new Mapping(headings);
    const exports = new Exports(folder, mapping);
    const sales = new FolderSales(folder, salesFormat);
    this.exports = exports;
    this.customers = new FolderCustomers(exports, headings);
    this.documents = new FolderDocuments(exports);
    this.sales = {
      put: (sale, timeZone) => sales.putInTurn(sale, timeZone),
      putAll: (some, timeZone) => sales.putAllSales(some, timeZone),
      find: (key) => promised(() => sales.findSale(key)),
    };
    this.answers = new FolderAnswers(exports, sales);
    this.files = {
      overviews: async () =>
        Promise.all((await formatsIn(folder)).map((format) => overviewOf(folder, format, mapping))),
      use: (said) => {
        mapping.use(said);
      },
    };
    this.contacts = new FolderContacts(exports, salesFormat);
    this.categories = new FolderCategories(exports);
    this.products = new FolderProducts(exports, salesFormat, this.categories);
    this.stock = new FolderStock(exports, this.products);
  }

  async check(): Promise<Finding[]> {
    const { folder, mapping } = this.exports;
    return [...(await checkFolder(folder)), ...(await checkFiles(folder, mapping))];
  }
}

/** What throws at once does so as a promise, too. */
const promised = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });
