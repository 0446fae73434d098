/** Documents out of documents.csv, and the PDFs beside it. */
import type { DocumentSource, Read } from '../port.js';
import type { BlobName, ErpBlob, ErpDocument } from '../../model/document.js';
import { SourceProblem, isProblem, isRemark, type ReadProblem, type ReadRemark } from '../../model/problem.js';
import { Billing } from './billing.js';
import { blobOf, nameOf } from './blobs.js';
import type { Exports } from './exports.js';
import { contactsFormat, documentsFormat } from './headings.js';
import { unreadableBytes } from './problems.js';
import { duplicate, read, readContact, readDocument } from './rows.js';
import { UnknownAnswers } from './unknown-answers.js';
import { Whereabouts } from './whereabouts.js';

export class FolderDocuments implements DocumentSource {
  readonly source = documentsFormat.file;

  /** Of the reading that goes on. */
  private whereabouts: Whereabouts | undefined;

  constructor(private readonly exports: Exports) {}

  async *read(): Read<ErpDocument | ReadProblem | ReadRemark> {
    this.whereabouts = undefined;
    const billing = new Billing();
    try {
      for await (const document of this.index()) {
        if (isProblem(document) || isRemark(document) || !billing.defers(document)) yield document;
      }
      if (billing.isNeeded) {
        await this.addBillingContacts(billing);
        yield* billing.resolved();
      }
      return { whole: true };
    } finally {
      billing.close();
    }
  }

  bytesOf(document: ErpDocument): Promise<BlobName | undefined> {
    return looked(() => {
      const found = document.file === '' ? undefined : this.places().find(document.file);
      return found && nameOf(found);
    });
  }

  open(name: BlobName): Promise<ErpBlob | undefined> {
    return looked(() => {
      const found = this.places().at(name.id);
      return found && blobOf(found, name);
    });
  }

  idOf(path: string): string | undefined {
    return this.places().idOf(path);
  }

  private places(): Whereabouts {
    return (this.whereabouts ??= new Whereabouts(this.exports.folder));
  }

  private async *index(): AsyncGenerator<ErpDocument | ReadProblem | ReadRemark> {
    const seen = new Set<string>();
    const answers = new UnknownAnswers();
    for await (const row of this.exports.rows(documentsFormat)) {
      if (isProblem(row) || isRemark(row)) {
        yield row;
        continue;
      }
      const remarks: ReadRemark[] = [];
      const document = read(this.source, row, () => readDocument(row, (remark) => remarks.push(remark)));
      yield* remarks;
      if (isProblem(document)) {
        yield document;
        continue;
      }
      // An answer to a sale that has neither a number nor a PDF yet.
      if (document.number === '' && document.file === '') continue;
      const key = `${document.type} ${document.number || document.file}`;
      if (seen.has(key)) {
        yield duplicate(this.source, row.line, key);
        continue;
      }
      seen.add(key);
      answers.look(document, row, document.number || document.file, ['withdrawn']);
      yield document;
    }
    yield* answers.remarks();
  }

  /** Without contacts.csv nobody is named; one that is broken or half written must not move documents to other accounts. */
  private async addBillingContacts(billing: Billing): Promise<void> {
    try {
      for await (const row of this.exports.rows(contactsFormat)) {
        if (isProblem(row) || isRemark(row)) continue;
        const contact = read(contactsFormat.file, row, () => readContact(row));
        if (!isProblem(contact) && contact.billing === true && contact.email !== '')
          billing.addContact(contact.customerCode, contact.id);
      }
    } catch (error) {
      if (!(error instanceof SourceProblem) || error.reason !== 'source_missing') throw error;
    }
  }
}

/** @throws BytesProblem also where the folder itself cannot be looked into. */
const looked = <T>(look: () => T): Promise<T> =>
  new Promise((resolve) => {
    try {
      resolve(look());
    } catch (error) {
      throw unreadableBytes(error);
    }
  });
