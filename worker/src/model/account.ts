/** A customer's account in the shop, as the ERP wants it (article 1). */
import type { Said } from './customer.js';

export interface Billing {
  address_1: Said;
  address_2: Said;
  postcode: Said;
  city: Said;
  /** Not said where nobody knows which one is meant: the account's own stays. */
  country: Said;
}

/** What `POST /accounts/batch` is sent for one account; a field that the ERP says nothing about is left out. */
export interface Account {
  erp_key: string;
  also: string[];
  tiers_key: string;
  tiers_code: string;
  email: string;
  active: boolean;
  first_name: Said;
  last_name: Said;
  company: Said;
  phone: Said;
  billing?: Billing;
}
