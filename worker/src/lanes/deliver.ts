/** How documents travel: many small ones in one request, which spares the shop's start for each; large ones alone. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { isReason } from '../reasons/reasons.js';
import { RequestBroke, RequestRefused } from '../store/errors.js';
import type { BundleResult, DocumentResult } from '../store/types.js';
import type { WantedDocument } from './document-wish.js';
import type { LaneContext, PushOutcome } from './lane.js';

export interface Delivery {
  base: Pick<PushOutcome, 'erpKey' | 'hash'> & { attempts: number };
  what: WantedDocument;
  tell: boolean;
}

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
    const own = delivery.what.file.size;
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

/** @throws RequestBroke, RequestRefused where a bundle as a whole did not pass: the reconciler tries smaller ones. */
export async function deliver(together: Delivery[], context: LaneContext): Promise<PushOutcome[]> {
  const [only] = together;
  if (together.length === 1 && only !== undefined) return [await deliverOne(only, context)];
  const { results } = await context.store.putDocuments(
    together.map(({ base, what, tell }) => ({ erpKey: base.erpKey, metadata: what.metadata, tell, file: what.file })),
  );
  return together.map((delivery, index) => {
    const result = results[index];
    if (result === undefined) throw new RequestBroke('no answer for this document');
    if (result.outcome !== 'error') return outcomeOf(delivery, result as DocumentResult);
    const { status = 500, code = '', message = '' } = result as BundleResult;
    return failure(delivery, new RequestRefused(status, code.replace(/^erp_bridge_/, ''), message), context);
  });
}

async function deliverOne(delivery: Delivery, context: LaneContext): Promise<PushOutcome> {
  const { base, what, tell } = delivery;
  const { path, size } = what.file;
  let unreadable: string | undefined;
  const stream = (): Readable =>
    createReadStream(path, { end: Math.max(0, size - 1) }).on('error', (error: NodeJS.ErrnoException) => {
      unreadable = error.code ?? error.message;
    });
  const file = { size, stream };
  try {
    return outcomeOf(delivery, await context.store.putDocument(base.erpKey, what.metadata, file, { tell }));
  } catch (error) {
    if (unreadable !== undefined) {
      const params = { file: what.metadata.file_name, code: unreadable };
      return { ...base, state: 'waiting', reason: 'file_unreadable', params, did: 'none' };
    }
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
  // The file changed between reading and sending; the next reading sees it anew.
  if (error.code === 'sha256_mismatch') {
    return { ...base, state: 'waiting', reason: 'file_incomplete', params: { file }, did: 'none' };
  }
  const params = { file, limit: String(context.settings.documents.max_size_mb), detail };
  const reason = isReason(error.code) ? error.code : 'store_error';
  return { ...base, state: 'refused', reason, params, did: 'none' };
}
