/** One line of the ERP's index → what should be true in the shop, or why nothing can be (article 2). */
import { basename } from 'node:path';
import { SourceProblem } from '../model/problem.js';
import type { ErpDocument, OpenedFile, Facturx } from '../model/document.js';
import { facturxOf } from '../erp/pdf/facturx-of.js';
import type { Journal } from '../journal/journal.js';
import type { KnownFile, Wish } from '../model/record.js';
import { erpKey } from '../model/key.js';
import { completedBy } from '../rules/completed.js';
import { billedTo } from '../rules/document.js';
import { inspect } from '../erp/pdf/whole.js';
import type { DocumentMetadata } from '../store/types.js';
import type { LaneContext } from './lane.js';
import type { ReasonCode } from '../reasons/reasons.js';

export interface WantedDocument {
  metadata: DocumentMetadata;
  /** The customer's code in the ERP, for people. */
  customer: string;
  file: { path: string; size: number };
}

/** What is wanted of a document that the ERP took back. */
export const withdrawn = { withdraw: true } as const;
export type Wanted = WantedDocument | typeof withdrawn;

/** A file touched this recently may still be being written, in milliseconds. */
const stillWarm = 2_000;

/** → undefined where the document is none of the shop's business. */
export async function documentWish(line: ErpDocument, context: LaneContext): Promise<Wish | undefined> {
  const { erp, settings } = context;
  if (settings.documents.since !== '' && line.date !== '' && line.date < settings.documents.since) return undefined;
  const blocked = blocker(line);
  if (line.withdrawn) return withdrawal(line, context);
  // The ERP's number for a sale comes before the PDF; a document that was there and lost its file is told.
  if (line.file === '' && !context.journal.wasApplied('documents', names(line).erpKey)) return undefined;
  if (!settings.documents.types.includes(line.type)) return blocked('refused', 'type_off', { type: line.type });
  if (line.draft) return blocked('waiting', 'document_draft');
  let file;
  let known;
  try {
    file = line.file === '' ? undefined : await erp.open(line);
    if (file === undefined) return blocked('waiting', 'file_missing');
    if (file.size > settings.documents.max_size_mb * 1024 * 1024) {
      return blocked('refused', 'too_large', { limit: String(settings.documents.max_size_mb) });
    }
    known = await lookInto(file, line, context.journal);
  } catch (error) {
    // Locked by the program that prints it, or not for this user: that may be over at the next look.
    if (isUnreadable(error)) return blocked('waiting', 'file_unreadable', { code: error.code });
    if (!(error instanceof SourceProblem)) throw error;
    return blocked(error.reason === 'file_unreadable' ? 'waiting' : 'refused', error.reason, error.params);
  }
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
      file: { path: file.path, size: file.size },
    } satisfies WantedDocument,
    compared: metadata,
    removal: false,
  };
}

/** What the system says of a file that was there a moment ago. */
const isUnreadable = (error: unknown): error is { code: string } => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
};

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

/** The file is read once; as long as its size and time stay the same, what was found then holds. */
async function lookInto(file: OpenedFile, document: ErpDocument, journal: Journal): Promise<KnownFile> {
  const before = journal.knownFile(file.path, file.size, file.mtimeMs);
  const isInvoice = document.type === 'invoice' || document.type === 'credit_note';
  if (before !== undefined && (before.facturx !== null || !isInvoice)) return before;
  const { sha256, verdict } = before ?? (await inspect(file));
  const facturx = isInvoice && verdict === 'ok' ? await invoiceIn(file) : null;
  const known = { sha256, verdict, facturx };
  // A file this fresh can change again within the same millisecond; it is looked at once more next time. One whose time lies in
  // the future has the time of another computer's clock.
  if (Math.abs(Date.now() - file.mtimeMs) > stillWarm) journal.rememberFile(file.path, file.size, file.mtimeMs, known);
  return known;
}

/** As KnownFile keeps it; null where the file could not be read just now, so that it is looked at again. */
const invoiceIn = (file: OpenedFile): Promise<string | null> =>
  facturxOf(file.path, file.size).then(
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

/** A credit note belongs to its refund's order; '' as long as nobody knows which one that is. */
const orderKey = (saleKey: string, journal: Journal): string =>
  saleKey.startsWith('refund.') ? (journal.orders.record(saleKey)?.trait ?? '') : saleKey;
