/** Countries and their parts as Tryton has them. Those that were found are remembered: they do not change while a worker runs. */
import { SaleProblem } from '../../../model/problem.js';
import type { Address } from '../../../model/order.js';
import type { Tryton } from '../client/client.js';
import type { Place } from './sale-address.js';

export class Places {
  private readonly known = new Map<string, number>();

  constructor(private readonly tryton: Tryton) {}

  /**
   * A state that Tryton does not know is none: the shop's are of its own making for some countries.
   * @throws SaleProblem where Tryton does not know the country.
   */
  async of({ country, state }: Pick<Address, 'country' | 'state'>): Promise<Place> {
    const code = country.trim().toUpperCase();
    if (code === '') return { country: null, subdivision: null };
    const id = await this.idOf('country.country', code);
    if (id === undefined) throw new SaleProblem('refused', 'tryton_no_country', { country: code });
    const part = state.trim() === '' ? undefined : await this.idOf('country.subdivision', `${code}-${state.trim()}`);
    return { country: id, subdivision: part ?? null };
  }

  private async idOf(model: string, code: string): Promise<number | undefined> {
    const known = this.known.get(`${model} ${code}`);
    if (known !== undefined) return known;
    const [row] = await this.tryton.search(model, [['code', '=', code]], ['id'], { limit: 1 });
    if (row !== undefined) this.known.set(`${model} ${code}`, row.id);
    return row?.id;
  }
}
