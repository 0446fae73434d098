/** The documents in the shop and those that wait for an account. */
import { get, post } from './api';
import type {
  DocumentHistory,
  DocumentsPage,
  DocumentsQuery as Query,
  DocumentState,
  WaitingCustomer,
  WaitingPage,
} from './contract.generated';

export type {
  Customer,
  DocumentHistory,
  DocumentsPage,
  DocumentState,
  ShopDocument,
  WaitingCustomer,
  WaitingPage,
} from './contract.generated';

export const documentStates = ['visible', 'withdrawn'] as const satisfies readonly DocumentState[];
export type DocumentsQuery = Required<Query>;
export type DocumentSort = DocumentsQuery['sort'];
const one = (id: number, what: string): string => `documents/by-id/${String(id)}/${what}`;

export const getDocuments = (query: Query): Promise<DocumentsPage> => get('documents', query);
export const getHistory = (id: number): Promise<DocumentHistory> => get(one(id, 'history'));
export const withdraw = (id: number): Promise<unknown> => post(one(id, 'withdraw'));
export const restore = (id: number): Promise<unknown> => post(one(id, 'restore'));
export const getWaiting = (query: { search: string; page: number; per_page: number }): Promise<WaitingPage> =>
  get('documents/waiting', query);
export const createAccount = (accountKey: string): Promise<unknown> =>
  post('documents/waiting/account', { account_key: accountKey });
export const dismissWaiting = ({ account_key, email }: WaitingCustomer): Promise<unknown> =>
  post('documents/waiting/dismiss', { account_key, email });
