/** The played ERP's books: documents.csv, rewritten whole for each document. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { headings } from '../../../test/fixtures/sample/csv.js';
import { prefixes } from '../../../test/fixtures/sample/sales.js';
import type { SaleKind } from '../../../worker/src/model/sale.js';

/** What the sample's export lacks and the answer to a sale needs. */
const ownColumns = ['Référence externe', 'État du document', 'Stock sorti', 'Annulé'];

export type Entry = Record<string, string>;

export class Books {
  private constructor(
    private readonly file: string,
    private readonly columns: string[],
    private readonly rows: string[][],
  ) {}

  static open(folder: string): Books {
    const file = join(folder, 'documents.csv');
    const text = existsSync(file) ? iconv.decode(readFileSync(file), 'win1252') : headings.documents;
    const [columns = [], ...rows] = parse(text, { delimiter: ';', relax_column_count: true });
    const missing = ownColumns.filter((name) => !columns.includes(name));
    // A line with too few fields is one of the sample's bad ones, and stays it.
    for (const row of rows) if (row.length === columns.length) row.push(...missing.map(() => ''));
    return new Books(file, [...columns, ...missing], rows);
  }

  all(): Entry[] {
    return this.rows.map((row) => Object.fromEntries(this.columns.map((name, index) => [name, row[index] ?? ''])));
  }

  /** The document that was made for this sale. */
  of(key: string): Entry | undefined {
    return this.all().find((entry) => entry['Référence externe'] === key);
  }

  /** The number behind the last one of its series. */
  nextNumber(kind: SaleKind): string {
    const prefix = prefixes[kind];
    const used = this.rows.map(
      (row) => new RegExp(`^${prefix}(\\d+)$`).exec(row[this.columns.indexOf('Numéro')] ?? '')?.[1],
    );
    return `${prefix}${String(1 + Math.max(0, ...used.map(Number).filter(Number.isFinite))).padStart(8, '0')}`;
  }

  /** Adds the document, or takes the place of the one with its key; whoever reads the file finds it before or after, never between. */
  enter(entry: Entry): void {
    const fields = this.columns.map((name) => printable(entry[name] ?? ''));
    const key = this.columns.indexOf('Référence externe');
    const at = this.rows.findIndex((row) => row[key] === entry['Référence externe']);
    if (at < 0) this.rows.push(fields);
    else this.rows[at] = fields;
    const text = stringify([this.columns, ...this.rows], { delimiter: ';', record_delimiter: 'windows' });
    writeFileSync(`${this.file}.new`, iconv.encode(text, 'win1252'));
    renameSync(`${this.file}.new`, this.file);
  }
}

/** As far as the export's encoding, and the PDF's fonts, go; `?` for the rest. */
export const printable = (text: string): string => iconv.decode(iconv.encode(text, 'win1252'), 'win1252');
