import { buffer } from 'node:stream/consumers';
import type { ErpBlob, Facturx } from '../../model/document.js';
import { largestPdf, xmlInvoiceOf } from './attachments.js';

/** What the XML invoice inside a PDF says; undefined where it has none. Fails only where the bytes cannot be read. */
export async function facturxOf(blob: Pick<ErpBlob, 'size' | 'open'>): Promise<Facturx | undefined> {
  if (blob.size > largestPdf) return undefined;
  const found = await xmlInvoiceOf(await buffer(blob.open()));
  if (found === undefined) return undefined;
  // Only now: a run without such a PDF has no use for an XML parser.
  const { readFacturX } = await import('./facturx.js');
  return readFacturX(found.xml);
}
