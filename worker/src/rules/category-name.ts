import type { CategoryPath } from '../model/product.js';

/** Article 4: a category that exists is used; upper and lower case and accents do not count (`Œufs` is `oeufs`). */
const collator = new Intl.Collator('fr', { sensitivity: 'base' });

const written = (name: string): string => name.trim().replace(/\s+/g, ' ');

export const isSameCategory = (one: string, other: string): boolean =>
  collator.compare(written(one), written(other)) === 0;

/** Without what is no name. */
export const namesOf = (path: CategoryPath): string[] => path.map(written).filter((name) => name !== '');
