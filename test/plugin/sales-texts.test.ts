/** What is written about an order: its language, its texts, its QR code. What needs no shop is in test/phpunit. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { address, ask, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

const texts = 'ErpBridge\\Texts';

beforeAll(() => forgetEverything(store));

describe('the language', () => {
  it('of an order is that of WPML or Polylang, else of its customer, of its country, of the settings, of the site', async () => {
    const of = (id: number, before = ''): Promise<string> =>
      ask<string>(`${before} return ${texts}\\Language::of( wc_get_order( ${id} ) );`);
    const belgian = await makeOrder();
    expect(await of(belgian.id)).toBe('en');
    await changeSettings(store, { sales: { default_language: 'nl' } });
    expect(await of(belgian.id)).toBe('nl');
    const french = await makeOrder({ billing: { ...address, country: 'FR', email: 'anne@orders.test' } });
    expect(await of(french.id)).toBe('fr');
    await phpIn(
      store,
      `$id = wp_insert_user( array( 'user_login' => 'lena', 'user_pass' => 'x', 'user_email' => 'lena@orders.test', 'role' => 'customer', 'locale' => 'de_DE' ) );
      $order = wc_get_order( ${french.id} ); $order->set_customer_id( $id ); $order->save();`,
    );
    expect(await of(french.id)).toBe('de');
    const polylang = `function pll_get_post_language( $id ) { return 'es'; }`;
    expect(await of(french.id, polylang)).toBe('es');
    await phpIn(
      store,
      `$order = wc_get_order( ${french.id} ); $order->update_meta_data( 'wpml_language', 'it' ); $order->save();`,
    );
    expect(await of(french.id, polylang)).toBe('it');
    await changeSettings(store, { sales: { default_language: '' } });
  });
});

describe('the texts of an order', () => {
  const email = (id: number): Promise<{ subject: string; body: string }> =>
    ask(`return ${texts}\\Texts::email( wc_get_order( ${id} ), ErpBridge\\Sales\\Sales::row( ${id} ) );`);
  let bread = 0;
  const order = async (country: string): Promise<number> =>
    (
      await makeOrder({
        billing: { ...address, country, email: 'anne@orders.test' },
        line_items: [{ product_id: bread, quantity: 1 }],
      })
    ).id;

  beforeAll(async () => {
    bread = await makeProduct('TEXT-BREAD', '12.10');
    await changeSettings(store, { sales: { texts: {}, default_language: 'en' } });
  });

  it('are built in, in the order’s language where we speak it, else in the shop’s', async () => {
    expect((await snapshot(await order('FR'))).caption).toMatch(/^À payer\. Merci .* \d+\.$/);
    expect((await snapshot(await order('NL'))).caption).toMatch(/^Te betalen\. /);
    expect((await snapshot(await order('SE'))).caption).toMatch(/^To be paid\. /);
    // The admin's own language is as before.
    expect(await ask(`${texts}\\BuiltInTexts::of( 'fr', 'caption_paid' ); return __( 'Invoice', 'erp-bridge' );`)).toBe(
      'Invoice',
    );
  });

  it('are the admin’s in the order’s language, else in the default one; paid and to be paid differ', async () => {
    await changeSettings(store, {
      sales: {
        default_language: 'nl',
        texts: {
          fr: { caption_unpaid: 'À payer : {total} ({communication})', subject_unpaid: ' ' },
          nl: {
            caption_paid: 'Betaald {order_number}',
            subject_unpaid: 'Factuur {document_number}\n{due_date}',
            body_unpaid: '{first_name}, {document_type} {pay_url}',
          },
        },
      },
    });
    const id = await order('FR');
    const caption = (await snapshot(id)).caption.replace(/\s/g, ' ');
    // A shop that has the language writes prices in its way, too.
    expect(caption).toMatch(/^À payer : (€12\.10|12,10 €) \(RF\d+\)$/);
    await tellStates(stateOf(id, { state: 'invoiced', document: invoice('F1') }));
    const { subject, body } = await email(id);
    // One line, the day in figures: this WordPress does not speak Dutch.
    expect(subject).toBe('Factuur F1 03/03/2026');
    expect(body).toMatch(/^Anne, Factuur http.*pay_for_order=true/);
    await phpIn(store, `wc_get_order( ${id} )->payment_complete();`);
    expect((await snapshot(id)).caption).toBe(`Betaald ${id}`);
    expect((await email(id)).body).toContain('Anne');
  });

  it('come with a QR code for what is left to pay', async () => {
    await changeSettings(store, {
      sales: { bank: { holder: 'Martin', iban: 'BE68539007547034', bic: '' }, communication: 'be' },
    });
    const id = await order('BE');
    const payload = async () => (await snapshot(id)).payment.qr_payload.split('\n');
    expect((await payload()).slice(4)).toEqual([
      '',
      'Martin',
      'BE68539007547034',
      'EUR12.10',
      '',
      '',
      (await snapshot(id)).payment.communication,
    ]);
    await phpIn(store, `wc_create_refund( array( 'order_id' => ${id}, 'amount' => '2.11' ) );`);
    expect((await payload())[7]).toBe('EUR9.99');
    // Nor does the e-mail ask for more.
    expect(
      await ask(`return ${texts}\\Texts::render( 'body_unpaid', wc_get_order( ${id} ), null, 'en', array() );`),
    ).toMatch(/9[.,]99.* is still to be paid/);
    await phpIn(store, `wc_get_order( ${id} )->update_status( 'completed' );`);
    expect(await payload()).toEqual(['']);
    const cancelled = await order('BE');
    await phpIn(store, `wc_get_order( ${cancelled} )->update_status( 'cancelled' );`);
    expect((await snapshot(cancelled)).payment.qr_payload).toBe('');
  });

  it('name WooCommerce’s own bank account where the settings name none', async () => {
    await changeSettings(store, { sales: { bank: { holder: '', iban: '', bic: '' } } });
    const id = await order('BE');
    expect((await snapshot(id)).payment.qr_payload).toBe('');
    await phpIn(
      store,
      `update_option( 'woocommerce_bacs_accounts', array( array( 'iban' => 'BE00 0000' ), array( 'account_name' => 'Martin & Fils', 'iban' => 'be68 5390 0754 7034', 'bic' => 'triobebb' ) ) );`,
    );
    expect((await snapshot(id)).payment.qr_payload.split('\n').slice(4, 7)).toEqual([
      'TRIOBEBB',
      'Martin & Fils',
      'BE68539007547034',
    ]);
    await phpIn(store, `delete_option( 'woocommerce_bacs_accounts' );`);
  });
});
