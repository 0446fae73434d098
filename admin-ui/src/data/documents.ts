/** The documents in the shop and those that wait for an account. */
import { get, post } from './api';
import type { DocumentType } from './settings';

export const documentStates = ['visible', 'withdrawn'] as const;
export type DocumentState = (typeof documentStates)[number];
export type DocumentSort = 'stored' | 'date' | 'number' | 'customer';

export interface Customer {
  id: number;
  name: string;
  email: string;
  /** The profile in wp-admin. */
  url: string;
  active: boolean;
}

export interface ShopDocument {
  id: number;
  erp_key: string;
  type: DocumentType;
  number: string;
  /** YYYY-MM-DD, as is `due_date`. */
  date: string | null;
  due_date: string | null;
  order_number: string;
  /** A decimal number; empty where the ERP tells none. */
  total: string;
  currency: string;
  paid: boolean | null;
  /** The profile of the electronic invoice inside; empty where there is none. */
  facturx: string;
  siren: string;
  file_name: string;
  size: number;
  sha256?: string;
  state: DocumentState;
  withdrawn_by: '' | 'erp' | 'admin';
  stored_at: string;
  /** Null where the account was deleted. */
  customer: Customer | null;
  tiers_code: string;
  /** Earlier ones. */
  versions: number;
  downloads: number;
  last_download: string | null;
  /** Opens the PDF. */
  url: string;
}

export interface DocumentsPage {
  items: ShopDocument[];
  total: number;
  groups: { state: DocumentState; count: number }[];
  types: { type: DocumentType; count: number }[];
}

export interface DocumentsQuery {
  state: DocumentState | '';
  type: DocumentType | '';
  search: string;
  sort: DocumentSort;
  order: 'asc' | 'desc';
  page: number;
  per_page: number;
}

export interface DocumentHistory {
  versions: { id: number; stored_at: string; size: number; url: string }[];
  downloads: { user: string; at: string }[];
}

/** A customer of the ERP without an account, and the documents that wait for it. */
export interface WaitingCustomer {
  account_key: string;
  email: string;
  label: string;
  tiers_code: string;
  /** The ERP has a record that could become an account. */
  known: boolean;
  count: number;
  /** The first ones; `id` is the journal's. */
  documents: { id: number; label: string; at: string }[];
}

export interface WaitingPage {
  items: WaitingCustomer[];
  total: number;
}

const one = (id: number, what: string): string => `documents/by-id/${String(id)}/${what}`;

export const getDocuments = (query: Partial<DocumentsQuery>): Promise<DocumentsPage> => get('documents', query);
export const getHistory = (id: number): Promise<DocumentHistory> => get(one(id, 'history'));
export const withdraw = (id: number): Promise<unknown> => post(one(id, 'withdraw'));
export const restore = (id: number): Promise<unknown> => post(one(id, 'restore'));
export const getWaiting = (query: { search: string; page: number; per_page: number }): Promise<WaitingPage> =>
  get('documents/waiting', query);
export const createAccount = (accountKey: string): Promise<unknown> =>
  post('documents/waiting/account', { account_key: accountKey });
export const dismissWaiting = ({ account_key, email }: WaitingCustomer): Promise<unknown> =>
  post('documents/waiting/dismiss', { account_key, email });
