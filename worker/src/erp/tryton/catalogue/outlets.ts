/** Tryton's warehouses: where goods are sold from (article 5). */
import type { Outlet } from '../../../model/stock.js';
import type { OutletSource } from '../../port.js';
import type { Tryton } from '../client/client.js';
import { demand, ofSource } from '../client/problems.js';

export const outletsSource = 'Tryton: warehouses';

export async function warehouses(tryton: Tryton): Promise<Outlet[]> {
  await demand(tryton, 'stock.location', outletsSource);
  const order = [['id', 'ASC']] as const;
  const rows = await tryton.search<{ name: string }>('stock.location', [['type', '=', 'warehouse']], ['name'], {
    order,
  });
  return rows.map(({ id, name }) => ({ id: String(id), name }));
}

export class TrytonOutlets implements OutletSource {
  constructor(private readonly tryton: Tryton) {}

  async all(): Promise<Outlet[]> {
    try {
      return await warehouses(this.tryton);
    } catch (error) {
      throw ofSource(error, outletsSource);
    }
  }
}
