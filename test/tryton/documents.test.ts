import { beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../../worker/src/erp/pdf/whole.js';
import type { Reading } from '../../worker/src/erp/port.js';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import type { ErpBlob, ErpDocument } from '../../worker/src/model/document.js';
import { isProblem, type ReadProblem } from '../../worker/src/model/problem.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, CONTACT_RELATION, WORKER } from './company.js';
import { People } from './people.js';
import { today, Trade } from './trade.js';

const options = {
  ...{ url: server.url, database: server.database, ...WORKER },
  customers: { all: CATEGORIES.all, relations: [CONTACT_RELATION] },
};
const erp = new TrytonErp(options);
const people = new People(server);
const trade = new Trade(people);

interface Named {
  named: Map<string, ErpDocument>;
  problems: ReadProblem[];
}

async function reading(since?: string, again?: string[]): Promise<Reading & Named> {
  const named = new Map<string, ErpDocument>();
  const problems: ReadProblem[] = [];
  const read = erp.documents.read(since, again);
  for (;;) {
    const { done, value } = await read.next();
    if (done) return { ...value, named, problems };
    if (isProblem(value)) problems.push(value);
    else named.set(`${value.type} ${value.number}`, value);
  }
}

const numberOf = async (model: string, id: number): Promise<string> =>
  (await people.tryton.read<{ number: string }>(model, [id], ['number']))[0]?.number ?? '';

async function bytesOf(document: ErpDocument | undefined): Promise<ErpBlob> {
  if (document === undefined) throw new Error('There is no such document');
  const name = await erp.documents.bytesOf(document);
  const blob = name && (await erp.documents.open(name));
  if (blob === undefined) throw new Error(`${document.number} has no bytes`);
  return blob;
}

let party = 0;
let product = 0;
beforeAll(async () => {
  [party = 0] = await people.add({
    ...{
      name: 'Dupont',
      code: 'DUPONT',
      categories: [CATEGORIES.all],
      addresses: [{ street: '1 rue A', city: 'Lyon' }],
    },
    mechanisms: [
      { value: 'a@d.test' },
      { value: 'compta@d.test', name: 'Anne', invoice: true },
      { value: 'zoe@d.test', name: 'Zoé' },
    ],
  });
  product = await trade.product('Tasse');
});
const contact = async (email: string): Promise<string> =>
  `DUPONT/@${String(await people.id('party.contact_mechanism', ['value', '=', email]))}`;

describe('from the quotation to the paid invoice', () => {
  let sale = 0;
  let invoice = 0;
  let cursor: string | undefined;

  it('has a quotation, billed to the billing contact', async () => {
    sale = await trade.quotation(party, product, { reference: 'sale.77' });
    const { named, whole, cursor: next } = await reading();
    cursor = next;
    const number = await numberOf('sale.sale', sale);
    expect(whole).toBe(true);
    expect(named.get(`quote ${number}`)).toEqual({
      ...{
        type: 'quote',
        number,
        orderNumber: number,
        date: today(),
        dueDate: '',
        saleKey: 'sale.77',
        file: `${number}.pdf`,
      },
      ...{ totalNet: '20.00', total: '24.00', currency: 'EUR', paid: undefined, withdrawn: false, draft: false },
      ...{ customerCode: 'DUPONT', contactId: await contact('compta@d.test'), billingEmail: '' },
    });
    expect(named.get(`order ${number}`)?.withdrawn).toBe(true);
  });

  it('is an order once it is confirmed, and no quotation any more', async () => {
    await trade.press('sale.sale', 'confirm', sale);
    const { named } = await reading(cursor);
    const number = await numberOf('sale.sale', sale);
    expect(named.get(`quote ${number}`)?.withdrawn).toBe(true);
    expect(named.get(`order ${number}`)).toMatchObject({ withdrawn: false, total: '24.00', saleKey: 'sale.77' });
    expect([...named.values()].filter(({ type }) => type === 'invoice')).toEqual([]);
  });

  it('has a delivery note once it is sent, and an invoice once it is posted', async () => {
    await trade.ship(sale);
    invoice = await trade.invoice(sale);
    const { named } = await reading(cursor);
    const order = { orderNumber: await numberOf('sale.sale', sale), saleKey: 'sale.77', customerCode: 'DUPONT' };
    expect([...named.values()].find(({ type }) => type === 'delivery_note')).toMatchObject({
      ...order,
      date: today(),
      total: '',
    });
    expect(named.get(`invoice ${await numberOf('account.invoice', invoice)}`)).toMatchObject({
      ...order,
      ...{
        date: today(),
        dueDate: today(),
        totalNet: '20.00',
        total: '24.00',
        currency: 'EUR',
        paid: false,
        withdrawn: false,
      },
      contactId: await contact('compta@d.test'),
    });
  });

  it('has PDFs of all of them; the invoice’s bytes are Tryton’s own for ever', async () => {
    const { named } = await reading();
    for (const type of ['order', 'delivery_note', 'invoice']) {
      const document = [...named.values()].find((one) => one.type === type && one.withdrawn === false);
      const blob = await bytesOf(document);
      expect(await inspect(blob)).toMatchObject({ verdict: 'ok' });
      const again = await bytesOf(document);
      expect((await inspect(again)).sha256).toBe((await inspect(blob)).sha256);
    }
    const other = new TrytonErp(options).documents;
    const document = named.get(`invoice ${await numberOf('account.invoice', invoice)}`);
    const name = document && (await erp.documents.bytesOf(document));
    const elsewhere = name && (await other.open(name));
    expect(elsewhere && (await inspect(elsewhere)).sha256).toBe((await inspect(await bytesOf(document))).sha256);
  });

  it('is paid when Tryton says so, which changes nothing that is printed', async () => {
    const number = await numberOf('account.invoice', invoice);
    const before = (await reading(cursor)).named;
    await trade.pay(invoice, '24.00');
    const after = (await reading(cursor)).named;
    expect([before.get(`invoice ${number}`)?.paid, after.get(`invoice ${number}`)?.paid]).toEqual([false, true]);
    const order = await numberOf('sale.sale', sale);
    expect(await erp.documents.bytesOf(before.get(`order ${order}`) as ErpDocument)).toEqual(
      await erp.documents.bytesOf(after.get(`order ${order}`) as ErpDocument),
    );
  });
});

describe('whom a document is for', () => {
  it('is the contact that the sale names', async () => {
    const zoe = await people.id('party.contact_mechanism', ['value', '=', 'zoe@d.test']);
    const sale = await trade.quotation(party, product, { contact: zoe });
    await trade.press('sale.sale', 'confirm', sale);
    const invoice = await trade.invoice(sale);
    const { named } = await reading();
    const who = { customerCode: 'DUPONT', contactId: await contact('zoe@d.test'), saleKey: '' };
    expect(named.get(`order ${await numberOf('sale.sale', sale)}`)).toMatchObject(who);
    expect(named.get(`invoice ${await numberOf('account.invoice', invoice)}`)).toMatchObject(who);
  });

  it('is the customer where it has no billing contact, and a related party where that is one', async () => {
    const [alone = 0, boss = 0, person = 0] = await people.add(
      {
        name: 'Seul',
        code: 'SEUL',
        categories: [CATEGORIES.all],
        addresses: [{ city: 'Nice' }],
        mechanisms: [{ value: 's@s.test' }],
      },
      { name: 'Chef', code: 'CHEF', categories: [CATEGORIES.all], addresses: [{ city: 'Nice' }] },
      { name: 'Comptable', code: 'COMPTA', mechanisms: [{ value: 'c@c.test', invoice: true }] },
    );
    await people.relate(boss, person, CONTACT_RELATION);
    const numbers = await Promise.all(
      [await trade.quotation(alone, product), await trade.quotation(boss, product)].map((id) =>
        numberOf('sale.sale', id),
      ),
    );
    const { named } = await reading();
    expect(
      numbers.map((number) => named.get(`quote ${number}`)).map((one) => [one?.customerCode, one?.contactId]),
    ).toEqual([
      ['SEUL', ''],
      ['CHEF', 'CHEF/COMPTA'],
    ]);
  });
});

describe('credit notes and what is cancelled', () => {
  it('has credit notes with positive amounts, and keeps the invoice that one of them cancels', async () => {
    const sale = await trade.quotation(party, product, { reference: 'sale.78' });
    await trade.press('sale.sale', 'confirm', sale);
    const invoice = await trade.invoice(sale);
    await trade.credit(invoice, true);
    const { named } = await reading();
    const credit = [...named.values()].find(({ type }) => type === 'credit_note');
    expect(credit).toMatchObject({
      number: expect.stringMatching(/^A/) as string,
      total: '24.00',
      totalNet: '20.00',
      saleKey: '',
      withdrawn: false,
    });
    expect(await inspect(await bytesOf(credit))).toMatchObject({ verdict: 'ok' });
    expect(named.get(`invoice ${await numberOf('account.invoice', invoice)}`)).toMatchObject({
      paid: true,
      withdrawn: false,
    });
  });

  it('takes an invoice back that was cancelled without a credit note', async () => {
    const sale = await trade.quotation(party, product);
    await trade.press('sale.sale', 'confirm', sale);
    const invoice = await trade.invoice(sale);
    const number = await numberOf('account.invoice', invoice);
    expect((await reading()).named.get(`invoice ${number}`)).toMatchObject({ paid: false, withdrawn: false });
    await trade.cancel(invoice);
    expect((await reading()).named.get(`invoice ${number}`)).toMatchObject({ withdrawn: true });
  });

  it('takes a cancelled quotation back', async () => {
    const sale = await trade.quotation(party, product);
    await trade.press('sale.sale', 'cancel', sale);
    expect((await reading()).named.get(`quote ${await numberOf('sale.sale', sale)}`)?.withdrawn).toBe(true);
  });

  it('never takes the place of an earlier one, where Tryton gives its number again', async () => {
    const [first, second] = [await trade.quotation(party, product), await trade.quotation(party, product)];
    const number = await numberOf('sale.sale', first);
    const { cursor } = await reading();
    await people.tryton.write('sale.sale', [second], { number, description: 'Une autre' });
    for (const since of [undefined, cursor]) {
      const { named, problems } = await reading(since);
      const shown = named.get(`quote ${number}`);
      if (shown)
        expect(await erp.documents.bytesOf(shown)).toMatchObject({ id: `sale.sale:sale.sale:${String(first)}` });
      expect(problems).toContainEqual({
        ...{ source: 'Tryton: documents', place: `sale.sale ${String(second)}` },
        ...{ reason: 'tryton_number_twice', params: { number } },
      });
    }
    await people.tryton.write('sale.sale', [second], { number: `${number}-2` });
  });
});

describe('a reading of changes', () => {
  it('names what changed since, and what is asked for again', async () => {
    const sale = await trade.quotation(party, product);
    const number = await numberOf('sale.sale', sale);
    people.age(['sale_sale', 'account_invoice', 'stock_shipment_out']);
    const { cursor } = await reading();
    const keys = async (again: string[] = []): Promise<string[]> => [...(await reading(cursor, again)).named.keys()];
    expect(await keys()).toEqual([]);
    expect(await keys([`quote.${number}`])).toEqual([`quote ${number}`, `order ${number}`]);
    await people.tryton.write('sale.sale', [sale], { description: 'Nouveau' });
    expect(await keys()).toEqual([`quote ${number}`, `order ${number}`]);
  });

  it('prints what changed anew', async () => {
    const sale = await trade.quotation(party, product);
    const key = `quote ${await numberOf('sale.sale', sale)}`;
    const version = async (): Promise<string | undefined> =>
      (await erp.documents.bytesOf((await reading()).named.get(key) as ErpDocument))?.version;
    const before = await version();
    expect(await version()).toBe(before);
    await people.tryton.write('sale.sale', [sale], { comment: 'Livrer le matin' });
    expect(await version()).not.toBe(before);
  });
});

it('says which report comes out as something else than a PDF', async () => {
  const sale = await trade.quotation(party, product);
  const [report] = await people.tryton.search('ir.action.report', [['report_name', '=', 'sale.sale']], ['id']);
  await people.tryton.write('ir.action.report', [report?.id ?? 0], { extension: '' });
  const { named } = await reading();
  const path = process.env['PATH'];
  // Where LibreOffice is found, the worker makes it a PDF: printing.test.ts.
  process.env['PATH'] = '';
  try {
    await expect(bytesOf(named.get(`quote ${await numberOf('sale.sale', sale)}`))).rejects.toMatchObject({
      ...{ state: 'refused', reason: 'tryton_not_pdf', params: { report: 'sale.sale', extension: 'odt' } },
    });
  } finally {
    process.env['PATH'] = path;
  }
});
