/**
 * One customer as the ERP has it now, and its web setting as it was read last → which accounts are wanted, what stays as it is because
 * it is not understood, and what is told (article 1).
 */
import { erpKey } from '../model/key.js';
import { isOrphan, type Orphan, type Tiers, type WebContacts } from '../model/customer.js';
import { isProblem, isRemark, type ReadProblem, type ReadRemark } from '../model/problem.js';
import type { Note, Wish } from '../model/record.js';
import type { Settings } from '../model/settings.generated.js';
import {
  accountsOf,
  hasStatus,
  orphanWish,
  tiersLabel,
  withoutStatus,
  type AccountWish,
  type TiersWithStatus,
} from './accounts.js';
import { countryCode } from './country.js';
import { problemWish, remarkNote } from './problem.js';
import { webSettingChange } from './web-setting.js';

export type ReadCustomer = Tiers | Orphan | ReadProblem | ReadRemark;

export interface CustomerDecision {
  wishes: Wish[];
  /** Keys of records that are named and left as they are. */
  keep: string[];
  notes: Note[];
  remarks: Note[];
  /** A country that nobody knows, and whose. */
  oddCountry?: { word: string; of: string };
}

const nothing: CustomerDecision = { wishes: [], keep: [], notes: [], remarks: [] };

/** Where the web setting of what was read is remembered; undefined: it has none. */
export const webSettingKey = (read: ReadCustomer): string | undefined =>
  isProblem(read) || isRemark(read) || isOrphan(read) ? undefined : erpKey('tiers', read.code);

export function decideCustomer(
  read: ReadCustomer,
  before: WebContacts | undefined,
  settings: Settings['accounts'],
): CustomerDecision {
  if (isProblem(read)) return { ...nothing, wishes: [problemWish(read)] };
  if (isRemark(read)) return { ...nothing, remarks: [remarkNote(read)] };
  if (isOrphan(read)) return { ...nothing, wishes: [orphanWish(read)] };
  if (!hasStatus(read)) return { ...nothing, keep: keysOf(read) };
  const unknown = withoutStatus(read);
  const contacts = read.contacts.filter((contact) => !unknown.includes(contact));
  const keep = unknown.length > 0 ? keysOf({ ...read, contacts: unknown }) : [];
  const odd = settings.send_addresses && countryCode(read.country) === undefined;
  return {
    ...nothing,
    keep,
    // Without a contact that is understood the customer stays as it is, too.
    ...(unknown.length === 0 || contacts.length > 0 ? understood({ ...read, contacts }, before, settings) : {}),
    ...(odd ? { oddCountry: { word: read.country.trim(), of: tiersLabel(read) } } : {}),
  };
}

const keysOf = ({ code, contacts }: Tiers): string[] => [
  erpKey('tiers', code),
  ...contacts.map(({ id }) => erpKey('contact', id)),
];

function understood(
  tiers: TiersWithStatus,
  before: WebContacts | undefined,
  { send_addresses: sendAddresses, policy }: Settings['accounts'],
): Pick<CustomerDecision, 'wishes' | 'notes'> {
  const key = erpKey('tiers', tiers.code);
  const { webContacts } = tiers;
  const wishes = accountsOf(tiers, { sendAddresses }).map((wish) => ({
    ...accountWish(wish, policy),
    ...(wish.erp_key === key && webContacts !== undefined ? { trait: webContacts } : {}),
  }));
  if (before === undefined || webContacts === undefined || before === webContacts) return { wishes, notes: [] };
  const params = webSettingChange(tiers, before);
  const changed = { erpKey: erpKey('web_contacts', tiers.code), label: tiersLabel(tiers) };
  return { wishes, notes: [{ ...changed, reason: 'web_contacts_changed', params }] };
}

function accountWish({ erp_key: erpKey, label, account, blocked }: AccountWish, policy: object): Wish {
  if (account === undefined) return { erpKey, label, blocked };
  return {
    erpKey,
    label,
    wanted: account,
    // A field policy that the admin changes makes every account due: who wins now is decided by the shop, field by field.
    compared: { account, policy },
    removal: !account.active,
    ...(account.email === '' ? {} : { uniqueKey: account.email }),
  };
}
