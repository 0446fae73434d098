import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { SourceProblem } from '../port.js';

export interface Found {
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

  constructor(folder: string) {
    this.folder = realpathSync.native(folder);
  }

  /**
   * @param file Path in the index, with `/` or `\`.
   * @returns undefined where there is no such file (yet).
   * @throws SourceProblem outside_folder
   */
  find(file: string): Found | undefined {
    const wanted = resolve(this.folder, file.replace(/\\/g, '/'));
    this.demandInside(wanted, file);
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
    return stats?.isFile() ? { path, size: stats.size, mtimeMs: stats.mtimeMs } : undefined;
  }

  private realFolder(path: string): string | undefined {
    if (!this.folders.has(path)) this.folders.set(path, real(path));
    return this.folders.get(path);
  }

  private demandInside(path: string, file: string): void {
    if (!path.startsWith(this.folder + sep)) throw new SourceProblem('outside_folder', { file });
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
