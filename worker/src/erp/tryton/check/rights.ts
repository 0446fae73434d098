/** Whether the modules are there, and what the worker’s user may do with them. */
import type { Finding } from '../../../model/overview.js';
import type { Checked } from './checked.js';
import type { Tryton } from '../client/client.js';

type Right = 'read' | 'write' | 'create';

interface Need {
  model: string;
  /** What people call it in Tryton. */
  module: string;
  group: string;
  rights: readonly Right[];
  /** What does not happen without it. */
  without: string;
}

const needs: readonly Need[] = [
  {
    ...{ model: 'sale.sale', module: 'sale', group: 'Sales', rights: ['read', 'write', 'create'] },
    without: 'orders of the shop do not become sales, and there are no quotations and orders under My documents',
  },
  {
    ...{ model: 'account.invoice', module: 'account_invoice', group: 'Account', rights: ['read', 'write', 'create'] },
    without: 'no invoices and credit notes are made or shown, and no payments booked',
  },
  {
    ...{ model: 'stock.shipment.out', module: 'stock', group: 'Stock', rights: ['read', 'write'] },
    without: 'the shop does not learn that goods were sent, and there are no delivery notes under My documents',
  },
  {
    ...{ model: 'product.template', module: 'product', group: 'Product Administration', rights: ['read', 'create'] },
    without: 'an order with a product that Tryton does not have is refused',
  },
];

const relations: Need = {
  ...{ model: 'party.relation.all', module: 'party_relationship', group: 'Party', rights: ['read'] },
  without: 'contacts who are parties of their own are not found',
};

export async function rightsFound(tryton: Tryton, { customers }: Checked): Promise<Finding[]> {
  const asked = customers?.relations === undefined ? needs : [...needs, relations];
  const findings: Finding[] = [];
  const there: Need[] = [];
  for (const need of asked) {
    if (await tryton.has(need.model)) there.push(need);
    else findings.push(moduleMissing(need));
  }
  const models = there.map(({ model }) => model);
  const access = await tryton.on<Record<string, Partial<Record<Right, unknown>>>>('ir.model.access', 'get_access', [
    models,
  ]);
  for (const need of there) {
    const lacks = need.rights.filter((right) => !access[need.model]?.[right]);
    if (lacks.length > 0) findings.push(rightMissing(need, lacks));
  }
  if (findings.length > 0) return findings;
  return [{ id: 'tryton_rights', status: 'ok', message: 'The modules are activated, and the user has its rights.' }];
}

/** Who syncs nothing but customers does without them. */
const moduleMissing = ({ module, without }: Need): Finding => ({
  ...{ id: `tryton_module_${module}`, status: 'warning' },
  message: `Tryton’s module ${module} is not activated: ${without}.`,
  fix: `Activate it in Tryton (Administration > Modules), or with trytond-admin -u ${module}.`,
});

const rightMissing = ({ module, group, without }: Need, lacks: readonly Right[]): Finding => ({
  ...{ id: `tryton_right_${module}`, status: 'error' },
  message: `The user may not ${lacks.join(', ')} what the module ${module} holds: ${without}.`,
  fix: `Add the group “${group}” to the user in Tryton (Administration > Users > Users, Access Permissions).`,
});
