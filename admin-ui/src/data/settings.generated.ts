/** Generated from plugin/settings.schema.json by `npm run generate`. Do not edit. */

/**
 * Every setting of ERP Bridge. PHP validates with this file and takes the defaults from it; the worker's TypeScript types are generated from it (npm run generate).
 */
export interface Settings {
  accounts: {
    /**
     * Send the ERP's customers and contacts to the shop (article 1). Off until the admin has seen the preview.
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
     * Send that e-mail also during the first import, when every customer is new. Asked for explicitly, else never.
     */
    tell_first_import: boolean;
    /**
     * Whom a customer with a deactivated account should contact; shown on the sign-in page. Empty: the shop's e-mail address.
     */
    contact_text: string;
    /**
     * Roles of customers beside customer and subscriber, such as wholesale_customer. Only accounts whose every role is a customer's are ever linked, changed or deactivated.
     *
     * @maxItems 50
     */
    customer_roles: string[];
    /**
     * When the sync changes an account's e-mail, WordPress's own e-mail about it goes to the old address.
     */
    tell_email_change: boolean;
    /**
     * Show the ERP's documents and address to whoever registered with a customer's e-mail, without a link that confirms it. Anybody can then read what belongs to an e-mail that is not theirs.
     */
    trust_emails: boolean;
    /**
     * Who wins where shop and ERP differ on an account that exists, per group of fields: the ERP, the shop, or the ERP only where the shop has nothing.
     */
    policy: {
      name: 'erp' | 'shop' | 'fill';
      company: 'erp' | 'shop' | 'fill';
      phone: 'erp' | 'shop' | 'fill';
      email: 'erp' | 'shop';
      address: 'erp' | 'shop' | 'fill';
    };
    /**
     * A run is held that would deactivate more than this many accounts and more than hold_percent of them.
     */
    hold_count: number;
    /**
     * See hold_count: the share of the accounts connected to the ERP, in per cent.
     */
    hold_percent: number;
  };
  documents: {
    /**
     * Send the ERP's PDFs to the customers' accounts (article 2). Off until the admin has seen the preview.
     */
    enabled: boolean;
    /**
     * Which types of document are sent.
     */
    types: ('quote' | 'order' | 'delivery_note' | 'invoice' | 'credit_note' | 'other')[];
    /**
     * Documents dated before this day are left out. Empty: no age limit.
     */
    since: string;
    /**
     * Largest PDF accepted, in MiB.
     */
    max_size_mb: number;
    /**
     * Who sees a document: its billing contact only, or all active accounts of the same ERP customer. An account's own setting wins.
     */
    visibility: 'contact' | 'tiers';
    /**
     * Withdraw documents that the ERP's export no longer names. Not for exports that only hold the latest documents.
     */
    withdraw_missing: boolean;
    /**
     * A run is held that would withdraw more than this many documents and more than hold_percent of them.
     */
    hold_count: number;
    /**
     * See hold_count: the share of the documents in the shop, in per cent.
     */
    hold_percent: number;
    /**
     * What happens to a person's documents when the person's data is erased: kept (legal retention) or deleted.
     */
    erase: 'keep' | 'delete';
    /**
     * What happens to the stored documents when the plugin is deleted.
     */
    on_uninstall: 'keep' | 'delete';
    /**
     * Let the web server send the files (nginx: x-accel, Apache with mod_xsendfile: x-sendfile). Empty: PHP sends them.
     */
    sendfile: '' | 'x-accel' | 'x-sendfile';
    /**
     * For x-accel: the internal location that stands for the documents' folder.
     */
    sendfile_prefix: string;
  };
  sales: {
    /**
     * Send the shop's orders to the ERP as sales documents (article 3). Off until the admin has seen the preview.
     */
    enabled: boolean;
    /**
     * Orders placed before this moment (UTC) are left out unless somebody sends them by hand. Empty: becomes the moment the flow is switched on.
     */
    since: string;
    /**
     * What an order becomes in the ERP: sales order, delivery note or invoice (article 3). Changing it never makes a second document for an old order.
     */
    document: 'order' | 'delivery_note' | 'invoice';
    /**
     * When the document is made: as soon as the order is created; paid (completed, or paid at once online); processing; completed (article 3).
     */
    moment: 'created' | 'paid' | 'processing' | 'completed';
    /**
     * Send the document to the order's e-mail address as soon as the ERP's PDF is there. Off: it is made as a draft, and the admin sends it (article 3).
     */
    send_email: boolean;
    /**
     * Language of captions and e-mails where an order's own language has no texts. Empty: the site's language.
     */
    default_language: string;
    /**
     * Captions on the document and texts of the e-mail with it, per language; one for paid, one for to-be-paid orders (article 3). Empty: the built-in text.
     */
    texts: {
      /**
       * This interface was referenced by `undefined`'s JSON-Schema definition
       * via the `patternProperty` "^[a-z]{2}$".
       */
      [k: string]: {
        caption_paid?: string;
        caption_unpaid?: string;
        subject_paid?: string;
        subject_unpaid?: string;
        body_paid?: string;
        body_unpaid?: string;
      };
    };
    /**
     * The shop's bank account, for customers who pay by transfer; without spaces (article 3).
     */
    bank: {
      holder: string;
      iban: string;
      bic: string;
    };
    /**
     * The reference a transfer has to carry: Belgian structured communication, or ISO 11649 creditor reference (article 3).
     */
    communication: 'none' | 'be' | 'rf';
    /**
     * Unpaid documents carry a link to WooCommerce's own payment page (article 3).
     */
    pay_link: boolean;
    /**
     * Payment methods, by their code, that bring the money with the order, or by which the customer pays later. What is not named is guessed.
     */
    gateways: {
      /**
       * This interface was referenced by `undefined`'s JSON-Schema definition
       * via the `patternProperty` "^[A-Za-z0-9_.:-]{1,100}$".
       */
      [k: string]: 'money' | 'later';
    };
    /**
     * In which of the two systems stock is managed. Nothing is synchronised; it decides what the page warns of (article 3).
     */
    stock_owner: 'erp' | 'shop';
  };
  imports: {
    /**
     * Bring the customers and products of orders into the ERP with the order (article 4).
     */
    enabled: boolean;
    /**
     * By what a product of an order is found among the ERP's, so that it is not made a second time (article 4).
     */
    identify_by: 'sku' | 'name' | 'id';
    /**
     * What an order's customer must have, else the order is not transferred: an e-mail or a phone number, or both (article 4).
     */
    contact: 'either' | 'both';
    /**
     * Whether delivery service, cost and recipient's address become a comment on the sale: as the source of the order has it (WooCommerce: never), never, once, or again whenever they change (article 4).
     */
    delivery_comment: 'source' | 'never' | 'once' | 'changes';
    /**
     * An order that waits longer than this many hours raises a notice in wp-admin. 0: never.
     */
    alert_hours: number;
    /**
     * Such a notice is also sent to the shop's e-mail address.
     */
    alert_email: boolean;
    /**
     * The status that an order gets when its sale in the ERP gets there, without "wc-"; empty: it is left as it is. Completed is only ever set once the goods are out of stock in the ERP (article 4).
     */
    statuses: {
      draft: string;
      invoiced: string;
      paid: string;
      stock_out: string;
      withdrawn: string;
    };
  };
  worker: {
    /**
     * Pause between two syncs of the running worker, in seconds.
     */
    interval_seconds: number;
    /**
     * How often the running worker asks whether an order changed, in seconds.
     */
    poll_seconds: number;
    /**
     * The address under which the shop reaches the worker, where it can; WooCommerce's webhooks are delivered to it. Empty: no webhooks.
     */
    webhook_url: string;
  };
  exchange: {
    /**
     * What the headings of the ERP's files mean, by file: heading → field of docs/exchange-folder.md; empty: the column means nothing. The worker's own configuration goes before it.
     */
    headings: {
      'customers.csv'?: {
        [k: string]: string;
      };
      'contacts.csv'?: {
        [k: string]: string;
      };
      'documents.csv'?: {
        [k: string]: string;
      };
      'products.csv'?: {
        [k: string]: string;
      };
      'categories.csv'?: {
        [k: string]: string;
      };
      'stock.csv'?: {
        [k: string]: string;
      };
    };
    /**
     * What the ERP's words in the column "active" mean.
     */
    words: {
      [k: string]: 'active' | 'inactive';
    };
  };
}
