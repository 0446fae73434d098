/**
 * Orders of a shop become documents in a real Tryton while the worker and trytond are killed (-9) at random moments; then Tryton's own
 * records say what came of each.
 */
import { execa, type Result } from 'execa';
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/lib/paths.js';
import type { TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import { PlayedShop } from '../../worker/test/played-shop.js';
import { workerBin } from '../e2e/worker.js';
import { People } from './people.js';
import type { TrytonServer } from './server.js';

/** What Tryton has of one order. */
export interface Had {
  sales: number;
  invoices: number;
  shipments: number;
  payments: number;
}

export interface Rounds {
  orders: number;
  /** How often the worker and Tryton are killed, in turn, and then left to finish. */
  kills: number;
  /** Until it is given up that all orders arrive. */
  limitMs: number;
}

export const asItShouldBe: Had = { sales: 1, invoices: 1, shipments: 1, payments: 1 };

/** Of orders 1 to `orders`, each paid by card. → what Tryton has of them, by their keys, and of keys that nobody ordered. */
export async function round(
  server: TrytonServer,
  options: TrytonOptions,
  { orders, kills, limitMs }: Rounds,
  say: (line: string) => void = () => undefined,
): Promise<Map<string, Had>> {
  const shop = await PlayedShop.open();
  const worker = new KilledWorker(shop, options);
  try {
    orderInShop(shop, orders);
    worker.start();
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(randomInt(1_000, 10_000));
      if (kill % 2 === 0) {
        await worker.kill();
        worker.start();
      } else {
        server.kill();
        await sleep(randomInt(0, 1_000));
        await server.start();
      }
      say(`killed ${kill % 2 === 0 ? 'the worker' : 'Tryton'}, ${String(await paidFor(server))} orders are paid for`);
    }
    const end = Date.now() + limitMs;
    while ((await paidFor(server)) < orders && Date.now() < end) await sleep(1_000);
    say(`${String(await paidFor(server))} of ${String(orders)} orders are paid for`);
    // What comes too late comes now.
    await sleep(5_000);
  } finally {
    await worker.kill();
    await shop.close();
  }
  return whatThereIs(server);
}

/** Guests who buy again, and each time one product and its shipping. */
function orderInShop(shop: PlayedShop, orders: number): void {
  const since = '2026-01-01T00:00:00Z';
  Object.assign(shop.settings.sales, {
    enabled: true,
    since,
    document: 'invoice',
    moment: 'created',
    send_email: true,
  });
  shop.settings.accounts.enabled = false;
  const today = new Date().toISOString();
  const order = shop.orders.put({ id: 1 });
  for (let id = 1; id <= orders; id += 1)
    shop.orders.put({
      ...{ id, number: String(id), created_at: today, paid: true, paid_at: today, paid_by: 'shop' },
      customer: { ...order.customer, user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' },
      billing: { ...order.billing, email: `guest${String(id % 20)}@example.com` },
      payment: { ...order.payment, method: 'stripe', transaction_id: `ch_${String(id)}` },
    });
}

const paidFor = async (server: TrytonServer): Promise<number> =>
  [...(await whatThereIs(server)).values()].filter(({ payments }) => payments > 0).length;

class KilledWorker {
  private readonly config: string;
  private process: { kill(signal: 'SIGKILL'): boolean; ended: Promise<Result> } | undefined;

  constructor(
    private readonly shop: PlayedShop,
    erp: TrytonOptions,
  ) {
    this.config = join(shop.folder, 'worker.json');
    const { store } = shop.worker.config;
    const written = { store, data: join(shop.folder, 'journal'), erp: { adapter: 'tryton', ...erp } };
    writeFileSync(this.config, JSON.stringify(written));
  }

  start(): void {
    const log = { file: join(this.shop.folder, 'worker.log'), append: true };
    const ended = execa(process.execPath, [workerBin, 'serve', '--port', '0', '--config', this.config], {
      ...{ cwd: root, stdio: ['ignore', log, log], reject: false, extendEnv: true },
    });
    this.process = { kill: (signal) => ended.kill(signal), ended };
  }

  async kill(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.process?.ended;
    this.process = undefined;
  }
}

interface Documents {
  reference: string;
  invoices: number[];
  shipments: number[];
}

/** By the references of sales; what was cancelled counts, too: nothing is to be made only to be taken back. */
async function whatThereIs(server: TrytonServer): Promise<Map<string, Had>> {
  const { tryton } = new People(server);
  const context = { active_test: false };
  const fields = ['reference', 'invoices', 'shipments'];
  const sales = await tryton.search<Documents>('sale.sale', [], fields, { context });
  const invoices = await tryton.search<{ payment_lines: number[] }>('account.invoice', [], ['payment_lines'], {
    context,
  });
  const payments = new Map(invoices.map(({ id, payment_lines: lines }) => [id, lines.length]));
  const shipments = await tryton.search('stock.shipment.out', [], ['id'], { context });
  const had = new Map<string, Had>();
  const add = (key: string, more: Partial<Had>): void => {
    const before = had.get(key) ?? { sales: 0, invoices: 0, shipments: 0, payments: 0 };
    const names = Object.keys(before) as (keyof Had)[];
    for (const name of names) before[name] += more[name] ?? 0;
    had.set(key, before);
  };
  for (const sale of sales)
    add(sale.reference, {
      ...{ sales: 1, invoices: sale.invoices.length, shipments: sale.shipments.length },
      payments: sale.invoices.reduce((count, id) => count + (payments.get(id) ?? 0), 0),
    });
  const ofSales = (name: 'invoices' | 'shipments'): Set<number> => new Set(sales.flatMap((sale) => sale[name]));
  const strays = {
    invoices: invoices.filter(({ id }) => !ofSales('invoices').has(id)).length,
    shipments: shipments.filter(({ id }) => !ofSales('shipments').has(id)).length,
  };
  if (strays.invoices + strays.shipments > 0) add('of no sale', strays);
  return had;
}
