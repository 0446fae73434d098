import { join } from 'node:path';
import { readCsv } from './csv.js';
import type { FileFormat } from './headings.js';
import type { Mapping } from './mapping.js';

/** The ERP's files in the exchange folder, read by what people said of their words. */
export class Exports {
  constructor(
    readonly folder: string,
    readonly mapping: Mapping,
  ) {}

  rows(format: FileFormat): ReturnType<typeof readCsv> {
    return readCsv(join(this.folder, format.file), format, this.mapping.headings(format.file));
  }
}
