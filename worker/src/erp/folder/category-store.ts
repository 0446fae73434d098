/**
 * Categories of products (article 4): those of categories.csv, and those that we put into `categories/`. The files of products name
 * their path, too: an ERP that makes what is missing of it needs no others.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CategoryStore } from '../port.js';
import { bytesWritten } from '../../model/key.js';
import type { CategoryPath } from '../../model/product.js';
import { hashOf } from '../../model/record.js';
import { namesOf } from '../../rules/category-name.js';
import { categoriesIn, isSamePath, type Category } from './category-list.js';
import type { Exports } from './exports.js';
import { UntilChanged } from './optional.js';
import { Outbox } from './outbox.js';
import { OwnRecords } from './own-records.js';
import { outOfReach } from './problems.js';

const categoriesFolder = 'categories';

interface Note {
  path: readonly string[];
}

export class FolderCategories implements CategoryStore {
  private readonly outbox: Outbox<Note>;
  private readonly own: OwnRecords<Note>;
  private readonly list: UntilChanged<Category[]>;

  constructor(exports: Exports) {
    this.outbox = new Outbox(join(exports.folder, categoriesFolder));
    this.own = new OwnRecords(this.outbox, categoriesFolder, () => []);
    this.list = new UntilChanged(exports, ['categories.csv'], () => categoriesIn(exports));
  }

  async find(path: CategoryPath): Promise<string[]> {
    const names = namesOf(path);
    const theirs = await this.list.get();
    return names.length === 0 ? [] : this.among(theirs, names).map(({ id }) => id);
  }

  /** Where there are several on the path, the first one of the file. */
  async create(path: CategoryPath): Promise<string> {
    const names = namesOf(path);
    if (names.length === 0) throw new RangeError('A category has a name');
    const theirs = await this.list.get();
    try {
      let above: Category = { id: '', path: [] };
      for (const name of names) above = this.made(theirs, [...above.path, name], above.id);
      return above.id;
    } catch (error) {
      throw outOfReach(error);
    }
  }

  /** Those of the ERP. */
  listed(): Promise<Category[]> {
    return this.list.get();
  }

  /** The names on its way down; undefined where there is no such category. */
  async pathOf(id: string): Promise<readonly string[] | undefined> {
    const theirs = await this.list.get();
    return theirs.find((one) => one.id === id)?.path ?? this.own.all().get(id)?.path;
  }

  private made(theirs: readonly Category[], path: string[], parent: string): Category {
    const [known] = this.among(theirs, path);
    if (known !== undefined) return known;
    const key = keyOf(path);
    const contents = (revision: number): Record<string, string> => {
      const category = { key, revision, name: path.at(-1), path, parent };
      return { json: `${JSON.stringify({ format: 'erp-bridge.category/1', ...category }, null, 2)}\n` };
    };
    this.own.write({ key, hash: hashOf(path), note: { path }, contents });
    return { id: key, path };
  }

  /** Where the ERP has one on this path, ours has become that one. */
  private among(theirs: readonly Category[], path: readonly string[]): Category[] {
    const found = theirs.filter((one) => isSamePath(one.path, path));
    if (found.length > 0) return found;
    return [...this.own.all().all()].flatMap(({ id, value }) =>
      isSamePath(value.path, path) ? [{ id, path: value.path }] : [],
    );
  }
}

const longest = 190;

/** No path has the key of another one, and no two keys are one file where letter case does not count. */
function keyOf(path: readonly string[]): string {
  const text = path.map((name) => name.toLowerCase()).join('/');
  const key = `category.${bytesWritten(text, /[a-z0-9_-]/)}`;
  return key.length <= longest ? key : `category.${createHash('sha256').update(text).digest('hex')}`;
}
