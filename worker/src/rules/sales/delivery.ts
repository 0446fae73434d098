/**
 * What a sale's event feed is told of the delivery. Article 4: « Les détails de la livraison seront communiqués sous forme de commentaire dans le flux d'événements. Le
 * nom du service de livraison, les frais de livraison et l'adresse du destinataire y seront affichés. » « Après avoir modifié les détails de la livraison
 * […], un nouveau commentaire avec les informations mises à jour apparaîtra »
 */
import Big from 'big.js';
import type { Address, OrderSnapshot } from '../../model/order.js';
import type { Particulars } from '../../model/particulars.js';
import { hashOf } from '../../model/record.js';
import type { SaleComment } from '../../model/sale.js';
import { oneLine } from '../one-line.js';

type Order = Pick<OrderSnapshot, 'lines' | 'billing' | 'shipping' | 'currency' | 'decimals' | 'language'>;

const words = {
  en: { service: 'Delivery', cost: 'Cost', to: 'Recipient', none: 'No delivery any more' },
  fr: { service: 'Livraison', cost: 'Frais', to: 'Destinataire', none: 'Plus de livraison' },
  nl: { service: 'Levering', cost: 'Kosten', to: 'Ontvanger', none: 'Geen levering meer' },
};

/**
 * @param mode The particulars' `deliveryComment`, or what a setting makes of it.
 * @param before The hash of the last comment.
 * @returns undefined where nothing is to be told.
 */
export function deliveryComment(
  order: Order,
  mode: Particulars['deliveryComment'],
  before?: string,
): SaleComment | undefined {
  if (mode === 'never' || (mode === 'once' && before !== undefined)) return undefined;
  const lines = order.lines.filter(({ kind }) => kind === 'shipping');
  if (lines.length === 0 && before === undefined) return undefined;
  const language = languageOf(order);
  const delivery = lines.length === 0 ? undefined : deliveryIn(order, lines);
  const hash = hashOf(delivery ?? '');
  if (hash === before) return undefined;
  return { text: delivery === undefined ? words[language].none : textOf(delivery, language), hash };
}

interface Delivery {
  service: string;
  cost: string;
  /** Each in one line, so that no name writes lines of its own into the comment; the last is the country's code. */
  recipient: string[];
}

function deliveryIn(order: Order, lines: Order['lines']): Delivery {
  const { currency, decimals } = order;
  const amounts = lines.flatMap(({ total, taxes }) => [total, ...taxes.map(({ amount }) => amount)]);
  const cost = amounts.reduce((sum, amount) => sum.plus(amount || '0'), Big(0));
  return {
    service: [...new Set(lines.map(({ name }) => oneLine(name)))].filter((name) => name !== '').join(', '),
    cost: `${cost.toFixed(decimals)} ${currency}`,
    recipient: addressIn(isEmpty(order.shipping) ? order.billing : order.shipping),
  };
}

/** Where nobody has written another one, goods go to who pays. A phone alone is no address. */
const isEmpty = ({ address_1, address_2, city, postcode }: Address): boolean =>
  [address_1, address_2, city, postcode].every((text) => text.trim() === '');

const addressIn = (address: Address): string[] => [
  oneLine(`${address.first_name} ${address.last_name}`),
  oneLine(address.company),
  oneLine(address.address_1),
  oneLine(address.address_2),
  placeIn(address),
  address.country.trim().toUpperCase(),
];

/** Where the town stands before the postcode, and the state between both. */
const townFirst: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'GB', 'IE', 'NZ', 'IN']);

const placeIn = ({ city, state, postcode, country }: Address): string =>
  oneLine((townFirst.has(country.trim().toUpperCase()) ? [city, state, postcode] : [postcode, city, state]).join(' '));

function textOf({ service, cost, recipient }: Delivery, language: keyof typeof words): string {
  const { service: delivery, cost: costs, to } = words[language];
  const country = countryIn(recipient.at(-1) ?? '', language);
  const lines = [...recipient.slice(0, -1), country].filter((line) => line !== '');
  return [`${delivery}: ${service}`, `${costs}: ${cost}`, `${to}:`, ...lines].join('\n');
}

function countryIn(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function languageOf({ language = '' }: Pick<OrderSnapshot, 'language'>): keyof typeof words {
  const two = language.slice(0, 2).toLowerCase();
  return two === 'fr' || two === 'nl' ? two : 'en';
}
