/** Tryton's parties as customers, with their contacts (article 1). */
import type { Tiers } from '../../../model/customer.js';
import type { CustomerSource, Read } from '../../port.js';
import { changedParties } from '../client/changes.js';
import { inactiveToo, pageSize, type Tryton } from '../client/client.js';
import { ofSource } from '../client/problems.js';
import { meaningOf, webContactsOf, type CustomerOptions, type Meaning } from './meaning.js';
import { partyFields, tiersOf, type Party } from './parties.js';
import { relatedTo } from './related.js';
import { Since } from '../client/since.js';

export class TrytonCustomers implements CustomerSource {
  readonly source = 'Tryton: parties';

  constructor(
    private readonly tryton: Tryton,
    private readonly options: CustomerOptions,
  ) {}

  async *read(cursor?: string): Read<Tiers> {
    try {
      await this.tryton.inCompany();
      const meaning = await meaningOf(this.tryton, this.options, this.source);
      const billing = await this.tryton.has('account.invoice');
      const since = new Since(this.tryton.rpc.now(), { meaning, billing });
      const from = since.from(cursor);
      for await (const page of this.pages(from, meaning, partyFields(billing))) {
        const customers = page.filter((party) => webContactsOf(party, meaning) !== undefined).map(({ id }) => id);
        const related = await relatedTo(this.tryton, customers, meaning, partyFields(billing));
        for (const party of page) yield tiersOf(party, webContactsOf(party, meaning), related.get(party.id) ?? []);
      }
      return { whole: from === undefined, cursor: since.next(from === undefined ? undefined : cursor) };
    } catch (error) {
      throw ofSource(error, this.source);
    }
  }

  /** What changed is cheap to ask for; that nothing was deleted is not. */
  mark(): Promise<string> {
    return Promise.resolve('');
  }

  private async *pages(from: string | undefined, { relations }: Meaning, fields: string[]): AsyncGenerator<Party[]> {
    const companies = await this.tryton.search<{ party: number }>('company.company', [], ['party']);
    const notUs = ['id', 'not in', companies.map(({ party }) => party)];
    if (from === undefined) {
      yield* this.tryton.all<Omit<Party, 'id'>>('party.party', [notUs], fields, inactiveToo);
      return;
    }
    const ids = await changedParties(this.tryton, from, relations);
    for (let start = 0; start < ids.length; start += pageSize) {
      const some = ['id', 'in', ids.slice(start, start + pageSize)];
      yield await this.tryton.search<Omit<Party, 'id'>>('party.party', [notUs, some], fields, inactiveToo);
    }
  }
}
