/** The ERP's document goes to the order's customer once: when it is there and somebody wants it sent, whatever came first. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { pdf, sha256, upload } from './documents.js';
import { address, ask, historyOf, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates } from './orders.js';
import { store } from '../setup/own-shop.js';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Mail {
  to: string;
  subject: string;
  message: string;
  attachments: Record<string, string>;
}

const report = () =>
  call(store, 'POST', `${api}/worker/report`, {
    worker: { id: 'w' },
    running: null,
    last_run: { finished_at: '2026-01-01T00:00:00Z', error: null },
    counters: null,
  });

/** What our e-mail brought to this address; WooCommerce's own go there, too. */
const mails = async (to: string): Promise<Mail[]> =>
  (await phpIn(store, `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`))
    .split('\n')
    .filter((line) => line.includes(to))
    .map((line) => JSON.parse(line) as Mail)
    .filter(({ attachments }) => Object.keys(attachments ?? {}).some((name) => name.endsWith('.pdf')));

let bread = 0;
let serial = 0;

/** An order of a guest, whose address nobody else has. */
async function order(more: object = {}): Promise<{ id: number; email: string; number: string }> {
  const number = `S${++serial}`;
  const email = `guest-${number.toLowerCase()}@orders.test`;
  const { id } = await makeOrder({
    billing: { ...address, email },
    line_items: [{ product_id: bread, quantity: 1 }],
    ...more,
  });
  return { id, email, number };
}

const nobody = { account_key: 'contact.none', account_email: '' };
const arrives = (id: number, number: string, more: Record<string, string> = {}, bytes?: Buffer): Promise<number> =>
  upload(
    'none',
    `invoice.${number}`,
    { ...nobody, sale_key: `sale.${id}`, file_name: `Facture ${number}.pdf`, ...more },
    bytes,
  );
const isFinal = (id: number, number: string, more: object = {}) =>
  tellStates(stateOf(id, { state: 'invoiced', document: invoice(number), ...more }));
const mailState = (id: number): Promise<string> => ask(`return ErpBridge\\Sales\\Sales::row( ${id} )->mail_state;`);

beforeAll(async () => {
  await forgetEverything(store);
  bread = await makeProduct('MAIL-BREAD', '12.10');
  await changeSettings(store, {
    sales: {
      enabled: true,
      document: 'invoice',
      send_email: true,
      bank: { holder: 'Martin & Fils', iban: 'BE68539007547034', bic: 'TRIOBEBB' },
      texts: {
        en: {
          subject_unpaid: '{document_type} {document_number} <b>',
          body_unpaid: 'Dear {first_name} & co,\n{document_number}.',
        },
      },
    },
  });
});

describe('the e-mail with the document', () => {
  beforeEach(() => changeSettings(store, { sales: { send_email: true } }));

  it('goes out with the next report, once, whatever was there first, and not again for a re-issued PDF', async () => {
    const [first, second] = [await order(), await order()];
    await isFinal(first.id, first.number);
    await report();
    expect(await mails(first.email)).toEqual([]);
    await arrives(first.id, first.number);
    await arrives(second.id, second.number);
    await report();
    expect(await mails(second.email)).toEqual([]);
    await isFinal(second.id, second.number);
    await Promise.all([report(), report(), report()]);
    expect(await mails(first.email)).toHaveLength(1);
    expect(await mails(second.email)).toHaveLength(1);

    await arrives(first.id, first.number, {}, pdf('corrected'));
    await isFinal(first.id, first.number, { difference: '13.00' });
    await report();
    expect(await mails(first.email)).toHaveLength(1);
    expect(await mailState(first.id)).toBe('sent');
    expect((await historyOf(first.id)).filter((line) => line.includes(first.email))).toEqual([
      `${first.number} was sent to ${first.email}.`,
    ]);
  });

  it('goes out also where only the electronic invoice inside the PDF says the number', async () => {
    const { id, email, number } = await order();
    await isFinal(id, '');
    await report();
    await arrives(id, number);
    await report();
    expect(await mails(email)).toHaveLength(1);
    await isFinal(id, '', { difference: '13.00' });
    expect(await ask(`return ErpBridge\\Sales\\Sales::row( ${id} )->doc_number;`)).toBe(number);
  });

  it('brings the very bytes under the ERP’s name, the texts, and how to pay', async () => {
    const { id, email, number } = await order();
    const { qr_payload } = (await snapshot(id)).payment;
    await isFinal(id, number, { qr: { payload: qr_payload, png_base64: png } });
    const bytes = pdf('the bytes of the ERP');
    await arrives(id, number, {}, bytes);
    await report();
    const [mail] = await mails(email);
    expect(mail?.subject).toBe(`Invoice ${number} <b>`);
    const path = mail?.attachments[`Facture ${number}.pdf`] ?? '';
    expect(await ask(`return hash_file( 'sha256', '${path}' );`)).toBe(sha256(bytes));
    const html = mail?.message ?? '';
    expect(html).toContain('Dear Anne &amp; co');
    expect(html).toMatch(/pay_for_order=true/);
    expect(html).toContain('BE68 5390 0754 7034');
    expect(html).toContain('Martin &amp; Fils');
    expect(html).toContain((await snapshot(id)).payment.communication);
    expect(html).toContain('cid:erp-bridge-qr');
  });

  it('says the same as plain text, where the shop writes such e-mails', async () => {
    const { id, email, number } = await order();
    const { communication } = (await snapshot(id)).payment;
    await isFinal(id, number);
    await arrives(id, number);
    const ours = `WC()->mailer()->get_emails()['ErpBridge_Sales_Document']`;
    await phpIn(store, `${ours}->update_option( 'email_type', 'plain' );`);
    await report();
    await phpIn(store, `${ours}->update_option( 'email_type', 'html' );`);
    const text = (await mails(email))[0]?.message ?? '';
    expect(text).not.toMatch(/<\w/);
    expect(text).toContain('Dear Anne & co');
    expect(text).toMatch(/Pay .*12[.,]10.*:\s+http\S+pay_for_order=true/);
    expect(text).toContain('IBAN: BE68 5390 0754 7034');
    expect(text).toContain('Account holder: Martin & Fils');
    expect(text).toContain(`Communication: ${communication}`);
  });

  it('has no QR code that says something else than the order does, and nothing to pay where it is paid', async () => {
    const changed = await order();
    await isFinal(changed.id, changed.number, { qr: { payload: 'BCD\n002', png_base64: png } });
    await arrives(changed.id, changed.number);
    const paid = await order({ set_paid: true });
    await isFinal(paid.id, paid.number);
    await arrives(paid.id, paid.number);
    await report();
    expect((await mails(changed.email))[0]?.message).not.toContain('cid:');
    const html = (await mails(paid.email))[0]?.message ?? '';
    expect(html).toContain('It is paid');
    expect(html).not.toMatch(/pay_for_order|BE68/);
  });

  it('waits for the final document, and is neither of a credit note nor of a cancelled order', async () => {
    const draft = await order();
    await tellStates(stateOf(draft.id, { state: 'draft', document: invoice(draft.number, { state: 'draft' }) }));
    await arrives(draft.id, draft.number);
    const other = await order();
    await isFinal(other.id, other.number);
    await upload('none', `credit_note.${other.number}`, { ...nobody, sale_key: `sale.${other.id}` });
    const cancelled = await order();
    await phpIn(store, `wc_get_order( ${cancelled.id} )->update_status( 'cancelled' );`);
    await isFinal(cancelled.id, cancelled.number);
    await arrives(cancelled.id, cancelled.number);
    await report();
    for (const { email } of [draft, other, cancelled]) expect(await mails(email)).toEqual([]);
  });

  it('is the admin’s business where he wants it so; a setting that is switched on later sends no old ones', async () => {
    await changeSettings(store, { sales: { send_email: false } });
    const { id, email, number } = await order();
    await isFinal(id, number);
    await arrives(id, number);
    await report();
    await changeSettings(store, { sales: { send_email: true } });
    await arrives(id, number, {}, pdf('again'));
    await report();
    expect(await mails(email)).toEqual([]);

    const asked = await order();
    await changeSettings(store, { sales: { send_email: false } });
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${asked.id}, array( 'finalize_at' => gmdate( 'Y-m-d H:i:s' ) ) );`,
    );
    await isFinal(asked.id, asked.number);
    await arrives(asked.id, asked.number);
    await report();
    expect(await mails(asked.email)).toHaveLength(1);
  });

  it('that WordPress could not hand over is told, and goes out when somebody asks again', async () => {
    const { id, email, number } = await order();
    await isFinal(id, number);
    await arrives(id, number);
    await phpIn(
      store,
      `add_filter( 'pre_wp_mail', '__return_false', 1 ); ErpBridge\\SalesMail\\SalesMail::send_pending();`,
    );
    expect(await mailState(id)).toBe('failed');
    await report();
    expect(await mails(email)).toEqual([]);
    expect((await historyOf(id)).at(-1)).toContain('could not be sent');
    await phpIn(store, `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mail_state' => 'due' ) );`);
    await report();
    expect(await mails(email)).toHaveLength(1);
  });

  it('is not sent twice by a request that died in the middle: the admin decides', async () => {
    const { id, email, number } = await order();
    await isFinal(id, number);
    await arrives(id, number);
    await phpIn(
      store,
      `ErpBridge\\Sales\\Sales::save( ${id}, array( 'mail_state' => 'sending', 'mailed_at' => '2026-01-01 00:00:00' ) );`,
    );
    await report();
    expect(await mailState(id)).toBe('failed');
    expect(await mails(email)).toEqual([]);
    expect((await historyOf(id)).at(-1)).toContain('nobody knows');
  });

  it('is in the order’s language', async () => {
    const { id, email, number } = await order();
    await phpIn(store, `$o = wc_get_order( ${id} ); $o->update_meta_data( 'wpml_language', 'fr' ); $o->save();`);
    await changeSettings(store, { sales: { default_language: 'nl' } });
    await isFinal(id, number);
    await arrives(id, number);
    await report();
    await changeSettings(store, { sales: { default_language: '' } });
    const [mail] = await mails(email);
    expect(mail?.subject).toContain(`Facture ${number} à payer`);
    expect(mail?.message).toContain('Payer par virement');
  });

  it('is whole as MIME: the PDF byte for byte, the QR code within', async () => {
    const { id, number } = await order();
    const bytes = Buffer.concat([pdf('bytes'), Buffer.from([0, 255, 13, 10, 200]), Buffer.from('\n%%EOF\n')]);
    await isFinal(id, number, { qr: { payload: (await snapshot(id)).payment.qr_payload, png_base64: png } });
    await arrives(id, number, {}, bytes);
    const mime = await phpIn(
      store,
      `remove_all_filters( 'pre_wp_mail' );
      require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php'; require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
      if ( is_readable( ABSPATH . WPINC . '/class-wp-phpmailer.php' ) ) { require_once ABSPATH . WPINC . '/class-wp-phpmailer.php'; }
      $GLOBALS['phpmailer'] = new class( true ) extends PHPMailer\\PHPMailer\\PHPMailer { public function postSend() { $GLOBALS['mime'] = $this->getSentMIMEMessage(); return true; } };
      ErpBridge\\SalesMail\\SalesMail::send_pending(); echo $GLOBALS['mime'];`,
    );
    expect(mime).toContain(`filename="Facture ${number}.pdf"`);
    const parts = [...mime.matchAll(/\r?\n\r?\n((?:[A-Za-z0-9+/=]{4,76}\r?\n)+)/g)].map(([, part]) =>
      Buffer.from(part ?? '', 'base64'),
    );
    expect(parts.some((part) => part.equals(bytes))).toBe(true);
    expect(parts.some((part) => part.equals(Buffer.from(png, 'base64')))).toBe(true);
    expect(mime).toContain('Content-ID: <erp-bridge-qr>');
    expect(mime).toContain('multipart/related');
  });
});

it('does not count for the e-mail about new documents', async () => {
  await phpIn(store, `update_option( 'woocommerce_erp_bridge_new_documents_settings', array( 'enabled' => 'yes' ) );`);
  await changeSettings(store, { sales: { send_email: true } });
  const { id, email, number } = await order();
  await phpIn(
    store,
    `wp_insert_user( array( 'user_login' => 'known', 'user_pass' => 'x', 'user_email' => '${email}', 'role' => 'customer' ) );`,
  );
  await isFinal(id, number);
  await arrives(id, number, { account_email: email, tell: '1' });
  await report();
  await report();
  const log = await phpIn(store, `echo file_get_contents( dirname( ABSPATH ) . '/mail.log' );`);
  const about = log.split('\n').filter((line) => line.includes(email) && line.includes(number));
  expect(about).toHaveLength(1);
});
