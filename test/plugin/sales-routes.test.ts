/** What the page Sales asks for: placeholders and their check, the preview, WooCommerce's e-mails, stock, paying from My documents. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn, proveEmail } from '../setup/shop.js';
import { api, call } from './client.js';
import { signedIn, upload } from './documents.js';
import { address, ask, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const save = (sales: object) =>
  call<{ message?: string; code?: string }>(store, 'PUT', `${api}/settings`, { settings: { sales } });
const get = <T>(path: string) => call<T>(store, 'GET', `${api}/sales/${path}`);

let bread = 0;
const order = async (more: object = {}): Promise<number> =>
  (await makeOrder({ line_items: [{ product_id: bread, quantity: 1 }], ...more })).id;

beforeAll(async () => {
  await forgetEverything(store);
  bread = await makeProduct('ROUTES-BREAD', '12.10');
});

describe('payment methods', () => {
  it('are listed with a guess, those too that only the settings know; a wrong choice is refused', async () => {
    expect((await save({ gateways: { gone_cod: 'money' } })).status).toBe(200);
    const { body } = await get<{ id: string; guess: string; enabled: boolean }[]>('gateways');
    for (const [id, guess] of [
      ['bacs', 'money'],
      ['cod', 'later'],
      ['gone_cod', 'later'],
    ])
      expect(body).toContainEqual(expect.objectContaining({ id, guess }));
    expect((await save({ gateways: { bacs: 'perhaps' } })).status).toBe(400);
    const saved = await save({ gateways: {} });
    expect(saved).toMatchObject({ status: 200, body: { settings: { sales: { gateways: {} } } } });
    expect(JSON.stringify(saved.body)).toContain('"gateways":{}');
  });
});

describe('texts', () => {
  it.each([
    [{ texts: { nl: { subject_paid: 'Hallo {voornaam}' } } }, ['{voornaam}', 'Subject of the e-mail, paid', 'nl']],
    [{ texts: { fr: { caption_unpaid: '{document_number}' } } }, ['{document_number}', 'Caption, to be paid', 'fr']],
    [{ texts: { fr: { body_paid: '{ total }' } } }, ['{ total }', 'Text of the e-mail, paid', 'fr']],
    [{ bank: { holder: 'X', iban: 'BE68539007547035', bic: '' } }, ['BE68539007547035', 'check digits']],
  ])('%j is refused, with what is wrong where', async (sales, words) => {
    const { status, body } = await save(sales);
    expect(status).toBe(400);
    expect(body.code).toBe('erp_bridge_settings_invalid');
    for (const word of words) expect(body.message).toContain(word);
  });

  it('can say what the list offers, where it offers it', async () => {
    const { placeholders } = (
      await get<{ placeholders: { name: string; description: string; fields: string[] }[] }>('placeholders')
    ).body;
    expect(placeholders.map(({ name }) => name)).toContain('pay_url');
    const texts: Record<string, string> = {};
    for (const { name, description, fields } of placeholders) {
      expect(description).not.toBe('');
      for (const field of fields) texts[field] = `${texts[field] ?? ''}{${name}}`;
    }
    expect((await save({ texts: { de: texts } })).status).toBe(200);
    expect((await save({ texts: {} })).status).toBe(200);
  });

  it('are previewed with a real order, the latest unless another is asked for, and not saved', async () => {
    const [old, latest] = [
      await order(),
      await order({ billing: { ...address, first_name: 'Léa', email: 'lea@orders.test' } }),
    ];
    interface Preview {
      order: { id: number; language: string };
      rendered: Record<string, string>;
    }
    const preview = (body: object) => call<Preview>(store, 'POST', `${api}/sales/texts/preview`, body);
    const texts = { nl: { body_unpaid: 'Dag {first_name}, {document_number}', caption_paid: 'Betaald' } };
    const shown = (await preview({ texts, language: 'nl' })).body;
    expect(shown.order).toMatchObject({ id: latest, language: 'nl' });
    expect(shown.rendered.body_unpaid).toBe('Dag Léa, (number)');
    expect(shown.rendered.caption_paid).toBe('Betaald');
    expect(Object.keys(shown.rendered)).toHaveLength(6);
    const other = (await preview({ order: old })).body;
    expect(other.order.id).toBe(old);
    expect(other.rendered.body_unpaid).toContain('Hello Anne');
    expect((await preview({ texts: { nl: { caption_paid: '{x}' } } })).status).toBe(400);
    expect((await preview({ order: 999999 })).status).toBe(404);
    // Of a plugin with numbers of its own.
    expect(
      await ask<number>(
        `wp_set_current_user( 1 );
        add_filter( 'woocommerce_shortcode_order_tracking_order_id', fn( $number ) => 7001 === (int) $number ? ${old} : $number );
        $request = new WP_REST_Request( 'POST', '${api}/sales/texts/preview' );
        $request->set_param( 'order', 7001 );
        return rest_do_request( $request )->get_data()['order']['id'];`,
      ),
    ).toBe(old);
  });
});

describe('WooCommerce’s e-mails to customers', () => {
  interface Email {
    id: string;
    enabled: boolean;
    manual: boolean;
    reaches: boolean;
    doubled: boolean;
  }
  const emails = async (): Promise<Record<string, Email>> =>
    Object.fromEntries((await get<Email[]>('emails')).body.map((email) => [email.id, email]));
  const doubled = async (sales: object): Promise<string[]> => {
    await changeSettings(store, { sales: { ...sales } });
    return Object.values(await emails())
      .filter((email) => email.doubled)
      .map(({ id }) => id.replace(/customer_|_order/g, ''))
      .sort();
  };

  it('are doubled at the moment of the document, where it is sent by itself', async () => {
    expect(await doubled({ send_email: false, moment: 'paid' })).toEqual([]);
    expect(await doubled({ send_email: true, moment: 'created' })).toEqual(['completed', 'on_hold', 'processing']);
    expect(await doubled({ send_email: true, moment: 'paid' })).toEqual(['completed', 'processing']);
    expect(await doubled({ send_email: true, moment: 'processing' })).toEqual(['processing']);
    expect(await doubled({ send_email: true, moment: 'completed' })).toEqual(['completed']);
  });

  it('are all that go to customers about orders: newer versions’ and other plugins’ too, not ours, not those about accounts', async () => {
    const ids = await ask<string[]>(
      `WC()->mailer()->emails['Review'] = new class() extends WC_Email {
        public function __construct() { $this->id = 'customer_review'; $this->title = 'Review'; $this->description = 'A few days <b>later</b>.'; $this->customer_email = true; parent::__construct(); }
      };
      return array_column( ErpBridge\\Emails\\ShopEmails::all(), 'event', 'id' );`,
    );
    expect(ids).toMatchObject({ customer_review: 'A few days later.' });
    expect(Object.keys(ids).slice(0, 3)).toEqual([
      'customer_on_hold_order',
      'customer_processing_order',
      'customer_completed_order',
    ]);
    expect(Object.keys(ids).filter((id) => /^(erp_bridge_|customer_new_account|new_order)/.test(id))).toEqual([]);
  });

  it('are switched off and on in WooCommerce’s own settings', async () => {
    const turn = (id: string, enabled: boolean) => call(store, 'PUT', `${api}/sales/emails/${id}`, { enabled });
    expect((await turn('customer_completed_order', false)).status).toBe(200);
    expect((await emails()).customer_completed_order).toMatchObject({ enabled: false, reaches: false, doubled: false });
    expect(await ask(`return get_option( 'woocommerce_customer_completed_order_settings' )['enabled'];`)).toBe('no');
    await turn('customer_completed_order', true);
    expect((await emails()).customer_completed_order).toMatchObject({ enabled: true, reaches: true, doubled: true });
    expect((await emails()).customer_invoice).toMatchObject({ manual: true, reaches: false });
    expect((await emails()).customer_completed_order).toMatchObject({ manual: false });
    expect((await turn('new_order', false)).status).toBe(404);
  });
});

describe('stock', () => {
  const warn = async (owner: string, managed: string, document: string): Promise<string> => {
    await changeSettings(store, { sales: { document } });
    await phpIn(store, `update_option( 'woocommerce_manage_stock', '${managed}' );`);
    return (await call<{ warning: string }>(store, 'PUT', `${api}/sales/stock`, { owner })).body.warning;
  };

  it('is warned of where both would count, or nobody', async () => {
    expect(await warn('erp', 'yes', 'invoice')).toContain('Both count');
    expect(await warn('erp', 'no', 'invoice')).toBe('');
    expect(await warn('shop', 'yes', 'invoice')).toContain('Both may count');
    expect(await warn('shop', 'yes', 'order')).toBe('');
    expect(await warn('shop', 'no', 'order')).toContain('Nobody counts');
  });

  it('numbers are hidden in the shop by WooCommerce’s own setting', async () => {
    await phpIn(
      store,
      `update_option( 'woocommerce_manage_stock', 'yes' ); update_option( 'woocommerce_stock_format', 'low_amount' );`,
    );
    const show = (amounts_shown: boolean) =>
      call<{ amounts_shown: boolean }>(store, 'PUT', `${api}/sales/stock`, { amounts_shown });
    const format = () => ask(`return get_option( 'woocommerce_stock_format' );`);
    expect((await show(true)).body.amounts_shown).toBe(true);
    expect(await format()).toBe('low_amount');
    expect((await show(false)).body.amounts_shown).toBe(false);
    expect(await format()).toBe('no_amount');
    await show(true);
    expect(await format()).toBe('');
  });
});

describe('paying from My documents', () => {
  let customer = 0;

  beforeAll(async () => {
    await changeSettings(store, {
      sales: { bank: { holder: 'Martin', iban: 'BE68539007547034', bic: '' }, pay_link: true },
    });
    customer = Number(
      await phpIn(
        store,
        `echo wp_insert_user( array( 'user_login' => 'pat', 'user_pass' => 'x', 'user_email' => 'pat@documents.test', 'role' => 'customer' ) );`,
      ),
    );
    await proveEmail(store, 'pat@documents.test');
  });
  beforeEach(() => changeSettings(store, { sales: { pay_link: true } }));

  interface Item {
    number: string;
    paid: boolean | null;
    payment: { pay_url: string; due: string; communication: string; qr: string } | null;
  }
  async function mine(): Promise<Record<string, Item>> {
    const { cookie, nonce } = await signedIn('pat@documents.test');
    const answer = await fetch(`${store.url}/wp-json${api}/my/documents`, { headers: { cookie, 'X-WP-Nonce': nonce } });
    const { items } = (await answer.json()) as { items: Item[] };
    return Object.fromEntries(items.map((item) => [item.number, item]));
  }
  const document = (id: number, number: string, more: Record<string, string> = {}, type = 'invoice') =>
    upload('Pat', `${type}.${number}`, { account_key: '', sale_key: `sale.${id}`, ...more });

  it('is offered for what is not paid, also where only the order knows; an order on hold can be paid then', async () => {
    const id = await order({ customer_id: customer, status: 'on-hold' });
    const { qr_payload, communication } = (await snapshot(id)).payment;
    expect(await ask(`return wc_get_order( ${id} )->needs_payment();`)).toBe(false);
    await tellStates(
      stateOf(id, {
        state: 'invoiced',
        document: invoice('P1', { paid: '' }),
        qr: { payload: qr_payload, png_base64: png },
      }),
    );
    await document(id, 'P1');
    await document(id, 'P2', {}, 'credit_note');
    await document(id, 'P3', { paid: '1' });
    const items = await mine();
    expect(items.P1).toMatchObject({ paid: false, payment: { communication, qr: png } });
    expect(items.P1?.payment?.pay_url).toContain('pay_for_order=true');
    expect(items.P2?.payment).toBeNull();
    expect(items.P3?.payment).toBeNull();
    expect(await ask(`return wc_get_order( ${id} )->needs_payment();`)).toBe(true);

    const { cookie } = await signedIn('pat@documents.test');
    const page = await (
      await fetch(`${store.url}/?page_id=${await ask<number>(`return wc_get_page_id( 'myaccount' );`)}&my-documents`, {
        headers: { cookie },
      })
    ).text();
    expect(page).toContain('BE68 5390 0754 7034');
    expect(page).toContain(`data:image/png;base64,${png}`);

    await changeSettings(store, { sales: { pay_link: false } });
    expect((await mine()).P1?.payment?.pay_url).toBe('');
    await phpIn(store, `wc_get_order( ${id} )->payment_complete();`);
    expect((await mine()).P1).toMatchObject({ paid: null, payment: null });
  });

  it('asks for the number of the document where no structured communication is wanted', async () => {
    await changeSettings(store, { sales: { communication: 'none' } });
    const id = await order({ customer_id: customer, status: 'on-hold' });
    const { qr_payload, communication } = (await snapshot(id)).payment;
    expect(communication).toBe('');
    const final = (payload: string) =>
      tellStates(
        stateOf(id, { state: 'invoiced', document: invoice('P9', { paid: '' }), qr: { payload, png_base64: png } }),
      );
    await final(qr_payload);
    await document(id, 'P9');
    // Not with a code that does not say it.
    expect((await mine()).P9?.payment).toMatchObject({ communication: 'P9', qr: '' });
    await final(`${qr_payload}\n\n\nP9`);
    expect((await mine()).P9?.payment).toMatchObject({ communication: 'P9', qr: png });
    // An invoice that the ERP made later of the same order has a number of its own.
    await document(id, 'P10');
    expect((await mine()).P10?.payment).toMatchObject({ communication: 'P10', qr: '' });
    const said = `return ErpBridge\\Texts\\PlaceholderValues::of( 'communication', wc_get_order( ${id} ), ErpBridge\\Sales\\Sales::row( ${id} ) );`;
    expect(await ask(said)).toBe('P9');
    await changeSettings(store, { sales: { communication: 'rf' } });
  });

  it('is by transfer, with its number, for an unpaid invoice that no order of the shop belongs to', async () => {
    const typed = (number: string, more: Record<string, string> = {}, type = 'invoice') =>
      upload('Pat', `${type}.${number}`, { account_key: '', paid: '0', total: '120.50', currency: 'EUR', ...more });
    await typed('T1');
    await typed('T2', { paid: '1' });
    await typed('T3', { paid: '' });
    await typed('T4', { total: '-5' });
    await typed('T5', { currency: 'USD' });
    await typed('T6', {}, 'credit_note');
    const items = await mine();
    expect(items.T1?.payment).toMatchObject({ pay_url: '', communication: 'T1', qr: '' });
    expect(items.T1?.payment?.due).toMatch(/120[.,]50/);
    for (const number of ['T2', 'T3', 'T4', 'T5', 'T6']) expect(items[number]?.payment, number).toBeNull();
    // Only to the account that was entered for it.
    await changeSettings(store, { sales: { bank: { holder: '', iban: '', bic: '' } } });
    await phpIn(
      store,
      `update_option( 'woocommerce_bacs_accounts', array( array( 'account_name' => 'X', 'iban' => 'BE68539007547034', 'bic' => '' ) ) );`,
    );
    expect((await mine()).T1).toMatchObject({ paid: false, payment: null });
    await phpIn(store, `delete_option( 'woocommerce_bacs_accounts' );`);
    await changeSettings(store, { sales: { bank: { holder: 'Martin', iban: 'BE68539007547034', bic: '' } } });
  });

  it('is not offered for somebody else’s order that the ERP’s number happens to name', async () => {
    const id = await order();
    await upload('Pat', 'invoice.P4', { account_key: '', order_number: String(id), paid: '0' });
    expect((await mine()).P4).toMatchObject({ paid: false, payment: null });
  });
});
