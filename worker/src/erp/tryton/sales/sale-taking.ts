/** Does to a sale of Tryton's what is to be done next. */
import { SaleProblem } from '../../../model/problem.js';
import type { Sale, SaleLine } from '../../../model/sale.js';
import { dayIn } from '../../../rules/day.js';
import { inWizard, press, pressDated, writeSeen } from '../client/buttons.js';
import type { Tryton } from '../client/client.js';
import { creditHeader } from './credit-notes.js';
import { TrytonError } from '../client/errors.js';
import { day } from '../client/values.js';
import { categoryWith, type Ground } from './sale-ground.js';
import type { HeldInvoice, HeldSale } from './sale-held.js';
import { madeFrom, written, type Mark } from './sale-mark.js';
import type { Buyers } from './sale-party.js';
import type { SoldProducts } from './sale-products.js';
import { setAside } from './sale-reference.js';
import type { Step } from './sale-steps.js';
import * as values from './sale-values.js';

export interface Taking {
  sale: Sale;
  timeZone: string;
  ground: Ground;
  taxes: Record<string, string>;
  /** Whether the goods of a credit note come back into stock. */
  goodsBack: boolean;
  /** Of the last sale that was all done under this key. */
  revision: number;
}

/** Besides `mark` and `nothing`, which are the sink's own. */
type Act = Exclude<Step, { do: 'nothing' | 'mark' }>;

export class SaleTaking {
  constructor(
    private readonly tryton: Tryton,
    private readonly buyers: Buyers,
    private readonly products: SoldProducts,
  ) {}

  async take(step: Act, taking: Taking): Promise<void> {
    switch (step.do) {
      case 'remove':
        return this.remove(step.sales);
      case 'create':
        return this.create(taking);
      case 'change':
        return this.change(step.sale, taking);
      case 'round':
        return this.round(step.sale, step.amount, taking);
      case 'redraft':
        return press(this.tryton, 'sale.sale', 'draft', step.sale);
      case 'confirm':
        return this.confirm(step.sale);
      case 'process':
        return this.process(step.sale);
      case 'post':
        return this.post(step.invoice, taking);
      case 'comment':
        return this.comment(step.sale, step.texts);
      case 'unmark':
        return this.mark(step.sale, { ...step.sale.mark, hash: '' });
      case 'set aside':
        return writeSeen(this.tryton, 'sale.sale', step.sale, { reference: setAside(taking.sale.key) });
      case 'take back':
        return writeSeen(this.tryton, 'sale.sale', step.sale, { reference: taking.sale.key });
      case 'cancel parts':
        return this.cancelParts(step.sale);
      case 'ignore invoices':
        return this.ignore(step.sale, 'invoice', step.sale.openInvoices);
      case 'ignore moves':
        return this.ignore(step.sale, 'shipment', step.sale.openMoves);
      default:
        return press(this.tryton, 'sale.sale', step.do, step.sale);
    }
  }

  async mark({ markId }: HeldSale, mark: Mark): Promise<void> {
    await this.tryton.write('ir.attachment', [markId], written(mark));
  }

  private async remove(sales: readonly HeldSale[]): Promise<void> {
    for (const sale of sales) await press(this.tryton, 'sale.sale', 'cancel', sale);
    await this.tryton.on('sale.sale', 'delete', [sales.map(({ id }) => id)]);
  }

  /** In one call, with what it is made from: so there is no sale of ours that does not say whose it is. */
  private async create(taking: Taking): Promise<void> {
    const { sale, revision } = taking;
    const mark = { ...madeFrom(sale), hash: '', revision };
    await this.tryton.create('sale.sale', [
      {
        ...(await this.header(taking)),
        company: await this.tryton.inCompany(),
        lines: [['create', await this.lines(taking)]],
        attachments: [['create', [written(mark)]]],
        ...values.noteWritten(sale, []),
      },
    ]);
  }

  private async change(held: HeldSale, taking: Taking): Promise<void> {
    const { sale, revision } = taking;
    await writeSeen(this.tryton, 'sale.sale', held, {
      ...(await this.header(taking)),
      lines: values.replacing(held, await this.lines(taking)),
      ...values.markWritten({ ...madeFrom(sale), hash: '', revision }, held),
      ...values.noteWritten(sale, held.notes),
    });
  }

  /** In one call; which of them are there is seen by their texts. */
  private async comment({ id }: HeldSale, texts: readonly string[]): Promise<void> {
    const resource = `sale.sale,${String(id)}`;
    await this.tryton.create(
      'ir.note',
      texts.map((message) => ({ resource, message })),
    );
  }

  private async round(held: HeldSale, rounding: string, taking: Taking): Promise<void> {
    const [tax] = taking.sale.content.lines.flatMap((line) => taxesOf(line, taking));
    const line = values.roundingLine(
      rounding,
      await this.products.rounding(categoryWith(tax, taking.ground)),
      taking.sale,
    );
    await writeSeen(this.tryton, 'sale.sale', held, {
      lines: [['create', [line]]],
      ...values.markWritten({ ...held.mark, rounding }, held),
    });
  }

  /** Its totals were looked at; nobody can have changed it before it is a quotation, and hardly any between the two. */
  private async confirm(sale: HeldSale): Promise<void> {
    if (sale.state !== 'draft') return press(this.tryton, 'sale.sale', 'confirm', sale);
    await press(this.tryton, 'sale.sale', 'quote', sale);
    await this.tryton.on('sale.sale', 'confirm', [[sale.id]]);
  }

  /**
   * Tryton goes on by itself after it has confirmed; one that died between the two does not. The button is for sales administrators, so
   * that the sale is confirmed once more, unless Tryton is set up to let some time go by.
   */
  private async process(sale: HeldSale): Promise<void> {
    try {
      await press(this.tryton, 'sale.sale', 'process', sale);
    } catch (error) {
      if (!(error instanceof TrytonError) || error.kind !== 'refused') throw error;
      const [settings] = await this.tryton.read<{ sale_process_after: number | null }>(
        'sale.configuration',
        [1],
        ['sale_process_after'],
      );
      if (settings?.sale_process_after) throw error;
      await press(this.tryton, 'sale.sale', 'draft', sale);
    }
  }

  /**
   * As of the sale's day. Where Tryton refuses that, because its period is closed or a later invoice has its number already, as of today.
   */
  private async post(invoice: HeldInvoice, { sale, timeZone }: Taking): Promise<void> {
    const today = dayIn(timeZone, this.tryton.rpc.now().toISOString());
    const texts = { description: values.captionOf(sale), comment: values.commentOf(sale) };
    const dated = (date: string): object => ({ ...texts, invoice_date: day(date) });
    const ofSale = values.saleDay(sale, timeZone);
    await writeSeen(this.tryton, 'account.invoice', invoice, dated(ofSale));
    try {
      await pressDated(this.tryton, 'account.invoice', 'post', invoice.id);
    } catch (error) {
      if (!(error instanceof TrytonError) || error.kind !== 'refused' || ofSale === today) throw error;
      await this.tryton.write('account.invoice', [invoice.id], dated(today));
      await pressDated(this.tryton, 'account.invoice', 'post', invoice.id);
    }
  }

  private async cancelParts({ invoices, shipments, returns }: HeldSale): Promise<void> {
    for (const invoice of invoices)
      if (invoice.state !== 'cancelled') await press(this.tryton, 'account.invoice', 'cancel', invoice);
    for (const shipment of shipments)
      if (shipment.state !== 'cancelled') await press(this.tryton, 'stock.shipment.out', 'cancel', shipment);
    for (const shipment of returns)
      if (shipment.state !== 'cancelled') await press(this.tryton, 'stock.shipment.out.return', 'cancel', shipment);
  }

  /** Nothing is made anew of what was cancelled. */
  private async ignore({ id }: HeldSale, part: 'invoice' | 'shipment', all: readonly number[]): Promise<void> {
    const [those, anew] =
      part === 'invoice' ? ['domain_invoices', 'recreate_invoices'] : ['domain_moves', 'recreate_moves'];
    const record = { model: 'sale.sale', id };
    const data = { ask: { [those]: all, [anew]: [] } };
    await inWizard(this.tryton.rpc, `sale.handle.${part}.exception`, record, (execute) => execute('handle', data));
  }

  private async header({ sale, ground, timeZone, goodsBack }: Taking): Promise<object> {
    const { currency } = sale.content;
    if (currency !== ground.currency.code)
      throw new SaleProblem('refused', 'tryton_currency', { currency, expected: ground.currency.code });
    const head = values.headOf(sale, ground, timeZone);
    if (sale.content.kind === 'credit_note') return { ...head, ...(await creditHeader(this.tryton, sale, goodsBack)) };
    return { ...head, ...values.buyerOf(sale, await this.buyers.of(sale, ground.languages)) };
  }

  private async lines(taking: Taking): Promise<object[]> {
    const { key, content } = taking.sale;
    const lines: object[] = [];
    for (const line of content.lines) {
      const taxes = taxesOf(line, taking);
      const sold = await this.products.of(line, key, categoryWith(taxes[0], taking.ground));
      lines.push(values.lineOf(line, sold, taxes, { sale: taking.sale, sequence: lines.length + 1 }));
    }
    return lines;
  }
}

function taxesOf(line: SaleLine, { sale, ground, taxes: named, timeZone }: Taking): number[] {
  const usual = ground.accountCategories.flatMap(({ taxes }) => taxes);
  return values.taxesOf(line, ground.taxes, { named, usual, day: values.saleDay(sale, timeZone) });
}
