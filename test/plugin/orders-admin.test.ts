/** What the box "ERP" on an order's screen says and does: the routes behind its buttons. */
import { beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { signIn } from './accounts.js';
import { api, call, type Answer } from './client.js';
import { makeAccounts, upload } from './documents.js';
import { ask, changes, historyOf, invoice, makeOrder, makeProduct, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

interface View {
  state: string;
  word: string;
  message: string;
  document: Record<string, unknown> | null;
  difference: string | null;
  documents: { type_name: string; number: string; url: string }[];
  refunds: string[];
  history: { at: string; at_text: string; text: string }[];
  send: { allowed: boolean; label: string; why_not: string | null };
  mail: { allowed: boolean; again: boolean; note: string; state: string; mailed_to: string };
  moving: boolean;
  html: string;
  code?: string;
}

let admin = '';
let product = 0;

beforeAll(async () => {
  await forgetEverything(store);
  await changeSettings(store, { sales: { enabled: true } });
  await phpIn(
    store,
    `update_option( 'timezone_string', 'Europe/Brussels' ); update_option( 'woocommerce_currency', 'EUR' );`,
  );
  await makeAccounts({ Anne: 'T1' });
  product = await makeProduct('ADMIN', '12.10');
  admin = (await signIn(store.adminUser, store.adminPassword)) ?? '';
});

const order = async (more: object = {}): Promise<number> =>
  (await makeOrder({ status: 'processing', line_items: [{ product_id: product, quantity: 1 }], ...more })).id;

const about = (id: number): Promise<Answer<View>> => call<View>(store, 'GET', `${api}/orders/${id}/sale`);
const send = (id: number): Promise<Answer<View>> => call<View>(store, 'POST', `${api}/orders/${id}/send`);
const mail = (id: number, again?: boolean): Promise<Answer<View>> =>
  call<View>(store, 'POST', `${api}/orders/${id}/mail`, again === undefined ? {} : { again });
const refused = ({ status, body }: Answer<View>): [number, string | undefined] => [status, body.code];
const row = (id: number): Promise<Record<string, string | null> | null> =>
  ask(`return ErpBridge\\Sales\\Sales::row( ${id} );`);
const told = async (id: number): Promise<string[]> =>
  (await changes()).changes.filter(({ order_id }) => order_id === id).map(({ kind }) => kind);
const invoiced = (id: number, number: string, more: object = {}): Promise<unknown> =>
  tellStates(stateOf(id, { state: 'invoiced', document: invoice(number, more) }));
/** What the e-mail class leaves when it is done. */
const mailed = (id: number): Promise<unknown> =>
  phpIn(
    store,
    `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mail_state' => 'sent', 'mailed_at' => '2026-01-31 23:30:00', 'mailed_to' => 'anne@orders.test' ) );`,
  );

describe('sending an order', () => {
  it('asks the worker once, says so, and rings the feed', async () => {
    const id = await order();
    expect((await about(id)).body).toMatchObject({
      state: '',
      word: 'Not in the ERP',
      send: { allowed: true, label: 'Send to the ERP' },
    });
    const { status, body } = await send(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'waiting', word: 'Waiting', moving: true });
    expect(body.html).toContain('The worker fetches the order within seconds');
    expect((await row(id))?.['requested_at']).toMatch(/^\d{4}-/);
    expect((await told(id)).at(-1)).toBe('requested');
    expect(await historyOf(id)).toEqual([`${store.adminUser} asked to send the order to the ERP.`]);
  });

  it.each([
    ['held', 'Send to the ERP'],
    ['refused', 'Send to the ERP'],
    ['failed', 'Send to the ERP'],
    ['sent', 'Send again'],
  ] as const)('is safe while it is %s', async (state, label) => {
    const id = await order();
    await tellStates(stateOf(id, { state, reason: state === 'sent' ? '' : 'order_without_products' }));
    expect((await about(id)).body.send).toEqual({ allowed: true, label, why_not: null });
    expect((await send(id)).status).toBe(200);
  });

  it('is safe while the document is a draft, and not when it is final', async () => {
    const id = await order();
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA1', { state: 'draft' }) }));
    expect((await send(id)).status).toBe(200);
    await invoiced(id, 'FA1');
    const before = await row(id);
    expect(refused(await send(id))).toEqual([409, 'erp_bridge_sale_final']);
    expect((await about(id)).body.send.why_not).toContain('The document FA1 is final');
    expect(await row(id)).toEqual(before);
  });

  it('is refused for what gets no document, each time with its reason', async () => {
    const cancelled = await order({ status: 'cancelled' });
    const answer = await send(cancelled);
    expect(refused(answer)).toEqual([409, 'erp_bridge_order_over']);
    expect(JSON.stringify(answer.body)).toContain('The order is “Cancelled”');
    expect(await row(cancelled)).toBeNull();
    expect(refused(await send(99_999_999))).toEqual([404, 'erp_bridge_order_not_found']);
    const id = await order();
    await changeSettings(store, { sales: { enabled: false } });
    const off = await send(id);
    await changeSettings(store, { sales: { enabled: true } });
    expect(refused(off)).toEqual([409, 'erp_bridge_sales_off']);
  });

  it('and reading about it is for who runs the shop', async () => {
    const id = await order();
    for (const [method, path] of [
      ['GET', 'sale'],
      ['POST', 'send'],
      ['POST', 'mail'],
    ] as const) {
      const address = `${store.url}/wp-json${api}/orders/${id}/${path}`;
      expect((await fetch(address, { method })).status).toBe(401);
      const worker = await ask<number>(
        `wp_set_current_user( username_exists( 'only-sync' ) ?: wp_insert_user( array( 'user_login' => 'only-sync', 'user_pass' => 'x', 'role' => 'erp_bridge_worker' ) ) );
        return rest_do_request( new WP_REST_Request( '${method}', '${api}/orders/${id}/${path}' ) )->get_status();`,
      );
      expect(worker).toBe(403);
    }
    expect(await row(id)).toBeNull();
  });
});

describe('sending the document to the customer', () => {
  it('makes a draft final first, and asks for that once', async () => {
    const id = await order();
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_no_document']);
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA2', { state: 'draft' }) }));
    const { status, body } = await mail(id);
    expect(status).toBe(200);
    expect(body.mail).toMatchObject({ allowed: false, again: false });
    expect(body.mail.note).toContain('asked to make the document final');
    expect(body.moving).toBe(true);
    expect((await row(id))?.['finalize_at']).toMatch(/^\d{4}-/);
    expect((await row(id))?.['mail_state']).toBe('');
    expect((await told(id)).at(-1)).toBe('requested');
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_mail_finalizing']);
    expect((await historyOf(id)).at(-1)).toBe(`${store.adminUser} asked to make the document final and send it.`);
  });

  it('sends at once what is final and here, once, and once more only deliberately', async () => {
    const id = await order();
    await invoiced(id, 'FA3');
    await upload('Anne', 'invoice.FA3', { sale_key: `sale.${id}` });
    expect((await about(id)).body.mail).toMatchObject({ allowed: true, note: '' });
    const answer = await mail(id);
    expect(answer.status).toBe(200);
    // Without waiting for the worker.
    expect(answer.body.mail).toMatchObject({ state: 'sent', mailed_to: 'anne@orders.test' });
    expect(await historyOf(id)).toContain('FA3 was sent to anne@orders.test.');
    await mailed(id);
    const sent = (await about(id)).body;
    expect(sent.mail).toMatchObject({ allowed: false, again: true });
    // In the shop's time zone, an hour ahead of UTC.
    expect(sent.mail.note).toBe('The document was sent to anne@orders.test on February 1, 2026 12:30 am.');
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_mail_sent']);
    expect(refused(await mail(id, false))).toEqual([409, 'erp_bridge_mail_sent']);
    const before = await historyOf(id);
    expect((await mail(id, true)).status).toBe(200);
    expect(await historyOf(id)).toEqual(
      expect.arrayContaining([`${store.adminUser} asked to send the document to the customer.`]),
    );
    expect((await historyOf(id)).length).toBeGreaterThan(before.length);
  });

  it('is not asked for a second time while it goes', async () => {
    const id = await order();
    await invoiced(id, 'FA31');
    await upload('Anne', 'invoice.FA31', { sale_key: `sale.${id}` });
    for (const state of ['due', 'sending']) {
      await phpIn(store, `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mail_state' => '${state}' ) );`);
      expect(refused(await mail(id, true))).toEqual([409, 'erp_bridge_mail_due']);
    }
  });

  it('that failed for want of its PDF goes when it is here', async () => {
    const id = await order();
    await invoiced(id, 'FA32');
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mail_state' => 'failed', 'finalize_at' => '2026-01-01 00:00:00' ) );`,
    );
    expect((await mail(id)).status).toBe(200);
    expect((await row(id))?.['mail_state']).toBe('');
    await upload('Anne', 'invoice.FA32', { sale_key: `sale.${id}` });
    const worker = {
      id: 'w',
      version: '0',
      node: '20',
      host: 'h',
      adapter: 'folder',
      started_at: '2026-01-01T00:00:00Z',
    };
    const report = { worker, running: null, last_run: null, counters: null };
    expect((await call(store, 'POST', `${api}/worker/report`, report)).status).toBe(200);
    expect((await row(id))?.['mail_state']).toBe('sent');
  });

  it('waits for the PDF of a final document', async () => {
    const id = await order();
    await invoiced(id, 'FA4');
    // Another document of the same order is not the one.
    await upload('Anne', 'credit_note.AV4', { sale_key: `sale.${id}` });
    expect((await about(id)).body.mail.note).toBe('The e-mail goes as soon as the PDF is here.');
    expect((await mail(id)).status).toBe(200);
    expect(await row(id)).toMatchObject({ mail_state: '' });
    expect((await row(id))?.['finalize_at']).not.toBeNull();
  });

  it('needs an address, and a document that was not withdrawn', async () => {
    const id = await order();
    await invoiced(id, 'FA5');
    await phpIn(store, `$o = wc_get_order( ${id} ); $o->set_billing_email( '' ); $o->save();`);
    expect(refused(await mail(id))).toEqual([409, 'erp_bridge_no_email']);
    const gone = await order();
    await tellStates(
      stateOf(gone, { state: 'withdrawn', reason: 'withdrawn_in_shop', document: invoice('FA6', { state: 'draft' }) }),
    );
    expect(refused(await mail(gone))).toEqual([409, 'erp_bridge_sale_withdrawn']);
  });

  it('asked twice at once asks once', async () => {
    const id = await order();
    await tellStates(stateOf(id, { state: 'draft', document: invoice('FA7', { state: 'draft' }) }));
    const statuses = (await Promise.all([mail(id), mail(id), mail(id)])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409]);
    expect((await historyOf(id)).filter((text) => text.includes('final and send'))).toHaveLength(1);
  });
});

describe('what is said of an order', () => {
  it('names document, PDF, difference and what else the ERP made of it', async () => {
    const id = await order();
    await tellStates(
      stateOf(id, { state: 'invoiced', document: invoice('FA8', { stock_out: '1' }), difference: '24.20' }),
    );
    await upload('Anne', 'invoice.FA8', { sale_key: `sale.${id}` });
    await upload('Anne', 'credit_note.AV8', { sale_key: `sale.${id}` });
    const { body } = await about(id);
    expect(body.document).toMatchObject({
      type_name: 'Invoice',
      number: 'FA8',
      date_text: 'February 1, 2026',
      paid: false,
      stock_out: true,
      file_name: expect.stringContaining('FA8') as string,
    });
    expect(body.document?.['url']).toMatch(/\?erp_bridge_document=\d+&erp_bridge_read=[0-9a-f]{20}$/);
    expect(body.documents.map(({ type_name, number }) => `${type_name} ${number}`)).toEqual(['Credit note AV8']);
    expect(body.difference).toMatch(/total is now .*24.20.*; its final document says .*12.10/);
    const document = await fetch(String(body.document?.['url']), { headers: { Cookie: admin } });
    expect(document.headers.get('content-type')).toBe('application/pdf');
  });

  it('says why the credit note of a refund does not come', async () => {
    const id = await order();
    const refund = (amount: string): Promise<number> =>
      ask(`return wc_create_refund( array( 'order_id' => ${id}, 'amount' => '${amount}' ) )->get_id();`);
    const [held, fine] = [await refund('5.00'), await refund('1.00')];
    expect((await about(id)).body.refunds).toEqual([]);
    const told = (refundId: number, state: string): object => ({
      lane: 'sales',
      erp_key: `refund.${refundId}`,
      label: '',
      state,
      reason: state === 'held' ? 'refund_mismatch' : '',
      params: { lines_total: '4.99', order_total: '5.00', difference: '0.01', currency: 'EUR' },
      at: '2026-01-01T00:00:00Z',
    });
    await phpIn(
      store,
      `ErpBridge\\Worker\\Attention::mirror( json_decode( '${JSON.stringify([told(held, 'held'), told(fine, 'applied'), told(99_999_999, 'held')])}', true ) );`,
    );
    const { refunds, html } = (await about(id)).body;
    expect(refunds).toEqual([
      expect.stringMatching(/^Credit note for the refund of .*5[.,]00.* – Held: .*add up to 4\.99 EUR/),
    ]);
    expect(html).toContain('add up to 4.99 EUR');
  });

  it('writes statuses and moments as the shop names them', async () => {
    const id = await order();
    await tellStates(
      stateOf(id, {
        state: 'waiting',
        reason: 'moment_not_reached',
        params: { moment: 'completed', status: 'on-hold' },
      }),
    );
    expect((await about(id)).body.message).toContain(
      'The order is “On hold”; its document is made when it is “Completed”',
    );
  });

  it('shows what the ERP writes as text', async () => {
    const id = await order();
    await invoiced(id, '<img src=x onerror=alert(1)>');
    const { html } = (await about(id)).body;
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});
