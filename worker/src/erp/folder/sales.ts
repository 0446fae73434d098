/** Sales into the exchange folder (`sales/`). Format: docs/sales-format.md. */
import { join } from 'node:path';
import type { SaleSink } from '../port.js';
import { hashOf } from '../../model/record.js';
import type { KnownSale, Sale } from '../../model/sale.js';
import { Outbox } from './outbox.js';
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

  constructor(
    folder: string,
    private readonly format: FileFormats,
  ) {
    this.outbox = new Outbox(join(folder, salesFolder));
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

  private put(sale: Sale, timeZone: string): Put {
    const hash = hashOf(sale);
    const known = this.outbox.settled(sale.key);
    if (known?.hash === hash) return { revision: known.revision, done: 'unchanged' };
    const note = { kind: sale.content.kind, state: sale.state };
    const { revision } = this.outbox.write(sale.key, hash, note, (number) => ({
      ...(this.format === 'json' ? {} : { csv: saleCsv(sale, number, timeZone) }),
      ...(this.format === 'csv' ? {} : { json: saleJson(sale, number, timeZone) }),
    }));
    return { revision, done: revision === 1 ? 'created' : 'updated' };
  }
}

function reached<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw outOfReach(error);
  }
}
