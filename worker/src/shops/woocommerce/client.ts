/** The plugin's REST API (docs/rest-api.md), as the worker calls it. */
import { request as httpRequest, Agent as HttpAgent } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import pRetry from 'p-retry';
import type { FileOverview } from '../../model/overview.js';
import type { Account } from '../../model/account.js';
import type { Settings } from '../../model/settings.generated.js';
import { version } from '../../platform/version.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../errors.js';
import { nowhere, ofAnyPlugin, type OlderSettings } from './older-plugin.js';
import { plainText } from './plain-text.js';
import type { Changes, OrderIds, OrderStateResult, Orders, WooCommerceState } from './orders.js';
import { sign } from './signing.js';
import { bundle, type BundledDocument } from './bundle.js';
import type * as contract from './contract.generated.js';
import type {
  AccountResult,
  BundleResult,
  DocumentLookupAnswer,
  DocumentMetadata,
  DocumentResult,
  Ping,
  OrdersLookPart,
  PreviewPart,
  Report,
  ReportAnswer,
  StoredSettings,
} from './types.js';

export interface StoreAccess {
  url: string;
  key: string;
  secret: string;
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  file?: { size: number; type: string; stream(): Readable };
  /** Changes data in the shop. */
  write?: boolean;
}

/** A batch of 500 new accounts on a weak host takes its time. */
const timeoutMs = 120_000;
const userAgent = `erp-bridge/${version}`;

export class StoreClient {
  requests = 0;
  writes = 0;
  private readonly agent: HttpAgent | HttpsAgent;

  /** @param onSettings Told of the settings whenever they are read. */
  constructor(
    private readonly access: StoreAccess,
    private readonly onSettings: (settings: Settings) => void = () => undefined,
  ) {
    const options = { keepAlive: true, maxSockets: 6 };
    this.agent = access.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
  }

  close(): void {
    this.agent.destroy();
  }

  ping = (): Promise<Ping> => this.call({ method: 'GET', path: 'ping' });
  /** Where the shop is, as it said last. */
  shop: StoredSettings['shop'] = nowhere;

  async settings(): Promise<StoredSettings> {
    const answer = await this.call<OlderSettings>({ method: 'GET', path: 'settings' });
    const stored = ofAnyPlugin(answer);
    this.onSettings(stored.settings);
    this.shop = stored.shop;
    return stored;
  }

  /** `dryRun`: nothing is written; the shop says what would be, with the changes of each account. */
  accountsBatch(
    accounts: Account[],
    { notify = false, dryRun = false }: { notify?: boolean; dryRun?: boolean },
  ): Promise<{ results: AccountResult[] }> {
    const json: contract.AccountsBatch = { accounts, notify, dry_run: dryRun };
    return this.call({ method: 'POST', path: 'accounts/batch', json, write: !dryRun });
  }

  ordersLook = (part: OrdersLookPart): Promise<unknown> =>
    this.call({ method: 'POST', path: 'worker/orders-look', json: part });

  preview = (part: PreviewPart): Promise<unknown> => this.call({ method: 'POST', path: 'worker/preview', json: part });

  lookup(body: contract.DocumentLookup): Promise<DocumentLookupAnswer> {
    return this.call({ method: 'POST', path: 'documents/lookup', json: body });
  }

  putDocument(
    erpKey: string,
    metadata: DocumentMetadata,
    file: { size: number; stream(): Readable },
    { tell = false }: { tell?: boolean } = {},
  ): Promise<DocumentResult> {
    const said = Object.entries(metadata).filter(([, value]) => value !== '');
    const query = Object.fromEntries(tell ? [...said, ['tell', '1']] : said);
    const body = { ...file, type: 'application/pdf' };
    return this.call({ method: 'PUT', path: `documents/${erpKey}`, query, file: body, write: true });
  }

  /** Many small documents in one request; the answers come in the order of the documents. */
  putDocuments(documents: BundledDocument[]): Promise<{ results: BundleResult[] }> {
    return this.call({ method: 'PUT', path: 'documents', file: bundle(documents), write: true });
  }

  withdrawDocument(erpKey: string): Promise<contract.Withdrawn> {
    return this.call({ method: 'DELETE', path: `documents/${erpKey}`, write: true });
  }

  /** The order change feed behind a number. */
  changes = (after: number, limit: number): Promise<Changes> =>
    this.call<contract.Changes>({
      method: 'GET',
      path: 'changes',
      query: { after: String(after), limit: String(limit) },
    });

  /** `products`: with what their lines sell. */
  ordersById(ids: number[], products = false): Promise<Orders> {
    const query = { ids: ids.join(','), ...(products ? { products: 'true' } : {}) };
    return this.call<contract.Orders>({ method: 'GET', path: 'orders', query });
  }

  /** A page of the numbers of all orders, or of those placed since `since` (UTC). */
  orderIds(afterId: number, limit: number, since?: string): Promise<OrderIds> {
    const query = { after_id: String(afterId), limit: String(limit), ...(since === undefined ? {} : { since }) };
    return this.call<contract.OrderIds>({ method: 'GET', path: 'orders/ids', query });
  }

  orderStates(states: WooCommerceState[]): Promise<{ results: OrderStateResult[] }> {
    const json: contract.OrderStates = { states };
    return this.call<contract.OrderStatesAnswer>({ method: 'POST', path: 'orders/states', json, write: true });
  }

  /** What the admin asked to see of the ERP's files. */
  columns(files: FileOverview[]): Promise<unknown> {
    const json: contract.FileOverviews = { files };
    return this.call({ method: 'POST', path: 'worker/columns', json });
  }

  report = (report: Report): Promise<ReportAnswer> =>
    this.call({ method: 'POST', path: 'worker/report', json: report });

  private async call<T>(call: Call): Promise<T> {
    if (call.write) this.writes += 1;
    // Every call of ours is idempotent, so a connection that broke is simply tried again; what the shop answered is not.
    return pRetry(() => this.once<T>(call), {
      retries: 2,
      minTimeout: 300,
      randomize: true,
      shouldRetry: ({ error }) =>
        error instanceof StoreProblem && error.reason === 'store_unreachable' && error.params['code'] === 'ECONNRESET',
    });
  }

  private async once<T>(call: Call): Promise<T> {
    this.requests += 1;
    return this.read<T>(await this.send(call));
  }

  private send(call: Call): Promise<Answer> {
    const target = new URL(`${this.access.url.replace(/\/+$/, '')}/wp-json/wc-erp-bridge/v1/${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) target.searchParams.set(name, value);
    const { url, headers } = sign(call.method, target, this.access.key, this.access.secret);
    const json = call.json === undefined ? undefined : Buffer.from(JSON.stringify(call.json));
    const open = target.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = open(
        url,
        {
          method: call.method,
          agent: this.agent,
          timeout: timeoutMs,
          headers: {
            ...headers,
            'User-Agent': userAgent,
            Accept: 'application/json',
            ...(json ? { 'Content-Type': 'application/json', 'Content-Length': json.length } : {}),
            ...(call.file ? { 'Content-Type': call.file.type, 'Content-Length': call.file.size } : {}),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            });
          });
        },
      );
      request.on('timeout', () => request.destroy(new RequestBroke(`no answer within ${String(timeoutMs / 1000)} s`)));
      request.on('error', (error: NodeJS.ErrnoException) => {
        reject(
          error instanceof RequestBroke
            ? error
            : new StoreProblem('store_unreachable', { url: this.access.url, code: error.code ?? error.message }),
        );
      });
      if (call.file) {
        const stream = call.file.stream();
        stream.on('error', (error) => request.destroy(new RequestBroke(`the file cannot be read: ${error.message}`)));
        stream.pipe(request);
      } else {
        request.end(json);
      }
    });
  }

  /** What an answer means: the JSON, or which of the three errors. */
  private read<T>({ status, headers, body }: Answer): T {
    const url = this.access.url;
    const retryAfter = Number(headers['retry-after']);
    const wait = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1000 : undefined;
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      if (status === 503) throw new StoreProblem('store_maintenance', { url }, wait);
      if (status === 413)
        throw new RequestRefused(status, 'too_large', 'the web server refuses a request of this size');
      if (status >= 500) throw new RequestBroke(`HTTP ${String(status)} without an explanation`);
      throw new StoreProblem('store_not_json', {
        url,
        status: String(status),
        start: body.replace(/\s+/g, ' ').slice(0, 80),
      });
    }
    if (status >= 200 && status < 300) return json as T;
    const {
      code = '',
      data,
      ...said
    } = json as { code?: string; message?: string; data?: { order_id?: number } | null };
    const message = plainText(said.message ?? '');
    if (status === 401 || status === 403) throw new StoreProblem('store_wrong_key', { url, detail: message });
    if (status === 404 && code === 'rest_no_route') throw new StoreProblem('store_plugin_missing', { url });
    if (status === 503 || status === 429) throw new StoreProblem('store_maintenance', { url }, wait);
    // 507: the document that did not fit is not at fault, and the next one will not fit either, but accounts still can.
    if (status >= 500 && status !== 507) {
      const order = data?.order_id;
      throw new RequestBroke(message || `HTTP ${String(status)}`, order === undefined ? order : String(order));
    }
    throw new RequestRefused(status, code.replace(/^erp_bridge_/, ''), message);
  }
}
