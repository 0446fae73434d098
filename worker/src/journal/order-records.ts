/** Records of the lane sales, as the lanes of orders look at them one by one: unlike the ERP's files, orders are read by change. */
import type { OrderRecord, Params, State } from '../model/record.js';
import { salesBetween } from '../model/order-key.js';
import type { Difference } from '../model/sale.js';
import * as sql from './sql.js';
import type { Connection } from './connection.js';

/** Records read at once. */
const limit = 500;

const queries = {
  record: `SELECT erp_key, label, state, reason, params, wanted, applied_hash, trait FROM records WHERE lane = 'sales' AND erp_key = ?`,
  all: `SELECT erp_key, label, state, reason, params, wanted, applied_hash, trait FROM records
    WHERE lane = 'sales' AND erp_key > @after AND erp_key < @before AND changed_at >= @since ORDER BY erp_key LIMIT @limit`,
  ofOrder: `SELECT erp_key FROM records WHERE lane = 'sales' AND trait = ? AND (wanted IS NOT NULL OR state <> 'applied')`,
  held: `SELECT erp_key, label, state, reason, params, wanted, applied_hash, trait FROM records WHERE lane = 'sales' AND state = 'held'`,
  blocked: `SELECT erp_key FROM records WHERE lane = 'sales' AND state IN ('waiting', 'refused', 'held')`,
};

interface Row {
  erp_key: string;
  label: string;
  state: State;
  reason: string | null;
  params: string;
  wanted: string | null;
  applied_hash: string | null;
  trait: string | null;
}

const recordOf = (row: Row): OrderRecord => ({
  erpKey: row.erp_key,
  label: row.label,
  state: row.state,
  reason: row.reason ?? '',
  params: JSON.parse(row.params) as Params,
  wanted: row.wanted === null ? undefined : (JSON.parse(row.wanted) as unknown),
  sent: row.applied_hash !== null,
  trait: row.trait ?? '',
});

export class OrderRecords {
  constructor(private readonly connection: Connection) {}

  record(erpKey: string): OrderRecord | undefined {
    const row = this.connection.run(queries.record).get(erpKey) as Row | undefined;
    return row && recordOf(row);
  }

  /** A source's sales that changed at `since` or later ('': all), by key, some at a time; refunds are not among them. */
  *sales(source: string, since = ''): Generator<OrderRecord[]> {
    const [from, before] = salesBetween(source);
    for (let after = from; ;) {
      const values = { after, before, since, limit };
      const records = (this.connection.run(queries.all).all(values) as Row[]).map(recordOf);
      yield records;
      const last = records.at(-1);
      if (last === undefined || records.length < limit) return;
      after = last.erpKey;
    }
  }

  /** Keys of the refunds that an order has, or had, in the journal; those that are over aside. */
  refundsOf(saleKey: string): string[] {
    return this.keys(queries.ofOrder, saleKey);
  }

  /** Those that wait for a person. */
  held(): OrderRecord[] {
    return (this.connection.run(queries.held).all() as Row[]).map(recordOf);
  }

  /** Keys that a rule holds back: other settings may let them through. */
  blocked(): string[] {
    return this.keys(queries.blocked);
  }

  /** How an order differs from its final document, as the admin was told it. */
  difference(saleKey: string): Difference | undefined {
    const row = this.connection.run(sql.getMeta).get(`difference.${saleKey}`) as { value: string } | undefined;
    const known = JSON.parse(row?.value ?? '{}') as Partial<Difference>;
    return known.hash === undefined ? undefined : (known as Difference);
  }

  setDifference(saleKey: string, difference: Difference | undefined): void {
    this.connection.run(sql.setMeta).run(`difference.${saleKey}`, JSON.stringify(difference ?? {}));
  }

  private keys(query: string, ...values: string[]): string[] {
    return (this.connection.run(query).all(...values) as { erp_key: string }[]).map(({ erp_key }) => erp_key);
  }
}
