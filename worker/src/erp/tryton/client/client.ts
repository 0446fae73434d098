/** Tryton as the adapter talks to it: records, buttons, reports and wizards of one company. */
import { TrytonAway } from './errors.js';
import { TrytonRpc, type CallOptions, type TrytonAccess } from './rpc.js';

/** A condition on records, as Tryton writes them: `['code', '=', 'C1']`, `['OR', […], […]]`. */
export type Domain = readonly unknown[];

export type Row<Fields extends object = object> = Fields & { id: number };

interface Search extends CallOptions {
  limit?: number;
  order?: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[];
}

export interface Printed {
  /** `pdf`, `odt` …: what the report came out as. */
  extension: string;
  content: Buffer;
  name: string;
}

interface Preferences {
  companies?: number[];
  /** The one for which the user works now. */
  company?: number | null;
  /** `one`: Tryton shows the user what is of that company only, whatever a call says. */
  company_filter?: string | null;
  language?: string;
}

/** Also what is not active, among what belongs to a record, too: to be deactivated is a change like any other. */
export const inactiveToo = { context: { active_test: false } } as const satisfies CallOptions;

export const pageSize = 200;
/** LibreOffice takes a second for a page; ours may be behind others. */
const printingMs = 120_000;

export class Tryton {
  readonly rpc: TrytonRpc;
  private ready: Promise<number> | undefined;
  private methods: Promise<ReadonlySet<string>> | undefined;

  /** @param company The name of the company; undefined: the user's only one. */
  constructor(
    access: TrytonAccess,
    private readonly company?: string,
  ) {
    this.rpc = new TrytonRpc(access);
  }

  /** Of the company, which every call then names: without it Tryton knows no default of anything. */
  inCompany(): Promise<number> {
    this.ready ??= this.choose().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  async search<F extends object>(
    model: string,
    domain: Domain,
    fields: readonly string[],
    search: Search = {},
  ): Promise<Row<F>[]> {
    await this.inCompany();
    const { limit = null, order = null, ...options } = search;
    return this.rpc.call(`model.${model}.search_read`, [domain, 0, limit, order, fields], options);
  }

  /** Page by page in the order of their ids: what is added or changed meanwhile moves nothing out of sight. */
  async *all<F extends object>(
    model: string,
    domain: Domain,
    fields: readonly string[],
    options: CallOptions = {},
  ): AsyncGenerator<Row<F>[]> {
    const search = { ...options, limit: pageSize, order: [['id', 'ASC']] } as const;
    for (let last = 0; ;) {
      const page = await this.search<F>(model, [['id', '>', last], ...domain], fields, search);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      last = page.at(-1)?.id ?? last;
    }
  }

  async read<F extends object>(model: string, ids: readonly number[], fields: readonly string[]): Promise<Row<F>[]> {
    if (ids.length === 0) return [];
    return this.on(model, 'read', [ids, fields]);
  }

  create(model: string, values: readonly object[]): Promise<number[]> {
    return this.on(model, 'create', [values]);
  }

  async write(model: string, ids: readonly number[], values: object): Promise<void> {
    await this.on(model, 'write', [ids, values]);
  }

  async on<T>(model: string, method: string, params: readonly unknown[], options?: CallOptions): Promise<T> {
    await this.inCompany();
    return this.rpc.call<T>(`model.${model}.${method}`, params, options);
  }

  async print(report: string, model: string, id: number): Promise<Printed> {
    await this.inCompany();
    const data = { model, id, ids: [id] };
    const options = { timeoutMs: printingMs };
    const [extension, content, , name] = await this.rpc.call<[string, Buffer | string, boolean, string]>(
      `report.${report}.execute`,
      [[id], data],
      options,
    );
    return { extension, content: Buffer.isBuffer(content) ? content : Buffer.from(content), name };
  }

  /** Whether the modules that bring this model, or this method of it, are activated, and their models are for RPC. */
  async has(model: string, method = 'search'): Promise<boolean> {
    this.methods ??= this.rpc.call<string[]>('system.listMethods', []).then(
      (names) => new Set(names),
      (error: unknown) => {
        this.methods = undefined;
        throw error;
      },
    );
    return (await this.methods).has(`model.${model}.${method}`);
  }

  private async choose(): Promise<number> {
    // `false`: what only the whole preferences tell, the user's companies, too.
    const preferences = await this.rpc.call<Preferences>('model.res.user.get_preferences', [false]);
    const companies = preferences.companies ?? [];
    const found = await this.rpc.call<Row<{ rec_name: string }>[]>('model.company.company.read', [
      companies,
      ['rec_name'],
    ]);
    const asked = this.company;
    const fits = asked === undefined ? found : found.filter(({ rec_name: name }) => name === asked);
    const [one, another] = fits;
    if (one === undefined || another !== undefined) {
      const names = found.map(({ rec_name: name }) => name).join(', ');
      throw new TrytonAway('erp_tryton_no_company', { company: asked ?? '', found: names });
    }
    if (preferences.company_filter === 'one' && preferences.company !== one.id)
      throw new TrytonAway('erp_tryton_other_company', { company: one.rec_name });
    this.rpc.context = { company: one.id, language: preferences.language ?? 'en' };
    return one.id;
  }
}
