/** Sales, shipments and invoices for tests, as somebody makes them in Tryton. */
import { inWizard } from '../../worker/src/erp/tryton/client/buttons.js';
import { TrytonError } from '../../worker/src/erp/tryton/client/errors.js';
import { day, decimal } from '../../worker/src/erp/tryton/client/values.js';
import { RATES } from './company.js';
import type { People } from './people.js';

export class Trade {
  constructor(private readonly people: People) {}

  private get tryton(): People['tryton'] {
    return this.people.tryton;
  }

  async product(name: string): Promise<number> {
    const category = await this.people.id('product.category', ['name', '=', RATES[20].category]);
    const unit = await this.people.id('product.uom', ['symbol', '=', 'u']);
    const [template = 0] = await this.tryton.create('product.template', [
      {
        ...{ name, type: 'goods', default_uom: unit, sale_uom: unit, salable: true, list_price: decimal('10') },
        ...{
          account_category: category,
          cost_price_method: 'fixed',
          products: [['create', [{ cost_price: decimal('4') }]]],
        },
      },
    ]);
    return this.people.id('product.product', ['template', '=', template]);
  }

  /** A quotation of two pieces at 10 € net. */
  async quotation(party: number, product: number, more: object = {}): Promise<number> {
    const address = await this.people.id('party.address', ['party', '=', party]);
    const tax = await this.people.id('account.tax', ['name', '=', RATES[20].tax], ['parent', '=', null]);
    const unit = await this.people.id('product.uom', ['symbol', '=', 'u']);
    const line = { type: 'line', product, unit, quantity: 2, unit_price: decimal('10'), taxes: [['add', [tax]]] };
    const [id = 0] = await this.tryton.create('sale.sale', [
      {
        ...{ party, invoice_address: address, shipment_address: address, sale_date: day(today()) },
        ...{ warehouse: await this.people.id('stock.location', ['type', '=', 'warehouse']) },
        ...{ currency: await this.people.id('currency.currency', ['code', '=', 'EUR']) },
        ...{ payment_term: await this.people.id('account.invoice.payment_term') },
        ...{ invoice_method: 'order', shipment_method: 'order', lines: [['create', [line]]], ...more },
      },
    ]);
    await this.press('sale.sale', 'quote', id);
    return id;
  }

  press = (model: string, button: string, id: number): Promise<unknown> => this.tryton.on(model, button, [[id]]);

  /** The sale's draft invoice, posted as of today. */
  async invoice(sale: number): Promise<number> {
    const [{ invoices = [] } = {}] = await this.tryton.read<{ invoices: number[] }>('sale.sale', [sale], ['invoices']);
    const [id = 0] = invoices;
    await this.post(id);
    return id;
  }

  /** A posted invoice that no sale led to, with the tax as it is said. */
  async plainInvoice(party: number, date: object, net: string, tax: string): Promise<number> {
    const account = (code: string): Promise<number> => this.people.id('account.account', ['code', '=', code]);
    const [id = 0] = await this.tryton.create('account.invoice', [
      {
        ...{ type: 'out', party, invoice_date: date, account: await account('4111') },
        ...{ invoice_address: await this.people.id('party.address', ['party', '=', party]) },
        ...{ currency: await this.people.id('currency.currency', ['code', '=', 'EUR']) },
        ...{ journal: await this.people.id('account.journal', ['type', '=', 'revenue']) },
        ...{ payment_term: await this.people.id('account.invoice.payment_term') },
        lines: [['create', [{ type: 'line', account: await account('7071'), quantity: 1, unit_price: decimal(net) }]]],
        taxes: [
          [
            'create',
            [
              {
                manual: true,
                description: 'TVA',
                account: await account('44571'),
                base: decimal(net),
                amount: decimal(tax),
              },
            ],
          ],
        ],
      },
    ]);
    await this.post(id, date);
    return id;
  }

  async post(invoice: number, date: object = day(today())): Promise<void> {
    await this.tryton.write('account.invoice', [invoice], { invoice_date: date });
    for (;;) {
      try {
        await this.press('account.invoice', 'post', invoice);
        return;
      } catch (error) {
        // Of dates that are past or to come; somebody would confirm it.
        if (!(error instanceof TrytonError) || error.kind !== 'warned') throw error;
        const user = await this.people.id('res.user', ['login', '=', 'admin']);
        await this.tryton.create('res.user.warning', [{ user, name: error.warning }]);
      }
    }
  }

  async ship(sale: number): Promise<void> {
    const [{ shipments = [] } = {}] = await this.tryton.read<{ shipments: number[] }>(
      'sale.sale',
      [sale],
      ['shipments'],
    );
    for (const id of shipments)
      for (const button of ['assign_force', 'pick', 'pack', 'done']) await this.press('stock.shipment.out', button, id);
  }

  /** `part`: it is less than what is to be paid. */
  async pay(id: number, amount: string, part = ''): Promise<void> {
    const method = await this.people.id('account.invoice.payment.method');
    const on = { model: 'account.invoice', id };
    await inWizard(this.tryton.rpc, 'account.invoice.pay', on, async (execute) => {
      const { view } = await execute<{ view: { defaults: Record<string, unknown> } }>('start', {});
      const defaults = Object.fromEntries(Object.entries(view.defaults).filter(([name]) => !name.endsWith('.')));
      const filledIn = { payment_method: method, amount: decimal(amount), date: day(today()), description: 'card' };
      const start = { ...defaults, ...filledIn };
      await execute('choice', { start });
      if (part !== '') await execute('pay', { start, ask: { type: 'partial' } });
    });
  }

  /** Without a credit note, which Tryton has to be told that it may. */
  async cancel(invoice: number): Promise<void> {
    const company = await this.people.id('company.company');
    await this.tryton.write('company.company', [company], { cancel_invoice_out: true });
    await this.press('account.invoice', 'cancel', invoice);
  }

  /** A draft credit note of the invoice; `cancels`: posted at once, it cancels an invoice that is not paid. */
  async credit(id: number, cancels: boolean): Promise<void> {
    const start = { with_refund: cancels, with_refund_allowed: cancels, invoice_date: day(today()) };
    const on = { model: 'account.invoice', id };
    await inWizard(this.tryton.rpc, 'account.invoice.credit', on, (execute) => execute('credit', { start }));
  }
}

export const today = (): string => new Date().toISOString().slice(0, 10);
