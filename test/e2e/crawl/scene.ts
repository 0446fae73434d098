/** A shop in which every page of the plugin has something to show. */
import { upload } from '../../plugin/documents.js';
import { api, call } from '../../plugin/client.js';
import { ask, invoice, makeOrder, makeProduct, snapshot, stateOf, tellStates } from '../../plugin/orders.js';
import { changeSettings, phpIn } from '../../setup/shop.js';
import { mail, makePeople } from '../my-documents.js';
import { store } from '../../setup/own-shop.js';

/** A picture that stands for a QR code. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const at = '2026-01-02T03:04:05Z';

export interface Scene {
  /** Orders by what became of them in the ERP; `paid` and `unpaid` are of the customer with documents. */
  orders: Record<'none' | 'asked' | 'draft' | 'held' | 'unpaid' | 'paid', number>;
  users: Record<'linked' | 'deactivated' | 'unlinked', number>;
  product: number;
  /** Addresses of pages of the shop that hold the plugin's blocks. */
  blocks: string[];
  /** A document of the customer with documents. */
  document: number;
}

const send = async (method: string, path: string, body?: object): Promise<void> => {
  const { status, body: answer } = await call(store, method, `${api}${path}`, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${String(status)} ${JSON.stringify(answer)}`);
};

const account = (name: string, more: object = {}) => ({
  erp_key: `contact.${name}`,
  tiers_key: `tiers.${name}`,
  tiers_code: name,
  email: mail(name),
  active: true,
  first_name: name,
  last_name: 'Tester',
  ...more,
});

/** Orders, as the ERP answered them. */
async function makeSales(customer: number, product: number): Promise<Scene['orders']> {
  const order = async (more: object = {}): Promise<number> =>
    (await makeOrder({ status: 'processing', line_items: [{ product_id: product, quantity: 1 }], ...more })).id;
  const orders = {
    none: await order(),
    asked: await order(),
    draft: await order(),
    held: await order(),
    unpaid: await order({ customer_id: customer, status: 'on-hold' }),
    paid: await order({ customer_id: customer, status: 'completed' }),
  };
  await send('POST', `/orders/${String(orders.asked)}/send`);
  const { qr_payload } = (await snapshot(orders.unpaid)).payment;
  const total = { order_total: '12.10', lines_total: '12.11', difference: '0.01', currency: 'EUR' };
  await tellStates(
    stateOf(orders.draft, { state: 'draft', document: invoice('CR1', { state: 'draft' }) }),
    stateOf(orders.held, { state: 'held', reason: 'total_mismatch', params: total }),
    stateOf(orders.unpaid, {
      state: 'invoiced',
      document: invoice('CR2'),
      qr: { payload: qr_payload, png_base64: png },
    }),
    stateOf(orders.paid, { state: 'invoiced', document: invoice('CR3', { paid: '1' }), difference: '24.20' }),
  );
  return orders;
}

/** What the worker says of itself, of a preview, and of all that is not in step. */
async function makeReport(held: number): Promise<void> {
  const event = (lane: string, erp_key: string, state: string, reason: string, params: object = {}) => ({
    lane,
    erp_key,
    label: erp_key,
    state,
    reason,
    params,
    at,
  });
  const waits = { email: 'c9@documents.test', account_key: 'contact.C9', customer: 'C9', known: '1' };
  const mass = { count: '9', total: '20', limit_count: '5', limit_percent: '10' };
  const counts = { pending: 2, applied: 40, waiting: 1, refused: 1, held: 1, failed: 1 };
  await send('POST', '/worker/report', {
    worker: { id: 'w', version: '0.1.0', node: '24.1.0', host: 'erp-pc', adapter: 'folder', started_at: at },
    running: {
      lane: 'documents',
      preview: false,
      phase: 'push',
      done: 3,
      total: 9,
      rate: 2,
      eta_seconds: 3,
      started_at: at,
    },
    last_run: {
      started_at: at,
      finished_at: at,
      seconds: 3,
      requests: 9,
      writes: 5,
      accounts: counts,
      documents: counts,
      error: null,
    },
    counters: { accounts: counts, documents: counts, sales: counts, states: counts },
    events: [
      event('accounts', 'contact.C1', 'refused', 'email_taken', { email: 'c1@documents.test', holder: 'contact.C2' }),
      event('accounts', 'contact.C3', 'held', 'mass_deactivation', mass),
      event('accounts', 'contact.C4', 'failed', 'store_error', { detail: 'timeout' }),
      event('accounts', 'tiers.C5', 'note', 'web_contacts_changed', {
        from: 'None',
        to: 'All',
        count: '1',
        accounts: 'C5',
      }),
      event('documents', 'invoice.W1', 'waiting', 'no_account', waits),
      event('documents', 'invoice.W2', 'refused', 'too_large', { file: 'W2.pdf', limit: '25' }),
      event('documents', 'invoice.W3', 'held', 'mass_withdrawal', mass),
      event('sales', `sale.${String(held)}`, 'held', 'total_mismatch', {
        order_total: '12.10',
        lines_total: '12.11',
        difference: '0.01',
        currency: 'EUR',
      }),
    ],
  });
  for (const lane of ['accounts', 'documents', 'sales']) {
    const tell = (part: object): Promise<void> => send('POST', '/worker/preview', { id: `${lane}-1`, lane, ...part });
    await tell({ begin: true });
    await tell({
      items: [
        {
          erp_key: 'x.1',
          label: 'First',
          outcome: 'created',
          changes: [{ field: 'email', old: '', new: 'a@b.test', kept: false }],
        },
        {
          erp_key: 'x.2',
          label: 'Second',
          outcome: 'updated',
          changes: [{ field: 'city', old: 'Brest', new: 'Lyon', kept: true }],
        },
      ],
    });
    await tell({ finish: { counts: { created: 1, updated: 1 }, error: null } });
  }
}

/** A worker's address where nobody answers, and one of the two webhooks switched off. */
async function makeWebhooks(): Promise<void> {
  await send('POST', '/webhooks', { webhook_url: 'http://127.0.0.1:9' });
  await phpIn(
    store,
    `$webhook = ErpBridge\\Webhooks\\Webhooks::ours()[0] ?? array_values( ErpBridge\\Webhooks\\Webhooks::ours() )[0]; $webhook->set_status( 'disabled' ); $webhook->save();`,
  );
}

/** A page of the shop for each block that the plugin registers. */
const makeBlocks = (): Promise<string[]> =>
  ask(
    `$urls = array();
    foreach ( array_keys( WP_Block_Type_Registry::get_instance()->get_all_registered() ) as $name ) {
      if ( str_starts_with( $name, 'erp-bridge/' ) ) {
        $id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => "Page with $name", 'post_content' => "<!-- wp:$name /-->" ) );
        $urls[] = wp_make_link_relative( get_permalink( $id ) );
      }
    }
    return $urls;`,
  );

export async function makeScene(): Promise<Scene> {
  await makePeople();
  await changeSettings(store, {
    sales: { enabled: true, bank: { holder: 'Boulangerie Martin', iban: 'BE68539007547034', bic: 'GKCCBEBB' } },
  });
  await send('POST', '/accounts/batch', { accounts: [account('dora')] });
  await send('POST', '/accounts/batch', { accounts: [account('dora', { active: false })] });
  const users = await ask<Scene['users']>(
    `return array( 'linked' => get_user_by( 'email', '${mail('anna')}' )->ID, 'deactivated' => get_user_by( 'email', '${mail('dora')}' )->ID,
      'unlinked' => wp_insert_user( array( 'user_login' => 'stranger', 'user_pass' => 'x', 'user_email' => 'stranger@crawl.test', 'role' => 'customer' ) ) );`,
  );
  const product = await makeProduct('CRAWL', '12.10', { manage_stock: true, stock_quantity: 70 });
  const orders = await makeSales(users.linked, product);
  const of = (id: number): Record<string, string> => ({
    total: '12.10',
    currency: 'EUR',
    order_number: String(id),
    sale_key: `sale.${String(id)}`,
  });
  const document = await upload('anna', 'invoice.CR2', { ...of(orders.unpaid), paid: '0', due_date: '2026-03-01' });
  await upload('anna', 'invoice.CR3', { ...of(orders.paid), paid: '1', facturx: 'EN 16931' });
  await upload('anna', 'credit_note.CR4', of(orders.paid));
  await upload('anna', 'invoice.OWN1', { total: '50.00', currency: 'EUR', paid: '0', due_date: '2999-12-31' });
  // More than one page of them.
  for (let n = 0; n < 16; n += 1) await upload('anna', `quote.DE${String(n)}`, { due_date: '2026-03-01' });
  await phpIn(
    store,
    `ErpBridge\\Sales\\Sales::save( ${String(orders.paid)}, array( 'mail_state' => 'sent', 'mailed_at' => '2026-01-31 23:30:00', 'mailed_to' => 'anne@orders.test' ) );`,
  );
  await makeReport(orders.held);
  await send('POST', '/connection/key', {});
  const blocks = await makeBlocks();
  await makeWebhooks();
  return { orders, users, product, blocks, document };
}
