/** That a record of another system and one of the ERP are the same thing, so that nothing is looked for, or made, twice. */

/** `product`: or a variation of one. */
export type LinkKind = 'customer' | 'contact' | 'product' | 'category' | 'outlet';

/** `created`: the ERP's record was made for it; `person`: somebody picked it; else what both have alike. */
export type LinkHow = 'created' | 'person' | 'key' | 'sku' | 'code' | 'name' | 'email' | 'phone';

/** The ERP's record that a link names of which a person said that the ERP does not have it yet: it is to be made. */
export const newOne = '';

/** A record of a source, by the number that it has there. Numbers of two sources, or of two kinds, have nothing to do with each other. */
export interface Foreign {
  /** The order source's configured name; the shop's own: `woocommerce`. */
  source: string;
  kind: LinkKind;
  id: string;
}

export interface Link extends Foreign {
  /** The ERP's record; kinds that the ERP has no key of ours for are named by its own. */
  erpKey: string;
  how: LinkHow;
  /** Who decided it: '' a rule, else the login of the person. */
  decidedBy: string;
  /** When. */
  at: string;
  /** Of a contact: when the newest order was placed whose data the ERP has (UTC); '' where none was written. */
  asOf: string;
}
