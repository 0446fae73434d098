/** The ERP's PDFs → the billing contact's account (article 2). */
import { basename } from 'node:path';
import { createReadStream } from 'node:fs';
import pLimit from 'p-limit';
import { isProblem, SourceProblem, type ErpDocument } from '../erp/port.js';
import type { DueRecord, Journal, Wish } from '../journal/journal.js';
import { erpKey } from '../keys.js';
import { billedTo } from '../rules/document.js';
import { inspect, type PdfVerdict } from '../rules/pdf.js';
import { problemWish } from '../rules/problem.js';
import { reasons } from '../reasons.js';
import { RequestBroke, RequestRefused } from '../store/errors.js';
import type { DocumentMetadata } from '../store/types.js';
import { WishWriter, type LaneContext, type LaneModule, type PushOutcome } from './lane.js';

interface WantedDocument {
  metadata: DocumentMetadata;
  file: { path: string; size: number };
}

/** A file touched this recently may still be being written, in milliseconds. */
const stillWarm = 2_000;

async function read(context: LaneContext): Promise<void> {
  const { erp, journal } = context;
  const generation = journal.nextGeneration('documents');
  const writer = new WishWriter(context, 'documents', generation);
  for await (const document of erp.documents()) {
    writer.add(isProblem(document) ? problemWish(document) : await documentWish(document, context));
  }
  writer.flush();
  journal.forgetUnseen('documents', generation);
}

async function documentWish(document: ErpDocument, { erp, journal, settings }: LaneContext): Promise<Wish> {
  const erp_key = erpKey(document.type, document.number);
  const label = `${document.number} ${document.customerCode}`.trim();
  const block = (state: 'waiting' | 'refused', reason: string, params: Record<string, string> = {}): Wish => ({
    erpKey: erp_key,
    label,
    blocked: { state, reason, params: { file: document.file, ...params } },
  });
  if (!settings.documents.types.includes(document.type)) return block('refused', 'type_off', { type: document.type });
  let file;
  try {
    file = await erp.open(document);
  } catch (error) {
    if (error instanceof SourceProblem) return block('refused', error.reason, error.params);
    throw error;
  }
  if (file === undefined) return block('waiting', 'file_missing');
  if (file.size > settings.documents.max_size_mb * 1024 * 1024) {
    return block('refused', 'too_large', { limit: String(settings.documents.max_size_mb) });
  }
  let known = journal.knownFile(file.path, file.size, file.mtimeMs) as
    { sha256: string; verdict: PdfVerdict } | undefined;
  if (known === undefined) {
    known = await inspect(file);
    // A file this fresh can change again within the same millisecond; it is looked at once more next time.
    if (Date.now() - file.mtimeMs > stillWarm)
      journal.rememberFile(file.path, file.size, file.mtimeMs, known.sha256, known.verdict);
  }
  if (known.verdict !== 'ok') return block(known.verdict === 'not_a_pdf' ? 'refused' : 'waiting', known.verdict);
  const metadata = describe(document, known.sha256, journal);
  return {
    erpKey: erp_key,
    label,
    wanted: { metadata, file: { path: file.path, size: file.size } } satisfies WantedDocument,
    compared: metadata,
  };
}

function describe(document: ErpDocument, sha256: string, journal: Journal): DocumentMetadata {
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
  };
}

async function push(records: DueRecord[], { store, settings, dryRun }: LaneContext): Promise<PushOutcome[]> {
  const wanted = records.map((record) => ({ ...record, ...(record.wanted as WantedDocument) }));
  const found = await store.lookup({
    documents: wanted.map(({ erpKey: key, metadata }) => ({ erp_key: key, sha256: metadata.sha256 })),
    accounts: wanted.map(({ metadata }) => ({
      ...(metadata.account_key ? { key: metadata.account_key } : {}),
      ...(metadata.account_email ? { email: metadata.account_email } : {}),
    })),
  });
  const limit = pLimit(4);
  return Promise.all(
    wanted.map(({ erpKey: key, hash, metadata, file, attempts, appliedBefore }, index) =>
      limit(async (): Promise<PushOutcome> => {
        const base = { erpKey: key, hash, attempts };
        if (found.accounts[index]?.user_id == null) {
          return {
            ...base,
            state: 'waiting',
            reason: 'no_account',
            params: { email: metadata.account_email },
            did: 'none',
          };
        }
        // The journal may have been lost while the shop has the document already.
        if (!appliedBefore && found.documents[index]?.state === 'present')
          return { ...base, state: 'applied', did: 'unchanged' };
        if (dryRun) return { ...base, state: 'applied', did: 'delivered' };
        try {
          const answer = await store.putDocument(key, metadata, {
            size: file.size,
            stream: () => createReadStream(file.path, { end: Math.max(0, file.size - 1) }),
          });
          if (answer.outcome === 'waiting' || answer.outcome === 'refused') {
            return {
              ...base,
              state: answer.outcome,
              reason: answer.code ?? 'store_error',
              params: answer.params ?? {},
              did: 'none',
            };
          }
          return { ...base, state: 'applied', did: answer.outcome === 'unchanged' ? 'unchanged' : 'delivered' };
        } catch (error) {
          // The file changed between reading and sending; the next reading sees it anew.
          if (error instanceof RequestRefused && error.code === 'sha256_mismatch') {
            return {
              ...base,
              state: 'waiting',
              reason: 'file_incomplete',
              params: { file: metadata.file_name },
              did: 'none',
            };
          }
          if (error instanceof RequestRefused && error.status !== 507) {
            return {
              ...base,
              state: 'refused',
              reason: error.code in reasons ? error.code : 'store_error',
              params: {
                file: metadata.file_name,
                limit: String(settings.documents.max_size_mb),
                detail: error.message,
              },
              did: 'none',
            };
          }
          if (error instanceof RequestBroke || error instanceof RequestRefused) {
            return { ...base, state: 'failed', reason: 'store_error', params: { detail: error.message }, did: 'none' };
          }
          // The shop as a whole: what is not on its way yet stays here.
          limit.clearQueue();
          throw error;
        }
      }),
    ),
  );
}

export const documentsLane: LaneModule = {
  name: 'documents',
  batchSize: 100,
  enabled: (settings) => settings.documents.enabled,
  read,
  push,
};
