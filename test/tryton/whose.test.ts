/** Nobody's order, document or payment lands on somebody else, whatever is done in Tryton meanwhile. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Tryton } from '../../worker/src/erp/tryton/client/client.js';
import { day } from '../../worker/src/erp/tryton/client/values.js';
import type { ErpDocument } from '../../worker/src/model/document.js';
import type { Sale } from '../../worker/src/model/sale.js';
import { testSale } from '../fixtures/sale.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, COMPANY, CONTACT_RELATION, WORKER } from './company.js';
import { books, erp, people, problem, put, sale, trade } from './selling.js';
import { today } from './trade.js';

const customers = { all: CATEGORIES.all, relations: [CONTACT_RELATION] };

const orderOf = (email: string, customer: Partial<Sale['content']['customer']> = {}): Sale =>
  sale({ content: { kind: 'order', customer: { ...testSale().content.customer, email, ...customer } } });

async function documents(): Promise<ErpDocument[]> {
  const found: ErpDocument[] = [];
  for await (const item of erp({ customers }).documents.read())
    if ('saleKey' in item && item.withdrawn === false) found.push(item);
  return found;
}

async function partyOf(key: string): Promise<{ id: number; name: string; 'contact_mechanisms.': { value: string }[] }> {
  const [{ party = 0 } = {}] = await people.tryton.search<{ party: number }>(
    ...(['sale.sale', [['reference', '=', key]], ['party']] as const),
  );
  const [row] = await people.tryton.read<{ name: string; 'contact_mechanisms.': { value: string }[] }>(
    ...(['party.party', [party], ['name', 'contact_mechanisms.value']] as const),
  );
  if (row === undefined) throw new Error(`${key} has no party`);
  return row;
}

beforeAll(() => people.printNoPdf());

describe('a sale that somebody duplicates for another customer', () => {
  it('is not the shop’s, though it has its reference', async () => {
    const one = orderOf('duplicated@x.test');
    await put(one);
    const { id, number } = await books.one(one.key);
    const [copy = 0] = await people.tryton.on<number[]>('sale.sale', 'copy', [[id], {}]);
    const [party = 0] = await people.add({ name: 'Somebody else', code: 'ELSE', addresses: [{ city: 'Lyon' }] });
    const address = await people.id('party.address', ['party', '=', party]);
    const theirs = { party, invoice_address: address, shipment_address: address };
    await people.tryton.write('sale.sale', [copy], theirs);
    for (const button of ['quote', 'confirm']) await trade.press('sale.sale', button, copy);
    await trade.ship(copy);
    await trade.invoice(copy);
    const found = await documents();
    expect(
      found.filter(({ customerCode }) => customerCode === 'ELSE').map(({ type, saleKey }) => [type, saleKey]),
    ).toEqual(
      expect.arrayContaining([
        ['order', ''],
        ['delivery_note', ''],
        ['invoice', ''],
      ]),
    );
    expect(found.filter(({ saleKey }) => saleKey === one.key)).toMatchObject([{ type: 'order', number }]);
  });
});

describe('a party that was made for an order', () => {
  it('has another e-mail now: an order with the old one is held, and changes nothing there', async () => {
    const one = orderOf('before@x.test');
    await put(one);
    const { id } = await partyOf(one.key);
    const mechanism = await people.id('party.contact_mechanism', ['party', '=', id], ['type', '=', 'email']);
    await people.tryton.write('party.contact_mechanism', [mechanism], { value: 'after@x.test' });
    await people.tryton.write('party.party', [id], { name: 'Somebody else' });
    const before = await partyOf(one.key);
    expect(await problem(orderOf('before@x.test'))).toMatchObject({ state: 'held', reason: 'tryton_party_changed' });
    expect(await partyOf(one.key)).toEqual(before);
    await people.tryton.write('party.party', [id], { code: 'OTHER' });
    const two = orderOf('before@x.test');
    await put(two);
    expect((await partyOf(two.key)).id).not.toBe(id);
  });

  it('is not active any more: told, and left alone', async () => {
    const one = orderOf('over@x.test');
    await put(one);
    const { id } = await partyOf(one.key);
    await people.tryton.write('party.party', [id], { active: false });
    expect(await problem(orderOf('over@x.test'))).toMatchObject({ state: 'held', reason: 'tryton_party_changed' });
  });
});

describe('a customer of the shop', () => {
  it('keeps its own address, whatever addresses orders bring', async () => {
    const own = { street: 'Head office', city: 'Lyon', sequence: 10 };
    const mechanisms = [{ value: 'firm@x.test' }];
    await people.add({ name: 'Firm', code: 'FIRM', categories: [CATEGORIES.all], addresses: [own], mechanisms });
    await put(orderOf('firm@x.test'));
    const found = [];
    for await (const item of erp({ customers }).customers.read()) found.push(item);
    expect(found.find((item) => 'code' in item && item.code === 'FIRM')).toMatchObject({ address1: 'Head office' });
  });

  it('has documents billed to the contact who ordered, also where that is a party of its own', async () => {
    const accounts = [{ value: 'accounts@x.test', name: 'Accounts', invoice: true }];
    const [firm = 0, marie = 0] = await people.add(
      {
        name: 'Firm',
        code: 'FIRM2',
        categories: [CATEGORIES.all],
        addresses: [{ city: 'Lyon' }],
        mechanisms: accounts,
      },
      { name: 'Marie Sixte', code: 'MARIE', mechanisms: [{ value: 'Marie@x.test' }] },
    );
    await people.relate(firm, marie, CONTACT_RELATION);
    const one = orderOf('marie@x.test', { tiers_key: 'tiers.FIRM2', tiers_code: 'FIRM2' });
    await put(one);
    const [order] = (await documents()).filter(({ saleKey }) => saleKey === one.key);
    expect(order).toMatchObject({ customerCode: 'FIRM2', contactId: 'FIRM2/MARIE' });
  });
});

describe('another company in the same Tryton', () => {
  let company = 0;

  it('is told where Tryton does not show its records', async () => {
    const [party = 0] = await people.add({ name: 'Second SA' });
    const currency = await people.id('currency.currency', ['code', '=', 'EUR']);
    [company = 0] = await people.tryton.create('company.company', [{ party, currency }]);
    const worker = await people.id('res.user', ['login', '=', WORKER.user]);
    await people.tryton.write('res.user', [worker], { companies: [['add', [company]]] });
    const inSecond = (): Promise<number> =>
      new Tryton({ url: server.url, database: server.database, ...WORKER }, 'Second SA').inCompany();
    await expect(inSecond()).rejects.toMatchObject({
      reason: 'erp_tryton_other_company',
      params: { company: 'Second SA' },
    });
    await people.tryton.write('res.user', [worker], { company_filter: 'all' });
    expect(await inSecond()).toBe(company);
  });

  it('has orders with the same numbers, whose payments are its own', async () => {
    const one = sale({ payment: { method: 'stripe', transaction_id: 'ch_1' } });
    const options = { company: COMPANY, sales: { payment_methods: { '*': 'Carte web' } } };
    await put(one, options);
    const [theirs = 0] = await people.tryton.create('account.move', [
      {
        ...{ journal: await people.id('account.journal', ['type', '=', 'cash']), date: day(today()) },
        period: await people.id('account.period', ['start_date', '<=', day(today())], ['end_date', '>=', day(today())]),
        ...{ description: `${one.key} stripe ch_1`, origin: 'account.invoice,1' },
      },
    ]);
    server.databases.run(
      server.database,
      `UPDATE account_move SET company = ${String(company)} WHERE id = ${String(theirs)}`,
    );
    await put({ ...one, payment: { ...one.payment, paid: true, paid_at: '2026-11-26T10:00:00Z' } }, options);
    expect(await books.one(one.key)).toMatchObject({ 'invoices.': [{ state: 'paid' }] });
  });
});
