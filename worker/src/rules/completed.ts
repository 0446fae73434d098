import type { ErpDocument, Facturx } from '../model/document.js';

/** What the ERP's index does not say is read from the electronic invoice inside the PDF; what it says is left alone. */
export function completedBy(document: ErpDocument, invoice: Facturx | undefined): ErpDocument {
  if (invoice === undefined) return document;
  return {
    ...document,
    number: document.number || invoice.number,
    date: document.date || invoice.date,
    dueDate: document.dueDate || invoice.dueDate,
    totalNet: document.totalNet || invoice.totalNet,
    total: document.total || invoice.total,
    // The index' currency is a guess (EUR) where it has no total of its own.
    currency: document.total === '' && invoice.currency !== '' ? invoice.currency : document.currency,
  };
}
