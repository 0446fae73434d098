/** What the worker says a sync would do, as the admin's pages get it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

interface Page {
  preview: {
    id: string;
    state: string;
    full: boolean;
    message: string;
    counts: Record<string, number>;
    policy: object;
  } | null;
  items: { erp_key: string; label: string; outcome: string; message: string; changes: object[] }[];
  total: number;
  groups: { outcome: string; count: number }[];
}

const tell = (part: object) => call(store, 'POST', `${api}/worker/preview`, { lane: 'accounts', ...part });
const look = async (query: Record<string, string> = {}): Promise<Page> =>
  (await call<Page>(store, 'GET', `${api}/preview`, undefined, { lane: 'accounts', ...query })).body;
const flows = async (): Promise<unknown> =>
  (await call<{ flows: unknown }>(store, 'GET', `${api}/overview`)).body.flows;

const change = (field: string, old: string, to: string, kept = false) => ({ field, old, new: to, kept });
const items = [
  {
    erp_key: 'tiers.C1',
    label: 'C1 <b>Café</b>',
    outcome: 'created',
    changes: [change('email', '', 'c1@example.com')],
  },
  { erp_key: 'tiers.C2', label: 'C2', outcome: 'updated', changes: [change('city', 'Évreux', 'Brest')] },
  {
    erp_key: 'tiers.C3',
    label: 'C3',
    outcome: 'refused',
    reason: 'email_taken',
    params: { holder: 'tiers.C1', email: 'a@b.test' },
    changes: [],
  },
];

beforeAll(() => forgetEverything(store));

describe('a preview', () => {
  it('is nothing at first, and the flow counts as not looked at', async () => {
    expect(await look()).toEqual({ preview: null, items: [], total: 0, groups: [] });
    expect(await flows()).toMatchObject({ accounts: { enabled: true, previewed: false } });
  });

  it('is shown while it is made and when it is done, with the policy it was made under', async () => {
    await tell({ id: 'one', begin: true, full: true });
    expect((await tell({ id: 'one', items })).status).toBe(200);
    expect(await look()).toMatchObject({ preview: { id: 'one', state: 'running', full: true }, total: 3 });
    expect(await flows()).toMatchObject({ accounts: { previewed: false } });
    await tell({ id: 'one', finish: { counts: { created: 1, updated: 1, refused: 1, unchanged: 7 }, error: null } });
    const { preview, items: shown, groups } = await look();
    expect(preview).toMatchObject({
      state: 'done',
      message: '',
      counts: { created: 1, unchanged: 7 },
      policy: { name: 'erp' },
    });
    expect(shown).toMatchObject([
      { label: 'C1 <b>Café</b>', outcome: 'created', message: '' },
      { changes: [change('city', 'Évreux', 'Brest')] },
      { outcome: 'refused' },
    ]);
    expect(shown[2]?.message).toContain('a@b.test already belongs to tiers.C1');
    expect(groups).toEqual([
      { outcome: 'created', count: 1 },
      { outcome: 'refused', count: 1 },
      { outcome: 'updated', count: 1 },
    ]);
    expect(await flows()).toMatchObject({ accounts: { previewed: true }, documents: { previewed: false } });
  });

  it('is filtered, searched (also for what a field holds) and read by pages', async () => {
    expect(await look({ outcome: 'updated' })).toMatchObject({ total: 1, items: [{ erp_key: 'tiers.C2' }] });
    expect(await look({ search: 'vreux' })).toMatchObject({ total: 1, items: [{ erp_key: 'tiers.C2' }] });
    expect(await look({ search: 'CAF' })).toMatchObject({ total: 1, items: [{ erp_key: 'tiers.C1' }] });
    expect((await look({ per_page: '2', page: '2' })).items).toMatchObject([{ erp_key: 'tiers.C3' }]);
  });

  it('gives way to the next one, which a late worker cannot disturb', async () => {
    await tell({ id: 'two', begin: true });
    expect((await tell({ id: 'one', items })).status).toBe(409);
    expect(await look()).toMatchObject({ preview: { id: 'two', full: false }, total: 0 });
    await tell({
      id: 'two',
      finish: { counts: {}, error: { code: 'store_maintenance', params: { url: 'http://x' } } },
    });
    const { preview } = await look();
    expect(preview?.state).toBe('failed');
    expect(preview?.message).toContain('http://x is in maintenance');
    // What was looked at once stays looked at.
    expect(await flows()).toMatchObject({ accounts: { previewed: true } });
  });

  it('takes nothing else', async () => {
    for (const part of [
      { id: 'x', lane: 'states', begin: true },
      { id: 'two', items: [{ ...items[0], outcome: 'eaten' }] },
      {},
    ])
      expect((await tell(part)).status).toBe(400);
    expect((await call(store, 'POST', `${api}/commands`, { name: 'sync', args: { rm: '-rf' } })).status).toBe(400);
    expect((await call(store, 'POST', `${api}/commands`, { name: 'preview', args: { lane: 'x' } })).status).toBe(400);
  });
});

describe('a notice', () => {
  it('stays until it is dismissed; what needs doing cannot be dismissed', async () => {
    const event = (state: string) => ({
      lane: 'accounts',
      erp_key: `web_contacts.${state}`,
      label: 'C1',
      state,
      reason: 'web_contacts_changed',
      params: { from: 'Aucun', to: 'Tous', count: '0', accounts: '' },
      at: '2026-01-02T03:04:05Z',
    });
    await call(store, 'POST', `${api}/worker/report`, {
      worker: { id: 'w' },
      running: null,
      last_run: null,
      counters: null,
      events: [event('note'), event('refused')],
    });
    const found = async (state: string) =>
      (await call<{ items: { id: number; message: string }[] }>(store, 'GET', `${api}/journal`, undefined, { state }))
        .body.items;
    const [note] = await found('note');
    expect(note?.message).toContain('from “Aucun” to “Tous”');
    expect((await call(store, 'DELETE', `${api}/journal/${note?.id}`)).status).toBe(200);
    expect(await found('note')).toEqual([]);
    const [refused] = await found('refused');
    expect((await call(store, 'DELETE', `${api}/journal/${refused?.id}`)).status).toBe(409);
  });
});
