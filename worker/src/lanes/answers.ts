import { isProblem } from '../erp/port.js';
import type { SaleState } from '../erp/sale.js';
import type { LaneContext } from './lane.js';

/** Reads what the ERP says of the sales into the journal, where that may have changed. A line that cannot be read is the lane documents' to tell. */
export async function refreshAnswers({
  erp,
  journal,
  full,
}: Pick<LaneContext, 'erp' | 'journal' | 'full'>): Promise<void> {
  const mark = await erp.answersMark();
  if (!full && journal.answers.mark() === mark) return;
  const answers: SaleState[] = [];
  for await (const answer of erp.saleStates()) if (!isProblem(answer)) answers.push(answer);
  journal.answers.replace(answers, mark);
}
