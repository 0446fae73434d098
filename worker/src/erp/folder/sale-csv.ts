/** A sale as CSV, for ERPs whose import takes nothing else: one row a line of the document, the document's own fields repeated. */
import { format } from 'date-fns/format';
import { stringify } from 'csv-stringify/sync';
import type { Sale, SaleKind, SaleLine } from '../sale.js';

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

/** A spreadsheet must take nothing that a customer typed for a formula. */
const text = (value: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value);

/** Phone numbers and structured communications begin with `+` by right; without a letter they are no formula. */
const digits = (value: string): string => (/^\+[\d +/().-]*$/.test(value) ? value : text(value));

/** A number as French programs read it. */
const decimal = (value: string): string => value.replace('.', ',');

/** The day on the calendar of the ERP's house: an order of 1 January, 0:30 h in Paris, belongs to the new year. */
const day = (iso: string): string => (iso === '' ? '' : format(new Date(iso), 'dd/MM/yyyy'));

/** The columns, in their order: heading → value. */
const columns: Record<string, (sale: Sale, line: SaleLine, revision: number, number: number) => string> = {
  'Référence externe': ({ key }) => key,
  Révision: (_sale, _line, revision) => String(revision),
  'Type de document': ({ content }) => kinds[content.kind],
  'État du document': ({ state }) => states[state],
  'N° commande': ({ content }) => text(content.order.number),
  Date: ({ content }) => day(content.order.date),
  'Référence origine': ({ content }) => content.credit_of,
  Motif: ({ content }) => text(content.reason),
  'Code client': ({ content }) => text(content.customer.tiers_code),
  Société: ({ content }) => text(content.customer.billing.company),
  Nom: ({ content }) => text(content.customer.billing.last_name),
  Prénom: ({ content }) => text(content.customer.billing.first_name),
  'E-mail': ({ content }) => text(content.customer.email),
  Téléphone: ({ content }) => digits(content.customer.phone),
  'Adresse 1': ({ content }) => text(content.customer.billing.address_1),
  'Adresse 2': ({ content }) => text(content.customer.billing.address_2),
  'Code postal': ({ content }) => text(content.customer.billing.postcode),
  Ville: ({ content }) => text(content.customer.billing.city),
  Pays: ({ content }) => text(content.customer.billing.country),
  'Livraison société': ({ content }) => text(content.customer.shipping.company),
  'Livraison nom': ({ content }) => text(content.customer.shipping.last_name),
  'Livraison prénom': ({ content }) => text(content.customer.shipping.first_name),
  'Livraison adresse 1': ({ content }) => text(content.customer.shipping.address_1),
  'Livraison adresse 2': ({ content }) => text(content.customer.shipping.address_2),
  'Livraison code postal': ({ content }) => text(content.customer.shipping.postcode),
  'Livraison ville': ({ content }) => text(content.customer.shipping.city),
  'Livraison pays': ({ content }) => text(content.customer.shipping.country),
  Langue: ({ content }) => text(content.language),
  'Texte en-tête': ({ content }) => text(content.note),
  'Note interne': ({ content }) => text(content.internal_note),
  Légende: ({ content }) => text(content.caption),
  Devise: ({ content }) => content.currency,
  Ligne: (_sale, _line, _revision, number) => String(number),
  'Type de ligne': (_sale, line) => lineKinds[line.kind],
  'Code article': (_sale, line) => text(line.sku),
  Désignation: (_sale, line) => text(line.name),
  Quantité: (_sale, line) => decimal(line.quantity),
  'PU HT': (_sale, line) => decimal(line.unit_net),
  'Remise HT': (_sale, line) => decimal(line.discount_net),
  'Montant HT': (_sale, line) => decimal(line.net),
  'Taux TVA': (_sale, line) => line.vat.map(({ rate }) => decimal(rate)).join('+'),
  'Montant TVA': (_sale, line) => line.vat.map(({ amount }) => decimal(amount)).join('+'),
  'Montant TTC': (_sale, line) => decimal(line.gross),
  'Total HT': ({ content }) => decimal(content.totals.net),
  'Total TVA': ({ content }) => decimal(content.totals.tax),
  'Total TTC': ({ content }) => decimal(content.totals.total),
  Payé: ({ payment }) => (payment.paid ? 'Oui' : 'Non'),
  'Date de paiement': ({ payment }) => day(payment.paid_at),
  'Mode de paiement': ({ payment }) => text(payment.title),
  'N° de transaction': ({ payment }) => text(payment.transaction_id),
  Communication: ({ content }) => digits(content.communication),
  'E-mail non confirmé': ({ content }) => (content.customer.unproven ? 'Oui' : ''),
};

export const saleCsv = (sale: Sale, revision: number): string =>
  stringify(
    [
      Object.keys(columns),
      ...sale.content.lines.map((line, index) =>
        Object.values(columns).map((column) => column(sale, line, revision, index + 1)),
      ),
    ],
    { delimiter: ';', bom: true, record_delimiter: 'windows' },
  );
