/** A person says which contact or product of the ERP one of an order's is, or that it is none of them; it is remembered as a link. */
import type { Journal } from '../journal/journal.js';
import { lookAgain } from '../lanes/source-meta.js';
import { newOne } from '../model/link.js';
import { matchIn, type Match } from '../model/match.js';

interface Pick {
  /** The id of the match. */
  match: string;
  /** The ERP's id of the candidate, or `new`. */
  choice: string;
  /** The person's login. */
  by: string;
}

/** → what is wrong with it; undefined where it is done, and the orders that waited for it go on. */
export function pick(journal: Journal, { match: id, choice, by }: Pick): string | undefined {
  const held = journal.orders.held().filter(({ params }) => matchIn(params)?.id === id);
  const matches = held.flatMap(({ params }) => matchIn(params) ?? []);
  const [match] = matches;
  // Decided meanwhile, or the order changed: what is left to decide is shown anew.
  if (match === undefined) return 'No order waits for this choice any more.';
  if (choice !== 'new' && !isCandidate(choice, matches)) return 'This candidate is not among those found in the ERP.';
  const { source, kind, foreign } = match;
  const erpKey = choice === 'new' ? newOne : choice;
  journal.links.put({ source, kind, id: foreign, erpKey, how: 'person', decidedBy: by || 'admin' });
  const keys = held.map(({ erpKey: key }) => key);
  journal.retry('sales', keys);
  lookAgain(journal, keys);
  return undefined;
}

const isCandidate = (choice: string, matches: readonly Match[]): boolean =>
  matches.some(({ candidates }) => candidates.some(({ erp_key: key }) => key === choice));
