/** Parties for tests, as somebody types them into Tryton. */
import { Tryton } from '../../worker/src/erp/tryton/client/client.js';
import { ADMIN } from './company.js';
import type { TrytonServer } from './server.js';

interface Mechanism {
  type?: string;
  value: string;
  name?: string;
  invoice?: boolean;
  active?: boolean;
}

export interface NewParty {
  name: string;
  code?: string;
  active?: boolean;
  categories?: string[];
  addresses?: object[];
  mechanisms?: Mechanism[];
}

export class People {
  readonly tryton: Tryton;

  /** @param admin Where it is not the template's. */
  constructor(
    private readonly server: Pick<TrytonServer, 'url' | 'database' | 'databases'>,
    admin: Record<'user' | 'password', string> = ADMIN,
  ) {
    const { url, database } = server;
    const { user, password } = admin;
    this.tryton = new Tryton({ url, database, user, password });
  }

  async add(...parties: NewParty[]): Promise<number[]> {
    const categories = await this.tryton.search<{ name: string }>('party.category', [], ['name']);
    const ids = new Map(categories.map(({ id, name }) => [name, id]));
    return this.tryton.create(
      'party.party',
      parties.map((party) => valuesOf(party, ids)),
    );
  }

  async id(model: string, ...domain: unknown[]): Promise<number> {
    const [row] = await this.tryton.search(model, domain, ['id'], { limit: 1 });
    if (row === undefined) throw new Error(`There is no ${model} with ${JSON.stringify(domain)}`);
    return row.id;
  }

  async relate(from: number, to: number, type: string): Promise<void> {
    const kind = await this.id('party.relation.type', ['name', '=', type]);
    await this.tryton.create('party.relation.all', [{ from_: from, to, type: kind }]);
  }

  /** Invoices are printed when they are posted, which takes LibreOffice a second: for tests in which nobody looks at them. */
  async printNoPdf(): Promise<void> {
    const report = await this.id('ir.action.report', ['report_name', '=', 'account.invoice']);
    await this.tryton.write('ir.action.report', [report], { extension: '' });
  }

  /** As if all that there is had been written long ago. */
  age(tables = ['party_party', 'party_address', 'party_contact_mechanism', 'party_relation']): void {
    const { databases, database } = this.server;
    const long = "SET create_date = '2020-01-01 00:00:00', write_date = NULL";
    databases.run(database, tables.map((table) => `UPDATE ${table} ${long};`).join(' '));
  }
}

function valuesOf(
  { mechanisms = [], addresses = [], categories = [], ...party }: NewParty,
  ids: Map<string, number>,
): object {
  return {
    ...party,
    addresses: [['create', addresses]],
    categories: [['add', categories.map((name) => ids.get(name))]],
    contact_mechanisms: [['create', mechanisms.map((mechanism) => ({ type: 'email', ...mechanism }))]],
  };
}
