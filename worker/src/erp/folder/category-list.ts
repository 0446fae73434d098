/** The categories of categories.csv by the names on their way down. */
import { isProblem, isRemark, type ReadProblem } from '../../model/problem.js';
import type { CategoryPath } from '../../model/product.js';
import { isSameCategory, namesOf } from '../../rules/category-name.js';
import { categoriesFormat } from './catalogue-headings.js';
import type { Row } from './csv.js';
import type { Exports } from './exports.js';
import { rowsIfThere } from './optional.js';

import { read, required } from './rows.js';

export interface Category {
  id: string;
  path: readonly string[];
}

interface Line {
  line: number;
  id: string;
  name: string;
  parent: string;
  path: readonly string[];
}

/** Between the names of a path in a file. */
const into = '>';
export const pathIn = (text: string): string[] => namesOf(text.split(into));
export const pathText = (path: CategoryPath): string => path.join(` ${into} `);

export const isSamePath = (one: CategoryPath, other: CategoryPath): boolean =>
  one.length === other.length && one.every((name, level) => isSameCategory(name, other[level] ?? ''));

/** In the order of the file; a line that cannot be read loses only itself, and what is below it. */
export async function categoriesIn(exports: Exports): Promise<Category[]> {
  const lines = new Map<string, Line>();
  for await (const row of rowsIfThere(exports, categoriesFormat)) {
    if (isProblem(row) || isRemark(row)) continue;
    const line = readCategory(row);
    if (!isProblem(line) && !lines.has(line.id)) lines.set(line.id, line);
  }
  return [...lines.values()].flatMap((line) => {
    const path = pathOf(line, lines);
    return path === undefined ? [] : [{ id: line.id, path }];
  });
}

export const readCategory = (row: Row): Line | ReadProblem =>
  read(categoriesFormat.file, row, () => {
    const { name = '', parent = '', path = '' } = row.values;
    const names = pathIn(path);
    const line = { line: row.line, id: required(row, 'id'), parent, path: names };
    return { ...line, name: names.length > 0 ? name : required(row, 'name') };
  });

/** undefined where one above is not there, or is below it. */
function pathOf(line: Line, lines: ReadonlyMap<string, Line>): string[] | undefined {
  const names: string[] = [];
  const seen = new Set<string>();
  let at: Line | undefined = line;
  for (;;) {
    if (at === undefined || seen.has(at.id)) return undefined;
    seen.add(at.id);
    if (at.path.length > 0) return [...at.path, ...names];
    names.unshift(...namesOf([at.name]));
    if (at.parent === '') return names;
    at = lines.get(at.parent);
  }
}
