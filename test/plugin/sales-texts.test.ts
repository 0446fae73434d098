/** What is written about an order: references with check digits, QR text, language, placeholders and texts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { address, ask, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

const orders = 'ErpBridge\\Orders';

beforeAll(() => forgetEverything(store));

/** A pure function of the plugin, once for each row of arguments. */
const each = <T>(call: string, ...rows: unknown[][]): Promise<T[]> =>
  ask<T[]>(
    `return array_map( static fn( array $row ) => ${orders}\\${call}( ...$row ), json_decode( base64_decode( '${Buffer.from(JSON.stringify(rows)).toString('base64')}' ), true ) );`,
  );

describe('references that a transfer carries', () => {
  it('have check digits: Belgian ones 97 instead of 0, ISO 11649 as its example', async () => {
    const table: [string, number, string][] = [
      ['none', 123, ''],
      ['be', 1, '+++000/0000/00101+++'],
      // 97 instead of 0.
      ['be', 97, '+++000/0000/09797+++'],
      ['be', 123, '+++000/0000/12326+++'],
      ['be', 9_999_999_999, '+++999/9999/99948+++'],
      ['be', 12_345_678_901, '+++234/5678/90169+++'],
      ['rf', 1, 'RF741'],
      ['rf', 123, 'RF78123'],
      // The example of ISO 11649.
      ['rf', 539007547034, 'RF18539007547034'],
    ];
    const made = await each<string>('Communication::from', ...table.map(([kind, order]) => [kind, order]));
    expect(made).toEqual(table.map(([, , expected]) => expected));
  });

  it('are of an IBAN only where its check digits fit', async () => {
    const ibans = [
      'BE68539007547034',
      'DE89370400440532013000',
      'FR1420041010050500013M02606',
      'BE68539007547035',
      'BE68 5390 0754 7034',
      'be68539007547034',
      '',
      'BE00',
    ];
    expect(await each('Mod97::is_iban', ...ibans.map((iban) => [iban]))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('amounts in cents', () => {
  it('are exact, half a cent counts as one', async () => {
    const table: [string, number][] = [
      ['12.1', 1210],
      ['12.10', 1210],
      ['0.005', 1],
      ['0.00499999', 0],
      ['-3.999', -400],
      ['19', 1900],
      ['1234567.89', 123456789],
      ['', 0],
    ];
    expect(await each<number>('Cents::from', ...table.map(([amount]) => [amount]))).toEqual(
      table.map(([, cents]) => cents),
    );
  });

  it('are written with a point and two decimals', async () => {
    expect(await each('Cents::text', [1], [1210], [-5], [0])).toEqual(['0.01', '12.10', '-0.05', '0.00']);
  });
});

describe('the text of the QR code (EPC069-12)', () => {
  const bank = { holder: 'Boulangerie Martin', iban: 'BE68539007547034', bic: 'TRIOBEBB' };
  const text = async (...args: unknown[]): Promise<string> => (await each<string>('EpcText::of', args))[0] ?? '';

  it('has the creditor reference in its structured field', async () => {
    expect(await text(bank, 1210, 'RF78123')).toBe(
      'BCD\n002\n1\nSCT\nTRIOBEBB\nBoulangerie Martin\nBE68539007547034\nEUR12.10\n\nRF78123',
    );
  });

  it('has a Belgian communication as text, and no BIC where there is none', async () => {
    expect(await text({ ...bank, bic: '' }, 5, '+++000/0000/12326+++')).toBe(
      'BCD\n002\n1\nSCT\n\nBoulangerie Martin\nBE68539007547034\nEUR0.05\n\n\n+++000/0000/12326+++',
    );
  });

  it('has the number of the document as text where there is no communication', async () => {
    // Not taken for a creditor reference, whatever it looks like.
    expect((await text(bank, 5, '', 'RF2026')).split('\n').slice(7)).toEqual(['EUR0.05', '', '', 'RF2026']);
    expect(await text(bank, 5, 'RF78123', 'FA1')).toBe(await text(bank, 5, 'RF78123'));
  });

  it('ends with the amount where nothing comes after it, and keeps to 70 characters of the holder on one line', async () => {
    const lines = (await text({ ...bank, holder: `É${'x'.repeat(80)}\nEUR1` }, 100, '')).split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[5]).toBe(`É${'x'.repeat(69)}`);
  });

  it('is empty where there is nothing to pay, nobody to pay to, or more than a transfer can be', async () => {
    expect(await text(bank, 0, '')).toBe('');
    expect(await text(bank, -1, '')).toBe('');
    expect(await text({ ...bank, iban: '' }, 100, '')).toBe('');
    expect(await text(bank, 100_000_000_000, '')).toBe('');
  });
});

describe('the language', () => {
  it('is the first that anybody says, in two letters', async () => {
    const table: [string[], string][] = [
      [['fr', 'nl', 'de'], 'fr'],
      [['', '', 'de_DE_formal', 'fr'], 'de'],
      [['pt-br'], 'pt'],
      [['NL'], 'nl'],
      [['', 'ckb', '', 'sv_SE'], 'sv'],
      [[''], 'en'],
    ];
    expect(await each<string>('LanguageChoice::of', ...table.map(([said]) => said))).toEqual(
      table.map(([, expected]) => expected),
    );
  });

  it('of a country with several is none', async () => {
    expect(await each('LanguageChoice::of_country', ['FR'], ['NL'], ['BE'], ['CH'], [''])).toEqual([
      'fr',
      'nl',
      '',
      '',
      '',
    ]);
  });

  it('of an order is that of WPML or Polylang, else of its customer, of its country, of the settings, of the site', async () => {
    const of = (id: number, before = ''): Promise<string> =>
      ask<string>(`${before} return ${orders}\\Language::of( wc_get_order( ${id} ) );`);
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

describe('placeholders', () => {
  it('are filled in one go: what a customer calls himself is not looked through again', async () => {
    const filled = await ask<string>(
      `return ${orders}\\Placeholders::fill( '{first_name} {unknown} {last_name}', fn( $name ) => 'first_name' === $name ? '{last_name}' : 'Martin' );`,
    );
    expect(filled).toBe('{last_name} {unknown} Martin');
  });

  it('of the ERP’s answer are not for captions, which are written before it; a payment page not for what is paid', async () => {
    expect(
      await each('Placeholders::fields_of', ['document_number'], ['pay_url'], ['iban'], ['total'], ['amount_due']),
    ).toEqual([
      ['subject_paid', 'subject_unpaid', 'body_paid', 'body_unpaid'],
      ['caption_unpaid', 'body_unpaid'],
      ['caption_paid', 'caption_unpaid', 'body_paid', 'body_unpaid'],
      ['caption_paid', 'caption_unpaid', 'subject_paid', 'subject_unpaid', 'body_paid', 'body_unpaid'],
      ['caption_unpaid', 'subject_unpaid', 'body_unpaid'],
    ]);
  });
});

describe('the texts of an order', () => {
  const email = (id: number): Promise<{ subject: string; body: string }> =>
    ask(`return ${orders}\\Texts::email( wc_get_order( ${id} ), ${orders}\\Sales::row( ${id} ) );`);
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
    expect(
      await ask(`${orders}\\BuiltInTexts::of( 'fr', 'caption_paid' ); return __( 'Invoice', 'erp-bridge' );`),
    ).toBe('Invoice');
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
      await ask(`return ${orders}\\Texts::render( 'body_unpaid', wc_get_order( ${id} ), null, 'en', array() );`),
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
