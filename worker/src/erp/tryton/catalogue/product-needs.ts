/** What there has to be in Tryton before a product can be made. */
import { SourceProblem } from '../../../model/problem.js';
import type { Tryton } from '../client/client.js';
import { isCalled } from '../client/texts.js';

export interface Needed {
  /** The piece. */
  unit: number;
  /** Whether Tryton keeps accounts: a product then has an accounting category. */
  accounted: boolean;
  /** Whether the module `sale` is activated. */
  sold: boolean;
}

/** @throws SourceProblem where the unit is missing. */
export async function neededOf(tryton: Tryton, source: string): Promise<Needed> {
  return {
    unit: await unitOf(tryton, source),
    accounted: await tryton.has('account.account'),
    sold: await tryton.has('sale.sale'),
  };
}

/** The piece is Tryton's own; in other languages it has other names and signs. */
async function unitOf(tryton: Tryton, source: string): Promise<number> {
  const inEnglish = { context: { language: 'en' }, limit: 1, order: [['id', 'ASC']] } as const;
  const [unit] = await tryton.search('product.uom', [['symbol', '=', 'u']], ['id'], inEnglish);
  if (unit === undefined) throw new SourceProblem(source, 'tryton_no_unit', {}, 'refused');
  return unit.id;
}

/**
 * @param name `Sales`, or with what it is in: `Sales / Goods`; undefined: the only one.
 * @throws SourceProblem where there is no such one, or several.
 */
export async function accountCategoryOf(tryton: Tryton, name: string | undefined, source: string): Promise<number> {
  const fields = ['name', 'rec_name'];
  const accounting = [['accounting', '=', true]];
  const all = await tryton.search<{ name: string; rec_name: string }>('product.category', accounting, fields);
  const found = name === undefined ? all : all.filter(isCalled(name));
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one.id;
  const params = { name: name ?? '', found: all.map((each) => each.rec_name).join(', ') };
  throw new SourceProblem(source, 'tryton_no_account_category', params, 'refused');
}
