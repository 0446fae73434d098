/** Writes down what was decided: the only place where a decision about an order reaches the journal. */
import type { Journal } from '../journal/journal.js';
import type { Decision } from '../rules/sales/decision.js';
import type { WishWriter } from './lane.js';

export function settle(decisions: readonly Decision[], journal: Journal, writer: WishWriter): void {
  // A difference that is remembered is told no more: not one of the two alone.
  journal.together(() => {
    for (const { forget, notes, difference } of decisions) {
      for (const note of notes) journal.notes.add('sales', note);
      for (const key of forget) journal.forget('sales', key);
      if (difference) journal.orders.setDifference(difference.key, difference.now);
    }
  });
  for (const { wishes } of decisions) writer.add(...wishes);
}
