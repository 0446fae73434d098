/** Who, what and how much: a sale's parties, addresses, products, taxes and totals in a real Tryton. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SaleLine } from '../../worker/src/model/sale.js';
import { testSale } from '../fixtures/sale.js';
import { RATES } from './company.js';
import type { BookedSale } from './books.js';
import { books, line, people, problem, put, sale, saleOf, trade } from './selling.js';

const customerOf = testSale().content.customer;
const vat = (rate: string, amount: string): SaleLine['vat'] => [{ rate, label: `TVA ${rate} %`, amount }];
const linesOf = (held: BookedSale): unknown[] =>
  held['lines.'].map((one) => [
    one['product.']?.code,
    one.quantity,
    one.unit_price,
    one['taxes.'].map(({ name }) => name),
  ]);

beforeAll(async () => {
  await people.printNoPdf();
  await people.tryton.create('country.country', [{ name: 'Belgique', code: 'BE' }]);
});

describe('whose it is', () => {
  const guest = (email: string, change = {}): ReturnType<typeof sale> =>
    sale({ state: 'draft', content: { customer: { ...customerOf, email, ...change } } });

  it('two orders of one guest are of one party with one address each', async () => {
    const [one, two] = [guest('gast@example.test'), guest('Gast@Example.test')];
    const other = guest('gast@example.test', {
      shipping: { ...customerOf.shipping, city: 'Bruxelles', country: 'BE', company: '' },
    });
    for (const each of [one, two, other]) await put(each);
    const held = await Promise.all([one, two, other].map(({ key }) => books.one(key)));
    expect(new Set(held.map((each) => each['party.'].code))).toEqual(new Set(['customer.gast~40example~2Etest']));
    const [party = 0] = held.map((each) => each['party.'].id);
    const addresses = await people.tryton.search(
      'party.address',
      [
        ['party', '=', party],
        ['street', '!=', null],
      ],
      ['city'],
    );
    expect(addresses.map((address) => (address as unknown as { city: string }).city).sort()).toEqual([
      'Bruxelles',
      'Paris',
    ]);
    expect(held[2]?.['shipment_address.']).toMatchObject({ party_name: 'Zoé Lefèvre' });
    expect(held[2]?.['invoice_address.']).toMatchObject({ party_name: 'Crème & Œufs' });
  });

  it('the linked customer’s, whatever its e-mail is; else of who has the e-mail', async () => {
    await people.add({
      name: 'Dupont',
      code: 'D 1',
      mechanisms: [{ value: 'dupont@example.test' }],
      addresses: [{ city: 'Lyon' }],
    });
    const linked = guest('autre@example.test', {
      account_key: 'tiers.D~201',
      tiers_key: 'tiers.D~201',
      tiers_code: 'D 1',
    });
    const same = guest('dupont@example.test');
    for (const each of [linked, same]) {
      await put(each);
      expect(await books.one(each.key)).toMatchObject({ 'party.': { code: 'D 1' } });
    }
    const gone = guest('x@example.test', { account_key: 'tiers.D~202', tiers_key: 'tiers.D~202', tiers_code: 'D 2' });
    expect(await problem(gone)).toMatchObject({ state: 'held', reason: 'tryton_no_party', params: { code: 'D 2' } });
  });

  it('nobody else’s, where the e-mail is unproven', async () => {
    await people.add({ name: 'Riche', code: 'RICHE', mechanisms: [{ value: 'riche@example.test' }] });
    const claimed = guest('riche@example.test', { unproven: true });
    await put(claimed);
    const { 'party.': party } = await books.one(claimed.key);
    expect(party.code).toBe(`customer.${claimed.key.replace('.', '~2E')}`);
    await put(guest('riche@example.test'));
    const mechanisms = await people.tryton.search(
      'party.contact_mechanism',
      [['value', '=', 'riche@example.test']],
      ['id'],
    );
    expect(mechanisms).toHaveLength(1);
  });

  it('held, where several have the e-mail', async () => {
    const twice = { mechanisms: [{ value: 'deux@example.test' }] };
    await people.add({ name: 'A', code: 'DEUX-A', ...twice }, { name: 'B', code: 'DEUX-B', ...twice });
    expect(await problem(guest('deux@example.test'))).toMatchObject({
      ...{ state: 'held', reason: 'tryton_several_parties' },
      params: { email: 'deux@example.test', found: 'DEUX-A, DEUX-B' },
    });
  });

  it('refused, where Tryton does not know the country or keeps another currency', async () => {
    const abroad = guest('us@example.test', { billing: { ...customerOf.billing, country: 'US' } });
    expect(await problem(abroad)).toMatchObject({
      state: 'refused',
      reason: 'tryton_no_country',
      params: { country: 'US' },
    });
    const dollars = sale({ content: { currency: 'USD' } });
    expect(await problem(dollars)).toMatchObject({
      reason: 'tryton_currency',
      params: { currency: 'USD', expected: 'EUR' },
    });
    expect(await books.of(dollars.key)).toEqual([]);
  });
});

describe('what is sold', () => {
  it('shipping, a fee below zero, two rates and no VAT, each with its tax', async () => {
    const one = saleOf(
      [
        line({ product_id: 21, name: 'Livre', quantity: '3', net: '30.00', vat: vat('5.5', '1.65') }),
        line({ product_id: 22, name: 'Thé', net: '10.00', vat: vat('10', '1.00') }),
        line({ kind: 'shipping', product_id: 0, name: 'Colissimo', net: '5.00', vat: vat('20', '1.00') }),
        line({ kind: 'fee', product_id: 0, name: 'Remise fidélité', net: '-4.00', vat: vat('20', '-0.80') }),
        line({ kind: 'fee', product_id: 0, name: 'Consigne', net: '2.00', vat: [] }),
      ],
      ['43.00', '2.85', '45.85'],
    );
    await put(one);
    const held = await books.one(one.key);
    expect(linesOf(held)).toEqual([
      ['product.21', 3, '10', [RATES[5.5].tax]],
      ['product.22', 1, '10', [RATES[10].tax]],
      ['shop.shipping', 1, '5', [RATES[20].tax]],
      ['shop.fee', 1, '-4', [RATES[20].tax]],
      ['shop.fee', 1, '2', []],
    ]);
    expect(held).toMatchObject({ 'invoices.': [{ state: 'posted', total_amount: '45.85' }] });
  });

  it('names with quotes, emoji and what looks like markup come through', async () => {
    const name = '« L’été » "N° 1" <b>猫</b> 🎁 & co, Taille: XL';
    const one = saleOf([line({ product_id: 23, name })], ['10.00', '2.00', '12.00'], { state: 'draft' });
    await put(one);
    expect(await books.one(one.key)).toMatchObject({ 'lines.': [{ description: name }] });
  });

  it('a product that has the SKU already is used, several are held; one that the shop deleted is not shipped', async () => {
    const product = await trade.product('Bol');
    await people.tryton.create('product.identifier', [{ product, code: 'BOL-1' }]);
    const { template } =
      (await people.tryton.read<{ template: number }>('product.product', [product], ['template']))[0] ?? {};
    await people.tryton.write('product.template', [template ?? 0], { code: 'THEIRS' });
    const one = saleOf([line({ product_id: 24, sku: 'BOL-1' })], ['10.00', '2.00', '12.00']);
    await put(one);
    expect(await books.one(one.key)).toMatchObject({ 'lines.': [{ 'product.': { code: 'THEIRS' } }] });
    await people.tryton.create('product.identifier', [{ product: await trade.product('Autre bol'), code: 'BOL-1' }]);
    const two = saleOf([line({ product_id: 25, sku: 'BOL-1' })], ['10.00', '2.00', '12.00']);
    expect(await problem(two)).toMatchObject({ state: 'held', reason: 'tryton_several_products' });
    const gone = saleOf([line({ product_id: 0, name: 'Disparu' })], ['10.00', '2.00', '12.00']);
    await put(gone);
    expect(await books.one(gone.key)).toMatchObject({
      ...{ 'lines.': [{ description: 'Disparu', 'product.': { code: 'shop.product' } }], 'shipments.': [] },
      'invoices.': [{ state: 'posted' }],
    });
  });

  it('half a piece is refused where Tryton counts whole ones', async () => {
    const half = saleOf([line({ quantity: '1.5', net: '15.00', vat: vat('20', '3.00') })], ['15.00', '3.00', '18.00']);
    expect(await problem(half)).toMatchObject({ reason: 'tryton_quantity', params: { quantity: '1.5' } });
  });

  it('a rate that Tryton has no tax for, or several, is told', async () => {
    const one = saleOf([line({ vat: vat('21', '2.10') })], ['10.00', '2.10', '12.10']);
    expect(await problem(one)).toMatchObject({ state: 'refused', reason: 'tryton_no_tax', params: { rate: '21' } });
    const two = saleOf([line({ vat: vat('2.1', '0.21') })], ['10.00', '0.21', '10.21']);
    const { reason, params } = await problem(two);
    expect(reason).toBe('tryton_several_taxes');
    const [name = ''] = params['found']?.split(', ') ?? [];
    expect(await put(two, { sales: { taxes: { '2.10': name } } })).toMatchObject({ done: 'created' });
    expect(await books.one(two.key)).toMatchObject({ 'lines.': [{ 'taxes.': [{ name }] }] });
  });
});

describe('how much it is', () => {
  const many = (): ReturnType<typeof sale> =>
    saleOf(
      [
        line({
          product_id: 26,
          quantity: '500',
          unit_net: '10.416667',
          net: '5208.333333',
          vat: vat('20', '1041.666667'),
        }),
      ],
      ['5208.33', '1041.67', '6250.00'],
    );

  it('cents that Tryton’s four decimals make are held, or a line that everybody sees', async () => {
    const one = many();
    expect(await problem(one)).toMatchObject({
      ...{ state: 'held', reason: 'tryton_other_total' },
      params: { shop_total: '6250.00', tryton_total: '6250.02', currency: 'EUR' },
    });
    expect(await books.one(one.key)).toMatchObject({ state: 'draft' });
    expect(await put(one, { sales: { rounding_line: true } })).toMatchObject({ revision: 1, done: 'created' });
    const held = await books.one(one.key);
    expect(held).toMatchObject({
      state: 'processing',
      total_amount: '6250.00',
      'invoices.': [{ total_amount: '6250.00' }],
    });
    expect(held['lines.'].at(-1)).toMatchObject({ description: 'Arrondi', unit_price: '-0.02', 'taxes.': [] });
    expect(await put(one, { sales: { rounding_line: true } })).toMatchObject({ done: 'unchanged' });
  });

  it('more than some cents are held in any case', async () => {
    const one = saleOf([line({})], ['11.00', '2.00', '13.00']);
    expect(await problem(one, { sales: { rounding_line: true } })).toMatchObject({
      ...{ state: 'held', reason: 'tryton_other_total' },
      params: { shop_total: '13.00', tryton_total: '12.00' },
    });
  });

  it('prices with VAT in them, several pieces and a coupon make the shop’s total', async () => {
    // 3 × 19.99 € with 20 % VAT, 10 % off: 53.97 €.
    const discounted = line({
      ...{ product_id: 27, quantity: '3', unit_net: '14.991667', net: '44.975', discount_net: '4.997222' },
      vat: vat('20', '8.995'),
    });
    const one = saleOf([discounted], ['44.97', '9.00', '53.97'], { content: { prices_include_tax: true } });
    await put(one, { sales: { rounding_line: true } });
    expect(await books.one(one.key)).toMatchObject({ state: 'processing', total_amount: '53.97' });
  });

  it('an order that costs nothing is one, too', async () => {
    const free = saleOf([line({ unit_net: '0.00', net: '0.00', vat: [] })], ['0.00', '0.00', '0.00']);
    await put(free);
    expect(await books.one(free.key)).toMatchObject({ total_amount: '0.00', 'shipments.': [{ state: 'waiting' }] });
  });
});
