/** Each sale once, whatever dies: the worker, Tryton, or the answer on its way (invariants 1 and 4). */
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { ErpProblem } from '../../worker/src/model/problem.js';
import type { Sale } from '../../worker/src/model/sale.js';
import { server } from '../setup/own-tryton.js';
import { WORKER } from './company.js';
import { dyingBefore } from './dying.js';
import { books, erp, people, put, sale } from './selling.js';

const access = { url: server.url, database: server.database, ...WORKER };
const paid = { sales: { payment_methods: { '*': 'Carte web' } } };
const payment = { paid: true, paid_at: '2026-11-26T10:00:00Z', method: 'stripe', transaction_id: 'ch_1' };

beforeAll(() => people.printNoPdf());

/** One sale, one invoice, one shipment, one payment. */
async function expectOnce(key: string, paid: object = { state: 'paid' }): Promise<void> {
  const held = await books.one(key);
  expect(held).toMatchObject({
    'invoices.': [{ ...paid, total_amount: '30.00', amount_to_pay: '0.00' }],
    'shipments.': [{ state: 'waiting' }],
  });
  const moves = await people.tryton.search('account.move', [['description', 'like', `${key} %`]], ['id']);
  expect(moves).toHaveLength(1);
  expect((await books.of(key, true)).length).toBe(1);
}

describe('Tryton that is killed in the middle', () => {
  it('goes on where it was', async () => {
    for (let call = 1; ; call += 3) {
      const one = sale({ payment });
      const died = await killedAt(call, one);
      expect(await put(one, paid), `killed at call ${String(call)}`).toMatchObject({ revision: 1 });
      // That it is paid Tryton may have had no time to mark (test/tryton/paid.test.ts).
      await expectOnce(one.key, {});
      if (!died) break;
    }
  }, 400_000);
});

it('goes on with a sale that Tryton confirmed, and then died', async () => {
  const one = sale({ payment });
  await put({ ...one, state: 'draft' }, paid);
  await people.tryton.write('sale.sale', [(await books.one(one.key)).id], { state: 'confirmed' });
  // Where Tryton is set up to let some time go by, that is not for the worker to change.
  const later = { __class__: 'timedelta', seconds: 3_600 };
  await people.tryton.write('sale.configuration', [1], { sale_process_after: later });
  await expect(put(one, paid)).rejects.toMatchObject({ state: 'refused', reason: 'tryton_refused' });
  expect(await books.one(one.key)).toMatchObject({ state: 'confirmed' });
  await people.tryton.write('sale.configuration', [1], { sale_process_after: null });
  await put(one, paid);
  await expectOnce(one.key);
});

/** Pulls Tryton's plug while it carries out a call that changes something. → whether there were so many. */
async function killedAt(call: number, one: Sale): Promise<boolean> {
  const real = globalThis.fetch;
  let calls = 0;
  globalThis.fetch = async (url, init) => {
    const { method } = JSON.parse(init?.body as string) as { method: string };
    const answer = real(url, init);
    if (!/\.(read|search_read|get_preferences|login)$/.test(method) && ++calls === call) {
      await wait(Math.random() * 60);
      server.kill();
    }
    return answer;
  };
  try {
    await put(one, paid);
  } catch (error) {
    expect(error).toBeInstanceOf(ErpProblem);
  } finally {
    globalThis.fetch = real;
  }
  if (calls >= call) await server.start();
  return calls >= call;
}

describe('a worker that is killed', () => {
  it('while its sale is made anew is continued by the next one', async () => {
    for (let step = 1; ; step += 3) {
      const one = sale({ content: { kind: 'order' } });
      await put(one);
      const changed: Sale = { ...one, content: { ...one.content, note: 'Changed' } };
      const died = await dyingBefore(step, () => put(changed));
      // Back to what it was before, as if nobody had seen the change.
      await put(one);
      const where = `killed before step ${String(step)}`;
      expect(await books.one(one.key), where).toMatchObject({
        state: 'processing',
        comment: expect.not.stringContaining('Changed') as string,
      });
      for (const old of (await books.of(one.key, true)).filter(({ reference }) => reference !== one.key)) {
        expect(old, where).toMatchObject({
          state: 'done',
          'invoices.': [{ state: 'cancelled' }],
          'shipments.': [{ state: 'cancelled' }],
        });
      }
      if (!died) break;
    }
  }, 400_000);

  it('leaves a call under way, which the next one waits for', async () => {
    const one = sale({ payment });
    for (const method of ['model.sale.sale.create', 'model.sale.sale.confirm', 'model.account.invoice.post']) {
      await leavingUnderWay(method, () => put(one, paid));
      await new TrytonErp({ ...access, ...paid }, { quietMs: 1_500 }).sales.put(one, 'UTC');
      await expectOnce(one.key);
    }
  });

  it('leaves a draft too many, which goes before anything else happens', async () => {
    const one = sale({ state: 'draft' });
    await put(one);
    const { id } = await books.one(one.key);
    const [mark] = await people.tryton.search(
      'ir.attachment',
      [['resource', '=', `sale.sale,${String(id)}`]],
      ['description'],
    );
    const attachment = {
      name: 'erp-bridge.json',
      description: (mark as { description?: string } | undefined)?.description,
    };
    const [copy = 0] = await people.tryton.on<number[]>('sale.sale', 'copy', [[id]]);
    await people.tryton.write('sale.sale', [copy], { attachments: [['create', [attachment]]] });
    expect(await books.of(one.key)).toHaveLength(2);
    expect(await put(one)).toEqual({ revision: 1, done: 'unchanged' });
    expect(await books.one(one.key)).toMatchObject({ id, state: 'quotation' });
  });
});

/** As a worker that sent this call and was killed at once. */
async function leavingUnderWay(method: string, work: () => Promise<unknown>): Promise<void> {
  const real = globalThis.fetch;
  let sent = false;
  globalThis.fetch = (url, init) => {
    if (sent) return Promise.reject(new Error('The worker died.'));
    sent = (JSON.parse(init?.body as string) as { method: string }).method === method;
    if (!sent) return real(url, init);
    void real(url, init).catch(() => undefined);
    return Promise.reject(new Error('The worker died.'));
  };
  await work().catch(() => undefined);
  globalThis.fetch = real;
}

it('two sinks that put one key in a row, and many keys at once, put each once', async () => {
  const keys = Array.from({ length: 4 }, () => sale({ payment }));
  await Promise.all(keys.map((one) => erp(paid).sales.put(one)));
  for (const one of keys) {
    expect(await put(one, paid)).toEqual({ revision: 1, done: 'unchanged' });
    await expectOnce(one.key);
  }
});
