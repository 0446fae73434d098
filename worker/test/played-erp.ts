/**
 * An ERP in memory that tells changes, as one behind an API does: its readings are not whole unless they begin from nothing, what was
 * deleted is only seen by a whole one, and its documents are no files.
 */
import { Readable } from 'node:stream';
import type {
  AnswerSource,
  Capabilities,
  CustomerSource,
  DocumentSource,
  Erp,
  Reading,
  SaleSink,
} from '../src/erp/port.js';
import type { GivenAnswer, GivenCustomer, GivenDocument } from '../src/erp/conformance/bed.js';
import type { ErpDocument } from '../src/model/document.js';
import { erpKey } from '../src/model/key.js';
import { ErpProblem, SourceProblem } from '../src/model/problem.js';
import { hashOf } from '../src/model/record.js';
import type { KnownSale, Sale, SaleState } from '../src/model/sale.js';
import type { Tiers } from '../src/model/customer.js';
import { playedCatalogue, type PlayedCategory, type PlayedContact, type PlayedProduct } from './played-catalogue.js';

interface Kept<T> {
  value: T;
  changed: number;
}
type PlayedDocument = GivenDocument & { number: string; bytes: Buffer | undefined; version: number };

export class Died extends Error {}

/** What the ERP has, whoever looks at it. */
export class PlayedBooks {
  readonly customers = new Map<string, Kept<GivenCustomer>>();
  readonly documents = new Map<string, Kept<PlayedDocument>>();
  readonly sales = new Map<string, { sale: Sale; known: KnownSale }>();
  readonly answers = new Map<string, Kept<(GivenAnswer & { number: string }) | 'taken back'>>();
  readonly contacts = new Map<string, PlayedContact>();
  readonly products = new Map<string, Kept<PlayedProduct>>();
  readonly categories = new Map<string, PlayedCategory>();
  /** Names by id. */
  readonly outlets = new Map<string, string>();
  /** Whole pieces, by `<outlet> <product>`. */
  readonly stock = new Map<string, string>();
  readonly broken = new Set<keyof Capabilities>();
  now = 0;
  /** So many steps of a put are still lived through. */
  lives = Infinity;
  private ids = 0;

  /** Another id. */
  next(): string {
    this.ids += 1;
    return String(this.ids);
  }

  keep<T>(map: Map<string, Kept<T>>, key: string, value: T): void {
    this.now += 1;
    map.set(key, { value, changed: this.now });
  }

  /** Makes these all that there is; what stays as it was has not changed. */
  replace<T>(map: Map<string, Kept<T>>, all: [string, T][]): void {
    for (const key of map.keys()) if (!all.some(([other]) => other === key)) map.delete(key);
    for (const [key, value] of all)
      if (hashOf(map.get(key)?.value ?? null) !== hashOf(value)) this.keep(map, key, value);
  }

  print(number: string): void {
    const kept = this.documents.get(number);
    if (kept === undefined) throw new Error(`${number} is not there`);
    const { value } = kept;
    const version = value.version + 1;
    const bytes = Buffer.from(`%PDF-1.4\n${number} ${String(version)}\n%%EOF\n`);
    this.keep(this.documents, number, { ...value, version, bytes });
  }

  step(): void {
    this.lives -= 1;
    if (this.lives < 0) throw new Died('The worker died.');
  }

  /** What changed since the cursor; all where it is none. */
  *since<T>(
    map: Map<string, Kept<T>>,
    cursor: string | undefined,
    again: readonly string[] = [],
  ): Generator<[string, T], Reading> {
    const known = /^played (\d+)$/.exec(cursor ?? '')?.[1];
    const next = `played ${String(this.now)}`;
    for (const [key, { value, changed }] of map)
      if (known === undefined || changed > Number(known) || again.includes(key)) yield [key, value];
    return { whole: known === undefined, cursor: next };
  }
}

const said = {
  phone: undefined,
  address1: undefined,
  address2: undefined,
  postcode: undefined,
  city: undefined,
  country: '',
};

const tiersOf = (customer: GivenCustomer): Tiers => ({
  ...said,
  ...{ code: customer.code, name: customer.name, email: customer.email, active: customer.active },
  ...{ firstName: '', lastName: '', webContacts: 'all' },
  contacts: customer.contacts.map((contact, n) => ({
    ...contact,
    ...{ id: `${customer.code}/${String(n)}`, web: true, billing: false },
  })),
});

const documentOf = ({ number, type, date, total, totalNet }: PlayedDocument): ErpDocument => ({
  ...{ type, number, date, total, totalNet, currency: 'EUR', customerCode: 'C1', billingEmail: 'a@example.com' },
  ...{ dueDate: '', contactId: '', orderNumber: '', saleKey: '', paid: undefined, withdrawn: false, draft: false },
  file: `${number}.pdf`,
});

/** As a worker that was just started has it. */
export function playedErp(books: PlayedBooks): Erp & Required<Omit<Capabilities, 'files'>> {
  const demand = (source: keyof Capabilities): void => {
    if (books.broken.has(source))
      throw new SourceProblem(source, 'source_unreadable', { file: source, code: 'EPLAYED' });
  };
  const customers: CustomerSource = {
    source: 'customers',
    async *read(since) {
      demand('customers');
      const changes = books.since(books.customers, since);
      for (;;) {
        const { done, value } = changes.next();
        if (done) return value;
        yield await Promise.resolve(tiersOf(value[1]));
      }
    },
    mark: () => Promise.resolve(''),
  };
  const documents: DocumentSource = {
    source: 'documents',
    async *read(since, again = []) {
      demand('documents');
      const numbers = [...books.documents].flatMap(([number, { value }]) =>
        again.includes(erpKey(value.type, number)) ? number : [],
      );
      const changes = books.since(books.documents, since, numbers);
      for (;;) {
        const { done, value } = changes.next();
        if (done) return value;
        yield await Promise.resolve(documentOf(value[1]));
      }
    },
    bytesOf: ({ number }) => {
      const found = books.documents.get(number)?.value;
      return Promise.resolve(found?.bytes && { id: `document/${number}`, version: String(found.version) });
    },
    open: (name) => {
      const found = books.documents.get(name.id.replace('document/', ''))?.value;
      if (found?.bytes === undefined || String(found.version) !== name.version) return Promise.resolve(undefined);
      const { bytes } = found;
      return Promise.resolve({
        ...name,
        size: bytes.length,
        open: (start = 0) => Readable.from([bytes.subarray(start)]),
      });
    },
  };
  const sales: SaleSink = {
    put: async (sale) => {
      if (books.broken.has('sales')) throw new ErpProblem('erp_write_failed', { detail: 'played' });
      books.step();
      const before = books.sales.get(sale.key)?.known;
      const hash = hashOf(sale);
      if (before?.hash === hash) return { revision: before.revision, done: 'unchanged' };
      const revision = (before?.revision ?? 0) + 1;
      books.step();
      books.sales.set(sale.key, { sale, known: { kind: sale.content.kind, state: sale.state, hash, revision } });
      books.step();
      return { revision, done: before ? 'updated' : 'created' };
    },
    find: (key) => Promise.resolve(books.sales.get(key)?.known),
  };
  const answers: AnswerSource = {
    source: 'answers',
    async *read(since) {
      demand('answers');
      const changes = books.since(books.answers, since);
      for (;;) {
        const { done, value } = changes.next();
        if (done) return value;
        const [key, answer] = value;
        yield await Promise.resolve(answer === 'taken back' ? { key, withdrawn: true as const } : stateOf(key, answer));
      }
    },
    mark: () => {
      const last = Math.max(0, ...[...books.answers.values()].map(({ changed }) => changed));
      return Promise.resolve(last === 0 ? '' : String(last));
    },
  };
  return {
    ...{ name: 'played', customers, documents, sales, answers, ...playedCatalogue(books) },
    check: () => {
      const away = [...books.broken].map((id) => ({ id, status: 'error' as const, message: `${id}: out of reach.` }));
      return Promise.resolve([...away, { id: 'played', status: 'ok', message: 'The played ERP is there.' }]);
    },
  };
}

const stateOf = (key: string, answer: GivenAnswer & { number: string }): SaleState => ({
  ...{ key, type: 'invoice', date: '', dueDate: '', currency: 'EUR' },
  ...answer,
});
