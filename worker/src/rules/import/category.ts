/**
 * Which of a product's categories the ERP gets, which has one of each product (article 4, WooCommerce). Its three sentences:
 *
 * 1. « Si le produit appartient à une catégorie hiérarchique avec différents niveaux d'imbrication, le niveau d'imbrication le plus bas est
 *    utilisé. »
 * 2. « Si le produit appartient à plusieurs catégories du même niveau, celle qui est la plus élevée dans la liste alphabétique est utilisée. »
 * 3. « Si le produit appartient à plusieurs catégories de niveaux différents, la plus générale (la plus élevée dans la hiérarchie) est
 *    utilisée. »
 *
 * 1 and 3 would say the opposite of Clothes and Clothes > Shirts. So 1 is of one branch and comes first: a category is out where the
 * product is also in one below it. 2 and 3 are of what is left, the ends of different branches: the least deep, and of several of that depth the
 * first by alphabet. Of Clothes, Clothes > Shirts and Sale this is Sale: the product is in Clothes only by being a shirt, and of Shirts
 * (second level) and Sale (first level) the more general is Sale.
 */
import type { CategoryPath } from '../../model/product.js';
import { isSameCategory, namesOf } from '../category-name.js';

/** @returns [] where the product is in none. `language`: the shop's, `fr` or `fr_FR`. */
export function categoryOf(paths: readonly CategoryPath[], language: string): CategoryPath {
  const chosen = paths.map(namesOf).filter((path) => path.length > 0);
  const ends = chosen.filter((path) => !chosen.some((other) => isBelow(other, path)));
  const level = Math.min(...ends.map(({ length }) => length));
  const { compare } = collatorOf(language);
  const [first = []] = ends
    .filter(({ length }) => length === level)
    .sort((one, other) => byAlphabet(one, other, compare));
  return first;
}

/** Case and accents aside: what they alone tell apart is one category of the ERP. */
const isBelow = (path: CategoryPath, above: CategoryPath): boolean =>
  path.length > above.length && above.every((name, level) => isSameCategory(name, path[level] ?? ''));

/** By its own name, as it stands in a list; of equal ones by those above. What only bytes tell apart has an order, too. */
function byAlphabet(one: CategoryPath, other: CategoryPath, compare: Intl.Collator['compare']): number {
  const names = [one.at(-1) ?? '', ...one];
  const others = [other.at(-1) ?? '', ...other];
  for (const [level, name] of names.entries()) {
    const order = compare(name, others[level] ?? '');
    if (order !== 0) return order;
  }
  return names.join('\n') < others.join('\n') ? -1 : 1;
}

const collators = new Map<string, Intl.Collator>();

/** The same on every computer, whatever its own language: of a language that nobody knows, as in English. */
function collatorOf(language: string): Intl.Collator {
  let collator = collators.get(language);
  if (collator === undefined) {
    collator = new Intl.Collator([...known(language), 'en']);
    collators.set(language, collator);
  }
  return collator;
}

function known(language: string): string[] {
  try {
    return Intl.Collator.supportedLocalesOf(language.replaceAll('_', '-'));
  } catch {
    return [];
  }
}
