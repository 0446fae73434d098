/** Sales into the exchange folder (`sales/`). Format: docs/sales-format.md. */
import { join } from 'node:path';
import type { SaleSink } from '../port.js';
import { hashOf } from '../../model/record.js';
import type { KnownSale, Sale } from '../../model/sale.js';
import { groups } from './groups.js';
import { Outbox, turnOf, type Entry, type Wanted } from './outbox.js';
import { outOfReach } from './problems.js';
import { saleCsv } from './sale-csv.js';
import { saleJson } from './sale-json.js';

export const salesFolder = 'sales';
/** As which files something is written. */
export type FileFormats = 'both' | 'json' | 'csv';

type Note = Pick<KnownSale, 'kind' | 'state'>;
type Put = Awaited<ReturnType<SaleSink['put']>>;

export class FolderSales {
  private readonly outbox: Outbox<Note>;
  private readonly inTurn: ReturnType<typeof turnOf>;

  constructor(
    folder: string,
    private readonly format: FileFormats,
  ) {
    const target = join(folder, salesFolder);
    this.outbox = new Outbox(target);
    this.inTurn = turnOf(target);
  }

  /** @throws ErpProblem */
  putSale(sale: Sale, timeZone = ''): Put {
    return reached(() => this.put(sale, timeZone));
  }

  /** @throws ErpProblem */
  findSale(key: string): KnownSale | undefined {
    const entry = reached(() => this.outbox.entry(key));
    return entry && { ...entry.note, hash: entry.hash, revision: entry.revision };
  }

  /** @throws ErpProblem */
  putInTurn(sale: Sale, timeZone?: string): Promise<Put> {
    return this.inTurn(() => this.putSale(sale, timeZone));
  }

  /** Each as `putSale` alone would have put it. @throws ErpProblem: some of them may have been put. */
  async putAllSales(sales: readonly Sale[], timeZone = ''): Promise<(Put | Error)[]> {
    const results: (Put | Error)[] = [];
    try {
      // A single sale that comes meanwhile has its turn after the group.
      for (const some of groups(sales, ({ key }) => [key]))
        results.push(...(await this.inTurn(() => this.putSome(some, timeZone))));
      return results;
    } catch (error) {
      throw outOfReach(error);
    }
  }

  private put(sale: Sale, timeZone: string): Put {
    const wanted = this.wanted(sale, timeZone);
    const known = this.outbox.settled(sale.key);
    if (known?.hash === wanted.hash) return { revision: known.revision, done: 'unchanged' };
    return written(this.outbox.write(wanted));
  }

  private async putSome(sales: readonly Sale[], timeZone: string): Promise<(Put | Error)[]> {
    const all = sales.map((sale) => this.prepared(sale, timeZone));
    const changed = all.flatMap((one) => ('contents' in one ? one : []));
    const entries = (await this.outbox.writeAll(changed)).values();
    return all.map((one) => ('contents' in one ? written(entries.next().value as Entry<Note>) : one));
  }

  /** A sale that cannot be written loses only itself. */
  private prepared(sale: Sale, timeZone: string): Put | Error | Wanted<Note> {
    const wanted = this.wanted(sale, timeZone);
    const known = this.outbox.settled(sale.key);
    if (known?.hash === wanted.hash) return { revision: known.revision, done: 'unchanged' };
    try {
      const contents = wanted.contents((known?.revision ?? 0) + 1);
      return { ...wanted, contents: () => contents };
    } catch (error) {
      return error as Error;
    }
  }

  private wanted(sale: Sale, timeZone: string): Wanted<Note> {
    const contents = (revision: number): Record<string, string> => ({
      ...(this.format === 'json' ? {} : { csv: saleCsv(sale, revision, timeZone) }),
      ...(this.format === 'csv' ? {} : { json: saleJson(sale, revision, timeZone) }),
    });
    return { key: sale.key, hash: hashOf(sale), note: { kind: sale.content.kind, state: sale.state }, contents };
  }
}

const written = ({ revision }: Entry<Note>): Put => ({ revision, done: revision === 1 ? 'created' : 'updated' });

function reached<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw outOfReach(error);
  }
}
