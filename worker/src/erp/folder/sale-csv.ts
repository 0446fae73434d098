/** A sale as CSV, for ERPs whose import takes nothing else: one row a line of the document, the document's own fields repeated. */
import { dayIn } from '../../rules/day.js';
import type { Sale, SaleKind, SaleLine } from '../../model/sale.js';
import { csv, decimal, digits, text } from './csv-text.js';

const kinds: Record<SaleKind, string> = {
  order: 'Commande',
  delivery_note: 'Bon de livraison',
  invoice: 'Facture',
  credit_note: 'Avoir',
};
const states: Record<Sale['state'], string> = { draft: 'Brouillon', final: 'Définitif', withdrawn: 'Annulé' };

const lineKinds: Record<SaleLine['kind'], string> = {
  product: 'Article',
  shipping: 'Frais de port',
  fee: 'Frais',
  refund: 'Remboursement',
};

const french = (day: string): string => day.split('-').reverse().join('/');

/** What a column is made of. */
interface Row {
  sale: Sale;
  line: SaleLine;
  revision: number;
  number: number;
  /** A moment's day in the shop. */
  day: (moment: string) => string;
}

/** The columns, in their order: heading → value. */
const columns: Record<string, (row: Row) => string> = {
  'Référence externe': ({ sale: { key } }) => key,
  Révision: ({ revision }) => String(revision),
  'Type de document': ({ sale: { content } }) => kinds[content.kind],
  'État du document': ({ sale: { state } }) => states[state],
  'N° commande': ({ sale: { content } }) => text(content.order.number),
  Date: ({ sale: { content }, day }) => day(content.order.date),
  'Référence origine': ({ sale: { content } }) => content.credit_of,
  Motif: ({ sale: { content } }) => text(content.reason),
  'Code client': ({ sale: { content } }) => text(content.customer.tiers_code),
  Société: ({ sale: { content } }) => text(content.customer.billing.company),
  Nom: ({ sale: { content } }) => text(content.customer.billing.last_name),
  Prénom: ({ sale: { content } }) => text(content.customer.billing.first_name),
  'E-mail': ({ sale: { content } }) => text(content.customer.email),
  Téléphone: ({ sale: { content } }) => digits(content.customer.phone),
  'Adresse 1': ({ sale: { content } }) => text(content.customer.billing.address_1),
  'Adresse 2': ({ sale: { content } }) => text(content.customer.billing.address_2),
  'Code postal': ({ sale: { content } }) => text(content.customer.billing.postcode),
  Ville: ({ sale: { content } }) => text(content.customer.billing.city),
  Pays: ({ sale: { content } }) => text(content.customer.billing.country),
  'Livraison société': ({ sale: { content } }) => text(content.customer.shipping.company),
  'Livraison nom': ({ sale: { content } }) => text(content.customer.shipping.last_name),
  'Livraison prénom': ({ sale: { content } }) => text(content.customer.shipping.first_name),
  'Livraison adresse 1': ({ sale: { content } }) => text(content.customer.shipping.address_1),
  'Livraison adresse 2': ({ sale: { content } }) => text(content.customer.shipping.address_2),
  'Livraison code postal': ({ sale: { content } }) => text(content.customer.shipping.postcode),
  'Livraison ville': ({ sale: { content } }) => text(content.customer.shipping.city),
  'Livraison pays': ({ sale: { content } }) => text(content.customer.shipping.country),
  Langue: ({ sale: { content } }) => text(content.language),
  'Texte en-tête': ({ sale: { content } }) => text(content.note),
  'Note interne': ({ sale: { content } }) => text(content.internal_note),
  Légende: ({ sale: { content } }) => text(content.caption),
  Devise: ({ sale: { content } }) => content.currency,
  Ligne: ({ number }) => String(number),
  'Type de ligne': ({ line }) => lineKinds[line.kind],
  'Code article': ({ line }) => text(line.sku),
  Désignation: ({ line }) => text(line.name),
  Quantité: ({ line }) => decimal(line.quantity),
  'PU HT': ({ line }) => decimal(line.unit_net),
  'Remise HT': ({ line }) => decimal(line.discount_net),
  'Montant HT': ({ line }) => decimal(line.net),
  'Taux TVA': ({ line }) => line.vat.map(({ rate }) => decimal(rate)).join('+'),
  'Montant TVA': ({ line }) => line.vat.map(({ amount }) => decimal(amount)).join('+'),
  'Montant TTC': ({ line }) => decimal(line.gross),
  'Total HT': ({ sale: { content } }) => decimal(content.totals.net),
  'Total TVA': ({ sale: { content } }) => decimal(content.totals.tax),
  'Total TTC': ({ sale: { content } }) => decimal(content.totals.total),
  Payé: ({ sale: { payment } }) => (payment.paid ? 'Oui' : 'Non'),
  'Date de paiement': ({ sale: { payment }, day }) => day(payment.paid_at),
  'Mode de paiement': ({ sale: { payment } }) => text(payment.title),
  'N° de transaction': ({ sale: { payment } }) => text(payment.transaction_id),
  Communication: ({ sale: { content } }) => digits(content.communication),
  'E-mail non confirmé': ({ sale: { content } }) => (content.customer.unproven ? 'Oui' : ''),
};

/** What was found or made in the ERP with the order (article 4); a sale that says nothing of it has no such columns. */
const withTheOrder: typeof columns = {
  'Contact ERP': ({ sale: { content } }) => text(content.customer.contact ?? ''),
  'Article ERP': ({ line }) => text(line.product ?? ''),
};

/** What the sale's event feed is told (article 4); a sale without it has no such column. */
const ofComments: typeof columns = {
  Commentaires: ({ sale: { comments = [] } }) => text(comments.map((comment) => comment.text).join('\n\n')),
};

/** `timeZone`: of the shop; '': that of this computer. */
export function saleCsv(sale: Sale, revision: number, timeZone = ''): string {
  const { customer, lines } = sale.content;
  const isNamed = customer.contact !== undefined || lines.some(({ product }) => product !== undefined);
  const isCommented = (sale.comments ?? []).length > 0;
  const all = Object.entries({ ...columns, ...(isNamed ? withTheOrder : {}), ...(isCommented ? ofComments : {}) });
  const day = (moment: string): string => french(dayIn(timeZone, moment));
  return csv([
    all.map(([heading]) => heading),
    ...lines.map((line, index) => all.map(([, value]) => value({ sale, line, revision, number: index + 1, day }))),
  ]);
}
