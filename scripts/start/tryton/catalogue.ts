/** The shop's products as Tryton's, by their SKUs, and some of each in the warehouse. */
import { decimal, day } from '../../../worker/src/erp/tryton/client/values.js';
import type { Store } from '../../../test/store/store.js';
import { RATES } from '../../../test/tryton/company.js';
import type { People } from '../../../test/tryton/people.js';
import { today } from '../../../test/tryton/trade.js';

interface ShopProduct {
  sku: string;
  name: string;
  /** Net. */
  price: string;
  /** Of its tax, in per cent. */
  rate: keyof typeof RATES;
}

export interface SampleProduct extends ShopProduct {
  id: number;
  unit: number;
}

const inStock = 250;

export async function makeProducts(people: People, store: Store): Promise<SampleProduct[]> {
  const unit = await people.id('product.uom', ['symbol', '=', 'u']);
  const made: SampleProduct[] = [];
  for (const product of await productsOf(store)) {
    const { sku: code, name, price, rate } = product;
    const category = await people.id('product.category', ['name', '=', RATES[rate].category]);
    const products = [['create', [{ cost_price: decimal('0') }]]];
    await people.tryton.create('product.template', [
      {
        ...{ code, name, type: 'goods', salable: true, list_price: decimal(price), account_category: category },
        ...{ default_uom: unit, sale_uom: unit, cost_price_method: 'fixed', products },
      },
    ]);
    made.push({ ...product, unit, id: await people.id('product.product', ['code', '=', code]) });
  }
  await takeIn(people, made);
  return made;
}

async function productsOf(store: Store): Promise<ShopProduct[]> {
  const answer = await store.php(
    `$found = array();
    foreach ( wc_get_products( array( 'limit' => -1, 'orderby' => 'ID', 'order' => 'ASC' ) ) as $p ) {
      $rates   = WC_Tax::find_rates( array( 'country' => 'FR', 'tax_class' => $p->get_tax_class() ) );
      $found[] = array( 'sku' => $p->get_sku(), 'name' => $p->get_name(), 'price' => $p->get_price(), 'rate' => (float) reset( $rates )['rate'] );
    }
    echo wp_json_encode( $found );`,
  );
  return JSON.parse(answer) as ShopProduct[];
}

async function takeIn(people: People, products: readonly SampleProduct[]): Promise<void> {
  const lines = products.map(({ id: product }) => ({ product, quantity: inStock }));
  const location = await people.id('stock.location', ['code', '=', 'STO']);
  const inventory = { location, date: day(today()), empty_quantity: 'keep', lines: [['create', lines]] };
  await people.tryton.on('stock.inventory', 'confirm', [await people.tryton.create('stock.inventory', [inventory])]);
}
