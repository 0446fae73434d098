/**
 * Orders into Tryton, paid invoices at their end, beside a bare loop of the same calls: those that ours made for one order, called
 * again for another, with nothing looked at between them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms, TRYTON } from '../../scripts/lib/programs.js';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { TrytonRpc, type CallOptions } from '../../worker/src/erp/tryton/client/rpc.js';
import type { Sale } from '../../worker/src/model/sale.js';
import { testSale } from '../fixtures/sale.js';
import { WORKER } from '../tryton/company.js';
import { People } from '../tryton/people.js';
import type { TrytonServer } from '../tryton/server.js';
import { copyOfTryton, sqliteTemplate } from '../tryton/template.js';
import { measure, type Scenario } from './measure.js';

const rows = 20;

export async function trytonBench(say: (line: string) => void): Promise<Scenario> {
  await ensurePrograms(TRYTON);
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-bench-'));
  const server = await copyOfTryton(await sqliteTemplate(say), folder);
  try {
    await new People(server).printNoPdf();
    return await compare(server, say);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare({ url, database }: TrytonServer, say: (line: string) => void): Promise<Scenario> {
  const sales = { payment_methods: { '*': 'Carte web' } };
  const erp = new TrytonErp({ url, database, ...WORKER, sales });
  let last = 0;
  const put = async (): Promise<void> => {
    await erp.sales.put(paidSale((last += 1)), 'UTC');
  };
  // Customer and product are made with the first; the second is what all others are like.
  await put();
  const calls = await recorded(put);
  const rpc = new TrytonRpc({ url, database, ...WORKER });
  const of = `sale.${String(last)}`;
  return measure(
    'orders/s',
    { name: 'ours', rows, work: (count) => repeat(count, put) },
    [{ name: 'bare_calls', rows, work: (count) => repeat(count, () => again(rpc, calls, of, (last += 1))) }],
    say,
  );
}

const paidSale = (id: number): Sale =>
  testSale({
    key: `sale.${String(id)}`,
    content: { order: { id, number: String(id), date: new Date().toISOString() } },
    payment: { paid: true, paid_at: new Date().toISOString(), method: 'stripe', transaction_id: `ch_${String(id)}` },
  });

async function repeat(count: number, work: () => Promise<void>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work();
}

interface Call {
  method: string;
  params: readonly unknown[];
  context: Record<string, unknown>;
  result: unknown;
}

async function recorded(work: () => Promise<void>): Promise<Call[]> {
  const calls: Call[] = [];
  const { call } = TrytonRpc.prototype;
  TrytonRpc.prototype.call = async function <T>(
    this: TrytonRpc,
    method: string,
    params: readonly unknown[],
    options?: CallOptions,
  ): Promise<T> {
    const result = await call.call(this, method, params, options);
    calls.push({ method, params, context: { ...this.context, ...options?.context }, result });
    return result as T;
  };
  try {
    await work();
  } finally {
    TrytonRpc.prototype.call = call;
  }
  return calls;
}

/** What Tryton gave an order, in the order in which it did. */
type Ids = Map<string, number>;

/** The calls of the order `of`, for the order `id`: where they name what Tryton gave it, they name what it gives this one. */
async function again(rpc: TrytonRpc, calls: readonly Call[], of: string, id: number): Promise<void> {
  const [then, now]: [Ids, Ids] = [new Map(), new Map()];
  const key = `sale.${String(id)}`;
  for (const { method, params, context, result } of calls) {
    // That it changed since it was looked at is what ours is told.
    const asked = { ...context, _timestamp: null };
    const values = replaced([params, asked], { method, then, now, of, key }) as [unknown[], Record<string, unknown>];
    const given = await rpc.call(method, values[0], { context: values[1] });
    note(method, result, then);
    note(method, given, now);
  }
}

/** Which model a call is about: its ids are of that one. */
const about = (method: string): string => /^(?:model|wizard)\.(.+)\.\w+$/.exec(method)?.[1] ?? '';

function note(method: string, result: unknown, ids: Ids): void {
  if (method.endsWith('.create') && Array.isArray(result)) ids.set(about(method), Number(result[0]));
  if (!method.startsWith('model.sale.sale.search')) return;
  const [sale] = result as { 'invoices.': { id: number }[]; 'attachments.': { id: number }[] }[];
  const [invoice, attachment] = [sale?.['invoices.'][0]?.id, sale?.['attachments.'][0]?.id];
  if (invoice !== undefined) ids.set('account.invoice', invoice);
  if (attachment !== undefined) ids.set('ir.attachment', attachment);
}

interface Replaced {
  method: string;
  then: Ids;
  now: Ids;
  of: string;
  key: string;
}

function replaced(value: unknown, by: Replaced): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, by));
  if (typeof value === 'string') return textOf(value, by);
  if (typeof value === 'number') return idOf(value, by);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fieldOf(name, one, by)]));
}

/** A number in a field is an amount or what all orders share; only a wizard is told there for which record it is. */
function fieldOf(name: string, value: unknown, by: Replaced): unknown {
  if (/^active_ids?$/.test(name)) return replaced(value, { ...by, method: 'model.account.invoice.read' });
  return typeof value === 'number' ? value : replaced(value, by);
}

function textOf(text: string, { then, now, of, key }: Replaced): string {
  const warning = `invoice_payment_term_${String(then.get('account.invoice'))}`;
  if (text === warning) return `invoice_payment_term_${String(now.get('account.invoice'))}`;
  return text === of ? key : text.startsWith(`${of} `) ? key + text.slice(of.length) : text;
}

function idOf(id: number, { method, then, now }: Replaced): number {
  const model = about(method);
  return id === then.get(model) ? (now.get(model) ?? id) : id;
}
