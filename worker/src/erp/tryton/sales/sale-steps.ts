/**
 * What is to be done next so that Tryton has a sale as it is wanted: from what it has now alone, one step at a time. So a worker that
 * died anywhere is continued by the next one, and a button that Tryton passes over in silence is seen.
 */
import { SaleProblem } from '../../../model/problem.js';
import type { SaleContent } from '../../../model/sale.js';
import { sum } from '../../../rules/sales/money.js';
import type { Held, HeldInvoice, HeldSale, TrytonState } from './sale-held.js';
import type { Made } from './sale-mark.js';
import { demandTotal, roundingOf } from './sale-totals.js';

export interface Wanted {
  /** What it is to be made from, and as what. */
  made: Made;
  /** hashOf() the sale as it is put. */
  hash: string;
  content: Pick<SaleContent, 'totals' | 'currency'>;
  /** Texts that are to be among its notes. */
  comments: readonly string[];
  /** Whether the shop was paid, or has paid back. */
  paid: boolean;
  /** Whether a line of its own may bring Tryton's total to the shop's. */
  mayRound: boolean;
}

export type Step =
  /** `pay`: the invoice that the shop was paid, and that somebody posted since. */
  | { do: 'nothing'; sale: HeldSale | undefined; pay?: HeldInvoice }
  /** What a worker left that did not hear of its sale: only one of them is ever confirmed. */
  | { do: 'remove'; sales: HeldSale[] }
  | { do: 'create' }
  | { do: 'change' | 'redraft' | 'quote' | 'confirm' | 'process' | 'cancel' | 'unmark'; sale: HeldSale }
  | { do: 'round'; sale: HeldSale; amount: string }
  | { do: 'set aside' | 'take back' | 'cancel parts' | 'ignore invoices' | 'ignore moves'; sale: HeldSale }
  | { do: 'post'; sale: HeldSale; invoice: HeldInvoice }
  | { do: 'comment'; sale: HeldSale; texts: string[] }
  /** The last one; `pay`: the invoice that the shop was paid, or the credit note that it paid back. */
  | { do: 'mark'; sale: HeldSale; pay?: HeldInvoice };

const rank: readonly TrytonState[] = ['cancelled', 'draft', 'quotation', 'confirmed', 'processing', 'done'];
const rankOf = ({ state }: HeldSale): number => rank.indexOf(state);
const isOpen = ({ state }: HeldSale): boolean => state === 'draft' || state === 'quotation';

/** Of several the furthest, then the oldest. */
export function mainOf({ sales }: Held): HeldSale | undefined {
  return sales.filter((sale) => !sale.isSetAside).sort((a, b) => rankOf(b) - rankOf(a) || a.id - b.id)[0];
}

/** The one that says what was put: that which counts, or the last that was set aside. */
export const toldBy = (held: Held): HeldSale | undefined => mainOf(held) ?? held.sales.at(-1);

/** Counted on where a sale was set aside and made anew. */
export const revisionOf = ({ sales }: Held): number => Math.max(0, ...sales.map(({ mark }) => mark.revision));

/** @throws SaleProblem where a person has to look at it. */
export function nextStep(wanted: Wanted, held: Held): Step {
  const main = mainOf(held);
  const doubles = held.sales.filter((sale) => !sale.isSetAside && sale !== main && isOpen(sale));
  if (doubles.length > 0) return { do: 'remove', sales: doubles };
  if (isDone(wanted, held)) return { do: 'nothing', sale: toldBy(held), ...toPay(wanted, main) };
  for (const sale of held.sales.filter(({ isSetAside }) => isSetAside)) {
    const step = dismantled(sale, main);
    if (step !== undefined) return step;
  }
  if (wanted.made.state === 'withdrawn') return unmarked(withdrawn(main, held));
  const step = standing(wanted, main, held);
  // One that is set aside needs none: the one that is made in its place gets them all.
  return (step.do === 'set aside' ? undefined : commented(wanted, main)) ?? unmarked(step);
}

/** Told before anything else is done to a sale that is there: what is in its way later is no reason to keep them back. */
function commented({ comments }: Wanted, sale: HeldSale | undefined): Step | undefined {
  const texts = comments.filter((text) => sale?.notes.includes(text) === false);
  return sale === undefined || texts.length === 0 ? undefined : { do: 'comment', sale, texts };
}

/** It was put, and what became of it since is Tryton's own: whoever cancels or changes it there meant to. */
function isDone({ made: { state }, hash }: Wanted, held: Held): boolean {
  const told = toldBy(held);
  return told?.mark.hash === hash && (!told.isSetAside || state === 'withdrawn');
}

/** What is not as it was put any more must not pass for it, where the worker dies and the sale becomes again what it was. */
function unmarked(step: Step): Step {
  const leads = step.do === 'redraft' || step.do === 'cancel' || step.do === 'set aside';
  return leads && step.sale.mark.hash !== '' ? { do: 'unmark', sale: step.sale } : step;
}

function standing(wanted: Wanted, main: HeldSale | undefined, { others }: Held): Step {
  if (main === undefined) {
    const [number] = others;
    if (number !== undefined) throw new SaleProblem('held', 'tryton_others_sale', { number });
    return { do: 'create' };
  }
  return (isOpen(main) || main.state === 'cancelled' ? opened : confirmed)(wanted, main);
}

/** A quotation can be changed, and becomes an order. */
function opened({ made, content, mayRound }: Wanted, sale: HeldSale): Step {
  const redraft: Step = { do: 'redraft', sale };
  if (sale.state === 'cancelled') return redraft;
  const isDraft = sale.state === 'draft';
  if (sale.mark.content !== made.content) return isDraft ? { do: 'change', sale } : redraft;
  const amount = roundingOf(sale.totals, content, { mayRound, isRounded: sale.mark.rounding !== undefined });
  if (amount !== undefined) return isDraft ? { do: 'round', sale, amount } : redraft;
  if (made.state === 'final') return { do: 'confirm', sale };
  return isDraft ? { do: 'quote', sale } : { do: 'mark', sale };
}

/** Whoever posted the invoice. */
function toPay({ paid }: Wanted, sale: HeldSale | undefined): { pay?: HeldInvoice } {
  const pay = sale?.invoices.find(({ state }) => state === 'posted');
  return paid && pay !== undefined ? { pay } : {};
}

function confirmed(wanted: Wanted, sale: HeldSale): Step {
  const { made, content } = wanted;
  if (sale.mark.substance !== made.substance) {
    const final = finalOf(sale) ?? sale.invoices.find(wasPosted)?.number;
    // A quotation that somebody confirmed in Tryton is theirs.
    if (final !== undefined || made.state === 'draft')
      throw new SaleProblem('refused', 'tryton_final_changed', { document: final ?? sale.number });
    return { do: sale.state === 'confirmed' ? 'redraft' : 'set aside', sale };
  }
  const last: Step = { do: 'mark', sale, ...toPay(wanted, sale) };
  if (made.state === 'draft' || made.kind === 'order') return last;
  // That it goes on by itself may be put off in Tryton.
  if (sale.state === 'confirmed') return { do: 'process', sale };
  if (made.kind === 'delivery_note') return last;
  const invoices = sale.invoices.filter(({ state }) => state !== 'cancelled');
  const invoice = invoices.find(({ state }) => state === 'draft' || state === 'validated');
  if (invoice === undefined) return last;
  demandTotal(sum(invoices.map(({ total }) => total)).toFixed(), sale.totals, content);
  return { do: 'post', sale, invoice };
}

function withdrawn(sale: HeldSale | undefined, held: Held): Step {
  if (sale === undefined) {
    const last = toldBy(held);
    return last === undefined ? { do: 'nothing', sale: last } : { do: 'mark', sale: last };
  }
  if (sale.state === 'cancelled') return { do: 'mark', sale };
  if (isOpen(sale)) return { do: 'cancel', sale };
  if (sale.state === 'confirmed') return { do: 'redraft', sale };
  const final = finalOf(sale);
  if (final !== undefined) throw new SaleProblem('refused', 'tryton_final_withdrawn', { document: final });
  return { do: 'set aside', sale };
}

/** The number of what is out of our hands: an invoice that is posted, goods that are being packed or have left. */
function finalOf({ invoices, shipments, returns }: HeldSale): string | undefined {
  const posted = invoices.find(({ state }) => state === 'posted' || state === 'paid');
  const moved = [...shipments, ...returns].find(({ state }) =>
    ['picked', 'packed', 'received', 'done'].includes(state),
  );
  return (posted ?? moved)?.number;
}

/** A credit note took it back: no other is made in its place. A draft that is cancelled never had a number. */
const wasPosted = ({ state, number }: HeldInvoice): boolean => state === 'cancelled' && !number.startsWith('#');

/**
 * Tryton cannot cancel a sale that is processing. It comes to its end with its invoice and its shipment cancelled, and nothing made anew.
 * It is set aside before that: so it is known for what it is wherever the worker dies.
 */
function dismantled(sale: HeldSale, main: HeldSale | undefined): Step | undefined {
  const isAlive = ({ state }: { state: string }): boolean => state !== 'cancelled';
  // Somebody was quicker.
  if (finalOf(sale) !== undefined) return main === undefined ? { do: 'take back', sale } : undefined;
  if ([...sale.invoices, ...sale.shipments, ...sale.returns].some(isAlive)) return { do: 'cancel parts', sale };
  if (sale.openInvoices.length > 0) return { do: 'ignore invoices', sale };
  return sale.openMoves.length > 0 ? { do: 'ignore moves', sale } : undefined;
}
