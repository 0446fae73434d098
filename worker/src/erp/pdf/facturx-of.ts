import { readFile } from 'node:fs/promises';
import type { Facturx } from '../../model/document.js';
import { largestPdf, xmlInvoiceOf } from './attachments.js';

/** What the XML invoice inside a PDF says; undefined where it has none. Fails only where the file cannot be read. */
export async function facturxOf(path: string, size: number): Promise<Facturx | undefined> {
  if (size > largestPdf) return undefined;
  const found = await xmlInvoiceOf(await readFile(path));
  if (found === undefined) return undefined;
  // Only now: a run without such a PDF has no use for an XML parser.
  const { readFacturX } = await import('./facturx.js');
  return readFacturX(found.xml);
}
