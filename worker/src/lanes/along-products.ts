/** What an order sells, in the ERP's catalogue (article 4): found or made once, and linked; what is linked costs nothing any more. */
import type { CategoryStore, ProductStore } from '../erp/port.js';
import type { Kept } from '../model/kept.js';
import { newOne } from '../model/link.js';
import { orderOf, productKey } from '../model/order-key.js';
import type { CategoryPath, Product, ShopProduct } from '../model/product.js';
import type { Sale, SaleLine } from '../model/sale.js';
import { matchProduct } from '../rules/import/match-product.js';
import { productsOf, type SoldProduct } from '../rules/import/product.js';
import { heldProduct } from './along-match.js';
import { makesNew, type AlongContext, type AlongSource } from './along-context.js';

export class ProductsAlong {
  private constructor(
    private readonly store: ProductStore,
    private readonly source: AlongSource,
    private readonly context: AlongContext,
    private readonly shopProducts: readonly ShopProduct[],
  ) {}

  /** The source is asked once for all of the batch, and only for what the ERP is not known to have. */
  static async of(
    sales: readonly Sale[],
    store: ProductStore,
    source: AlongSource,
    context: AlongContext,
  ): Promise<ProductsAlong> {
    const unknown = sales.filter(
      (sale) => makesNew(sale) && sale.content.lines.some((line) => sells(line) && !linkOf(line, source, context)),
    );
    const ids = [...new Set(unknown.flatMap(({ key }) => orderOf(key)?.id ?? []))];
    const { products = [] } = ids.length === 0 ? {} : await source.orders(ids, { products: true });
    return new ProductsAlong(store, source, context, products);
  }

  /** @throws SaleProblem where a person has to say which product it is. */
  async with(sale: Sale): Promise<Sale> {
    const lines: SaleLine[] = [];
    for (const line of sale.content.lines) {
      const product = sells(line) ? await this.idOf(line, sale) : undefined;
      lines.push(product === undefined ? line : { ...line, product });
    }
    return { ...sale, content: { ...sale.content, lines } };
  }

  /** → undefined where the ERP has none: the line goes with its name. */
  private async idOf(line: SaleLine, sale: Sale): Promise<string | undefined> {
    const linked = linkOf(line, this.source, this.context);
    if (linked !== undefined || !makesNew(sale)) return linked;
    const { product_id, name } = line;
    const { particulars } = this.source;
    const { settings, shop } = this.context;
    const ways = { by: settings.imports.identify_by, particulars, language: shop.language };
    const asSold = { id: 0, kind: 'product', product_id, variation_id: 0, gone_id: 0, name } as const;
    const [sold] = productsOf([asSold], this.shopProducts, ways);
    return sold !== undefined && 'sold' in sold ? this.foundOrMade(sold.sold, sale) : undefined;
  }

  private async foundOrMade(sold: SoldProduct, sale: Sale): Promise<string | undefined> {
    const { journal, dryRun } = this.context;
    const foreign = { source: this.source.name, kind: 'product', id: String(sold.id) } as const;
    const picked = journal.links.of(foreign);
    // Somebody said that it is none of those that the ERP has.
    const isNew = picked?.erpKey === newOne;
    const found = isNew ? [] : await this.store.find(sold.find);
    const match = matchProduct(sold, { found, others: this.takenBy(sold, found) });
    if ('held' in match) throw heldProduct(match, { sale, foreign, asked: sold.product });
    if (dryRun) return 'use' in match ? match.use : undefined;
    if ('use' in match) {
      journal.links.put({ ...foreign, erpKey: match.use, how: match.how ?? 'key', decidedBy: '' });
      return match.use;
    }
    const product = { ...sold.product, category: await categoryIn(this.context.erp.categories, sold.category) };
    const id = await this.store.create(productKey(this.source.name, sold.id), product);
    journal.links.put({ ...foreign, erpKey: id, how: 'created', decidedBy: isNew ? picked.decidedBy : '' });
    return id;
  }

  /** What another product is in the ERP already; a number, with which every source counts, finds those of other sources, too. */
  private takenBy({ id, by }: SoldProduct, found: readonly Kept<Product>[]): Set<string> {
    const { links } = this.context.journal;
    const isTaken = (erpKey: string): boolean =>
      links
        .to('product', erpKey)
        .some((link) => (link.source === this.source.name ? link.id !== String(id) : by === 'id'));
    return new Set(found.map((one) => one.id).filter(isTaken));
  }
}

const sells = ({ kind, product_id: id }: SaleLine): boolean => kind === 'product' && id !== 0 && id !== '';

function linkOf({ product_id: id }: SaleLine, { name }: AlongSource, { journal }: AlongContext): string | undefined {
  return journal.links.of({ source: name, kind: 'product', id: String(id) })?.erpKey || undefined;
}

/** « Si la catégorie existe déjà […], celle-ci est utilisée ; sinon, une nouvelle catégorie est créée. » */
async function categoryIn(store: CategoryStore | undefined, path: CategoryPath): Promise<string> {
  if (store === undefined || path.length === 0) return '';
  const [first] = await store.find(path);
  return first ?? (await store.create(path));
}
