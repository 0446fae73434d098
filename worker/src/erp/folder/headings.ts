import type { SourceProblem } from '../../model/problem.js';
import { fileProblem } from './problems.js';

/** Headings are compared without case, accents, spaces and punctuation: `N° commande` = `n commande`. */
export const plain = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What somebody said of headings: heading, as `plain` writes it → field, or '' for a column that means nothing. */
export type OwnHeadings = ReadonlyMap<string, string>;

export const fileNames = [
  ...(['customers.csv', 'contacts.csv', 'documents.csv'] as const),
  ...(['products.csv', 'categories.csv', 'stock.csv'] as const),
] as const;
export type FileName = (typeof fileNames)[number];

export interface FileFormat {
  file: FileName;
  /** Canonical field → headings that mean it, the canonical name first. */
  fields: Record<string, string[]>;
  required: string[];
  /** Fields that name a record: with a character that cannot be read they would name another one. */
  keys: string[];
  /** Fields that hold amounts and dates. */
  amounts?: string[];
  dates?: string[];
  /** Whether a file with headings and nothing else passes for a mistake: no shop loses all of its customers in a day. */
  neverEmpty?: boolean;
}

export const customersFormat: FileFormat = {
  file: 'customers.csv',
  required: ['code'],
  keys: ['code'],
  neverEmpty: true,
  fields: {
    code: ['code', 'code client', 'code tiers', 'customer code', 'customer', 'numéro client', 'n° client', 'id'],
    name: [
      'name',
      'raison sociale',
      'société',
      'company',
      'company name',
      'nom société',
      'dénomination',
      'nom du tiers',
    ],
    first_name: ['first_name', 'prénom', 'firstname', 'prénom contact'],
    last_name: ['last_name', 'nom', 'lastname', 'nom de famille', 'surname'],
    email: ['email', 'e-mail', 'adresse e-mail', 'courriel', 'mail', 'adresse électronique'],
    phone: ['phone', 'téléphone', 'tél', 'téléphone fixe', 'telephone 1', 'tel fixe'],
    active: ['active', 'actif', 'statut', 'status', 'état'],
    web_contacts: [
      'web_contacts',
      'contacts web',
      'onglet web',
      'web',
      "type d'envoi",
      "type d'envoi des contacts",
      'envoi des contacts',
    ],
    address_1: ['address_1', 'adresse 1', 'adresse', 'address', 'rue', 'adresse de facturation', 'street'],
    address_2: ['address_2', 'adresse 2', "complément d'adresse", 'complément'],
    postcode: ['postcode', 'code postal', 'cp', 'zip', 'postal code'],
    city: ['city', 'ville', 'localité', 'town'],
    country: ['country', 'pays', 'code pays', 'country code'],
  },
};

export const contactsFormat: FileFormat = {
  file: 'contacts.csv',
  required: ['id', 'customer_code'],
  keys: ['id', 'customer_code'],
  neverEmpty: true,
  fields: {
    id: ['id', 'code contact', 'code', 'contact', 'contact id', 'n° contact', 'identifiant'],
    customer_code: ['customer_code', 'code client', 'code tiers', 'client', 'tiers', 'customer'],
    first_name: ['first_name', 'prénom', 'firstname'],
    last_name: ['last_name', 'nom', 'lastname', 'surname'],
    email: ['email', 'e-mail', 'adresse e-mail', 'courriel', 'mail'],
    phone: ['phone', 'téléphone', 'tél', 'portable', 'mobile'],
    web: ['web', 'contact web', 'web contact', 'contact internet'],
    billing: ['billing', 'contact de facturation', 'facturation', 'billing contact'],
  },
};

export const documentsFormat: FileFormat = {
  file: 'documents.csv',
  required: ['number', 'file'],
  keys: ['number', 'customer_code', 'contact_id', 'billing_email', 'order_number', 'sale', 'file'],
  amounts: ['total_net', 'total'],
  dates: ['date', 'due_date'],
  fields: {
    type: ['type', 'type de document', 'nature', 'document type'],
    number: [
      'number',
      'numéro',
      'n°',
      'n° document',
      'numéro de document',
      'document',
      'numéro du document',
      'document number',
    ],
    date: ['date', 'date du document', 'date document', 'document date'],
    due_date: ['due_date', "date d'échéance", 'échéance', 'due'],
    customer_code: ['customer_code', 'code client', 'code tiers', 'client', 'tiers', 'customer'],
    contact_id: ['contact_id', 'contact de facturation', 'code contact', 'contact', 'billing contact'],
    billing_email: [
      'billing_email',
      'e-mail de facturation',
      'email',
      'e-mail',
      'adresse e-mail de facturation',
      'courriel',
    ],
    order_number: ['order_number', 'n° commande', 'numéro de commande', 'commande', 'order', 'n° de commande'],
    total_net: ['total_net', 'montant ht', 'total ht', 'ht', 'net', 'net amount'],
    total: ['total', 'montant ttc', 'total ttc', 'ttc', 'net à payer', 'amount', 'gross'],
    currency: ['currency', 'devise', 'monnaie'],
    withdrawn: ['withdrawn', 'retiré', 'retirée', 'annulé', 'annulée', 'supprimé', 'supprimée', 'cancelled'],
    paid: ['paid', 'payé', 'payée', 'réglé', 'réglée', 'soldé'],
    sale: [
      'sale',
      'référence externe',
      'réf. externe',
      'référence web',
      'réf. web',
      'external_ref',
      'external reference',
      'sale_key',
    ],
    state: ['state', 'état du document', 'statut du document', 'état', 'statut', 'document state'],
    stock_out: ['stock_out', 'stock sorti', 'sortie de stock', 'livré', 'livrée', 'delivered'],
    file: ['file', 'fichier', 'fichier pdf', 'pdf', 'nom du fichier', 'chemin', 'filename'],
  },
};

export const formats: readonly FileFormat[] = [customersFormat, contactsFormat, documentsFormat];

/** Which column each heading stands for; columns that mean nothing to us are `false`. What somebody said of a heading goes before its name. */
export function meanings(headings: string[], format: FileFormat, own: OwnHeadings): (string | false)[] {
  const names = namesOf(format);
  const said = headings.map((heading) => own.get(plain(heading)));
  const taken = new Set<string>();
  const take = (field: string | undefined): string | false => {
    if (field === undefined || field === '' || taken.has(field)) return false;
    taken.add(field);
    return field;
  };
  const first = said.map(take);
  return headings.map((heading, index) =>
    said[index] === undefined ? take(names.get(plain(heading))) : (first[index] ?? false),
  );
}

const known = new Map<FileFormat, Map<string, string>>();

/** Heading → the field it means by itself. */
export function namesOf(format: FileFormat): Map<string, string> {
  let names = known.get(format);
  if (names === undefined) {
    names = new Map();
    for (const [field, headings] of Object.entries(format.fields))
      for (const heading of headings) if (!names.has(plain(heading))) names.set(plain(heading), field);
    known.set(format, names);
  }
  return names;
}

/** The columns of a line of headings; undefined where a column that is needed is not in it. */
export function columnsOf(
  headings: string[],
  format: FileFormat,
  own: OwnHeadings = new Map(),
): (string | false)[] | undefined {
  const columns = meanings(headings, format, own);
  return format.required.every((field) => columns.includes(field)) ? columns : undefined;
}

/** How many headings of a line mean something. */
export const understoodOf = (line: string[], format: FileFormat, own: OwnHeadings): number =>
  meanings(line, format, own).filter((field) => field !== false).length;

/** `Adresse;Adresse` → `Adresse`, `Adresse (2)`, so that each can be said to mean something else. */
export function apart(headings: string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const count = (seen.get(plain(heading)) ?? 0) + 1;
    seen.set(plain(heading), count);
    return heading === '' || count === 1 ? heading : `${heading} (${String(count)})`;
  });
}

/**
 * What to say where none of the first lines holds the headings: the column that is missing from the one that comes nearest.
 * @returns SourceProblem missing_column, naming the column and what is there.
 */
export function missingColumn(
  file: string,
  nearest: string[],
  format: FileFormat,
  own: OwnHeadings = new Map(),
): SourceProblem {
  const columns = meanings(nearest, format, own);
  const missing = format.required.find((field) => !columns.includes(field)) ?? '';
  return fileProblem(file, 'missing_column', {
    column: format.fields[missing]?.slice(0, 2).join(' / ') ?? missing,
    found: nearest.join(', '),
  });
}
