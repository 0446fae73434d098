/** The import of orders, the ledger of completeness and the matches that a person decides (article 4). */
import { command, get, post } from './api';
import type {
  ImportAgainAnswer,
  LookScope,
  OrderMatch,
  OrderPeriod,
  OrderPeriodsQuery,
  OrdersImport,
  OrdersLookPage,
  OrdersLookQuery,
  ShownImportJob,
  ShownLookedAtOrder,
} from './contract.generated';

export type {
  ImportAgainAnswer,
  LookGroup,
  LookScope,
  MatchSide,
  OrderMatch,
  OrderPeriod,
  OrdersImport,
  OrdersLook,
  OrdersLookPage,
  ShownImportJob as ImportJob,
  ShownImportSource as ImportSource,
  ShownLookedAtOrder as LookedAtOrder,
} from './contract.generated';

/** Where an order is; `unseen`: nobody has looked at it yet. */
export type Standing = ShownLookedAtOrder['standing'];
export type LookQuery = Required<OrdersLookQuery>;

/** In the order in which they are listed. */
export const standings = [
  'known',
  'new',
  'held',
  'waiting',
  'refused',
  'left_out',
  'unseen',
] as const satisfies readonly Standing[];

export const getOrdersImport = (): Promise<OrdersImport> => get('orders-import');
export const getLook = (query: OrdersLookQuery): Promise<OrdersLookPage> => get('orders-look', query);
export const getPeriods = (query: OrderPeriodsQuery): Promise<OrderPeriod[]> => get('orders-look/periods', query);
export const getMatches = (): Promise<OrderMatch[]> => get('orders-matches');
export const importAgain = (source: string, ids: string[]): Promise<ImportAgainAnswer> =>
  post('orders-import/again', { source, ids });

export const look = (source: string, scope: LookScope): Promise<unknown> => command('look', { source, scope });
export const importOrders = (source: string): Promise<unknown> => command('import', { source });
export const pauseJob = (job: number): Promise<unknown> => command('pause', { job: String(job) });
export const resumeJob = (job: number): Promise<unknown> => command('resume', { job: String(job) });
/** `choice`: the candidate's key, or `new`. */
export const pick = (match: string, choice: string): Promise<unknown> => command('pick', { match, choice });

/** It goes on, or will when somebody lets it. */
export const isActive = ({ state }: Pick<ShownImportJob, 'state'>): boolean =>
  ['queued', 'running', 'paused'].includes(state);
