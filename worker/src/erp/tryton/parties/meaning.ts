/** Which parties are customers: what the configuration's names mean in this Tryton (docs/tryton.md). */
import type { WebContacts } from '../../../model/customer.js';
import { SourceProblem } from '../../../model/problem.js';
import type { Row, Tryton } from '../client/client.js';
import { demand } from '../client/problems.js';
import { isCalled } from '../client/texts.js';

/** By the names of Tryton's categories and relation types. */
export interface CustomerOptions {
  /** Party category: customers of whom every contact has an account. */
  all?: string;
  /** Party category: customers of whom only the web contacts have one. */
  web_only?: string;
  /** Party category of the related parties that are web contacts. */
  web_contact?: string;
  /** Relation types that lead from a customer to its contacts. */
  relations?: string[];
}

type Category = Row<{ name: string; rec_name: string; parent: number | null }>;

/** Ids of categories with all below them, and of relation types. */
export interface Meaning {
  all: number[];
  webOnly: number[];
  webContact: number[];
  relations: number[];
}

/** @throws SourceProblem where a name means nothing. */
export async function meaningOf(tryton: Tryton, options: CustomerOptions, source: string): Promise<Meaning> {
  const { all, web_only: webOnly, web_contact: webContact, relations = [] } = options;
  if (all === undefined && webOnly === undefined) throw new SourceProblem(source, 'tryton_no_customers', {}, 'refused');
  const categories = await tryton.search<Omit<Category, 'id'>>('party.category', [], ['name', 'rec_name', 'parent']);
  const below = (name: string | undefined): number[] => {
    if (name === undefined) return [];
    const found = withBelow(categories, name);
    if (found.length === 0) throw new SourceProblem(source, 'tryton_no_category', { name }, 'refused');
    return found;
  };
  return {
    all: below(all),
    webOnly: below(webOnly),
    webContact: below(webContact),
    relations: await relationTypes(tryton, relations, source),
  };
}

/** The more careful setting holds for who is in both categories. undefined: no customer of the shop. */
export function webContactsOf({ categories }: { categories: number[] }, meaning: Meaning): WebContacts | undefined {
  if (isIn(categories, meaning.webOnly)) return 'web_only';
  return isIn(categories, meaning.all) ? 'all' : undefined;
}

export const isIn = (categories: readonly number[], wanted: readonly number[]): boolean =>
  categories.some((id) => wanted.includes(id));

/** @param name `Web`, or with what it is in: `Shop / Web`. */
function withBelow(categories: readonly Category[], name: string): number[] {
  const found = categories.filter(isCalled(name));
  const ids = new Set(found.map(({ id }) => id));
  // What is added while the set is gone through is gone through, too.
  for (const above of ids) for (const { id, parent } of categories) if (parent === above) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}

async function relationTypes(tryton: Tryton, names: readonly string[], source: string): Promise<number[]> {
  if (names.length === 0) return [];
  await demand(tryton, 'party.relation.type', source);
  const types = await tryton.search<{ name: string }>('party.relation.type', [], ['name']);
  const missing = names.find((wanted) => !types.some(({ name }) => name === wanted));
  if (missing !== undefined) throw new SourceProblem(source, 'tryton_no_relation', { name: missing }, 'refused');
  return types.filter(({ name }) => names.includes(name)).map(({ id }) => id);
}
