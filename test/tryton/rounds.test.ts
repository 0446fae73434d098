/**
 * Nothing lost, nothing doubled, whatever dies when. How many rounds, of how many orders: ERP_BRIDGE_ROUNDS, ERP_BRIDGE_ORDERS.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { People } from './people.js';
import { CATEGORIES, WORKER } from './company.js';
import { asItShouldBe, round } from './rounds.js';
import type { TrytonServer } from './server.js';
import { copyOfTryton } from './template.js';

const rounds = Number(process.env['ERP_BRIDGE_ROUNDS'] ?? 1);
const orders = Number(process.env['ERP_BRIDGE_ORDERS'] ?? 10);
/** So that the worker comes to work between two. */
const kills = 2 + Math.ceil(orders / 5);
const limitMs = 120_000 + orders * 10_000;

let folder: string;
let server: TrytonServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-rounds-'));
  server = await copyOfTryton(inject('tryton'), folder);
  await new People(server).printNoPdf();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it.each(Array.from({ length: rounds }, (_, n) => n + 1))(
  'each order is one sale, one invoice, one shipment and one payment, round %i',
  { timeout: limitMs + kills * 30_000 },
  async (number) => {
    const { url, database } = server;
    const sales = { payment_methods: { '*': 'Carte web' } };
    const options = { url, database, ...WORKER, customers: { all: CATEGORIES.all }, sales };
    const had = await round(server, options, { orders, kills, limitMs }, (line) => {
      console.log(`round ${String(number)}: ${line}`);
    });
    const keys = Array.from({ length: orders }, (_, n) => `sale.${String(n + 1)}`);
    expect(Object.fromEntries(had)).toEqual(Object.fromEntries(keys.map((key) => [key, asItShouldBe])));
  },
);
