/** WooCommerce's row of article 4's "caractéristiques distinctives"; the sentences stand beside what they ask for. */
import type { Particulars } from '../../model/particulars.js';

export const woocommerce: Particulars = {
  // « toutes les commandes des deux derniers mois, à l'exception de celles ayant le statut Completed, Cancelled, Refunded, Failed, Trash »
  window: { months: 2, leftOut: ['completed', 'cancelled', 'refunded', 'failed', 'trash'] },
  statuses: {
    over: ['cancelled', 'failed', 'trash', 'checkout-draft', 'auto-draft'],
    refunded: ['refunded'],
    processing: ['processing'],
    completed: ['completed'],
  },
  // « Une commande n'est pas transférée si elle ne contient aucun produit, ne précise pas de client ou si le profil du client ne
  // contient pas d'adresse email ou de numéro de téléphone. »
  requires: ['product', 'contact'],
  // « Correspondance par numéro de téléphone ou email. Le numéro de téléphone est tiré des informations de livraison ou de paiement »
  matchBy: ['phone', 'email'],
  phoneFrom: ['billing', 'shipping'],
  // Only Shopify's: « L'adresse du client est également transférée. »
  address: false,
  // « Le SKU est transféré dans le champ « SKU » et l'ID du produit est transféré dans le champ « Code ». »
  sku: 'sku',
  id: 'code',
  // « Le statut Completed ne sera pas défini […] si les produits de la commande ne sont pas sortis de stock »
  statusSync: 'both',
  firstStatus: 'order',
  completedNeedsStockOut: true,
  // « Les informations de livraison ne sont pas transférées. »
  deliveryComment: 'never',
};
