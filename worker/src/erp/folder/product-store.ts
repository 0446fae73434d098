/** Products (article 4): those of products.csv and those that we put into `products/`. Format: docs/exchange-folder.md. */
import { join } from 'node:path';
import type { ProductStore, ProductToCreate, Read } from '../port.js';
import type { Kept } from '../../model/kept.js';
import type { ReadProblem } from '../../model/problem.js';
import type { Product } from '../../model/product.js';
import { hashOf } from '../../model/record.js';
import { isSamePath, pathIn, type Category } from './category-list.js';
import type { FolderCategories } from './category-store.js';
import { productsFormat } from './catalogue-headings.js';
import type { Exports } from './exports.js';
import { groups } from './groups.js';
import { UntilChanged } from './optional.js';
import { Outbox, turnOf, type Wanted } from './outbox.js';
import { OwnRecords } from './own-records.js';
import { outOfReach } from './problems.js';
import { productCsv, productJson } from './product-files.js';
import { askedOf, productsIn, termOf, termsOf, type By, type ProductList } from './product-list.js';
import type { FileFormats } from './sales.js';

const productsFolder = 'products';

export interface KnownProducts {
  list: ProductList;
  find(by: By): Kept<Product>[];
}

export class FolderProducts implements ProductStore {
  readonly source = productsFormat.file;
  private readonly outbox: Outbox<Product>;
  private readonly inTurn: ReturnType<typeof turnOf>;
  private readonly own: OwnRecords<Product>;
  private readonly list: UntilChanged<ProductList>;

  constructor(
    exports: Exports,
    private readonly formats: FileFormats,
    private readonly categories: FolderCategories,
  ) {
    const target = join(exports.folder, productsFolder);
    this.outbox = new Outbox(target);
    this.inTurn = turnOf(target);
    this.own = new OwnRecords(this.outbox, productsFolder, termsOf);
    this.list = new UntilChanged(exports, ['products.csv', 'categories.csv'], async () =>
      productsIn(exports, categoryBy(await categories.listed())),
    );
  }

  async *read(): Read<Kept<Product> | ReadProblem> {
    const list = await this.list.get();
    yield* list.problems;
    for (const { id, value } of list.shelf.all()) if (value.active) yield { id, value: value.product };
    for (const one of this.own.all().all()) if (!isTaken(list, one)) yield one;
    return { whole: true };
  }

  async find(by: By): Promise<Kept<Product>[]> {
    return (await this.known()).find(by);
  }

  async create(key: string, product: Product): Promise<string> {
    await this.createAll([{ key, product }]);
    return key;
  }

  async createAll(all: readonly ProductToCreate[]): Promise<string[]> {
    for (const some of groups(all, ({ key }) => [key])) await this.inTurn(() => this.createSome(some));
    return all.map(({ key }) => key);
  }

  private async createSome(some: readonly ProductToCreate[]): Promise<void> {
    await this.list.get();
    const all: Wanted<Product>[] = [];
    try {
      this.own.all();
      for (const { key, product } of some)
        if (this.outbox.settled(key) === undefined) all.push(await this.wanted(key, product));
      await this.own.writeAll(all);
    } catch (error) {
      throw outOfReach(error);
    }
  }

  private async wanted(key: string, product: Product): Promise<Wanted<Product>> {
    const path = (await this.categories.pathOf(product.category)) ?? [];
    const contents = (revision: number): Record<string, string> => ({
      ...(this.formats === 'json' ? {} : { csv: productCsv({ key, revision, product, path }) }),
      ...(this.formats === 'csv' ? {} : { json: productJson({ key, revision, product, path }) }),
    });
    return { key, hash: hashOf(product), note: product, contents };
  }

  /** What there is now, for whoever asks for many. */
  async known(): Promise<KnownProducts> {
    const list = await this.list.get();
    const own = this.own.all();
    return {
      list,
      find: (by) =>
        askedOf(by) === ''
          ? []
          : [
              ...list.shelf
                .find(termOf(by))
                .flatMap(({ id, value }) => (value.active ? [{ id, value: value.product }] : [])),
              ...own.find(termOf(by)).filter((one) => !isTaken(list, one)),
            ],
    };
  }
}

/** By its id, else by its path. */
function categoryBy(all: readonly Category[]): (text: string) => string {
  const ids = new Set(all.map(({ id }) => id));
  return (text) => {
    if (text === '' || ids.has(text)) return text;
    const [one, second] = all.filter(({ path }) => isSamePath(path, pathIn(text)));
    return second === undefined ? (one?.id ?? '') : '';
  };
}

/**
 * Whether the ERP has taken ours in: it names our key, or a product of that SKU; of one without SKU, of that code or name. Under our key
 * it may have been deactivated, too.
 */
function isTaken({ shelf }: ProductList, { id, value: { sku, code, name } }: Kept<Product>): boolean {
  if (shelf.get(id) !== undefined) return true;
  const same: By[] = sku.trim() === '' ? [{ code }, { name }] : [{ sku }];
  return same.some((by) => askedOf(by) !== '' && shelf.find(termOf(by)).some(({ value }) => value.active));
}
