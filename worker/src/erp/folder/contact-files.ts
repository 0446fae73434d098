/** Somebody who ordered as the files that the ERP (or its import program) reads. The JSON's schema: docs/contact.schema.json. */
import { csv, digits, text } from './csv-text.js';
import type { Person } from './person.js';

interface ContactFile {
  key: string;
  revision: number;
  /** The ERP's key of whom it overwrites; ''. */
  erp: string;
  person: Person;
}

export function contactJson({ key, revision, erp, person }: ContactFile): string {
  const { firstName: first_name, lastName: last_name, emails, phones } = person;
  const [email = '', ...other_emails] = emails;
  const [phone = '', ...other_phones] = phones;
  const said = { first_name, last_name, email, phone, other_emails, other_phones };
  return `${JSON.stringify({ format: 'erp-bridge.contact/1', key, revision, erp_key: erp, ...said }, null, 2)}\n`;
}

/** The columns, in their order: heading → value. */
const columns: Record<string, (file: ContactFile) => string> = {
  'Référence externe': ({ key }) => key,
  Révision: ({ revision }) => String(revision),
  'Clé ERP': ({ erp }) => text(erp),
  Nom: ({ person }) => text(person.lastName),
  Prénom: ({ person }) => text(person.firstName),
  'E-mail': ({ person }) => text(person.emails[0] ?? ''),
  Téléphone: ({ person }) => digits(person.phones[0] ?? ''),
  'Autres e-mails': ({ person }) => text(person.emails.slice(1).join(', ')),
  'Autres téléphones': ({ person }) => digits(person.phones.slice(1).join(' / ')),
};

export const contactCsv = (file: ContactFile): string =>
  csv([Object.keys(columns), Object.values(columns).map((column) => column(file))]);
