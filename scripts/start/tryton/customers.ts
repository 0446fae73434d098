/** The sample wholesaler's customers and their contacts as Tryton's parties. */
import { makeCustomers, seed, type Contact, type Customer } from '../../../test/fixtures/sample/customers.js';
import { Random } from '../../../test/fixtures/sample/random.js';
import { CATEGORIES, CONTACT_RELATION } from '../../../test/tryton/company.js';
import type { People } from '../../../test/tryton/people.js';

export const sampleCustomers = (): Customer[] => makeCustomers(new Random(seed));

interface Ids {
  all: number;
  webOnly: number;
  webContact: number;
  french: number;
  countries: Record<string, number>;
}

/** → ids of the parties by their codes. */
export async function makeParties(people: People, customers: readonly Customer[]): Promise<Map<string, number>> {
  const { tryton } = people;
  const [belgium = 0] = await tryton.create('country.country', [{ name: 'Belgique', code: 'BE' }]);
  const category = (name: string): Promise<number> => people.id('party.category', ['name', '=', name]);
  const ids: Ids = {
    all: await category(CATEGORIES.all),
    webOnly: await category(CATEGORIES.web_only),
    webContact: await category(CATEGORIES.contact),
    french: await people.id('ir.lang', ['code', '=', 'fr']),
    countries: { France: await people.id('country.country', ['code', '=', 'FR']), Belgique: belgium },
  };
  const contacts = customers.flatMap((customer) => customer.contacts);
  const made = await tryton.create('party.party', [
    ...customers.map((customer) => customerParty(customer, ids)),
    ...contacts.map((contact) => contactParty(contact, ids)),
  ]);
  const codes = [...customers.map(({ code }) => code), ...contacts.map(({ id }) => id)];
  const byCode = new Map(codes.map((code, index) => [code, made[index] ?? 0]));
  const type = await people.id('party.relation.type', ['name', '=', CONTACT_RELATION]);
  await tryton.create(
    'party.relation.all',
    contacts.map(({ id, customer }) => ({ from_: byCode.get(customer), to: byCode.get(id), type })),
  );
  return byCode;
}

function customerParty(customer: Customer, { all, webOnly, french, countries }: Ids): object {
  const { code, name, active, address1, address2, postcode, city, country } = customer;
  const street = [...address1.split('\r\n'), address2].filter((line) => line !== '').join('\n');
  const address = { street, postal_code: postcode, city, country: countries[country], invoice: true, delivery: true };
  return {
    ...{ code, name, active, lang: french },
    categories: [['add', [customer.web === 'web_only' ? webOnly : all]]],
    addresses: [['create', [address]]],
    contact_mechanisms: [['create', mechanisms(customer)]],
  };
}

function contactParty(contact: Contact, { webContact, french }: Ids): object {
  return {
    ...{ code: contact.id, name: `${contact.firstName} ${contact.lastName}`, lang: french },
    categories: [['add', contact.web ? [webContact] : []]],
    contact_mechanisms: [['create', mechanisms(contact, contact.billing)]],
  };
}

const mechanisms = ({ email, phone }: { email: string; phone: string }, invoice = false): object[] => [
  ...(email === '' ? [] : [{ type: 'email', value: email, invoice }]),
  ...(phone === '' ? [] : [{ type: 'phone', value: phone }]),
];
