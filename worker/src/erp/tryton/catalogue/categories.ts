/** Tryton's categories of products (article 4), without those of its accountants. */
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { CategoryPath } from '../../../model/product.js';
import { isSameCategory, namesOf } from '../../../rules/category-name.js';
import type { CategoryStore } from '../../port.js';
import type { Row, Tryton } from '../client/client.js';
import { demand, ofSource } from '../client/problems.js';

const model = 'product.category';

/** What was made at the same moment as ours can be seen so long afterwards: Tryton makes a category in a tenth of that. */
const settledMs = 1_000;
/** And by its clock, which may differ a little from its database's, so long after it was made. */
const surelySettledMs = 3_000;

type Category = Row<{ name: string; create_date: string }>;

export class TrytonCategories implements CategoryStore {
  private readonly source = 'Tryton: product categories';
  private readonly inTurn = pLimit(1);
  /** Those that nobody takes away any more because another one was first. */
  private readonly settled = new Set<number>();

  constructor(private readonly tryton: Tryton) {}

  async find(path: CategoryPath): Promise<string[]> {
    try {
      const levels = await this.levels(namesOf(path));
      return (levels.at(-1) ?? []).map(({ id }) => String(id));
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  /** Where there are several on the path, the one that was made first. */
  create(path: CategoryPath): Promise<string> {
    return this.inTurn(async () => {
      const names = namesOf(path);
      if (names.length === 0) throw new RangeError('A category has a name');
      try {
        return String(await this.made(names));
      } catch (error) {
        throw ofSource(error, this.source);
      }
    });
  }

  /**
   * Tryton allows two of one name. Who makes one looks again when all that was made at that moment can be seen; of several the first is
   * used, and who made another one takes it away.
   */
  private async made(names: readonly string[]): Promise<number> {
    const own = new Set<number>();
    for (;;) {
      const levels = await this.levels(names);
      for (const { id } of levels.flatMap(([, ...later]) => later)) if (own.delete(id)) await this.takeBack(id);
      const firsts = levels.flatMap(([first]) => first ?? []);
      if (firsts.some((category) => this.isFresh(category, own))) {
        await wait(settledMs);
        for (const { id } of firsts) if (own.has(id)) this.settled.add(id);
        continue;
      }
      const last = firsts.at(-1)?.id ?? null;
      if (last !== null && firsts.length === names.length) return last;
      const values = { name: names[firsts.length], parent: last };
      for (const id of await this.tryton.create(model, [values])) own.add(id);
    }
  }

  /** Another one may be the first yet. */
  private isFresh({ id, create_date: made }: Category, own: ReadonlySet<number>): boolean {
    if (this.settled.has(id)) return false;
    if (own.has(id) || this.tryton.rpc.now().getTime() - Date.parse(made) < surelySettledMs) return true;
    this.settled.add(id);
    return false;
  }

  /** By level, the oldest first; all are empty below the first that is. */
  private async levels(names: readonly string[]): Promise<Category[][]> {
    const levels: Category[][] = [];
    for (const name of names) {
      const above = levels.at(-1)?.map(({ id }) => id);
      levels.push(above?.length === 0 ? [] : await this.called(name, above ?? null));
    }
    return levels;
  }

  /** @param parents null: those at the top. */
  private async called(name: string, parents: readonly number[] | null): Promise<Category[]> {
    await demand(this.tryton, model, this.source);
    // Only with accounts does Tryton know which are its accountants'.
    const ofGoods = (await this.tryton.has(model, 'on_change_accounting')) ? [['accounting', '=', false]] : [];
    const domain = [['parent', parents === null ? '=' : 'in', parents], ...ofGoods];
    const found: Category[] = [];
    for await (const page of this.tryton.all<Omit<Category, 'id'>>(model, domain, ['name', 'create_date']))
      found.push(...page.filter((each) => isSameCategory(each.name, name)));
    return found;
  }

  /** Unless somebody uses it already. */
  private async takeBack(id: number): Promise<void> {
    const isUsed = ['OR', ['childs', '!=', null], ['templates', '!=', null]];
    const used = await this.tryton.search(model, [['id', '=', id], isUsed], ['id']);
    if (used.length === 0) await this.tryton.on(model, 'delete', [[id]]);
  }
}
