/** What the page Orders asks of the worker (article 4): a look, an import that is paused and goes on, and who or what somebody picked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playedBed } from '../../test/played-bed.js';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedSales } from '../../test/played-sales.js';
import { part } from '../erp/conformance/bed.js';
import { work, workOff } from '../jobs/work.js';
import { matchIn } from '../model/match.js';
import { obey } from './commands.js';

let sales: PlayedSales;
let books: PlayedBooks;
const { signal } = new AbortController();

beforeEach(async () => {
  sales = await PlayedSales.open();
  books = new PlayedBooks();
  sales.shop.worker.erp = playedErp(books);
  sales.shop.settings.imports.enabled = true;
});
afterEach(() => sales.shop.close());

const guest = { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '' };
const order = (id: number, change: object = {}) => sales.shop.orders.put({ id, customer: guest, ...change });
const journal = () => sales.shop.worker.journal;
const record = (id: number) => journal().orders.record(`sale.${String(id)}`);
const contactOf = (id: number) => books.sales.get(`sale.${String(id)}`)?.sale.content.customer.contact;
const ask = (id: number, name: string, args: Record<string, string>) => obey(journal(), { id, name, args });

async function twoZoes(): Promise<string[]> {
  const given = { name: 'Zoé Martin', emails: [], phones: [], active: true };
  const ids = await part(playedBed(books), 'contacts').have([
    { ...given, phones: ['+33123456789'] },
    { ...given, emails: ['zoe@example.com'] },
  ]);
  order(1);
  order(2);
  await sales.sync();
  return ids;
}
const match = (id: number): string => matchIn(record(id)?.params ?? {})?.id ?? '';

describe('a pick', () => {
  it('is asked once for all orders of the guest, with the candidates; all of them go with it, and so do later ones', async () => {
    const [, byEmail = ''] = await twoZoes();
    expect([1, 2].map((id) => record(id)?.state)).toEqual(['held', 'held']);
    expect(match(1)).toBe(match(2));
    expect(matchIn(record(1)?.params ?? {})).toMatchObject({
      ...{ kind: 'contact', order_id: '1', asked: { email: 'zoe@example.com' } },
      candidates: [{ phone: '+33123456789' }, { erp_key: byEmail, email: 'zoe@example.com' }],
    });
    expect(ask(1, 'pick', { match: match(1), choice: 'nobody', by: 'anne' })).toMatchObject({ state: 'failed' });
    expect(ask(2, 'pick', { match: match(1), choice: byEmail, by: 'anne' })).toBeUndefined();
    await workOff(sales.shop.worker, signal);
    order(3);
    await sales.sync();
    expect([1, 2, 3].map(contactOf)).toEqual([byEmail, byEmail, byEmail]);
    expect(journal().links.to('contact', byEmail)).toMatchObject([{ how: 'person', decidedBy: 'anne' }]);
  });

  it('of none of them makes a new one, once, and whose choice it was is remembered', async () => {
    const others = await twoZoes();
    ask(1, 'pick', { match: match(1), choice: 'new', by: 'anne' });
    await workOff(sales.shop.worker, signal);
    const made = contactOf(1) ?? '';
    expect(others).not.toContain(made);
    expect(contactOf(2)).toBe(made);
    expect(books.contacts.size).toBe(3);
    expect(journal().links.to('contact', made)).toMatchObject([{ decidedBy: 'anne' }]);
  });
});

describe('a look at the ledger', () => {
  it('says where each order really is: one that is held is not in the ERP', async () => {
    await twoZoes();
    order(3, { customer: guest, billing: { ...guestBilling, email: 'max@example.com', phone: '' } });
    order(4, { placed_at: '2020-01-01T00:00:00Z', created_at: '2020-01-01T00:00:00Z' });
    await sales.sync();
    ask(1, 'look', { source: 'woocommerce', scope: 'ledger' });
    const job = journal().jobs.next(({ kind }) => kind === 'look');
    expect(job && (await work(sales.shop.worker, job, { signal }))).toMatchObject({ error: null });
    const items = sales.shop.looks.flatMap((one) => one.items ?? []);
    expect(items.map(({ order_id: id, standing, reason }) => [id, standing, reason])).toEqual([
      ['1', 'held', 'contact_apart'],
      ['2', 'held', 'contact_apart'],
      ['3', 'known', ''],
      ['4', 'left_out', 'import_before_window'],
    ]);
    expect(sales.shop.looks.at(-1)).toMatchObject({ finish: { error: null } });
    await sales.shop.worker.reporter.tell();
    const told = { kind: 'look', scope: 'ledger', state: 'done', counts: { held: 2, known: 1, left_out: 1 } };
    expect(sales.shop.reports.at(-1)?.imports).toMatchObject({
      sources: [{ name: 'woocommerce', window_months: 2 }],
      jobs: [told],
    });
    await sales.shop.worker.reporter.tell();
    expect(sales.shop.reports.at(-1)?.imports.jobs).toEqual([]);
  });
});

const guestBilling = {
  ...{ first_name: 'Max', last_name: 'Martin', company: '', address_1: '', address_2: '', city: '', state: '' },
  ...{ postcode: '', country: 'FR' },
};

it('an import is paused, not begun, and goes on by “resume” or by asking for it again', () => {
  ask(1, 'import', { source: 'woocommerce' });
  const [job] = journal().jobs.all();
  const id = String(job?.id);
  expect(ask(2, 'pause', { job: id })).toMatchObject({ state: 'done' });
  expect(journal().jobs.one(Number(id))?.state).toBe('paused');
  ask(3, 'resume', { job: id });
  expect(journal().jobs.one(Number(id))?.state).toBe('open');
  ask(4, 'pause', { job: id });
  expect(ask(5, 'import', { source: 'woocommerce' })).toEqual({ id: 5, state: 'done' });
  expect(journal().jobs.all()).toMatchObject([{ state: 'open' }]);
});
