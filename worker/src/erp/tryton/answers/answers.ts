/** What Tryton makes of the shop's sales (article 3): numbers, payments, goods that left. */
import { hashOf } from '../../../model/record.js';
import type { SaleState, TakenBack } from '../../../model/sale.js';
import type { AnswerSource, Read } from '../../port.js';
import { answerOf } from './answer-of.js';
import { salesUnder } from './answer-rows.js';
import { changedSince } from '../client/changes.js';
import type { Row, Tryton } from '../client/client.js';
import { ofSource } from '../client/problems.js';
import { keyOf } from '../sales/sale-reference.js';
import { Since } from '../client/since.js';
import { moment } from '../client/values.js';

/** “Like” finds more than our keys; who reads takes only those. */
const ofShop = ['OR', ['reference', 'like', 'sale.%'], ['reference', 'like', 'refund.%']];

/** Where an answer can come from, and how it leads to the sale. */
const places = [
  { model: 'sale.sale', domain: [ofShop], path: ['reference'] },
  { model: 'account.invoice', domain: [['type', '=', 'out']], path: ['sales', 'reference'] },
  { model: 'stock.shipment.out', domain: [], path: ['outgoing_moves', 'sale', 'reference'] },
] as const;

const keysAtOnce = 200;
/** What is new with each answer. What posts, pays or cancels an invoice makes a move or a reconciliation, whose ids are quick to look up. */
const news = [
  { model: 'sale.sale', by: 'write_date', fields: ['state', 'invoice_state', 'shipment_state'] },
  { model: 'stock.shipment.out', by: 'write_date', fields: ['state'] },
  { model: 'account.move', by: 'id', fields: ['state'] },
  { model: 'account.move.reconciliation', by: 'id', fields: [] },
] as const;
/** A long transaction may end after a short one that began later. */
const lastNews = 50;
const dayMs = 24 * 3_600_000;
/** A posted invoice cannot be deleted. So it is no matter of a day until all is looked at again, which takes a while. */
const wholeAfterMs = 7 * dayMs;

type Changed = Row<{ create_date: string; write_date: string | null }>;

export class TrytonAnswers implements AnswerSource {
  readonly source = 'Tryton: sales';
  /** What the last reading saw within the time that the next one reads again. */
  private last = { cursor: '', seen: new Map<string, string>() };

  constructor(private readonly tryton: Tryton) {}

  async *read(cursor?: string): Read<SaleState | TakenBack> {
    try {
      const company = await this.tryton.inCompany();
      const since = new Since(this.tryton.rpc.now(), { answersOf: company }, wholeAfterMs);
      const from = since.from(cursor);
      const seen = new Map<string, string>();
      const keys = from === undefined ? await this.all(company) : await this.changed(company, from, cursor, seen);
      for (let start = 0; start < keys.length; start += keysAtOnce)
        for (const [key, sales] of await salesUnder(this.tryton, keys.slice(start, start + keysAtOnce)))
          yield answerOf(key, sales);
      const next = since.next(from === undefined ? undefined : cursor);
      this.last = { cursor: next, seen };
      return { whole: from === undefined, cursor: next };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  /** By the states of what changed last: the dates of changes alone are those at which their transactions began. */
  async mark(): Promise<string> {
    await this.tryton.inCompany();
    // What is older has had its reading. By whole days: what falls out of sight is news, too.
    const day = new Date(this.tryton.rpc.now().getTime() - dayMs).toISOString().slice(0, 10);
    const rows = await Promise.all(
      news.map(({ model, by, fields }) => {
        const recent = by === 'id' ? [] : [[by, '>=', moment(`${day}T00:00:00Z`)]];
        return this.tryton.search(model, recent, [by, ...fields], { order: [[by, 'DESC']], limit: lastNews });
      }),
    );
    return hashOf(rows);
  }

  private async all(company: number): Promise<string[]> {
    const keys = new Set<string>();
    const domain = [['company', '=', company], ofShop];
    for await (const rows of this.tryton.all<{ reference: string }>('sale.sale', domain, ['reference']))
      for (const { reference } of rows) keys.add(keyOf(reference));
    return known(keys);
  }

  private async changed(
    company: number,
    from: string,
    cursor: string | undefined,
    seen: Map<string, string>,
  ): Promise<string[]> {
    const before = cursor === this.last.cursor ? this.last.seen : new Map<string, string>();
    const keys = new Set<string>();
    for (const { model, domain, path } of places) {
      const ours = [['company', '=', company], changedSince(from), ...domain];
      const ids: number[] = [];
      for await (const rows of this.tryton.all<Omit<Changed, 'id'>>(model, ours, ['create_date', 'write_date'])) {
        for (const { id, create_date: made, write_date: changed } of rows) {
          const name = `${model},${String(id)}`;
          seen.set(name, changed ?? made);
          if (before.get(name) !== seen.get(name)) ids.push(id);
        }
      }
      for (const reference of await this.references(model, ids, path)) keys.add(keyOf(reference));
    }
    return known(keys);
  }

  /** The references of the sales that records lead to. */
  private async references(model: string, ids: readonly number[], path: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let start = 0; start < ids.length; start += keysAtOnce) {
      const rows = await this.tryton.read<object>(model, ids.slice(start, start + keysAtOnce), [path.join('.')]);
      found.push(...rows.flatMap((row) => ends(row, path)));
    }
    return found;
  }
}

const known = (keys: ReadonlySet<string>): string[] => [...keys].filter((key) => key !== '').sort();

/** What stands at the end of a path of dotted fields, as Tryton nests it. */
function ends(value: unknown, [name, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => ends(one, [name ?? '', ...rest]));
  if (typeof value !== 'object' || value === null || name === undefined) return [];
  const next = (value as Record<string, unknown>)[rest.length > 0 ? `${name}.` : name];
  if (rest.length > 0) return ends(next, rest);
  return typeof next === 'string' ? [next] : [];
}
