/** Whom a sale is for in Tryton: the party, its addresses for invoice and shipment, and the contact. */
import type { OrderContact } from '../../../model/contact.js';
import { bytesWritten, erpKey } from '../../../model/key.js';
import type { Address } from '../../../model/order.js';
import { SaleProblem } from '../../../model/problem.js';
import type { Sale } from '../../../model/sale.js';
import type { ContactStore } from '../../port.js';
import { normaliseEmail } from '../../../rules/email.js';
import { inactiveToo, type Row, type Tryton } from '../client/client.js';
import type { Places } from './places.js';
import type { CallOptions } from '../client/rpc.js';
import {
  addressFields,
  equalOne,
  isEmpty,
  lastSequence,
  textsIn,
  type AddressTexts,
  type KeptAddress,
  type Place,
} from './sale-address.js';

export interface Buyer {
  party: number;
  invoiceAddress: number;
  shipmentAddress: number;
  /** The contact mechanism with the order's e-mail. */
  contact: number | null;
  /** The party's own. */
  paymentTerm: number | null;
}

type Party = Row<{
  code: string;
  name: string | null;
  lang: number | null;
  customer_payment_term: number | null;
  'addresses.': KeptAddress[];
  active: boolean | number;
  'contact_mechanisms.': Row<{ type: string; value: string | null; active: boolean | number }>[];
}>;

const partyFields = [
  ...['code', 'name', 'lang', 'customer_payment_term', 'active'],
  ...['type', 'value', 'active'].map((field) => `contact_mechanisms.${field}`),
  ...addressFields.map((field) => `addresses.${field}`),
];

type Customer = Sale['content']['customer'];

export class Buyers {
  constructor(
    private readonly tryton: Tryton,
    private readonly contacts: ContactStore,
    private readonly places: Places,
  ) {}

  /**
   * Belonging is by key: the linked customer; else who was found or made with the order; else who has exactly this e-mail; else a
   * party of its own, made under our key.
   * @param languages Ids by code.
   * @throws SaleProblem
   */
  async of(sale: Sale, languages: ReadonlyMap<string, number>): Promise<Buyer> {
    const { customer, language } = sale.content;
    const key = partyKeyOf(sale);
    const party = await this.partyOf(customer, key);
    const lang = languages.get(language);
    if (party.code === key && party.lang === null && lang !== undefined)
      await this.tryton.write('party.party', [party.id], { lang });
    const [invoiceAddress, shipmentAddress] = await this.addresses(party, customer);
    return {
      party: party.id,
      ...{ invoiceAddress, shipmentAddress, contact: await this.mechanismOf(party, customer.email) },
      paymentTerm: party.customer_payment_term,
    };
  }

  private partyOf(customer: Customer, key: string): Promise<Party> {
    if (customer.tiers_key !== '') return this.linked(customer);
    return customer.contact === undefined ? this.unlinked(customer, key) : this.broughtAlong(customer.contact);
  }

  private async broughtAlong(id: string): Promise<Party> {
    const [party] = await this.search([['id', '=', Number(id)]]);
    if (party === undefined) throw new SaleProblem('waiting', 'tryton_no_party', { code: id });
    return party;
  }

  private async linked({ tiers_key: key, tiers_code: code }: Customer): Promise<Party> {
    const [found] = await this.search([['code', '=', code]]);
    if (found === undefined || erpKey('tiers', found.code) !== key)
      throw new SaleProblem('held', 'tryton_no_party', { code });
    return found;
  }

  private async unlinked({ email, unproven, ...customer }: Customer, key: string): Promise<Party> {
    const [proven, number] = unproven ? ['', ''] : [email.trim(), customer.phone.trim()];
    const found = await (proven === '' ? this.byPhone(number) : this.contacts.find({ email: proven }));
    const ids = [...new Set(found.map(({ id }) => Number(id)))];
    if (ids.length === 0) {
      await this.demandOurs(key, proven || number);
      ids.push(Number(await this.contacts.put(key, contactOf(customer, proven))));
    }
    const parties = await this.search([['id', 'in', ids]]);
    // Where one of several is ours, somebody else has the e-mail by now, too.
    const [one, another] = parties;
    if (one === undefined) throw new SaleProblem('waiting', 'tryton_no_party', { code: key });
    if (another !== undefined)
      throw new SaleProblem('held', 'tryton_several_parties', {
        email: proven || number,
        found: parties.map(({ code }) => code).join(', '),
      });
    return one;
  }

  /**
   * Who was made under our key, and is found no more by what it was made for, may be somebody else by now.
   * @param by '' where nobody can be found.
   */
  private async demandOurs(key: string, by: string): Promise<void> {
    const [party] = await this.search([['code', '=', key]], inactiveToo);
    if (party === undefined) return;
    const isKnown = party['contact_mechanisms.'].some(({ value, active }) => active && isSame(value, by));
    if (!party.active || (by !== '' && !isKnown))
      throw new SaleProblem('held', 'tryton_party_changed', { code: key, email: by || key });
  }

  /** Of the party itself, or of who is related to it; null where the order's e-mail is nobody's of them. */
  private async mechanismOf(party: Party, email: string): Promise<number | null> {
    if (email.trim() === '') return null;
    const own = party['contact_mechanisms.'].find(({ type, value }) => type === 'email' && isSame(value, email));
    if (own !== undefined) return own.id;
    if (!(await this.tryton.has('party.relation.all'))) return null;
    const relations = await this.tryton.search<{ to: number }>(
      ...(['party.relation.all', [['from_', '=', party.id]], ['to']] as const),
    );
    const theirs = [
      ['type', '=', 'email'],
      ['party', 'in', relations.map(({ to }) => to)],
    ];
    const emails = await this.tryton.search<{ value: string | null }>('party.contact_mechanism', theirs, ['value']);
    return emails.find(({ value }) => isSame(value, email))?.id ?? null;
  }

  private byPhone(phone: string): ReturnType<ContactStore['find']> {
    return phone === '' ? Promise.resolve([]) : this.contacts.find({ phone });
  }

  private search(domain: readonly unknown[], options: CallOptions = {}): Promise<Party[]> {
    return this.tryton.search<Omit<Party, 'id'>>('party.party', domain, partyFields, options);
  }

  /** Equal ones of the party are used; others are added to it, both at once. */
  private async addresses(party: Party, { billing, shipping }: Customer): Promise<[number, number]> {
    const wanted = [await this.wanted(billing), await this.wanted(isEmpty(shipping) ? billing : shipping)] as const;
    const equal = (address: AddressTexts & Place): number | undefined =>
      equalOne(party['addresses.'], address, party.name ?? '')?.id;
    const isSame = JSON.stringify(wanted[0]) === JSON.stringify(wanted[1]);
    const missing = wanted.filter((address, n) => equal(address) === undefined && !(isSame && n === 1));
    const sequence = lastSequence(party['addresses.']);
    const values = missing.map((address) => ({ party: party.id, ...address, sequence }));
    const made = values.length === 0 ? [] : await this.tryton.create('party.address', values);
    const idOf = (n: 0 | 1): number => equal(wanted[n]) ?? made[isSame ? 0 : missing.indexOf(wanted[n])] ?? 0;
    return [idOf(0), idOf(1)];
  }

  private async wanted(address: Address): Promise<AddressTexts & Place> {
    const place = await this.places.of(address);
    const texts = textsIn(address);
    const state = place.subdivision === null ? address.state.trim() : '';
    return { ...texts, ...place, city: [texts.city, state].filter((text) => text !== '').join(', ') };
  }
}

/**
 * Of who has no party yet. An e-mail that nobody has proven finds nobody and is found by nobody: such an order is alone.
 */
export function partyKeyOf({ key, content: { customer } }: Sale): string {
  const email = customer.unproven ? '' : normaliseEmail(customer.email);
  const phone = customer.unproven ? '' : customer.phone.replace(/[^\d+]/g, '');
  const who = email || (phone === '' ? key : `${customer.billing.country} ${phone}`);
  return `customer.${bytesWritten(who, /[a-z0-9_-]/)}`;
}

/** Addresses, and numbers as our key has them. */
const plain = (text: string): string =>
  text.includes('@') ? normaliseEmail(text) : text.replace(/[^\d+]/g, '') || text.trim();
const isSame = (value: string | null, asked: string): boolean => plain(value ?? '') === plain(asked);

function contactOf({ billing, phone }: Pick<Customer, 'billing' | 'phone'>, email: string): OrderContact {
  const { first_name, last_name, company } = billing;
  const [firstName, lastName] = [first_name.trim(), last_name.trim()];
  // Somebody has to have a name.
  const name = firstName + lastName === '' ? company.trim() || email : lastName;
  return { firstName, lastName: name, email, phone: phone.trim() };
}
