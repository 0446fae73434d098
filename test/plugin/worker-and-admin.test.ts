import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

interface Settings {
  code?: string;
  settings: Record<string, Record<string, unknown>>;
  version: number;
}

const put = (body: unknown) => call<Settings>(store, 'PUT', `${api}/settings`, body);
const report = (body: Record<string, unknown>) =>
  call<{ commands: { id: number; name: string; args: unknown }[]; settings_version: number }>(
    store,
    'POST',
    `${api}/worker/report`,
    {
      worker: {
        id: 'w',
        version: '0.1.0',
        node: '20',
        host: 'erp-pc',
        adapter: 'folder',
        started_at: '2026-01-01T00:00:00Z',
      },
      running: null,
      last_run: null,
      counters: null,
      events: [],
      commands: [],
      ...body,
    },
  );
const event = (id: string, state: string, reason: string | null = 'no_account') => ({
  lane: 'documents',
  erp_key: `invoice.${id}`,
  label: `<b>${id}</b>`,
  state,
  reason,
  params: { email: 'a@b.test' },
  at: '2026-01-02T03:04:05Z',
});

beforeAll(() => forgetEverything(store));

describe('settings', () => {
  it('take what the schema takes and refuse the rest', async () => {
    const { version, settings } = (await call<Settings>(store, 'GET', `${api}/settings`)).body;
    const changed = await put({ settings: { worker: { interval_seconds: 61 } }, version });
    expect(changed.body).toMatchObject({
      version: version + 1,
      settings: { ...settings, worker: { ...(settings['worker'] as object), interval_seconds: 61 } },
    });
    expect((await put({ settings: { worker: { interval_seconds: 62 } }, version })).body.code).toBe(
      'erp_bridge_settings_conflict',
    );
    for (const wrong of [
      { worker: { interval_seconds: 1 } },
      { nothing: {} },
      { documents: { types: ['x'] } },
      { accounts: { extra: 1 } },
      { worker: 5 },
    ]) {
      expect((await put({ settings: wrong })).body.code).toBe('erp_bridge_settings_invalid');
    }
    expect((await put({ settings: { worker: { interval_seconds: 60 } } })).body.version).toBe(version + 2);
  });
});

describe('sales', () => {
  beforeAll(() => put({ settings: { sales: { enabled: false, since: '' } } }));

  it('begin at the moment they are switched on, unless another one is set', async () => {
    const before = new Date().toISOString().slice(0, 19);
    const on = (await put({ settings: { sales: { enabled: true } } })).body.settings['sales'];
    expect(on?.['since']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(String(on?.['since']) >= before).toBe(true);
    await put({ settings: { sales: { enabled: false } } });
    expect((await put({ settings: { sales: { enabled: true } } })).body.settings['sales']).toEqual(on);
    const since = '2026-01-01T00:00:00Z';
    const set = await put({ settings: { sales: { enabled: true, since } } });
    expect(set.body.settings['sales']).toMatchObject({ enabled: true, since });
  });

  it('have texts by language, an object also where there is none', async () => {
    expect((await put({ settings: {} })).body.settings['sales']?.['texts']).toEqual({});
    const texts = { fr: { caption_paid: 'Payé' }, nl: {} };
    expect((await put({ settings: { sales: { texts } } })).body.settings['sales']?.['texts']).toEqual(texts);
    expect((await put({ settings: { sales: { texts: { french: {} } } } })).status).toBe(400);
    await put({ settings: { sales: { texts: {} } } });
  });

  it('have a secret for webhooks that stays the same', async () => {
    const secret = async (): Promise<string | undefined> =>
      (await call<{ webhook_secret?: string }>(store, 'GET', `${api}/settings`)).body.webhook_secret;
    const first = await secret();
    expect(first).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(await secret()).toBe(first);
  });

  it('are a flow with a preview, states come with them', async () => {
    const webhooks = { received: 3, refused: 1, last_at: '2026-01-01T00:00:00Z', lag_seconds: 0.4 };
    await report({ webhooks, events: [{ ...event('5', 'note', 'sale_first'), lane: 'sales', erp_key: 'refund.5' }] });
    const { body } = await call<Record<string, unknown>>(store, 'GET', `${api}/overview`);
    expect(body).toMatchObject({ webhooks, flows: { sales: { enabled: true, previewed: false, held: 0 } } });
    expect(Object.keys(body['flows'] as object)).toEqual(['accounts', 'documents', 'sales']);
    for (const [name, lane] of [
      ['sync', 'sales'],
      ['sync', 'states'],
      ['preview', 'sales'],
    ])
      expect((await call(store, 'POST', `${api}/commands`, { name, args: { lane } })).status).toBe(200);
    const notes = (
      await call<{ items: { id: number }[] }>(store, 'GET', `${api}/journal`, undefined, { lane: 'sales' })
    ).body;
    expect(notes.items).toHaveLength(1);
    const retried = await call<{ id: number }>(store, 'POST', `${api}/journal/${notes.items[0]?.id}/retry`);
    const { commands } = (await report({})).body;
    expect(commands.find(({ id }) => id === retried.body.id)?.args).toEqual({ lane: 'sales', erp_key: 'refund.5' });
    await report({ commands: commands.map(({ id }) => ({ id, state: 'done' })) });
    // A worker that takes no webhooks says nothing of them.
    expect((await call<Record<string, unknown>>(store, 'GET', `${api}/overview`)).body['webhooks']).toBeNull();
  });
});

describe('the journal', () => {
  it('names the statuses of orders as the shop does', async () => {
    const params = { status: 'processing', moment: 'completed' };
    const waits = { ...event('6', 'waiting', 'moment_not_reached'), lane: 'sales', erp_key: 'sale.6', params };
    await report({ events: [waits] });
    const { body } = await call<{ items: { message: string }[] }>(store, 'GET', `${api}/journal`, undefined, {
      reason: 'moment_not_reached',
    });
    expect(body.items[0]?.message).toContain('“Processing”; its document is made when it is “Completed”');
    await report({ events: [{ ...waits, state: 'applied', reason: null, params: {} }] });
  });
});

describe('the worker', () => {
  it('reports; overview and journal show it; what is applied goes away', async () => {
    const counters = { accounts: { pending: 0, applied: 1, waiting: 0, refused: 0, held: 0, failed: 0 } };
    expect(
      (
        await report({
          events: [event('1', 'waiting'), event('2', 'waiting'), event('3', 'refused', 'made_up')],
          counters,
        })
      ).status,
    ).toBe(200);
    expect((await report({ events: [event('2', 'applied', null)], counters })).status).toBe(200);
    const overview = await call<Record<string, unknown>>(store, 'GET', `${api}/overview`);
    expect(overview.body).toMatchObject({
      worker: { alive: true, host: 'erp-pc', adapter: 'folder' },
      running: null,
      counters,
      pending_commands: 0,
    });
    const journal = await call<{ items: Record<string, unknown>[]; total: number; groups: unknown[] }>(
      store,
      'GET',
      `${api}/journal`,
      undefined,
      { reason: 'no_account' },
    );
    expect(journal.body.total).toBe(1);
    expect(journal.body.items[0]).toMatchObject({
      erp_key: 'invoice.1',
      label: '<b>1</b>',
      at: '2026-01-02T03:04:05Z',
      params: { email: 'a@b.test' },
    });
    expect(journal.body.groups).toHaveLength(2);
  });

  it('names nobody in a sentence that stands for several records, and reads well without', async () => {
    const taken = (id: string) => ({
      ...event(id, 'held', 'email_taken'),
      params: { email: `${id}@b.test`, holder: id },
    });
    await report({ events: [taken('7'), taken('8')] });
    const { body } = await call<{ groups: unknown[] }>(store, 'GET', `${api}/journal`);
    const message = 'The e-mail … already belongs to … Give one of the two another e-mail in the ERP.';
    expect(body.groups).toContainEqual(expect.objectContaining({ reason: 'email_taken', count: 2, message }));
    await report({ events: ['7', '8'].map((id) => event(id, 'applied', null)) });
  });

  it('collects what the admin asks for, until it says that it has it', async () => {
    const { items } = (
      await call<{ items: { id: number }[] }>(store, 'GET', `${api}/journal`, undefined, { search: 'invoice.1' })
    ).body;
    const { body } = await call<{ id: number }>(store, 'POST', `${api}/journal/${items[0]?.id}/retry`);
    expect((await report({})).body.commands).toEqual([
      { id: body.id, name: 'retry', args: { lane: 'documents', erp_key: 'invoice.1' } },
    ]);
    expect((await report({ commands: [{ id: body.id, state: 'done' }] })).body.commands).toEqual([]);
    expect((await call(store, 'POST', `${api}/commands`, { name: 'destroy' })).status).toBe(400);
    expect((await call(store, 'POST', `${api}/journal/999999/retry`)).status).toBe(404);
  });

  it('asks another worker for what one took and did not finish', async () => {
    const other = (id: string) => ({ id, version: '0.1.0', node: '20', host: id, adapter: 'folder', started_at: '' });
    const { body } = await call<{ id: number }>(store, 'POST', `${api}/commands`, { name: 'sync' });
    const pending = async () =>
      (await call<{ pending_commands: number }>(store, 'GET', `${api}/overview`)).body.pending_commands;
    await report({});
    expect((await report({ commands: [{ id: body.id, state: 'running' }] })).body.commands).toEqual([]);
    expect((await report({})).body.commands).toEqual([]);
    expect(await pending()).toBe(1);
    // Its computer is gone, or its journal.
    const [asked] = (await report({ worker: other('new') })).body.commands;
    expect(asked).toEqual({ id: body.id, name: 'sync', args: {} });
    await report({ worker: other('new'), commands: [{ id: body.id, state: 'done' }] });
    expect(await pending()).toBe(0);
    expect((await report({})).body.commands).toEqual([]);
  });
});

describe('the connection', () => {
  it('makes a key that may synchronise and nothing else, once', async () => {
    const made = await call<{ consumer_key: string; consumer_secret: string; config: unknown }>(
      store,
      'POST',
      `${api}/connection/key`,
      { replace: true },
    );
    const key = { url: store.url, consumerKey: made.body.consumer_key, consumerSecret: made.body.consumer_secret };
    expect(made.body.config).toMatchObject({ store: { url: store.url, key: key.consumerKey } });
    expect((await call(key, 'GET', `${api}/ping`)).body).toMatchObject({ ok: true, api: 1, store: store.store });
    expect((await call(key, 'GET', `${api}/settings`)).status).toBe(200);
    expect((await call(key, 'PUT', `${api}/settings`, { settings: {} })).status).toBe(403);
    for (const path of ['/overview', '/journal', '/connection'])
      expect((await call(key, 'GET', api + path)).status).toBe(403);
    expect((await call(store, 'POST', `${api}/connection/key`, {})).status).toBe(409);

    const test = await call<{ checks: { id: string; status: string }[] }>(store, 'POST', `${api}/connection/test`, {
      consumer_key: key.consumerKey,
      consumer_secret: key.consumerSecret,
    });
    const status = Object.fromEntries(test.body.checks.map(({ id, status }) => [id, status]));
    expect(status).toEqual({
      permalinks: 'ok',
      https: 'warning',
      rest: 'ok',
      authorization: 'ok',
      key: 'ok',
      worker: 'ok',
      folder: 'ok',
    });

    const wrong = await call<{ checks: { id: string; status: string }[] }>(store, 'POST', `${api}/connection/test`, {
      consumer_key: 'ck_x',
      consumer_secret: 'cs_x',
    });
    expect(wrong.body.checks.find(({ id }) => id === 'key')?.status).toBe('error');
  });

  it("is nobody else's business", async () => {
    for (const path of ['/overview', '/journal', '/connection', '/settings', '/ping', '/my/documents']) {
      expect((await fetch(`${store.url}/wp-json${api}${path}`)).status).toBe(401);
    }
    expect((await fetch(`${store.url}/wp-json${api}/connection/probe?token=x`)).status).toBe(401);
  });

  it("gives the worker's user one capability beside read", async () => {
    const caps = JSON.parse(
      await phpIn(
        store,
        `echo wp_json_encode( array_keys( array_filter( get_role( 'erp_bridge_worker' )->capabilities ) ) );`,
      ),
    ) as string[];
    expect(caps.sort()).toEqual(['erp_bridge_sync', 'read']);
  });
});
