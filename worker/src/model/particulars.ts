/**
 * What is particular about a source of orders, as data: the rules read it, and no rule asks which source it is (article 4,
 * "caractéristiques distinctives"). A new platform is a client and one of these.
 */
export interface Particulars {
  /** Right after connection the orders of so many months are imported, once, but for those of these statuses. */
  window: { months: number; leftOut: readonly string[] };
  /** What an order's status means, in the source's own words. */
  statuses: {
    /** The order is not wanted any more: its document is taken back. */
    over: readonly string[];
    /** Given back: it keeps its document and gets a credit note, but gets no first document. */
    refunded: readonly string[];
    processing: readonly string[];
    completed: readonly string[];
  };
  /** Without these an order is not transferred. `contact`: a customer with an e-mail or a phone. */
  requires: readonly ('product' | 'contact')[];
  /** By what an order's customer is found among the ERP's contacts, and where the phone stands, the first one that there is. */
  matchBy: readonly ('phone' | 'email')[];
  phoneFrom: readonly ('billing' | 'shipping')[];
  /** Whether the contact gets the order's address, too. */
  address: boolean;
  /** Which field of the ERP's product gets the SKU, and which the product's number. */
  sku: ProductField;
  id: ProductField;
  /** none: statuses are not synchronised between the two. */
  statusSync: 'none' | 'both';
  /** Where a new sale's status comes from: the order's own, or the settings of the order's type. */
  firstStatus: 'order' | 'type';
  /** `completed` is only set while the goods are out of stock in the ERP. */
  completedNeedsStockOut: boolean;
  /** Whether the delivery is told as a comment: never, once, or again when it changes. */
  deliveryComment: 'never' | 'once' | 'changes';
}

export type ProductField = 'sku' | 'code';
