/** Customers of the ERP ("tiers") with their contacts (article 1). */

/** Whose contacts are active on the web; EBP's web tab of the tiers (article 1). */
export type WebContacts = 'none' | 'all' | 'web_only';

export interface Contact {
  id: string;
  firstName: Said;
  lastName: Said;
  email: string;
  /** undefined where the ERP says it in a word that nobody knows; the same of `billing`. */
  web: boolean | undefined;
  billing: boolean | undefined;
  /** The contact itself is not active, whatever the customer is. Only said where it is so. */
  active?: false;
}

/**
 * A text that the ERP says, '' included; undefined where it says nothing about it (the export has no such column), which
 * changes nothing on the other side.
 */
export type Said = string | undefined;

/** A customer of the ERP with its contacts. */
export interface Tiers {
  code: string;
  name: Said;
  firstName: Said;
  lastName: Said;
  email: string;
  phone: Said;
  /** undefined where the ERP says it in a word that nobody has explained; the same of `webContacts`. */
  active: boolean | undefined;
  webContacts: WebContacts | undefined;
  address1: Said;
  address2: Said;
  postcode: Said;
  city: Said;
  country: string;
  contacts: Contact[];
}

/** A contact whose customer is not in the export. */
export interface Orphan {
  orphan: Contact;
  customerCode: string;
}

export const isOrphan = (value: object): value is Orphan => 'orphan' in value;
