/** Tryton as somebody finds it who has worked with it for a while: numbers that say what they are of, no assistant for the set-up. */
import type { People } from '../../../test/tryton/people.js';

const prefixes = { Sale: 'CC-', 'Customer Shipment': 'BL-', 'Customer Return Shipment': 'BR-' };

export async function tidyDesk(people: People): Promise<void> {
  const { tryton } = people;
  for (const [name, prefix] of Object.entries(prefixes))
    await tryton.write('ir.sequence', [await people.id('ir.sequence', ['name', '=', name])], { prefix, padding: 5 });
  const open = await tryton.search('ir.module.config_wizard.item', [['state', '=', 'open']], ['id']);
  const ids = open.map(({ id }) => id);
  await tryton.write('ir.module.config_wizard.item', ids, { state: 'done' });
}
