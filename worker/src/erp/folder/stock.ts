/** How many of the products are there, out of stock.csv (article 5). */
import Big from 'big.js';
import type { Read, StockSource } from '../port.js';
import { SourceProblem, isProblem, isRemark, type ReadProblem } from '../../model/problem.js';
import type { StockLevel } from '../../model/stock.js';
import { stockFormat } from './catalogue-headings.js';
import type { Row } from './csv.js';
import type { Exports } from './exports.js';
import { isThere, rowsIfThere } from './optional.js';
import { lineProblem } from './problems.js';
import { askedOf, termOf } from './product-list.js';
import type { FolderProducts, KnownProducts } from './product-store.js';
import { read } from './rows.js';
import { countIn, outletIn, productIn } from './stock-row.js';

const { file } = stockFormat;

export class FolderStock implements StockSource {
  readonly source = file;

  constructor(
    private readonly exports: Exports,
    private readonly products: Pick<FolderProducts, 'known'>,
  ) {}

  async *read(outlet?: string): Read<StockLevel | ReadProblem> {
    const known = await this.products.known();
    const levels = new Levels();
    const outlets = new Set<string>();
    let isUnderstood = true;
    for await (const row of rowsIfThere(this.exports, stockFormat)) {
      if (isRemark(row)) continue;
      const problem = isProblem(row) ? row : read(file, row, () => take(row, known, outlet, levels));
      if (problem !== undefined) {
        isUnderstood = false;
        yield problem;
      }
      if (!isProblem(row)) outlets.add(outletIn(row));
    }
    if (outlet !== undefined && (outlet === '' || !outlets.has(outlet))) throw noOutlet(outlet, outlets);
    yield* levels.all();
    // Only where all was understood is what no line names not there.
    if (isUnderstood && (await isThere(this.exports.folder, file)))
      for (const { id, value } of known.list.shelf.all())
        if (value.active && !levels.has(id)) yield { product: id, quantity: '0' };
    return { whole: isUnderstood };
  }
}

/** By product; a sum of which a part is not known is not known. */
class Levels {
  private readonly sums = new Map<string, Big | undefined>();

  add(product: string, quantity: Big | undefined): void {
    const before = this.has(product) ? this.sums.get(product) : new Big(0);
    this.sums.set(product, quantity && before?.plus(quantity));
  }

  has = (product: string): boolean => this.sums.has(product);

  *all(): Generator<StockLevel> {
    for (const [product, sum] of this.sums) if (sum !== undefined) yield { product, quantity: sum.toFixed() };
  }
}

function take(row: Row, known: KnownProducts, outlet: string | undefined, levels: Levels): ReadProblem | undefined {
  if (outlet !== undefined && outlet !== outletIn(row)) return undefined;
  const by = productIn(row);
  const [product, second] = idsOf(known, by);
  // What is not sold any more may lie there all the same.
  if (product === undefined && isInactive(known, by)) return undefined;
  if (product === undefined || second !== undefined)
    return lineProblem(file, row.line, 'stock_no_product', { detail: askedOf(by) });
  const count = read(file, row, () => ({ quantity: countIn(row) }));
  levels.add(product, isProblem(count) ? undefined : count.quantity);
  return isProblem(count) ? count : undefined;
}

/** An ERP's code may be our key, which is not the shop's code. */
function idsOf({ list, find }: KnownProducts, by: { sku: string } | { code: string }): string[] {
  if ('code' in by && list.shelf.get(by.code)?.active === true) return [by.code];
  return find(by).map(({ id }) => id);
}

const isInactive = ({ list }: KnownProducts, by: { sku: string } | { code: string }): boolean =>
  ('code' in by && list.shelf.get(by.code) !== undefined) || list.shelf.find(termOf(by)).length > 0;

const noOutlet = (outlet: string, outlets: ReadonlySet<string>): SourceProblem => {
  const found = [...outlets].filter((name) => name !== '').join(', ');
  return new SourceProblem(file, 'stock_no_outlet', { file, outlet, found }, 'refused');
};
