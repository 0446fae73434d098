/**
 * People who order (article 4): found among those of customers.csv and contacts.csv and those we put, and put into `contacts/`. Format:
 * docs/exchange-folder.md.
 */
import { join } from 'node:path';
import type { ContactStore, ContactToPut } from '../port.js';
import type { Kept } from '../../model/kept.js';
import type { OrderContact } from '../../model/contact.js';
import { hashOf } from '../../model/record.js';
import { contactCsv, contactJson } from './contact-files.js';
import type { Exports } from './exports.js';
import { groups } from './groups.js';
import { UntilChanged } from './optional.js';
import { Outbox, turnOf, type Wanted } from './outbox.js';
import { OwnRecords } from './own-records.js';
import { peopleIn, type Listed } from './people.js';
import { contactOf, foundAs, overwritten, personOf, termOf, termsOf, type Asked, type Person } from './person.js';
import { outOfReach } from './problems.js';
import type { FileFormats } from './sales.js';
import type { Shelf } from './shelf.js';

const contactsFolder = 'contacts';

interface Note {
  person: Person;
  /** The ERP's key of whom it overwrites; '' of who is new. */
  erp: string;
  /** How the ERP had them then: as long as it says the same, it has not taken what we put. */
  before: string;
  /** Of several that overwrite one the highest counts. */
  turn: number;
}

interface Known {
  theirs: Shelf<Listed>;
  ours: Shelf<Note>;
}

export class FolderContacts implements ContactStore {
  private readonly outbox: Outbox<Note>;
  private readonly inTurn: ReturnType<typeof turnOf>;
  private readonly own: OwnRecords<Note>;
  private readonly people: UntilChanged<Shelf<Listed>>;

  constructor(
    exports: Exports,
    private readonly formats: FileFormats,
  ) {
    const target = join(exports.folder, contactsFolder);
    this.outbox = new Outbox(target);
    this.inTurn = turnOf(target);
    this.own = new OwnRecords(this.outbox, contactsFolder, ({ person, erp }) => [
      ...termsOf(person),
      ...(erp === '' ? [] : [`erp ${erp}`]),
    ]);
    this.people = new UntilChanged(exports, ['customers.csv', 'contacts.csv'], () => peopleIn(exports));
  }

  async find(by: Asked): Promise<Kept<OrderContact>[]> {
    if (('email' in by ? by.email : by.phone).trim() === '') return [];
    const known = await this.known();
    const term = termOf(by);
    const ours = known.ours.find(term);
    const overwrittenOnes = ours.flatMap(({ value: { erp } }) => (erp === '' ? [] : [erp]));
    const ids = new Set([...known.theirs.find(term).map(({ id }) => id), ...overwrittenOnes]);
    const found = [...ids].flatMap((id) => kept(id, asTheyAre(known, id), by));
    const made = ours.flatMap(({ id, value: { erp, person } }) =>
      erp === '' && !isTaken(known, person) ? kept(id, person, by) : [],
    );
    return [...found, ...made];
  }

  async get(id: string, as: Pick<OrderContact, 'email' | 'phone'>): Promise<Kept<OrderContact> | undefined> {
    const known = await this.known();
    const ours = known.ours.get(id);
    const person = ours?.erp === '' ? ours.person : asTheyAre(known, id);
    if (person === undefined) return undefined;
    const byEmail = as.email.trim() === '' ? undefined : foundAs(person, { email: as.email });
    const byPhone = as.phone.trim() === '' ? undefined : foundAs(person, { phone: as.phone });
    return { id, value: byEmail ?? byPhone ?? contactOf(person) };
  }

  async put(key: string, contact: OrderContact, id?: string): Promise<string> {
    const [made = ''] = await this.inTurn(() => this.putSome([{ key, contact, ...(id === undefined ? {} : { id }) }]));
    return made;
  }

  async putAll(all: readonly ContactToPut[]): Promise<string[]> {
    const made: string[] = [];
    for (const some of groups(all, ({ key, id }) => (id === undefined ? [key] : [key, id])))
      made.push(...(await this.inTurn(() => this.putSome(some))));
    return made;
  }

  private async putSome(some: readonly ContactToPut[]): Promise<string[]> {
    const known = await this.known();
    try {
      const all = some.map((one) => this.wanted(known, one));
      const changed = all.flatMap(({ wanted }) => wanted ?? []);
      const [only] = changed;
      if (changed.length === 1 && only !== undefined) this.own.write(only);
      else await this.own.writeAll(changed);
      return all.map(({ id }) => id);
    } catch (error) {
      throw outOfReach(error);
    }
  }

  /** One key is one person for ever: who was made by another key is changed under that one. `wanted`: none where nothing changes. */
  private wanted(known: Known, { key: given, contact, id }: ContactToPut): { id: string; wanted?: Wanted<Note> } {
    const { theirs, ours } = known;
    const key = id !== undefined && ours.get(id)?.erp === '' ? id : given;
    const entry = this.outbox.settled(key);
    const erp = key === id ? '' : (id ?? entry?.note.erp ?? '');
    const before = erp === '' ? entry?.note.person : (asTheyAre(known, erp, true) ?? entry?.note.person);
    const person = before === undefined ? personOf(contact) : overwritten(before, contact);
    const hash = hashOf([erp, person]);
    if (before !== undefined && hash === hashOf([erp, before])) return { id: erp || key };
    const turn = 1 + Math.max(0, ...(erp === '' ? [] : ours.find(`erp ${erp}`)).map(({ value }) => value.turn));
    const note = { person, erp, before: listedAs(theirs, erp), turn };
    const contents = (revision: number): Record<string, string> => ({
      ...(this.formats === 'json' ? {} : { csv: contactCsv({ key, revision, erp, person }) }),
      ...(this.formats === 'csv' ? {} : { json: contactJson({ key, revision, erp, person }) }),
    });
    return { id: erp || key, wanted: { key, hash, note, contents } };
  }

  private async known(): Promise<Known> {
    return { theirs: await this.people.get(), ours: this.own.all() };
  }
}

function listedAs(theirs: Shelf<Listed>, id: string): string {
  const listed = theirs.get(id);
  return listed === undefined ? '' : JSON.stringify(listed.person);
}

/** Whom the ERP has under its key, with what we put since; undefined where it has nobody, or nobody active. */
function asTheyAre({ theirs, ours }: Known, id: string, whetherOrNotActive = false): Person | undefined {
  const listed = theirs.get(id);
  if (listed === undefined || !(listed.active || whetherOrNotActive)) return undefined;
  const now = listedAs(theirs, id);
  const [last] = ours
    .find(`erp ${id}`)
    .filter(({ value }) => value.before === now)
    .sort((one, other) => other.value.turn - one.value.turn);
  return last?.value.person ?? listed.person;
}

/** Whether the ERP has taken who is new in: it names somebody of the same address, or, without one, of the same number. */
function isTaken({ theirs }: Known, { emails: [email], phones: [phone] }: Person): boolean {
  const by = email === undefined ? { phone: phone ?? '' } : { email };
  return theirs.find(termOf(by)).some(({ value }) => value.active && foundAs(value.person, by) !== undefined);
}

function kept(id: string, person: Person | undefined, by: Asked): Kept<OrderContact>[] {
  const value = person && foundAs(person, by);
  return value === undefined ? [] : [{ id, value }];
}
