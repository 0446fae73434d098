/** What the lines of a sale sell: Tryton's products, found or made. */
import { orderOf, ownSource, productKey, refundOf } from '../../../model/order-key.js';
import { SaleProblem } from '../../../model/problem.js';
import type { Product } from '../../../model/product.js';
import type { SaleLine } from '../../../model/sale.js';
import type { Row, Tryton } from '../client/client.js';
import type { TrytonProducts } from '../catalogue/products.js';
import type { Sold } from './sale-values.js';
import { word } from './sale-words.js';

type Unit = { id: number; digits: number; symbol: string };
type ProductRow = Row<{ sale_uom: number | null; 'sale_uom.': Unit | null; 'default_uom.': Unit }>;

const fields = ['default_uom', 'sale_uom'].flatMap((unit) => ['digits', 'symbol'].map((field) => `${unit}.${field}`));

/** What the shop's product is to a line; shipping, fees, and what is no product of the shop any more, are services of the shop. */
interface Wanted {
  key: string;
  product: Product;
  isService: boolean;
  /** Tryton's id, where it was found or made with the order. */
  id?: string | undefined;
}

export class SoldProducts {
  /** By our key; with the SKU that it was looked for by. */
  private readonly known = new Map<string, Sold>();

  constructor(
    private readonly tryton: Tryton,
    private readonly products: TrytonProducts,
  ) {}

  /**
   * @param key Of the sale: it says which source the product is of.
   * @param accountCategory Of what is made.
   */
  of(line: SaleLine, key: string, accountCategory: number | undefined): Promise<Sold> {
    const source = (orderOf(key) ?? refundOf(key))?.source ?? ownSource;
    return this.one(this.wantedOf(line, source), accountCategory);
  }

  rounding(accountCategory: number | undefined): Promise<Sold> {
    return this.one(this.service('rounding'), accountCategory);
  }

  /** After Tryton refused something: a product may be gone, or not for sale any more. */
  forget(): void {
    this.known.clear();
  }

  private wantedOf({ kind, product_id: id, product: found, sku, name }: SaleLine, source: string): Wanted {
    if (kind === 'shipping' || kind === 'fee') return this.service(kind);
    // What the shop deleted cannot be sent.
    if (id === 0 || id === '') return this.service('product');
    const product = { name, sku: sku.trim(), code: String(id), description: '', category: '' };
    return { key: productKey(source, id), product, isService: false, id: found };
  }

  private service(kind: 'shipping' | 'fee' | 'product' | 'rounding'): Wanted {
    const { language } = this.tryton.rpc.context;
    const name = word(kind, typeof language === 'string' ? language : '');
    const product = { name, sku: '', code: '', description: '', category: '' };
    return { key: `shop.${kind}`, product, isService: true };
  }

  private async one(wanted: Wanted, accountCategory: number | undefined): Promise<Sold> {
    const name = `${wanted.key} ${wanted.id ?? wanted.product.sku}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const id = wanted.id === undefined ? await this.idOf(wanted, accountCategory) : Number(wanted.id);
    const [row] = await this.tryton.read<Omit<ProductRow, 'id'>>('product.product', [id], fields);
    if (row === undefined) throw new SaleProblem('waiting', 'tryton_overtaken', { method: 'product.product' });
    const sold = { product: id, unit: row['sale_uom.'] ?? row['default_uom.'] };
    this.known.set(name, sold);
    return sold;
  }

  /** By its SKU, where one product has it; else under our key, under which it is made. */
  private async idOf({ key, product, isService }: Wanted, accountCategory: number | undefined): Promise<number> {
    const found = product.sku === '' ? [] : await this.products.find({ sku: product.sku });
    const [one, another] = found;
    if (another !== undefined)
      throw new SaleProblem('held', 'tryton_several_products', {
        sku: product.sku,
        found: found.map(({ value }) => value.name).join(', '),
      });
    const trade = { type: isService ? 'service' : 'goods', accountCategory } as const;
    return Number(one?.id ?? (await this.products.create(key, product, trade)));
  }
}
