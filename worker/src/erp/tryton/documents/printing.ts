/** Tryton's reports as PDFs. Each is printed once while the worker runs: what is printed again has other bytes. */
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobName, ErpBlob } from '../../../model/document.js';
import { hashOf } from '../../../model/record.js';
import type { Tryton } from '../client/client.js';
import { pdfOf } from './pdf.js';

export class Printing {
  private folder: string | undefined;

  constructor(private readonly tryton: Tryton) {}

  /** What was printed under this name already. */
  printed(name: BlobName): ErpBlob | undefined {
    const path = this.path(name);
    if (!existsSync(path)) return undefined;
    return { ...name, size: statSync(path).size, open: (start = 0) => createReadStream(path, { start }) };
  }

  /** @throws BytesProblem where Tryton cannot print it, or not as a PDF. */
  async print(name: BlobName, report: string, model: string, id: number): Promise<ErpBlob | undefined> {
    writeFileSync(this.path(name), await pdfOf(this.tryton, report, model, id));
    return this.printed(name);
  }

  private path = ({ id, version }: BlobName): string => join(this.spool(), `${hashOf([id, version])}.pdf`);

  private spool(): string {
    if (this.folder === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-printed-'));
      process.once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
      });
      this.folder = folder;
    }
    return this.folder;
  }
}
