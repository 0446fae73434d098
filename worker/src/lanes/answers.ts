import { isProblem, SourceProblem } from '../erp/port.js';
import type { SaleState } from '../erp/sale.js';
import type { LaneContext } from './lane.js';

/**
 * Reads what the ERP says of the sales into the journal, where that may have changed. A file or line that cannot be read is the
 * lane documents' to tell; what was answered before holds meanwhile, and no order waits for it.
 */
export async function refreshAnswers({
  erp,
  journal,
  full,
}: Pick<LaneContext, 'erp' | 'journal' | 'full'>): Promise<void> {
  const mark = await erp.answersMark();
  if (!full && journal.answers.mark() === mark) return;
  const answers: SaleState[] = [];
  try {
    for await (const answer of erp.saleStates()) if (!isProblem(answer)) answers.push(answer);
  } catch (error) {
    if (error instanceof SourceProblem) return;
    throw error;
  }
  journal.answers.replace(answers, mark);
}
