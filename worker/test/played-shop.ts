/** For tests: a real HTTP server that plays the shop, an exchange folder, and the worker between them. */
import type { CommandState } from '../src/model/job.js';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { Journal } from '../src/journal/journal.js';
import type { Account } from '../src/model/account.js';
import { openWorker, type Worker } from '../src/sync/run.js';
import { answerFaults, requestFaults } from './contract.js';
import { PlayedOrders } from './played-orders.js';
import type { Settings } from '../src/model/settings.generated.js';
import type { Command, ImportsReport, OrdersLookPart, PreviewPart } from '../src/shops/woocommerce/types.js';

interface BatchBody {
  accounts: Account[];
  notify: boolean;
  dry_run: boolean;
}
interface BatchAnswer {
  status: number;
  body: unknown;
}
export type Batch = (accounts: Account[], body: BatchBody) => BatchAnswer | Promise<BatchAnswer>;

export const created = (accounts: Account[]): BatchAnswer => ({
  status: 200,
  body: { results: accounts.map(({ erp_key }, index) => ({ erp_key, outcome: 'created', user_id: index + 1 })) },
});

/** Remembers what it was sent, as the plugin does, and answers by comparing with it. */
export function remembering(known = new Map<string, string>()): Batch {
  return (accounts, { dry_run: dryRun }) => {
    const results = accounts.map((account) => {
      const before = known.get(account.erp_key);
      const outcome = outcomeOf(account, before);
      const exists = before !== undefined || account.active;
      if (!dryRun && exists) known.set(account.erp_key, JSON.stringify(account));
      return { erp_key: account.erp_key, outcome, user_id: exists ? 1 : null };
    });
    return { status: 200, body: { results } };
  };
}

function outcomeOf(account: Account, before: string | undefined): string {
  if (before === undefined) return account.active ? 'created' : 'unchanged';
  const { active } = JSON.parse(before) as Account;
  if (active !== account.active) return account.active ? 'reactivated' : 'deactivated';
  return before === JSON.stringify(account) ? 'unchanged' : 'updated';
}

/** What the plugin says of bytes that are not those that were announced. */
const mismatch = { code: 'erp_bridge_sha256_mismatch', message: 'Send the document again.', status: 400 };

export class PlayedShop {
  settings: Settings = {
    exchange: { headings: {}, words: {} },
    accounts: {
      enabled: true,
      send_addresses: false,
      tell_new_customers: false,
      tell_first_import: false,
      contact_text: '',
      customer_roles: [],
      tell_email_change: true,
      trust_emails: false,
      policy: { name: 'erp', company: 'erp', phone: 'erp', email: 'erp', address: 'erp' },
      hold_count: 5,
      hold_percent: 10,
    },
    documents: {
      enabled: false,
      types: [],
      since: '',
      max_size_mb: 25,
      visibility: 'contact',
      withdraw_missing: false,
      hold_count: 5,
      hold_percent: 10,
      erase: 'keep',
      on_uninstall: 'keep',
      sendfile: '',
      sendfile_prefix: '',
    },
    sales: {
      enabled: false,
      since: '',
      document: 'invoice',
      moment: 'paid',
      send_email: false,
      default_language: '',
      texts: {},
      bank: { holder: '', iban: '', bic: '' },
      communication: 'rf',
      pay_link: true,
      gateways: {},
      stock_owner: 'erp',
    },
    imports: {
      enabled: false,
      identify_by: 'sku',
      contact: 'either',
      delivery_comment: 'source',
      alert_hours: 24,
      alert_email: false,
      statuses: { draft: '', invoiced: '', paid: '', stock_out: '', withdrawn: '' },
    },
    worker: { interval_seconds: 5, poll_seconds: 1, webhook_url: '' },
  };
  settingsVersion = 1;
  timeZone = 'UTC';
  place = { currency: 'EUR', country: 'FR', language: 'fr' };
  pluginIsOff = false;
  /** What the shop answers: to everything while it is `down`, else to batches. */
  down: { status: number; body: string; type: string } | undefined;
  batch: Batch = created;
  /** The size of each batch that writes, and the bodies of all. */
  batches: number[] = [];
  bodies: BatchBody[] = [];
  readonly orders = new PlayedOrders();
  previews: PreviewPart[] = [];
  looks: OrdersLookPart[] = [];
  commands: Command[] = [];
  /** As the plugin it refuses bytes other than those that were announced. */
  hashes = true;
  /** The documents it has: sha256 by key; what each PUT said, and who has no account. */
  documents = new Map<string, string>();
  puts: Record<string, string>[] = [];
  /** How many documents each bundle held. */
  bundles: number[] = [];
  withdrawn: string[] = [];
  strangers = new Set<string>();
  /** E-mails whose account belongs to another customer of the ERP: its code. */
  others = new Map<string, string>();
  /** All that a listener on the way would see. */
  seen = '';
  /** Where a request or an answer was not what contract/ says. */
  private readonly faults = new Set<string>();
  reports: {
    imports: ImportsReport;
    commands: CommandState[];
    last_run: unknown;
    events: { erp_key: string; state: string; reason: string; params: Record<string, string> }[];
  }[] = [];
  worker!: Worker;

  private constructor(
    readonly folder: string,
    private readonly server: FastifyInstance,
  ) {}

  static async open(): Promise<PlayedShop> {
    const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-run-'));
    const shop = new PlayedShop(folder, fastify({ bodyLimit: 1e8 }));
    shop.routes();
    const url = await shop.server.listen({ host: '127.0.0.1', port: 0 });
    const config = {
      store: { url, key: 'ck_hidden', secret: 'cs_hidden' },
      data: join(folder, 'data'),
      erp: { adapter: 'folder' as const, options: { folder } },
    };
    shop.worker = openWorker(config, Journal.open(config.data));
    return shop;
  }

  closeServer(): Promise<void> {
    return this.server.close();
  }

  async close(): Promise<void> {
    this.worker.store.close();
    this.worker.journal.close();
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
    if (this.faults.size > 0) throw new Error([...this.faults].join('\n'));
  }

  /** As if the worker's program was ended and begun again. */
  startAgain(): void {
    this.worker.store.close();
    this.worker = openWorker(this.worker.config, this.worker.journal);
  }

  /** The journal is gone, as after the loss of the worker's computer. */
  loseJournal(): void {
    this.worker.journal.close();
    rmSync(this.worker.config.data, { recursive: true });
    this.worker = openWorker(this.worker.config, Journal.open(this.worker.config.data));
  }

  /** Each customer shares its e-mail, and so its account, with its one contact. */
  exportCustomers(customers: number, inactive: (n: number) => boolean = () => false): void {
    const rows = Array.from(
      { length: customers },
      (_, n) => `C${String(n)};a${String(n)}@example.com;${inactive(n) ? 'non' : 'oui'}`,
    );
    const contacts = Array.from(
      { length: customers },
      (_, n) => `K${String(n)};C${String(n)};a${String(n)}@example.com`,
    );
    this.write('customers.csv', ['code;email;actif', ...rows]);
    this.write('contacts.csv', ['id;customer_code;email', ...contacts]);
  }

  write(file: string, lines: string[]): void {
    writeFileSync(join(this.folder, file), [...lines, ''].join('\n'));
    // Old enough not to be waited for as a file that still grows.
    utimesSync(join(this.folder, file), 1, 1);
  }

  private routes(): void {
    this.server.addHook('onRequest', async (request, reply) => {
      this.seen += request.url + JSON.stringify(request.headers);
      if (this.pluginIsOff) await reply.code(404).send({ code: 'rest_no_route', message: 'No route' });
      const { down } = this;
      if (down) await reply.code(down.status).header('retry-after', '7').type(down.type).send(down.body);
    });
    const base = '/wp-json/wc-erp-bridge/v1';
    this.keepContract(base);
    this.server.get(`${base}/ping`, () => ({
      ...{ ok: true, plugin: '0', api: 1, store: 'played', wordpress: '0', php: '0', time: '2026-11-25T10:00:00Z' },
    }));
    this.server.get(`${base}/settings`, () => ({
      settings: this.settings,
      version: this.settingsVersion,
      time_zone: this.timeZone,
      shop: this.place,
      webhook_secret: 'secret123',
    }));
    this.server.post(`${base}/accounts/batch`, async (request, reply) => {
      const sent = request.body as BatchBody;
      if (!sent.dry_run) this.batches.push(sent.accounts.length);
      this.bodies.push(sent);
      const { status, body } = await this.batch(sent.accounts, sent);
      return reply.code(status).send(body);
    });
    this.documentRoutes(base);
    this.orders.routes(this.server, base);
    this.server.post(`${base}/worker/preview`, (request) => {
      this.previews.push(request.body as PreviewPart);
      return { ok: true };
    });
    this.server.post(`${base}/worker/orders-look`, (request) => {
      this.looks.push(request.body as OrdersLookPart);
      return { ok: true };
    });
    this.server.post(`${base}/worker/report`, (request) => {
      this.reports.push(request.body as (typeof this.reports)[number]);
      return { commands: this.commands.splice(0), settings_version: this.settingsVersion };
    });
  }

  private keepContract(base: string): void {
    const pathOf = ({ url }: { url: string }): string => new URL(url, 'http://played').pathname.slice(base.length);
    this.server.addHook('preHandler', (request, _reply, done) => {
      const { method, body, query } = request;
      const said = Object.entries(query as object).filter(([name]) => !name.startsWith('oauth_'));
      const isJson = body !== undefined && !Buffer.isBuffer(body);
      const found = requestFaults(method, pathOf(request), isJson ? (body as object) : Object.fromEntries(said));
      for (const fault of found) this.faults.add(fault);
      done();
    });
    this.server.addHook('preSerialization', (request, reply, payload, done) => {
      const answer: unknown = JSON.parse(JSON.stringify(payload));
      if (reply.statusCode < 300)
        for (const fault of answerFaults(request.method, pathOf(request), answer)) this.faults.add(fault);
      done(null, payload);
    });
  }

  private documentRoutes(base: string): void {
    this.server.addContentTypeParser('application/pdf', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    this.server.post(`${base}/documents/lookup`, (request) => {
      const { documents, accounts } = request.body as {
        documents: { erp_key: string; sha256: string }[];
        accounts: { email?: string }[];
      };
      return {
        documents: documents.map(({ erp_key, sha256 }) => {
          const here = this.documents.get(erp_key);
          return { erp_key, state: here === undefined ? 'missing' : here === sha256 ? 'present' : 'different' };
        }),
        accounts: accounts.map(({ email = '' }) => ({
          user_id: this.strangers.has(email) || this.others.has(email) ? null : 1,
          other_customer: this.others.get(email) ?? null,
        })),
      };
    });
    const store = (key: string, said: Record<string, string>, bytes: Buffer): object => {
      if (this.hashes && createHash('sha256').update(bytes).digest('hex') !== said['sha256']) return mismatch;
      const before = this.documents.get(key);
      this.documents.set(key, said['sha256'] ?? '');
      this.puts.push({ key, ...said });
      return { outcome: before === undefined ? 'created' : 'replaced', id: 1 };
    };
    this.server.put(`${base}/documents/:key`, (request, reply) => {
      const { key } = request.params as { key: string };
      const answer = store(key, request.query as Record<string, string>, request.body as Buffer);
      return answer === mismatch ? reply.code(400).send(mismatch) : reply.send(answer);
    });
    this.server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body);
    });
    this.server.put(`${base}/documents`, (request) => {
      const body = request.body as Buffer;
      let at = body.indexOf('\n');
      const list = JSON.parse(body.subarray(0, at).toString()) as (Record<string, string> & { size: number })[];
      this.bundles.push(list.length);
      at += 1;
      const results = list.map(({ erp_key: key = '', size, ...said }) => {
        const answer = store(key, said, body.subarray(at, at + size));
        at += size;
        return { erp_key: key, ...(answer === mismatch ? { outcome: 'error', ...mismatch } : answer) };
      });
      return { results };
    });
    this.server.delete(`${base}/documents/:key`, (request) => {
      const { key } = request.params as { key: string };
      this.withdrawn.push(key);
      return { outcome: this.documents.delete(key) ? 'withdrawn' : 'missing' };
    });
  }
}
