/** The plugin's REST API as the admin pages use it; docs/rest-api.md has the contract. */
import apiFetch from '@wordpress/api-fetch';
import type {
  Check,
  Connection,
  AttentionPage,
  AttentionQuery,
  NewCommand,
  NewKey,
  Overview,
  States,
} from './contract.generated';
import type { Flow } from './flow';

export type {
  Check,
  Connection,
  AttentionGroup,
  AttentionItem,
  AttentionPage,
  JournalState,
  NewKey,
  Overview,
  Running,
  ShownRun as LastRun,
  States,
} from './contract.generated';
export type State = keyof States;

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
    .map(([name, value]) => [name, value === true ? '1' : String(value)]);
  return apiFetch<T>({ path: path(set.length ? `${route}?${new URLSearchParams(set).toString()}` : route) });
}

/** Changes whenever a sync changed something: lists then look again. */
export const momentOf = ({ counters, last_run: run }: Overview): string =>
  JSON.stringify(counters) + (run?.finished_at ?? '');

export const getOverview = (): Promise<Overview> => get('overview');
export const getAttention = (query: AttentionQuery): Promise<AttentionPage> => get('journal', query);
export const retry = (id: number): Promise<unknown> => post(`journal/${String(id)}/retry`);
export const dismiss = (id: number): Promise<unknown> => remove(`journal/${String(id)}`);

/** The worker fetches a command with its next report, within seconds. */
export const command = (name: NewCommand['name'], args: NewCommand['args'] = {}): Promise<unknown> =>
  post('commands', { name, args });
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
