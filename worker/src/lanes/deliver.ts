/** How documents travel: many small ones in one request, which spares the shop's start for each; large ones alone. */
import type { Readable } from 'node:stream';
import { offered } from '../erp/port.js';
import type { ErpBlob } from '../model/document.js';
import { BytesProblem } from '../model/problem.js';
import { isReason, type ReasonCode } from '../reasons/reasons.js';
import { RequestBroke, RequestRefused } from '../shops/errors.js';
import type { BundleResult, DocumentResult } from '../shops/woocommerce/types.js';
import type { WantedDocument } from './document-wish.js';
import type { LaneContext, PushOutcome } from './lane.js';

export interface Delivery {
  base: Pick<PushOutcome, 'erpKey' | 'hash'> & { attempts: number };
  what: WantedDocument;
  tell: boolean;
}

/** Other bytes than those that were looked into: the document has to be named again, so that it is decided anew what is wanted of it. */
export const replaced = 'file_replaced' satisfies ReasonCode;

/** A document of this size or more travels alone, in bytes. */
const large = 2 * 1024 * 1024;
/** A bundle holds no more than this, in bytes, and no more documents than that. */
const bundleSize = 16 * 1024 * 1024;
const bundleLength = 150;

/** The documents as they travel together. */
export function bundles(deliveries: Delivery[]): Delivery[][] {
  const result: Delivery[][] = [];
  let open: Delivery[] = [];
  let size = 0;
  for (const delivery of deliveries) {
    const own = delivery.what.blob.size;
    if (own >= large) {
      result.push([delivery]);
      continue;
    }
    if (open.length > 0 && (size + own > bundleSize || open.length >= bundleLength)) {
      result.push(open);
      open = [];
      size = 0;
    }
    open.push(delivery);
    size += own;
  }
  return open.length > 0 ? [...result, open] : result;
}

/**
 * The bytes of one bundle are opened together, those of the next only when it is on its way.
 * @throws RequestBroke, RequestRefused where a bundle as a whole did not pass: the reconciler tries smaller ones.
 */
export async function deliver(together: Delivery[], context: LaneContext): Promise<PushOutcome[]> {
  const outcomes: PushOutcome[] = [];
  const ready: Opened[] = [];
  for (const delivery of together) {
    const opened = await open(delivery, context);
    if ('blob' in opened) ready.push(opened);
    else outcomes.push(opened);
  }
  const [only] = ready;
  if (only === undefined) return outcomes;
  return [...outcomes, ...(ready.length === 1 ? [await deliverOne(only, context)] : await deliverAll(ready, context))];
}

type Opened = Delivery & { blob: ErpBlob };

async function open(delivery: Delivery, { erp }: LaneContext): Promise<Opened | PushOutcome> {
  const { base, what } = delivery;
  try {
    const blob = await offered(erp, 'documents').open(what.blob);
    if (blob !== undefined) return { ...delivery, blob };
    return { ...base, ...withoutBytes(what, new BytesProblem('waiting', replaced)) };
  } catch (error) {
    if (!(error instanceof BytesProblem)) throw error;
    return { ...base, ...withoutBytes(what, error) };
  }
}

const withoutBytes = (
  { metadata }: WantedDocument,
  { state, reason, params }: BytesProblem,
): Omit<PushOutcome, 'erpKey' | 'hash'> => ({
  state,
  reason,
  params: { file: metadata.file_name, ...params },
  did: 'none',
});

async function deliverAll(together: Opened[], context: LaneContext): Promise<PushOutcome[]> {
  const { results } = await context.store.putDocuments(
    together.map(({ base, what, tell, blob }) => ({
      erpKey: base.erpKey,
      metadata: what.metadata,
      tell,
      file: { size: blob.size, stream: () => blob.open() },
    })),
  );
  return together.map((delivery, index) => {
    const result = results[index];
    if (result === undefined) throw new RequestBroke('no answer for this document');
    if (result.outcome !== 'error') return outcomeOf(delivery, result as DocumentResult);
    const { status = 500, code = '', message = '' } = result as BundleResult;
    return failure(delivery, new RequestRefused(status, code.replace(/^erp_bridge_/, ''), message), context);
  });
}

async function deliverOne(delivery: Opened, context: LaneContext): Promise<PushOutcome> {
  const { base, what, tell, blob } = delivery;
  let problem: BytesProblem | undefined;
  const stream = (): Readable =>
    blob.open().on('error', (error) => {
      if (error instanceof BytesProblem) problem = error;
    });
  try {
    const file = { size: blob.size, stream };
    return outcomeOf(delivery, await context.store.putDocument(base.erpKey, what.metadata, file, { tell }));
  } catch (error) {
    if (problem !== undefined) return { ...base, ...withoutBytes(what, problem) };
    if (error instanceof RequestBroke || error instanceof RequestRefused) return failure(delivery, error, context);
    throw error;
  }
}

function outcomeOf(
  { base, what }: Delivery,
  { outcome, code = 'store_error', params = {} }: DocumentResult,
): PushOutcome {
  if (outcome === 'waiting' || outcome === 'refused') {
    return { ...base, state: outcome, reason: code, params: { customer: what.customer, ...params }, did: 'none' };
  }
  return { ...base, state: 'applied', did: outcome === 'unchanged' ? 'unchanged' : 'delivered' };
}

function failure({ base, what }: Delivery, error: RequestBroke | RequestRefused, context: LaneContext): PushOutcome {
  const file = what.metadata.file_name;
  const detail = error.message;
  // A full disk is not the document's fault, and neither is an answer that never came.
  if (error instanceof RequestBroke || error.status === 507) {
    return { ...base, state: 'failed', reason: 'store_error', params: { detail }, did: 'none' };
  }
  // An ERP that prints on demand printed it again, under the same name, or the file was written meanwhile.
  if (error.code === 'sha256_mismatch') {
    context.journal.blobs.forget(what.blob);
    return { ...base, ...withoutBytes(what, new BytesProblem('waiting', replaced)) };
  }
  const params = { file, limit: String(context.settings.documents.max_size_mb), detail };
  const reason = isReason(error.code) ? error.code : 'store_error';
  return { ...base, state: 'refused', reason, params, did: 'none' };
}
