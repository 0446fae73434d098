/** Whether it is clear from where goods are sent. */
import type { Finding } from '../../../model/overview.js';
import type { Checked } from './checked.js';
import type { Tryton } from '../client/client.js';

interface Warehouse {
  name: string;
  lost_found_location: number | null;
}

export async function stockFound(tryton: Tryton, { warehouse: name }: Checked): Promise<Finding[]> {
  if (!(await tryton.has('stock.location'))) return [];
  const id = 'tryton_warehouse';
  const are = [['type', '=', 'warehouse']];
  const all = await tryton.search<Warehouse>('stock.location', are, ['name', 'lost_found_location']);
  const found = name === undefined ? all : all.filter((each) => each.name === name);
  const [one, another] = found;
  const names = all.map((each) => each.name).join(', ');
  if (one === undefined || another !== undefined) {
    const which = name === undefined ? `There are ${names === '' ? 'none' : names}` : `“${name}” is none of ${names}`;
    const message = `The worker does not know from which warehouse goods are sent. ${which}.`;
    const fix = 'Write the name of one as “erp.warehouse” into the worker’s configuration.';
    return [{ id, status: name === undefined ? 'warning' : 'error', message, fix }];
  }
  if (one.lost_found_location === null) {
    const message = `The warehouse ${one.name} has no location for what is lost and found: Tryton refuses inventories there.`;
    const fix = 'Choose one for it in Tryton (Inventory & Stock > Configuration > Locations).';
    return [{ id, status: 'warning', message, fix }];
  }
  return [{ id, status: 'ok', message: `Goods are sent from the warehouse ${one.name}.` }];
}
