/** How many of Tryton's goods are there today (article 5). */
import Big from 'big.js';
import { SourceProblem } from '../../../model/problem.js';
import type { StockLevel } from '../../../model/stock.js';
import type { Read, StockSource } from '../../port.js';
import type { Tryton } from '../client/client.js';
import { warehouses } from './outlets.js';
import { ofSource } from '../client/problems.js';
import { day } from '../client/values.js';

interface Level {
  quantity: number;
  'default_uom.': { digits: number };
}

export class TrytonStock implements StockSource {
  readonly source = 'Tryton: stock';

  constructor(private readonly tryton: Tryton) {}

  /** What is in the warehouse, also what lies ready to be sent; services and what is not active are in none. */
  async *read(outlet?: string): Read<StockLevel> {
    try {
      const there = await warehouses(this.tryton);
      const asked = outlet === undefined ? there : there.filter(({ id }) => id === outlet);
      if (asked.length === 0) throw this.without(outlet ?? '', there.map(({ name }) => name).join(', '));
      const today = await this.tryton.on<string>('ir.date', 'today', []);
      // Without the day Tryton also counts what is still to come, and of several warehouses only what lies in none of their zones.
      const locations = asked.map(({ id }) => Number(id));
      const context = { locations, with_childs: true, stock_date_end: day(today) };
      const fields = ['quantity', 'default_uom.digits'];
      for await (const page of this.tryton.all<Level>('product.product', [['type', '!=', 'service']], fields, {
        context,
      }))
        for (const { id, quantity, 'default_uom.': unit } of page)
          yield { product: String(id), quantity: new Big(quantity).round(unit.digits).toFixed() };
      return { whole: true };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  private without(outlet: string, found: string): SourceProblem {
    return new SourceProblem(this.source, 'tryton_no_outlet', { outlet, found }, 'refused');
  }
}
