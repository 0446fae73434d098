/** Who ordered, in the ERP (article 4): found or made once, overwritten by the newest order's data, and told what that replaced. */
import type { ContactStore } from '../erp/port.js';
import type { OrderContact } from '../model/contact.js';
import type { Kept } from '../model/kept.js';
import { newOne, type Link } from '../model/link.js';
import type { Sale } from '../model/sale.js';
import { contactOf, newContactKey } from '../rules/import/customer.js';
import { matchContact } from '../rules/import/match-customer.js';
import { changesIn, replaced } from '../rules/import/replaced.js';
import { heldContact } from './along-match.js';
import { makesNew, type AlongContext, type AlongSource } from './along-context.js';

export class ContactsAlong {
  constructor(
    private readonly store: ContactStore,
    private readonly source: AlongSource,
    private readonly context: AlongContext,
  ) {}

  /** @throws SaleProblem where a person has to say who it is. */
  async with(sale: Sale): Promise<Sale> {
    const { customer } = sale.content;
    // An account that is linked with a customer of the ERP is that customer.
    if (customer.tiers_key !== '') return sale;
    const { email, unproven = false } = customer;
    const order = { billing: { ...customer.billing, email }, shipping: customer.shipping };
    const who = { ...order, customer: { user_id: 0, erp_key: '', tiers_key: '', tiers_code: '', unproven } };
    const contact = contactOf(who, this.source.particulars, this.context.shop.country);
    const id = await this.idOf(sale, contact, unproven);
    return id === undefined ? sale : { ...sale, content: { ...sale.content, customer: { ...customer, contact: id } } };
  }

  /** → undefined where there is none yet, and none is made. */
  private async idOf(sale: Sale, contact: OrderContact, unproven: boolean): Promise<string | undefined> {
    const { journal, dryRun } = this.context;
    const key = newContactKey(sale.key, contact);
    const foreign = { source: this.source.name, kind: 'contact', id: key } as const;
    const link = journal.links.of(foreign);
    // Somebody said that it is none of those that the ERP has.
    const isNew = link?.erpKey === newOne;
    const linked = link && !isNew ? await this.linked(link, contact) : undefined;
    const found = linked || isNew ? { byPhone: [], byEmail: [] } : await this.look(contact, unproven);
    const match = matchContact({ contact, unproven }, { linked: linked?.id, ...found }, this.source.particulars);
    if ('held' in match) throw heldContact(match, { sale, foreign, asked: contact });
    if (!makesNew(sale) || dryRun) return 'use' in match ? match.use : undefined;
    if ('create' in match) {
      const id = await this.store.put(key, contact);
      const decidedBy = isNew ? link.decidedBy : '';
      journal.links.put({ ...foreign, erpKey: id, how: 'created', decidedBy, asOf: sale.content.order.date });
      return id;
    }
    const before = linked ?? [...found.byPhone, ...found.byEmail].find((one) => one.id === match.use);
    await this.overwrite(sale, { key, contact, before });
    const { how } = match;
    if (how !== undefined) journal.links.put({ ...foreign, erpKey: match.use, how, decidedBy: '' });
    journal.links.newest(foreign, sale.content.order.date);
    return match.use;
  }

  private async linked(link: Link, contact: OrderContact): Promise<Kept<OrderContact> | undefined> {
    const kept = await this.store.get(link.erpKey, contact);
    // Deleted in the ERP, or not active any more.
    if (kept === undefined && !this.context.dryRun) this.context.journal.links.cut(link);
    return kept;
  }

  private async look(
    { phone, email }: OrderContact,
    unproven: boolean,
  ): Promise<Record<'byPhone' | 'byEmail', Kept<OrderContact>[]>> {
    const { matchBy } = this.source.particulars;
    const byPhone = !unproven && matchBy.includes('phone') && phone !== '';
    const byEmail = !unproven && matchBy.includes('email') && email !== '';
    return {
      byPhone: byPhone ? await this.store.find({ phone }) : [],
      byEmail: byEmail ? await this.store.find({ email }) : [],
    };
  }

  /** By an order that is older than the last one, nobody's data changes. */
  private async overwrite(
    sale: Sale,
    { key, contact, before }: { key: string; contact: OrderContact; before: Kept<OrderContact> | undefined },
  ): Promise<void> {
    const { journal } = this.context;
    const last = journal.links.of({ source: this.source.name, kind: 'contact', id: key })?.asOf ?? '';
    if (before === undefined || sale.content.order.date < last) return;
    const changes = replaced(before.value, contact);
    const isFuller = (Object.keys(contact) as (keyof OrderContact)[]).some(
      (field) => contact[field] !== '' && before.value[field] === '',
    );
    if (changes.length === 0 && !isFuller) return;
    await this.store.put(key, contact, before.id);
    const after = await this.store.get(before.id, contact);
    // What the ERP kept, as a customer's who has an account, was not replaced.
    const done = changes.filter(({ field }) => after?.value[field] !== before.value[field]);
    if (done.length === 0) return;
    const label = sale.content.order.number;
    const params = { changes: changesIn(done) };
    journal.notes.add('sales', { erpKey: `replaced.${sale.key}`, label, reason: 'contact_replaced', params });
  }
}
