/** An order's address as one of its party's in Tryton. */
import type { Address } from '../../../model/order.js';
import type { Row } from '../client/client.js';

/** Texts; '' where there is none. */
export interface AddressTexts {
  /** Whose name stands first. */
  party_name: string;
  /** The person, where a company's name stands first. */
  name: string;
  street: string;
  postal_code: string;
  city: string;
}

export interface Place {
  country: number | null;
  subdivision: number | null;
}

export type KeptAddress = Row<
  { [Field in keyof AddressTexts]: string | null } & Place & { active: boolean | number; sequence: number | null }
>;

export const addressFields = [
  'party_name',
  'name',
  'street',
  'postal_code',
  'city',
  'country',
  'subdivision',
  'active',
  'sequence',
];

const joined = (separator: string, ...parts: string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(separator);

export function textsIn(address: Address): AddressTexts {
  const person = joined(' ', address.first_name, address.last_name);
  const company = address.company.trim();
  return {
    party_name: company || person,
    name: company === '' ? '' : person,
    street: joined('\n', address.address_1, address.address_2),
    postal_code: address.postcode.trim(),
    city: address.city.trim(),
  };
}

export const isEmpty = (address: Address): boolean =>
  ['company', 'address_1', 'address_2', 'city', 'postcode'].every(
    (field) => address[field as keyof Address].trim() === '',
  );

/** Behind all others: the first one is where Tryton sends what names no address, and what the shop shows as the customer's own. */
export const lastSequence = (kept: readonly Pick<KeptAddress, 'sequence'>[]): number | null => {
  const sequences = kept.flatMap(({ sequence }) => sequence ?? []);
  // Without any they stand in the order in which they were made; one without it stands before all that have one.
  return sequences.length === 0 ? null : Math.max(...sequences) + 1;
};

/** Upper and lower case, and how many spaces there are, make no other address. */
const alike = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** @param partyName What stands first where the address does not say otherwise. */
export function equalOne(
  kept: readonly KeptAddress[],
  wanted: AddressTexts & Place,
  partyName: string,
): KeptAddress | undefined {
  const written = (address: { [Field in keyof AddressTexts]: string | null } & Place): string =>
    JSON.stringify([
      alike(address.party_name || partyName),
      ...[address.name, address.street, address.postal_code, address.city].map((text) => alike(text ?? '')),
      ...[address.country, address.subdivision],
    ]);
  return kept.find((address) => Boolean(address.active) && written(address) === written(wanted));
}
