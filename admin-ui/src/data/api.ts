/** The plugin's REST API as the admin pages use it; docs/architecture.md has the contract. */
import apiFetch from '@wordpress/api-fetch';

/** A flow has a page and is switched on and off there. */
export type Flow = 'accounts' | 'documents' | 'sales';
/** What the worker keeps in step; the states belong to the flow of the sales. */
export type Lane = Flow | 'states';
export type State = 'pending' | 'applied' | 'waiting' | 'refused' | 'held' | 'failed';
export type States = Record<State, number>;
/** What the journal tells: also notices, which hold up nothing and stay until somebody dismisses them. */
export type JournalState = State | 'note';

export interface Running {
  lane: Lane;
  phase: 'read' | 'push';
  done: number;
  total: number;
  /** Records a second. */
  rate: number;
  eta_seconds: number | null;
  /** Only a preview: nothing is written. */
  preview: boolean;
}

export interface LastRun {
  finished_at: string;
  seconds: number;
  requests: number;
  writes: number;
  accounts: Record<'created' | 'updated' | 'unchanged' | 'deactivated', number> & Partial<Record<State, number>>;
  documents: Record<'delivered' | 'unchanged', number> & { withdrawn?: number };
  /** A worker older than the shop's plugin knows no sales yet. */
  sales?: Record<'created' | 'updated' | 'withdrawn' | 'unchanged', number>;
  /** `message` is the sentence in the admin's language. */
  error: { code: string; message?: string } | null;
}

export interface Overview {
  worker: { seen_at: string; alive: boolean; version: string; host: string; adapter: string } | null;
  running: Running | null;
  last_run: LastRun | null;
  counters: Partial<Record<Lane, States>> | null;
  pending_commands: number;
  /** A sentence for each webhook that is wanted and does not ring. */
  webhooks_off: string[];
  /** `previewed`: a preview of it was finished at least once. */
  flows: Record<Flow, { enabled: boolean; previewed: boolean; held: number }>;
}

export interface JournalItem {
  id: number;
  lane: Lane;
  erp_key: string;
  label: string;
  state: JournalState;
  reason: string;
  message: string;
  at: string;
}

export interface JournalGroup {
  lane: Lane;
  state: JournalState;
  reason: string;
  message: string;
  count: number;
}

export interface JournalPage {
  items: JournalItem[];
  total: number;
  groups: JournalGroup[];
}

export interface JournalQuery {
  lane?: string;
  state?: string;
  reason?: string;
  search?: string;
  /** Those that somebody dismissed instead of the others. */
  dismissed?: 1;
  page?: number;
  per_page?: number;
}

export interface Check {
  id: string;
  status: 'ok' | 'warning' | 'error';
  title: string;
  message: string;
  fix?: string;
}

export interface Connection {
  store_url: string;
  /** Whether whoever looks may make and replace the key. */
  may_make: boolean;
  keys: { key_id: number; truncated_key: string; last_access: string | null; created: string | null }[];
  checks: Check[];
}

export interface NewKey {
  consumer_key: string;
  consumer_secret: string;
  config: object;
}

const path = (route: string): string => `/wc-erp-bridge/v1/${route}`;
const send = <T>(method: string, route: string, data: object): Promise<T> =>
  apiFetch<T>({ path: path(route), method, data });
export const post = <T>(route: string, data: object = {}): Promise<T> => send('POST', route, data);
export const put = <T>(route: string, data: object): Promise<T> => send('PUT', route, data);
export const remove = <T>(route: string): Promise<T> => send('DELETE', route, {});

/** What is undefined or empty in `query` is not asked for. */
export function get<T>(route: string, query: object = {}): Promise<T> {
  const set = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => [name, String(value)]);
  return apiFetch<T>({ path: path(set.length ? `${route}?${new URLSearchParams(set).toString()}` : route) });
}

/** Changes whenever a sync changed something: lists then look again. */
export const momentOf = ({ counters, last_run: run }: Overview): string =>
  JSON.stringify(counters) + (run?.finished_at ?? '');

export const getOverview = (): Promise<Overview> => get('overview');
export const getJournal = (query: JournalQuery): Promise<JournalPage> => get('journal', query);
export const retry = (id: number): Promise<unknown> => post(`journal/${String(id)}/retry`);
export const dismiss = (id: number): Promise<unknown> => remove(`journal/${String(id)}`);

/** The worker fetches a command with its next report, within seconds. */
const command = (name: string, args: Record<string, string> = {}): Promise<unknown> => post('commands', { name, args });
const whole = (full: boolean): Record<string, string> => (full ? { full: '1' } : {});
export const syncNow = (): Promise<unknown> => command('sync');
/** `full`: compares everything with what the shop really holds, not only what the ERP changed. */
export const syncLane = (lane: Flow, full = false): Promise<unknown> => command('sync', { lane, ...whole(full) });
export const preview = (lane: Flow, full = false): Promise<unknown> => command('preview', { lane, ...whole(full) });
export const approve = (lane: Flow): Promise<unknown> => command('approve', { lane });

/** The worker reads the headings of the ERP's files, and two lines of each. */
export const readFiles = (): Promise<unknown> => command('columns');

export const getConnection = (): Promise<Connection> => get('connection');
export const createKey = (replace: boolean): Promise<NewKey> => post('connection/key', { replace });

/** With the key just made, the test also tries it; a stored key's secret is shown nowhere, so it cannot be tried later. */
export const testConnection = (key?: NewKey): Promise<{ checks: Check[] }> =>
  post('connection/test', key ? { consumer_key: key.consumer_key, consumer_secret: key.consumer_secret } : {});

/** The sentence of a failed request. */
export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
