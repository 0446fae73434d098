/** Tryton's quotations, orders, delivery notes, invoices and credit notes (article 2). */
import { randomUUID } from 'node:crypto';
import type { BlobName, ErpBlob, ErpDocument } from '../../../model/document.js';
import type { ReadProblem } from '../../../model/problem.js';
import type { DocumentSource, Read } from '../../port.js';
import { changedSince } from '../client/changes.js';
import { inactiveToo, pageSize, type Domain, type Row, type Tryton } from '../client/client.js';
import { firstsOf, keyOf, numberedTwice } from './document-numbers.js';
import { documentModels, fieldsOf, type DocumentModel, type Found } from './document-rows.js';
import { ofSource } from '../client/problems.js';
import { meaningOf, type CustomerOptions, type Meaning } from '../parties/meaning.js';
import { contactOf, partyFields, type Party } from '../parties/parties.js';
import { becomesPdf, notPdf } from './pdf.js';
import { Printing } from './printing.js';
import { relatedTo } from '../parties/related.js';
import { rightful } from './rightful.js';
import { Since } from '../client/since.js';

const warmMs = 3_000;

type Contacts = Pick<Meaning, 'relations' | 'webContact'>;
const noContacts: Contacts = { relations: [], webContact: [] };

export class TrytonDocuments implements DocumentSource {
  readonly source = 'Tryton: documents';
  private readonly printing: Printing;
  /** What was read: where the bytes of a document come from. */
  private readonly named = new Map<string, Found>();

  constructor(
    private readonly tryton: Tryton,
    private readonly options: CustomerOptions,
  ) {
    this.printing = new Printing(tryton);
  }

  async *read(cursor?: string, again: readonly string[] = []): Read<ErpDocument | ReadProblem> {
    try {
      const company = await this.tryton.inCompany();
      const since = new Since(this.tryton.rpc.now(), { company });
      const from = since.from(cursor);
      if (from === undefined) this.named.clear();
      let meaning: Promise<Contacts> | undefined;
      for (const model of documentModels) {
        if (!(await this.tryton.has(model.model))) continue;
        for await (const rows of this.pages(model, company, from, again))
          yield* this.documents(model, rows, await (meaning ??= this.meaning()));
      }
      return { whole: from === undefined, cursor: since.next(from === undefined ? undefined : cursor) };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  bytesOf({ type, number }: ErpDocument): Promise<BlobName | undefined> {
    const found = this.named.get(`${type} ${number}`);
    if (found === undefined) return Promise.resolve(undefined);
    const { report, printedAs: extension = '' } = found;
    if (extension !== '' && !becomesPdf(extension)) return Promise.reject(notPdf(report, extension));
    const { id, version } = nameOf(found);
    return Promise.resolve({ id, version: this.isWarm(found) ? `${version} ${randomUUID()}` : version });
  }

  async open(name: BlobName): Promise<ErpBlob | undefined> {
    const printed = this.printing.printed(name);
    if (printed !== undefined) return printed;
    const [report = '', model, id] = name.id.split(':');
    const of = documentModels.find((one) => one.model === model);
    if (of === undefined) return undefined;
    const [row] = await this.tryton.search(of.model, [['id', '=', Number(id)]], fieldsOf(of));
    const isStill = row !== undefined && of.documents(row as never).some((found) => isNamed(name, found));
    return isStill ? this.printing.print(name, report, of.model, row.id) : undefined;
  }

  /** Within one second Tryton may write a record twice without its dates telling. */
  private isWarm({ changed }: Found): boolean {
    return changed !== undefined && Math.abs(this.tryton.rpc.now().getTime() - Date.parse(changed)) <= warmMs;
  }

  private async *pages(
    model: DocumentModel,
    company: number,
    from: string | undefined,
    again: readonly string[],
  ): AsyncGenerator<Row[]> {
    const ours: Domain = [['company', '=', company], ...model.domain];
    const numbers = numbersIn(again, model.types);
    const which = from === undefined ? [] : [['OR', changedSince(from), ['number', 'in', numbers]]];
    yield* this.tryton.all(model.model, [...ours, ...which], fieldsOf(model));
  }

  private async *documents(
    model: DocumentModel,
    rows: readonly Row[],
    meaning: Contacts,
  ): AsyncGenerator<ErpDocument | ReadProblem> {
    const found = rows.flatMap((row) => model.documents(row as never));
    const customers = await this.customers([...new Set(found.map(({ party }) => party))], meaning);
    const firsts = await firstsOf(this.tryton, model, found);
    const isRightful = await rightful(this.tryton, found);
    for (const item of found) {
      const { document, party, contact, id } = item;
      if (firsts.get(keyOf(item)) !== id) {
        yield numberedTwice(this.source, item);
        continue;
      }
      this.named.set(keyOf(item), item);
      const saleKey = isRightful(item) ? document.saleKey : '';
      yield { ...document, saleKey, ...(customers.get(party)?.(contact) ?? unknownCustomer) };
    }
  }

  /** By a party's id: whom a document of it is billed to, given the contact that it names. */
  private async customers(
    ids: readonly number[],
    meaning: Contacts,
  ): Promise<Map<number, (contact: number | null) => Billed>> {
    const fields = partyFields(await this.tryton.has('account.invoice'));
    const parties: Party[] = [];
    for (let start = 0; start < ids.length; start += pageSize) {
      const some = ['id', 'in', ids.slice(start, start + pageSize)];
      parties.push(...(await this.tryton.search<Omit<Party, 'id'>>('party.party', [some], fields, inactiveToo)));
    }
    const related = await relatedTo(this.tryton, ids, meaning, fields);
    return new Map(
      parties.map((party) => [
        party.id,
        (mechanism) => ({
          customerCode: party.code,
          contactId: contactOf(party, related.get(party.id) ?? [], mechanism),
          billingEmail: '',
        }),
      ]),
    );
  }

  /** Without a word of the configuration who customers are, every contact mechanism is as good as another. */
  private meaning(): Promise<Contacts> {
    const { all, web_only: webOnly } = this.options;
    if (all === undefined && webOnly === undefined) return Promise.resolve(noContacts);
    return meaningOf(this.tryton, this.options, this.source);
  }
}

type Billed = Pick<ErpDocument, 'customerCode' | 'contactId' | 'billingEmail'>;

const unknownCustomer: Billed = { customerCode: '', contactId: '', billingEmail: '' };

const nameOf = ({ report, model, id, version }: Found): BlobName => ({
  id: `${report}:${model}:${String(id)}`,
  version,
});

const isNamed = ({ id, version }: BlobName, found: Found): boolean => {
  const now = nameOf(found);
  return id === now.id && (version === now.version || version.startsWith(`${now.version} `));
};

/** The numbers in keys of these types, as erpKey() wrote them. */
function numbersIn(keys: readonly string[], types: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const [type = '', ...id] = key.split('.');
    return types.includes(type) ? decodeURIComponent(id.join('.').replaceAll('~', '%')) : [];
  });
}
