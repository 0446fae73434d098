/**
 * Tryton's parties as those who order (article 4): found by address and number, made once, overwritten. What is made is found under
 * our key, which is its code.
 */
import pLimit from 'p-limit';
import type { OrderContact } from '../../../model/contact.js';
import type { Kept } from '../../../model/kept.js';
import { normaliseEmail } from '../../../rules/email.js';
import { readPhone } from '../../../rules/phone.js';
import type { ContactStore } from '../../port.js';
import { inactiveToo, type Domain, type Tryton } from '../client/client.js';
import {
  contactFields,
  contactFrom,
  contactItself,
  newParty,
  overwriting,
  type ContactParty,
  type FoundBy,
} from './contact-values.js';
import { phoneTypes } from './mechanisms.js';
import { TrytonError } from '../client/errors.js';
import { isCustomer, ourselves, suppliersOnly, type Ourselves } from './parties-apart.js';
import type { CustomerOptions } from './meaning.js';
import { demand, ofSource } from '../client/problems.js';
import { pattern } from '../client/texts.js';

type PartyFields = Omit<ContactParty, 'id'>;

export class TrytonContacts implements ContactStore {
  private readonly source = 'Tryton: parties';
  private us: Promise<Ourselves> | undefined;
  /** Tryton does not gain from two at once, and two that overwrite one party would both add what it lacks. */
  private readonly inTurn = pLimit(1);

  /** @param customers Who is a customer of the shop. */
  constructor(
    private readonly tryton: Tryton,
    private readonly customers: CustomerOptions,
  ) {}

  async find(by: { email: string } | { phone: string }): Promise<Kept<OrderContact>[]> {
    const asked = { email: '', phone: '', ...by };
    if (asked.email.trim() === '' && asked.phone.trim() === '') return [];
    try {
      const { parties, countries } = await this.ourselves();
      const mechanism = asked.email === '' ? numberLike(asked.phone, countries) : emailLike(asked.email);
      const rows = await this.tryton.search<PartyFields>(
        'party.party',
        [
          ['id', 'not in', parties],
          ['contact_mechanisms', 'where', mechanism],
        ],
        contactFields,
      );
      const found = rows.flatMap((row) => {
        const value = contactFrom(row, asked, countries);
        return value === undefined ? [] : [{ id: row.id, value }];
      });
      const ids = found.map(({ id }) => id);
      const suppliers = await suppliersOnly(this.tryton, ids);
      return found.filter(({ id }) => !suppliers.has(id)).map(({ id, value }) => ({ id: String(id), value }));
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  async get(id: string, as: FoundBy): Promise<Kept<OrderContact> | undefined> {
    try {
      const { countries } = await this.ourselves();
      await demand(this.tryton, 'party.party', this.source);
      const wanted = [['id', '=', Number(id)]];
      const [party] = await this.tryton.search<PartyFields>('party.party', wanted, contactFields);
      return party && { id, value: contactFrom(party, as, countries) ?? contactItself(party, countries) };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  put(key: string, contact: OrderContact, id?: string): Promise<string> {
    return this.inTurn(async () => {
      try {
        const given = id === undefined ? undefined : await this.one(['id', '=', Number(id)]);
        const party = given ?? (await this.one(['code', '=', key])) ?? (await this.made(key, contact));
        if (typeof party === 'number') return String(party);
        await this.overwrite(party, contact);
        return String(party.id);
      } catch (error) {
        throw ofSource(error, this.source);
      }
    });
  }

  /** → its id; where another one was quicker, that one: Tryton lets no two have one code. */
  private async made(key: string, contact: OrderContact): Promise<number | ContactParty> {
    const { countries } = await this.ourselves();
    try {
      const [id] = await this.tryton.create('party.party', [newParty(key, contact, countries)]);
      if (id !== undefined) return id;
    } catch (error) {
      const other = error instanceof TrytonError ? await this.one(['code', '=', key]) : undefined;
      if (other === undefined) throw error;
      return other;
    }
    throw new Error(`Tryton made the party ${key}, and gave no id`);
  }

  /** Who has an account in the shop is decided in Tryton: no order gives one to its e-mail. */
  private async overwrite(party: ContactParty, contact: OrderContact): Promise<void> {
    const { parties, countries } = await this.ourselves();
    const changes = overwriting(party, contact, countries);
    if (changes === undefined || parties.includes(party.id)) return;
    if (await isCustomer(this.tryton, party.id, this.customers, this.source)) return;
    await this.tryton.write('party.party', [party.id], changes);
  }

  private async one(condition: Domain): Promise<ContactParty | undefined> {
    await demand(this.tryton, 'party.party', this.source);
    const [party] = await this.tryton.search<PartyFields>('party.party', [condition], contactFields, inactiveToo);
    return party;
  }

  private ourselves(): Promise<Ourselves> {
    this.us ??= ourselves(this.tryton).catch((error: unknown) => {
      this.us = undefined;
      throw error;
    });
    return this.us;
  }
}

const emailLike = (email: string): Domain => [
  ['type', '=', 'email'],
  ['value', 'ilike', `%${pattern(normaliseEmail(email))}%`],
];

/** Its digits in their order, whatever stands between them. */
function numberLike(phone: string, countries: readonly string[]): Domain {
  const digits = readPhone(phone, countries)?.digits;
  const like = digits === undefined ? pattern(phone.trim()) : [...digits].join('%');
  return [
    ['type', 'in', phoneTypes],
    ['value', 'like', `%${like}%`],
  ];
}
