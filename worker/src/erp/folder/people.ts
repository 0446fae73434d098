/** Everybody whom customers.csv and contacts.csv name, by address and number. */
import { erpKey } from '../../model/key.js';
import { isProblem, isRemark } from '../../model/problem.js';
import { countryCode } from '../../rules/country.js';
import type { Row } from './csv.js';
import type { Exports } from './exports.js';
import { contactsFormat, customersFormat, type FileFormat } from './headings.js';
import { rowsIfThere } from './optional.js';
import { emailsIn, phonesIn, termsOf, type Person } from './person.js';
import { code, read } from './rows.js';
import { Shelf } from './shelf.js';
import { readActive } from './values.js';

export interface Listed {
  person: Person;
  active: boolean;
}

/** A line that cannot be read loses only itself; reading customers says so. */
export async function peopleIn(exports: Exports): Promise<Shelf<Listed>> {
  const shelf = new Shelf<Listed>();
  const take = (id: string, listed: Listed): void => {
    if (shelf.get(id) === undefined) shelf.put(id, listed, termsOf(listed.person));
  };
  for await (const row of understood(exports, customersFormat, 'code', 'tiers')) {
    const countries = [countryCode(row.values['country'] ?? '') ?? defaultCountry];
    // A word that nobody has explained says nothing against anybody.
    const active = readActive(row.values['active'] ?? '', (word) => exports.mapping.activeWord(word)) !== false;
    take(erpKey('tiers', row.values['code'] ?? ''), { person: personIn(row, countries), active });
  }
  for await (const row of understood(exports, contactsFormat, 'id', 'contact')) {
    const customer = shelf.get(erpKey('tiers', row.values['customer_code'] ?? ''));
    const person = personIn(row, customer?.person.countries ?? [defaultCountry]);
    take(erpKey('contact', row.values['id'] ?? ''), { person, active: customer?.active ?? true });
  }
  return shelf;
}

/** Article 1: « pays (France par défaut) ». */
const defaultCountry = 'FR';

/** The lines that have a key. */
async function* understood(
  exports: Exports,
  format: FileFormat,
  field: string,
  kind: 'tiers' | 'contact',
): AsyncGenerator<Row> {
  for await (const row of rowsIfThere(exports, format)) {
    if (isProblem(row) || isRemark(row)) continue;
    if (!isProblem(read(format.file, row, () => ({ key: code(row, field, kind) })))) yield row;
  }
}

function personIn({ values }: Row, countries: readonly string[]): Person {
  const { name = '', first_name: firstName = '', last_name: lastName = '', email = '', phone = '' } = values;
  return { company: name, firstName, lastName, emails: emailsIn(email), phones: phonesIn(phone, countries), countries };
}
