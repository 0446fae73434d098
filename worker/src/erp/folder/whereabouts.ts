import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { BytesProblem } from '../../model/problem.js';
import { unreadableBytes } from './problems.js';

export interface Found {
  /** Its path from the exchange folder on, with `/`. */
  id: string;
  path: string;
  size: number;
  mtimeMs: number;
}

/**
 * Where the index' files really are; nothing outside the exchange folder is ever read, not through a link either. Made anew
 * for each reading: what a folder is called is found out once, and each file costs one look, because an archive of 100,000
 * documents is passed over at every sync.
 */
export class Whereabouts {
  private readonly folder: string;
  private readonly folders = new Map<string, string | undefined>();
  private readonly listings = new Map<string, Map<string, string[]>>();

  constructor(private readonly name: string) {
    this.folder = realpathSync.native(name);
  }

  /**
   * @param file Path in the index, with `/` or `\`; as another computer calls it, too.
   * @returns undefined where there is no such file (yet).
   * @throws BytesProblem outside_folder, file_ambiguous, file_unreadable
   */
  find(file: string): Found | undefined {
    const path = file.replace(/\\/g, '/');
    try {
      const paths = isElsewhere(path, this.folder) ? this.withinFolder(path, file) : [path];
      for (const wanted of paths) this.demandInside(resolve(this.folder, wanted), file);
      const exact = paths.map((wanted) => resolve(this.folder, wanted));
      return this.only(exact, file) ?? this.only(this.alikes(paths), file);
    } catch (error) {
      throw unreadableBytes(error, { file });
    }
  }

  /**
   * @param id Of a file that was found before.
   * @throws BytesProblem outside_folder, file_unreadable
   */
  at(id: string): Found | undefined {
    try {
      return this.look(resolve(this.folder, id), id);
    } catch (error) {
      throw unreadableBytes(error);
    }
  }

  /** Of a real path, whether or not anything is there; undefined where it lies elsewhere. */
  idOf(path: string): string | undefined {
    return idBelow(this.folder, path);
  }

  /** What stands behind the exchange folder's name in the path that the ERP's computer has for it. */
  private withinFolder(path: string, file: string): string[] {
    const parts = path.split('/');
    const names = new Set([folded(basename(this.folder)), folded(basename(resolve(this.name))), 'exchange']);
    const behind = parts.flatMap((part, index) => (names.has(folded(part)) ? parts.slice(index + 1).join('/') : []));
    const paths = behind.filter((rest) => rest !== '');
    if (paths.length === 0) throw new BytesProblem('refused', 'outside_folder', { file });
    return paths;
  }

  private look(wanted: string, file: string): Found | undefined {
    const folder = this.realFolder(dirname(wanted));
    if (folder === undefined) return undefined;
    let path = join(folder, basename(wanted));
    let stats: Stats | undefined = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink()) {
      const target = real(path);
      if (target === undefined) return undefined;
      path = target;
      stats = statSync(path, { throwIfNoEntry: false });
    }
    this.demandInside(path, file);
    if (!stats?.isFile()) return undefined;
    const id = idBelow(this.folder, path);
    return id === undefined ? undefined : { id, path, size: stats.size, mtimeMs: stats.mtimeMs };
  }

  private only(paths: string[], file: string): Found | undefined {
    const files = [...new Set(paths)].flatMap((path) => this.look(path, file) ?? []);
    if (files.length < 2) return files[0];
    const names = files.map(({ id }) => id);
    throw new BytesProblem('refused', 'file_ambiguous', { file, found: names.slice(0, 5).join(', ') });
  }

  /** What is called so but for upper and lower case, or for how its accents are written. */
  private alikes(paths: string[]): string[] {
    return paths.flatMap((path) => this.alike(this.folder, path.split('/').filter(isName)));
  }

  private alike(folder: string, [name, ...rest]: string[]): string[] {
    if (name === undefined) return [];
    const found = (this.listing(folder).get(folded(name)) ?? []).map((entry) => join(folder, entry));
    return rest.length === 0 ? found : found.flatMap((path) => this.alike(path, rest));
  }

  private listing(folder: string): Map<string, string[]> {
    let names = this.listings.get(folder);
    if (names === undefined) {
      names = new Map<string, string[]>();
      for (const entry of entries(folder)) names.set(folded(entry), [...(names.get(folded(entry)) ?? []), entry]);
      this.listings.set(folder, names);
    }
    return names;
  }

  private realFolder(path: string): string | undefined {
    if (!this.folders.has(path)) this.folders.set(path, real(path));
    return this.folders.get(path);
  }

  private demandInside(path: string, file: string): void {
    if (!path.startsWith(this.folder + sep)) throw new BytesProblem('refused', 'outside_folder', { file });
  }
}

/** A path from the folder on, as every computer writes it. */
export const idBelow = (folder: string, path: string, separator: string = sep): string | undefined =>
  path.startsWith(folder + separator) ? path.slice(folder.length + 1).replaceAll(separator, '/') : undefined;

const folded = (name: string): string => name.normalize('NFC').toLowerCase();
const isName = (part: string): boolean => part !== '' && part !== '.';

/** `C:/…`, `//server/share/…`, `/mnt/…`: a path from the root, of whichever computer. */
const isElsewhere = (path: string, folder: string): boolean =>
  /^([A-Za-z]:)?\//.test(path) && !(isAbsolute(path) && resolve(path).startsWith(folder + sep));

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A file, or gone meanwhile: nothing is in it.
    return [];
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
