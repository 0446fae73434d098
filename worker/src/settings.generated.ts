/** Generated from plugin/settings.schema.json by `npm run generate`. Do not edit. */

/**
 * Every setting of ERP Bridge. PHP validates with this file and takes the defaults from it; the worker's TypeScript types are generated from it (npm run generate).
 */
export interface Settings {
  accounts: {
    /**
     * Send the ERP's customers and contacts to the shop (article 1).
     */
    enabled: boolean;
    /**
     * Send the billing address too: lines 1 and 2, postcode, city, country (article 1).
     */
    send_addresses: boolean;
    /**
     * Send WooCommerce's own new-account e-mail, with the link to set a password, to accounts this sync creates (article 1).
     */
    tell_new_customers: boolean;
    /**
     * Whom a customer with a deactivated account should contact; shown on the sign-in page. Empty: the shop's e-mail address.
     */
    contact_text: string;
  };
  documents: {
    /**
     * Send the ERP's PDFs to the customers' accounts (article 2).
     */
    enabled: boolean;
    /**
     * Which types of document are sent.
     */
    types: ('quote' | 'order' | 'delivery_note' | 'invoice' | 'credit_note' | 'other')[];
    /**
     * Largest PDF accepted, in MiB.
     */
    max_size_mb: number;
  };
  worker: {
    /**
     * Pause between two syncs of the running worker, in seconds.
     */
    interval_seconds: number;
  };
}
