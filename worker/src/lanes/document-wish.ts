/** One document of the ERP → what should be true in the shop, or why nothing can be (article 2). */
import { basename } from 'node:path';
import { BytesProblem } from '../model/problem.js';
import type { BlobName, ErpBlob, ErpDocument, Facturx } from '../model/document.js';
import { offered } from '../erp/port.js';
import { facturxOf } from '../erp/pdf/facturx-of.js';
import type { Journal } from '../journal/journal.js';
import type { KnownBlob, Wish } from '../model/record.js';
import { erpKey } from '../model/key.js';
import { orderOf, ownSource, refundOf } from '../model/order-key.js';
import type { Settings } from '../model/settings.generated.js';
import { completedBy } from '../rules/completed.js';
import { billedTo } from '../rules/document.js';
import { inspect } from '../erp/pdf/whole.js';
import type { DocumentMetadata } from '../shops/woocommerce/types.js';
import type { LaneContext } from './lane.js';
import type { ReasonCode } from '../reasons/reasons.js';

export interface WantedDocument {
  metadata: DocumentMetadata;
  /** The customer's code in the ERP, for people. */
  customer: string;
  blob: BlobName & Pick<ErpBlob, 'size'>;
}

/** What is wanted of a document that the ERP took back. */
export const withdrawn = { withdraw: true } as const;
export type Wanted = WantedDocument | typeof withdrawn;

/** → undefined where the document is none of the shop's business. */
export async function documentWish(line: ErpDocument, context: LaneContext): Promise<Wish | undefined> {
  const { settings } = context;
  if (settings.documents.since !== '' && line.date !== '' && line.date < settings.documents.since) return undefined;
  const blocked = blocker(line);
  if (line.withdrawn) return withdrawal(line, context);
  // The ERP's number for a sale comes before the PDF; a document that was there and lost its file is told.
  if (line.file === '' && !context.journal.wasApplied('documents', names(line).erpKey)) return undefined;
  if (!settings.documents.types.includes(line.type)) return blocked('refused', 'type_off', { type: line.type });
  if (line.draft) return blocked('waiting', 'document_draft');
  let bytes;
  try {
    bytes = await lookInto(line, context);
  } catch (error) {
    if (!(error instanceof BytesProblem)) throw error;
    return blocked(error.state, error.reason, error.params);
  }
  const { name, known } = bytes;
  if (known.verdict !== 'ok') return blocked(known.verdict === 'not_a_pdf' ? 'refused' : 'waiting', known.verdict);
  const invoice = known.facturx ? (JSON.parse(known.facturx) as Facturx) : undefined;
  const document = completedBy(line, invoice);
  if (document.number === '') return blocked('refused', 'missing_number');
  const metadata = describe(document, known.sha256, invoice, context.journal);
  return {
    ...names(document),
    wanted: {
      metadata,
      customer: document.customerCode,
      blob: { ...name, size: known.size },
    } satisfies WantedDocument,
    compared: metadata,
    removal: false,
  };
}

export const keyOf = ({ type, number, file }: ErpDocument): string => erpKey(type, number || file).slice(0, 190);

const names = (document: ErpDocument): Pick<Wish, 'erpKey' | 'label'> => ({
  erpKey: keyOf(document),
  label: `${document.number || document.file} ${document.customerCode}`.trim(),
});

const blocker =
  (document: ErpDocument) =>
  (state: 'waiting' | 'refused', reason: ReasonCode, params: Record<string, string> = {}): Wish => ({
    ...names(document),
    blocked: { state, reason, params: { file: document.file, ...params } },
  });

/** Of a document that never was in the shop there is nothing to take back. */
function withdrawal(document: ErpDocument, { journal }: LaneContext): Wish | undefined {
  const { erpKey: key, label } = names(document);
  return journal.wasApplied('documents', key) ? { erpKey: key, label, wanted: withdrawn, removal: true } : undefined;
}

/**
 * The bytes are read once; as long as they are called the same, what was found then holds.
 * @throws BytesProblem
 */
async function lookInto(
  document: ErpDocument,
  { erp, journal, settings }: LaneContext,
): Promise<{ name: BlobName; known: KnownBlob }> {
  const documents = offered(erp, 'documents');
  const name = await documents.bytesOf(document);
  if (name === undefined) throw new BytesProblem('waiting', 'file_missing');
  let before = journal.blobs.known(name);
  // Perhaps an earlier version knew it; asked of what is unknown only, as an archive is passed over at every sync.
  if (before === undefined && documents.idOf !== undefined) {
    journal.blobs.takeOver((path) => documents.idOf?.(path));
    before = journal.blobs.known(name);
  }
  if (before !== undefined) demandSize(before, settings);
  const isInvoice = document.type === 'invoice' || document.type === 'credit_note';
  if (before !== undefined && (before.facturx !== null || !isInvoice)) return { name, known: before };
  const blob = await documents.open(name);
  if (blob === undefined) throw new BytesProblem('waiting', 'file_missing');
  demandSize(blob, settings);
  const { sha256, verdict } = before ?? (await inspect(blob));
  const facturx = isInvoice && verdict === 'ok' ? await invoiceIn(blob) : null;
  const known = { size: blob.size, sha256, verdict, facturx };
  journal.blobs.remember(name, known);
  return { name, known };
}

function demandSize({ size }: { size: number }, { documents: { max_size_mb: most } }: Settings): void {
  if (size > most * 1024 * 1024) throw new BytesProblem('refused', 'too_large', { limit: String(most) });
}

/** As KnownBlob keeps it; null where the bytes could not be read just now, so that they are looked at again. */
const invoiceIn = (blob: ErpBlob): Promise<string | null> =>
  facturxOf(blob).then(
    (invoice) => (invoice === undefined ? '' : JSON.stringify(invoice)),
    () => null,
  );

function describe(
  document: ErpDocument,
  sha256: string,
  invoice: Facturx | undefined,
  journal: Journal,
): DocumentMetadata {
  return {
    sha256,
    type: document.type,
    number: document.number,
    date: document.date,
    due_date: document.dueDate,
    ...billedTo(document, (key) => journal.uniqueKeyOf('accounts', key)),
    file_name: basename(document.file.replace(/\\/g, '/')),
    order_number: document.orderNumber,
    total: document.total,
    total_net: document.totalNet,
    currency: document.currency,
    paid: document.paid === undefined ? '' : document.paid ? '1' : '0',
    facturx: invoice?.profile ?? '',
    siren: invoice?.siren ?? '',
    sale_key: orderKey(document.saleKey, journal),
  };
}

/** A credit note belongs to its refund's order; '' as long as nobody knows which one that is, and where it is none of this shop. */
function orderKey(saleKey: string, journal: Journal): string {
  const key = refundOf(saleKey) ? (journal.orders.record(saleKey)?.trait ?? '') : saleKey;
  return orderOf(key)?.source === ownSource ? key : '';
}
