/** The headings of what the ERP says of its goods (article 4). No file of these has to be there: one that is not says nothing. */
import type { FileFormat } from './headings.js';

const product = {
  code: ['code', 'code article', 'code produit', 'product code', 'item code', 'artikelcode', 'productcode', 'id'],
  sku: ['sku', 'référence', 'réf', 'ref', 'reference', 'référence article', 'artikelnummer', 'referentie'],
};

export const productsFormat: FileFormat = {
  file: 'products.csv',
  required: ['code'],
  keys: ['code', 'sku'],
  neverEmpty: true,
  fields: {
    ...product,
    name: ['name', 'désignation', 'libellé', 'nom', 'article', 'produit', 'product', 'naam', 'benaming', 'artikel'],
    description: ['description', 'description longue', 'descriptif', 'omschrijving', 'beschrijving'],
    category: ['category', 'catégorie', 'famille', 'famille article', 'rayon', 'categorie', 'artikelgroep', 'groep'],
    active: ['active', 'actif', 'statut', 'status', 'état', 'actief'],
  },
};

export const categoriesFormat: FileFormat = {
  file: 'categories.csv',
  required: ['id'],
  keys: ['id', 'parent'],
  fields: {
    id: ['id', 'code', 'code catégorie', 'code famille', 'category id', 'categoriecode', 'nummer'],
    name: ['name', 'nom', 'libellé', 'désignation', 'catégorie', 'famille', 'category', 'naam', 'categorie'],
    parent: [
      'parent',
      'parent_id',
      'catégorie parente',
      'famille parente',
      'bovenliggende categorie',
      'hoofdcategorie',
    ],
    path: ['path', 'chemin', 'arborescence', 'pad'],
  },
};

export const stockFormat: FileFormat = {
  file: 'stock.csv',
  required: ['quantity'],
  keys: ['code', 'sku', 'outlet'],
  amounts: ['quantity'],
  fields: {
    ...product,
    quantity: [
      'quantity',
      'quantité',
      'qté',
      'qty',
      'stock',
      'stock réel',
      'en stock',
      'aantal',
      'hoeveelheid',
      'voorraad',
    ],
    outlet: ['outlet', 'dépôt', 'entrepôt', 'magasin', 'point de vente', 'warehouse', 'store', 'magazijn', 'vestiging'],
  },
};

export const catalogueFormats: readonly FileFormat[] = [productsFormat, categoriesFormat, stockFormat];
