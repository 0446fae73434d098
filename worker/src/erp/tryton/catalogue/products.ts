/** Tryton's products (article 4): found, and made once. What is made is found under our key, which is its code. */
import { bytesWritten } from '../../../model/key.js';
import type { Kept } from '../../../model/kept.js';
import type { Product } from '../../../model/product.js';
import type { ProductStore, Read } from '../../port.js';
import { changedSince } from '../client/changes.js';
import { inactiveToo, type Domain, type Tryton } from '../client/client.js';
import { TrytonError } from '../client/errors.js';
import { demand, ofSource } from '../client/problems.js';
import { accountCategoryOf, neededOf, type Needed } from './product-needs.js';
import { hasSku, productFields, productFrom, templateOf, type ProductRow, type Trade } from './product-values.js';
import { Since } from '../client/since.js';
import { aroundIt, pattern } from '../client/texts.js';

/** What is said of a product stands in three places; the identifiers are also written without it. */
function changedProducts(since: string): Domain {
  const changed = changedSince(since);
  return ['OR', changed, ['template', 'where', [changed]], ['identifiers', 'where', [changed]]];
}

const kept = (row: ProductRow): Kept<Product> => ({ id: String(row.id), value: productFrom(row) });

export class TrytonProducts implements ProductStore {
  readonly source = 'Tryton: products';
  private needed: Promise<Needed> | undefined;

  /** @param accountCategory The name of the accounting category of what is made; undefined: the only one. */
  constructor(
    private readonly tryton: Tryton,
    private readonly accountCategory?: string,
  ) {}

  async *read(cursor?: string): Read<Kept<Product>> {
    try {
      const company = await this.tryton.inCompany();
      await demand(this.tryton, 'product.product', this.source);
      const since = new Since(this.tryton.rpc.now(), { company });
      const from = since.from(cursor);
      const domain = from === undefined ? [] : [changedProducts(from)];
      const pages = this.tryton.all<Omit<ProductRow, 'id'>>('product.product', domain, productFields);
      for await (const page of pages) for (const row of page) yield kept(row);
      return { whole: from === undefined, cursor: since.next(from === undefined ? undefined : cursor) };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  async find(by: { sku: string } | { code: string } | { name: string }): Promise<Kept<Product>[]> {
    try {
      if ('sku' in by) {
        const sku = by.sku.trim();
        const rows = await this.search(sku, ['OR', aroundIt('identifiers.code', sku), aroundIt('code', sku)]);
        return rows.filter((row) => hasSku(row, sku)).map(kept);
      }
      if ('code' in by) {
        const code = by.code.trim();
        const ofTheShop = ['code', '=', `product.${code}`];
        const ofASource = ['code', 'like', `product.%.${pattern(bytesWritten(code, /[a-z0-9_-]/))}`];
        const rows = await this.search(code, ['OR', aroundIt('code', code), ofTheShop, ofASource]);
        return rows.map(kept).filter(({ value }) => value.code === code);
      }
      const name = by.name.trim();
      const rows = await this.search(name, aroundIt('template.name', name));
      return rows.map(kept).filter(({ value }) => value.name === name);
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  /** One that somebody deactivated is still the one of its key. */
  async create(key: string, product: Product, trade: Trade = {}): Promise<string> {
    try {
      const before = await this.underKey(key);
      if (before !== undefined) return before;
      const needed = await this.whatIsNeeded();
      const accountCategory = needed.accounted ? await this.accountCategoryFor(trade) : undefined;
      return await this.made(key, templateOf(key, product, needed, { ...trade, accountCategory }));
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  private async made(key: string, template: object): Promise<string> {
    const refusal = await this.tryton.create('product.template', [template]).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined && !(refusal instanceof TrytonError)) throw refusal;
    // Where it was refused, another one may have been quicker: Tryton lets no two have one code.
    const made = await this.underKey(key);
    if (made === undefined) throw refusal ?? new Error(`Tryton made the product ${key}, and has none`);
    return made;
  }

  private whatIsNeeded(): Promise<Needed> {
    this.needed ??= neededOf(this.tryton, this.source).catch((error: unknown) => {
      this.needed = undefined;
      throw error;
    });
    return this.needed;
  }

  /** What the configuration names goes first. */
  private async accountCategoryFor({ accountCategory }: Trade): Promise<number> {
    if (this.accountCategory === undefined && accountCategory !== undefined) return accountCategory;
    return accountCategoryOf(this.tryton, this.accountCategory, this.source);
  }

  private async underKey(key: string): Promise<string | undefined> {
    await demand(this.tryton, 'product.product', this.source);
    const search = { ...inactiveToo, order: [['id', 'ASC']] } as const;
    const ours = [['code', '=', key]];
    const rows = await this.tryton.search<{ active: boolean }>('product.product', ours, ['active'], search);
    const found = rows.find(({ active }) => active) ?? rows[0];
    return found && String(found.id);
  }

  private async search(text: string, domain: Domain): Promise<ProductRow[]> {
    if (text === '') return [];
    await demand(this.tryton, 'product.product', this.source);
    return this.tryton.search<Omit<ProductRow, 'id'>>('product.product', domain, productFields);
  }
}
