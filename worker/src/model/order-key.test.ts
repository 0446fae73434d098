/** One spelling of each order's key, none that two sources share. */
import { describe, expect, it } from 'vitest';
import {
  foreignId,
  isSourceName,
  orderOf,
  productKey,
  productOf,
  refundKey,
  refundOf,
  saleKey,
  salesBetween,
} from './order-key.js';

describe('keys of orders', () => {
  it('lead back to the order', () => {
    expect([saleKey('woocommerce', 123), refundKey('woocommerce', 45)]).toEqual(['sale.123', 'refund.45']);
    const ids = ['sale.123', 'refund.45', 'sale.0', 'sale.1x'].map((key) => {
      const order = orderOf(key);
      return order && foreignId(order);
    });
    expect(ids).toEqual([123, undefined, undefined, undefined]);
    expect(refundOf('refund.45')).toEqual({ source: 'woocommerce', id: '45' });
  });

  it('and those of products are of their kind only', () => {
    expect([productKey('woocommerce', 67), productKey('shop-2', 'A7')]).toEqual(['product.67', 'product.shop-2.~417']);
    expect(productOf('product.shop-2.~417')).toEqual({ source: 'shop-2', id: 'A7' });
    expect([productOf('sale.67'), productOf('product.shipping'), orderOf('product.67')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['5', 'sale.shop-2.5'],
    ['007', 'sale.shop-2.007'],
    ['gid://shopify/Order/820982911946154508', 'sale.shop-2.gid~3A~2F~2Fshopify~2F~4Frder~2F820982911946154508'],
    [' 5', 'sale.shop-2.~205'],
    ['Été~1.a', 'sale.shop-2.~C3~89t~C3~A9~7E1~2Ea'],
    ['a~41', 'sale.shop-2.a~7E41'],
    ['a_b-c', 'sale.shop-2.a_b-c'],
    ['\uFEFF1', 'sale.shop-2.~EF~BB~BF1'],
    ['😀\u0000', 'sale.shop-2.~F0~9F~98~80~00'],
  ])('of another source: "%s" is %s, there and back', (id, key) => {
    expect(saleKey('shop-2', id)).toBe(key);
    expect(orderOf(key)).toEqual({ source: 'shop-2', id });
    expect(refundOf(refundKey('shop-2', id))).toEqual({ source: 'shop-2', id });
    expect(foreignId({ source: 'shop-2', id })).toBe(id);
  });

  it('differ for ids that differ only by case, as names of files on Windows, too', () => {
    const keys = [saleKey('x', 'a'), saleKey('x', 'A')];
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(2);
  });

  it.each([
    'sale.woocommerce.5',
    'sale.Shop.5',
    'sale.2shop.5',
    'sale.shop.A',
    'sale.shop.~41~4',
    'sale.shop.~61',
    'sale.shop.~4f',
    'sale.shop.~FF',
    'sale.shop.',
    'sale..5',
    'sale.shop.1.2',
    'sale.05',
    'sale.1234567890123456789',
    'refund.shop.5',
    'xsale.5',
    'invoice.5',
    '',
  ])('%s is none', (key) => {
    expect(orderOf(key)).toBeUndefined();
  });

  it.each([
    ['woocommerce', 'x'],
    ['woocommerce', 0],
    ['woocommerce', 1.5],
    ['Shop', '1'],
    ['a.b', '1'],
    ['', '1'],
    ['shop', ''],
    ['shop', '\ud800'],
    ['shop', 'É'.repeat(31)],
  ])('there can be none for %s %s', (source, id) => {
    expect(() => saleKey(source, id)).toThrow('There can be no sale');
  });

  it('of one source lie together, byte by byte, and no other’s among them', () => {
    const sources = ['woocommerce', 'shop', 'shop-2', 'shop2', 'sho', 'z'];
    const ids = ['1', '9', '10', '999999999999999999'];
    const all = sources.flatMap((source) => ids.map((id) => ({ source, key: saleKey(source, id) })));
    for (const source of sources) {
      const [from, to] = salesBetween(source);
      const found = all.filter(({ key }) => key > from && key < to);
      expect(found).toEqual(all.filter((one) => one.source === source));
    }
  });

  it('a source has a name that a key can hold', () => {
    expect(['shop', 'shop-2', 'Shop', '2shop', 'a.b', ''].map(isSourceName)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
