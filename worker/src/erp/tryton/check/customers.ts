/** Whether anybody is a customer of the shop. */
import type { Finding } from '../../../model/overview.js';
import type { Checked } from './checked.js';
import type { Tryton } from '../client/client.js';
import { meaningOf } from '../parties/meaning.js';

export async function customersFound(tryton: Tryton, { customers: options = {} }: Checked): Promise<Finding[]> {
  const id = 'tryton_customers';
  const { all, webOnly, relations } = await meaningOf(tryton, options, 'Tryton: parties');
  const count = await tryton.on<number>('party.party', 'search_count', [[['categories', 'in', [...all, ...webOnly]]]]);
  if (count === 0) {
    const names = [options.all, options.web_only].filter((name) => name !== undefined).join(' / ');
    const message = `No party is in the category ${names}, so nobody gets an account.`;
    return [{ id, status: 'warning', message, fix: 'Add the category to your customers in Tryton.' }];
  }
  const how = relations.length > 0 ? 'related parties and their own e-mails' : 'their own e-mails';
  return [{ id, status: 'ok', message: `${String(count)} active parties are customers; their contacts: ${how}.` }];
}
