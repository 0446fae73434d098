/** Article 4: what an order's lines sell. */
import { describe, expect, it } from 'vitest';
import { line as shopLine } from '../../../test/test-order.js';
import type { OrderLine } from '../../model/order.js';
import type { ShopProduct } from '../../model/product.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { productsOf, type IdentifyBy, type LineProduct, type SoldProduct } from './product.js';

const line = (change: Partial<OrderLine> = {}): OrderLine => ({ ...shopLine(), ...change });

const tee: ShopProduct = {
  id: 7,
  parent_id: 0,
  name: 'T-shirt',
  description: 'Of cotton.',
  sku: 'TEE',
  categories: [['Clothes'], ['Clothes', 'Shirts']],
};
const cup: ShopProduct = { ...tee, id: 8, name: 'Cup', sku: 'CUP', categories: [['Kitchen']] };
const medium: ShopProduct = { ...tee, id: 71, parent_id: 7, name: 'T-shirt - M', sku: 'TEE-M' };

const products = (lines: OrderLine[], all: ShopProduct[], by: IdentifyBy = 'sku'): LineProduct[] =>
  productsOf(lines, all, { by, particulars: woocommerce, language: 'fr' });
function sold(one: OrderLine, all: ShopProduct[], by?: IdentifyBy): SoldProduct {
  const [first] = products([one], all, by);
  if (first === undefined || !('sold' in first)) throw new Error(JSON.stringify(first));
  return first.sold;
}

describe('« Tous les nouveaux produits ajoutés à la commande sont importés avec la commande »', () => {
  it('each line that sells one, and no other', () => {
    const lines = [
      line(),
      line({ id: 2, product_id: 8 }),
      line({ id: 3, kind: 'shipping', product_id: 0 }),
      line({ id: 4, kind: 'fee', product_id: 0 }),
      line({ id: 5 }),
    ];
    expect(products(lines, [tee, cup])).toMatchObject([
      { line: 1, sold: { id: 7 } },
      { line: 2, sold: { id: 8 } },
      { line: 5, sold: { id: 7 } },
    ]);
  });
  it('and ids that are texts, of another source', () => {
    const gid = 'gid://shop/Product/7';
    expect(sold(line({ product_id: gid }), [{ ...tee, id: gid }])).toMatchObject({ id: gid, product: { code: gid } });
    expect(sold(line({ product_id: '7' }), [tee])).toMatchObject({ id: 7 });
  });
});

describe('« Nom, Description, SKU »; « Le SKU est transféré dans le champ « SKU » et l’ID du produit est transféré dans le champ « Code ». »', () => {
  it('all of them, and nothing of a unit: it is the piece, whatever the shop says', () => {
    const { product } = sold(line(), [tee]);
    expect(product).toEqual({ name: 'T-shirt', description: 'Of cotton.', sku: 'TEE', code: '7' });
  });
  it('in the fields that the source’s particulars name', () => {
    const ways = { by: 'sku', particulars: { sku: 'code', id: 'sku' }, language: 'fr' } as const;
    const [first] = productsOf([line()], [tee], ways);
    expect(first).toMatchObject({ sold: { find: { code: 'TEE' }, product: { sku: '7', code: 'TEE' } } });
  });
  it('without blanks around, and with a name in any case', () => {
    expect(sold(line(), [{ ...tee, name: ' T-shirt ', sku: ' TEE ', description: ' ' }])).toMatchObject({
      find: { sku: 'TEE' },
      product: { name: 'T-shirt', sku: 'TEE', description: '' },
    });
    expect(sold(line({ name: 'As sold' }), [{ ...tee, name: '' }]).product.name).toBe('As sold');
    expect(sold(line({ name: ' ' }), [{ ...tee, name: '' }]).product.name).toBe('TEE');
    expect(sold(line({ name: '' }), [{ ...tee, name: '', sku: '' }]).product.name).toBe('7');
  });
});

describe('« Identifier les produits par » (nom, SKU ou ID)', () => {
  it.each<[string, IdentifyBy, Partial<ShopProduct>, object, boolean]>([
    ['its SKU', 'sku', {}, { sku: 'TEE' }, false],
    ['its name', 'name', {}, { name: 'T-shirt' }, false],
    ['its number', 'id', {}, { code: '7' }, false],
    ['its number, where it has no SKU', 'sku', { sku: ' ' }, { code: '7' }, true],
    ['its name, where it has no SKU', 'name', { sku: '' }, { name: 'T-shirt' }, false],
    ['its number, where it has no name', 'name', { name: '' }, { code: '7' }, true],
  ])('%s', (_what, by, change, find, makeshift) => {
    expect(sold(line(), [{ ...tee, ...change }, cup], by)).toMatchObject({ find, makeshift });
  });

  it('two with one SKU are two: by their numbers, and the ERP gets the SKU of both', () => {
    const all = [tee, { ...cup, sku: ' TEE' }];
    const found = products([line(), line({ id: 2, product_id: 8 })], all);
    expect(found).toMatchObject([
      { sold: { by: 'id', makeshift: true, find: { code: '7' }, product: { sku: 'TEE' } } },
      { sold: { by: 'id', makeshift: true, find: { code: '8' }, product: { sku: 'TEE' } } },
    ]);
  });
  it('so are two with one name, also where one is a variation of the other', () => {
    const all = [tee, { ...medium, name: 'T-shirt' }];
    expect(sold(line({ variation_id: 71 }), all, 'name')).toMatchObject({ find: { code: '71' }, makeshift: true });
  });
  it('SKUs and names compare byte by byte', () => {
    expect(sold(line(), [tee, { ...cup, sku: 'tee' }])).toMatchObject({ by: 'sku', makeshift: false });
    expect(sold(line(), [tee, { ...cup, name: 't-shirt' }], 'name')).toMatchObject({ by: 'name', makeshift: false });
  });
  it('one that is named twice is not doubled', () => {
    expect(sold(line(), [tee, { ...tee }])).toMatchObject({ by: 'sku', makeshift: false });
  });
});

describe('a variation', () => {
  it('has its own SKU, name and number, and its product’s category', () => {
    const inherits = { ...medium, categories: [] };
    for (const variation of [medium, inherits])
      expect(sold(line({ variation_id: 71 }), [tee, variation])).toEqual({
        id: 71,
        by: 'sku',
        makeshift: false,
        find: { sku: 'TEE-M' },
        product: { name: 'T-shirt - M', description: 'Of cotton.', sku: 'TEE-M', code: '71' },
        category: ['Clothes', 'Shirts'],
      });
  });
  it('without a SKU of its own is not its product', () => {
    expect(sold(line({ variation_id: 71 }), [tee, { ...medium, sku: '' }])).toMatchObject({
      id: 71,
      find: { code: '71' },
      product: { sku: '' },
    });
  });
});

describe('a product that is no more', () => {
  it.each<[string, Partial<OrderLine>, unknown]>([
    ['deleted since', { product_id: 0, gone_id: 7 }, 7],
    ['a variation deleted since, whose product is still there', { product_id: 7, gone_id: 71 }, 71],
    ['deleted while the order was read', { product_id: 99 }, 99],
    ['a variation deleted while the order was read', { variation_id: 99 }, 99],
    ['never a product of the shop', { product_id: 0 }, 0],
    ['of a source that says so with an empty text', { product_id: '', gone_id: '', variation_id: '' }, 0],
  ])('%s: known by its link only', (_what, change, gone) => {
    expect(products([line(change)], [tee])).toEqual([{ line: 1, gone }]);
  });
});

describe('« en conservant leur quantité et leur prix »', () => {
  it('the lines stay as they are, a bundle’s parts of price 0, too', () => {
    const lines = [line({ quantity: '0.5' }), line({ id: 2, product_id: 8, subtotal: '0', total: '0', taxes: [] })];
    const before = structuredClone(lines);
    expect(products(lines, [tee, cup])).toMatchObject([{ sold: { id: 7 } }, { sold: { id: 8 } }]);
    expect(lines).toEqual(before);
  });
});
