import { isProblem, SourceProblem } from '../erp/port.js';
import type { SaleState } from '../erp/sale.js';
import type { LaneContext } from './lane.js';

/**
 * Reads what the ERP says of the sales into the journal, where that may have changed. A file or line that cannot be read is the
 * lane documents' to tell; what was answered before holds meanwhile, and no order waits for it.
 * → what is wrong with the file as a whole.
 */
export async function refreshAnswers({
  erp,
  journal,
  full,
}: Pick<LaneContext, 'erp' | 'journal' | 'full'>): Promise<SourceProblem | undefined> {
  const mark = await erp.answersMark();
  if (!full && journal.answers.mark() === mark) return undefined;
  const answers: SaleState[] = [];
  try {
    for await (const answer of erp.saleStates()) if (!isProblem(answer)) answers.push(answer);
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
  journal.answers.replace(answers, mark);
  return undefined;
}
