/** Article 4, WooCommerce: which of a product's categories the ERP gets. A path is written `Clothes > Shirts`. */
import { describe, expect, it } from 'vitest';
import { categoryOf } from './category.js';

const path = (text: string): string[] => text.split(' > ').filter((name) => name !== '');
const chosen = (paths: readonly string[], language = 'en'): string => categoryOf(paths.map(path), language).join(' > ');

type Case = [what: string, paths: string[], expected: string, language?: string];

describe('« Si le produit appartient à une catégorie hiérarchique avec différents niveaux d’imbrication, le niveau d’imbrication le plus bas est utilisé. »', () => {
  it.each<Case>([
    ['one category', ['Clothes'], 'Clothes'],
    ['one, deep down, and none above it', ['Clothes > Shirts > Polo'], 'Clothes > Shirts > Polo'],
    ['a category and its child', ['Clothes', 'Clothes > Shirts'], 'Clothes > Shirts'],
    ['the child first', ['Clothes > Shirts', 'Clothes'], 'Clothes > Shirts'],
    ['three on one branch', ['Clothes', 'Clothes > Shirts', 'Clothes > Shirts > Polo'], 'Clothes > Shirts > Polo'],
    ['a branch with a gap', ['Clothes', 'Clothes > Shirts > Polo'], 'Clothes > Shirts > Polo'],
    ['the same twice', ['Clothes > Shirts', 'Clothes > Shirts'], 'Clothes > Shirts'],
    ['a child called as its parent', ['Shirts', 'Shirts > Shirts'], 'Shirts > Shirts'],
    ['one branch that is written in two ways', ['CLOTHES', 'Clothes > Shirts'], 'Clothes > Shirts'],
    ['one branch with and without accents', ['Thes', 'Thés > Verts'], 'Thés > Verts'],
    ['the default category alone is one like any other', ['Uncategorised'], 'Uncategorised'],
  ])('%s', (_what, paths, expected) => {
    expect(chosen(paths)).toBe(expected);
  });
});

describe('« Si le produit appartient à plusieurs catégories du même niveau, celle qui est la plus élevée dans la liste alphabétique est utilisée. »', () => {
  it.each<Case>([
    ['two at the top', ['Sale', 'Clothes'], 'Clothes'],
    ['two children of one', ['Clothes > Shirts', 'Clothes > Pants'], 'Clothes > Pants'],
    ['two children and their parent', ['Clothes', 'Clothes > Shirts', 'Clothes > Pants'], 'Clothes > Pants'],
    ['the name counts, not that of the parent', ['A > Zebra', 'B > Ant'], 'B > Ant'],
    ['equal names under two parents', ['Women > Shoes', 'Men > Shoes'], 'Men > Shoes'],
    ['equal names, further up', ['B > X > Shoes', 'A > X > Shoes'], 'A > X > Shoes'],
    ['equal names but for case', ['Women > shoes', 'Men > Shoes'], 'Women > shoes'],
    ['é is an e', ['Étagères', 'Fauteuils'], 'Étagères', 'fr'],
    ['é is behind e', ['été', 'ete'], 'ete', 'fr'],
    ['case does not come before the letter', ['Zoo', 'apples'], 'apples'],
    ['œ is oe', ['Œufs', 'Olives'], 'Œufs', 'fr'],
    ['Swedish: ö is the last letter', ['Ölkrus', 'Zebra'], 'Zebra', 'sv_SE'],
    ['German: ö is an o', ['Ölkrug', 'Zebra'], 'Ölkrug', 'de_DE_formal'],
    ['Danish: å is the last letter', ['Åben', 'Zoo'], 'Zoo', 'da'],
    ['digits come before letters', ['Zubehör', '3D'], '3D', 'de'],
    ['by letters, not by number', ['Size 10', 'Size 9'], 'Size 10'],
    ['a shorter name first', ['Shirts and ties', 'Shirts'], 'Shirts'],
    ['another alphabet comes behind', ['Чай', 'Tea'], 'Tea'],
    ['a language that nobody knows', ['b', 'a'], 'a', 'xx'],
    ['what is no language', ['b', 'a'], 'a', '!'],
    ['no language', ['b', 'a'], 'a', ''],
    ['the same in two cases is one of the ERP’s: always the same spelling', ['CLOTHES', 'Clothes'], 'Clothes'],
  ])('%s', (_what, paths, expected, language) => {
    expect(chosen(paths, language)).toBe(expected);
    expect(chosen([...paths].reverse(), language)).toBe(expected);
  });
});

describe('« Si le produit appartient à plusieurs catégories de niveaux différents, la plus générale (la plus élevée dans la hiérarchie) est utilisée. »', () => {
  it.each<Case>([
    ['two branches', ['Clothes > Shirts', 'Sale'], 'Sale'],
    ['one branch down to its end, and another one', ['Clothes', 'Clothes > Shirts', 'Sale'], 'Sale'],
    ['two branches below one', ['Clothes > Shirts > Polo', 'Clothes > Pants'], 'Clothes > Pants'],
    ['the parent of both does not count', ['Clothes', 'Clothes > Shirts > Polo', 'Clothes > Pants'], 'Clothes > Pants'],
    [
      'three branches, two of them least deep',
      ['Toys > Wood > Cars', 'Sale > Winter', 'Clothes > Shirts'],
      'Clothes > Shirts',
    ],
    [
      'three branches with all that is above',
      ['Toys', 'Toys > Wood', 'Toys > Wood > Cars', 'Sale', 'Sale > Winter', 'Brands > Nord'],
      'Brands > Nord',
    ],
    ['alphabet counts only on the least deep level', ['Apples > Red > Sweet', 'Zebra > White'], 'Zebra > White'],
    ['equal names on two levels', ['Men > Shoes', 'Shoes'], 'Shoes'],
    ['a name that begins as another one is no branch of it', ['Cloth', 'Clothes > Shirts'], 'Cloth'],
    ['the same names the other way round', ['A > B > C', 'B > A'], 'B > A'],
    ['the default category beside another one', ['Uncategorised', 'Clothes > Shirts'], 'Uncategorised'],
  ])('%s', (_what, paths, expected) => {
    expect(chosen(paths)).toBe(expected);
    expect(chosen([...paths].reverse())).toBe(expected);
  });
});

describe('what is no category', () => {
  it.each<[string, string[][], string[]]>([
    ['none', [], []],
    ['an empty path', [[]], []],
    ['empty names', [['', ' ']], []],
    [
      'an empty name above',
      [
        ['', 'Clothes'],
        ['Sale', 'Winter'],
      ],
      ['Clothes'],
    ],
    ['blanks around and within', [[' Home ', 'Bed  linen']], ['Home', 'Bed linen']],
  ])('%s', (_what, paths, expected) => {
    expect(categoryOf(paths, 'en')).toEqual(expected);
  });
});

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('of 2,000 trees', () => {
  const names = ['a', 'A', 'á', 'b', 'B', 'œ', 'oe', 'ß', 'ss', 'é'.normalize('NFD'), 'é', 'z', '猫', '1', '10', '2'];
  const tree = (next: (below: number) => number): string[][] =>
    Array.from({ length: next(7) }, () => Array.from({ length: 1 + next(4) }, () => names[next(names.length)] ?? ''));
  const shuffled = <T>(list: readonly T[], next: (below: number) => number): T[] =>
    list
      .map((one) => ({ one, at: next(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);

  it('none depends on the order in which the shop names its categories, or on their number', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const next = numbers(seed);
      const paths = tree(next);
      for (const language of ['fr', 'sv', 'en']) {
        const expected = categoryOf(paths, language);
        expect(categoryOf(shuffled(paths, next), language)).toEqual(expected);
        expect(categoryOf([...paths, ...paths], language)).toEqual(expected);
      }
    }
  });

  it('each is one that the product is in, and none is least deep where a less deep end of a branch is there', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const paths = tree(numbers(seed));
      const found = categoryOf(paths, 'fr');
      if (paths.length === 0) expect(found).toEqual([]);
      else expect(paths).toContainEqual(found);
      const children = paths.filter((one) => one.length === found.length + 1);
      expect(children.some((one) => one.slice(0, -1).every((name, level) => name === found[level]))).toBe(false);
    }
  });
});
