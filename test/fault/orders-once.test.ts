/**
 * Each order becomes exactly one document, whatever dies whenever: the worker killed again and again, away
 * while orders come, the shop in maintenance in the middle, every order changed many times, its webhooks switched off.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../../scripts/start/erp/books.js';
import { Round } from '../e2e/sales-round.js';
import { ask, makeOrder, makeProduct, wc } from '../plugin/orders.js';
import { changeSettings, forgetEverything } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

const maintenance = join(store.wordpress, '.maintenance');
let round: Round;
let product: number;
let mailsBefore = 0;

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, {
    accounts: { enabled: false },
    sales: { enabled: true, document: 'invoice', moment: 'created', send_email: true },
    worker: { interval_seconds: 5, poll_seconds: 1, webhook_url: 'http://127.0.0.1:9' },
  });
  await ask(`ErpBridge\\Webhooks\\Webhooks::ensure(); return null;`);
  await switchWebhooks('disabled');
  product = await makeProduct(`FAULT-${String(Date.now())}`, '10');
  round = new Round(store);
  mailsBefore = (await round.mails('@')).length;
});
afterAll(async () => {
  rmSync(maintenance, { force: true });
  await ask(`ErpBridge\\Webhooks\\Webhooks::remove(); return null;`);
  await round.end();
});

/** Both; → what they were before. */
const switchWebhooks = (status: string): Promise<string[]> =>
  ask(
    `return array_values( array_map( static function ( $hook ) { $was = $hook->get_status(); $hook->set_status( '${status}' ); $hook->save(); return $was; }, ErpBridge\\Webhooks\\Webhooks::ours() ) );`,
  );

async function place(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const line_items = [{ product_id: product, quantity: 1 + (n % 3) }];
    ids.push((await makeOrder({ status: 'processing', line_items })).id);
  }
  return ids;
}

it('is exactly one, and the journal and the shop agree on it', { timeout: 400_000 }, async () => {
  round.startErp();
  // Orders come while nobody listens, one of them changed fifteen times, in no order.
  const ids = await place(4);
  for (let n = 0; n < 15; n += 1) {
    await wc('PUT', `orders/${String(ids[n % 2 === 0 ? 3 : 0])}`, { customer_note: `note ${String(n)}` });
  }
  for (let turn = 0; turn < 4; turn += 1) {
    round.startWorker();
    await sleep(700 + turn * 900);
    if (turn === 1) {
      // WordPress' own way of being away: every request is answered with 503.
      writeFileSync(maintenance, `<?php $upgrading = time();`);
      await sleep(3_000);
      rmSync(maintenance);
    }
    await round.endWorker('SIGKILL');
    ids.push(...(await place(1)));
  }
  expect(existsSync(maintenance)).toBe(false);
  round.startWorker();
  const states = (): Promise<{ state: string; mail_state: string }[]> =>
    ask(`return array_values( ErpBridge\\Sales\\Sales::rows( array( ${ids.join(', ')} ) ) );`);
  await round.until(async () => {
    const shown = await states();
    const over = shown.filter(({ state, mail_state }) => /^(invoiced|paid)$/.test(state) && mail_state === 'sent');
    return over.length === ids.length ? true : undefined;
  }, 'the answer to every order, and its e-mail');
  const entries = Books.open(round.exchange).all();
  expect(entries.map((entry) => entry['Référence externe']).sort()).toEqual(
    ids.map((id) => `sale.${String(id)}`).sort(),
  );
  expect(new Set(entries.map((entry) => entry['Numéro'])).size).toBe(ids.length);
  expect(round.sold().keys).toEqual(ids.map((id) => `sale.${String(id)}`).sort());
  // Each document reached its customer once.
  const mailed = (await round.mails('@'))
    .slice(mailsBefore)
    .flatMap(({ attachments }) => /FA\d+(?=\.pdf)/.exec(JSON.stringify(attachments))?.[0] ?? []);
  expect(mailed.sort()).toEqual(entries.map((entry) => entry['Numéro']).sort());
  // No webhook helped.
  expect(await switchWebhooks('active')).toEqual(['disabled', 'disabled']);
});
