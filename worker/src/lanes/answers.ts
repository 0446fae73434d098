import { isProblem, SourceProblem } from '../model/problem.js';
import { isTakenBack, type Sale, type SaleState } from '../model/sale.js';
import { orderOf } from '../rules/sales/sale.js';
import type { LaneContext } from './lane.js';
import { OrderFeed } from './order-feed.js';

/**
 * Reads what the ERP says of the sales into the journal, where that may have changed. A file or line that cannot be read is the
 * lane documents' to tell; what was answered before holds meanwhile, and no order waits for it. It also holds while the ERP writes
 * its index anew, and when the index only names the latest documents: else a final document would be changed or taken back.
 * → what is wrong with the file as a whole.
 */
export async function refreshAnswers({
  erp,
  journal,
  settings,
  full,
}: Pick<LaneContext, 'erp' | 'journal' | 'settings' | 'full'>): Promise<SourceProblem | undefined> {
  const mark = await erp.answersMark();
  if (mark === '' || (!full && journal.answers.mark() === mark)) return undefined;
  const answers: SaleState[] = [];
  const takenBack: string[] = [];
  let unread = 0;
  try {
    for await (const answer of erp.saleStates()) {
      if (isProblem(answer)) unread += 1;
      else if (isTakenBack(answer)) takenBack.push(answer.key);
      else answers.push(answer);
    }
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
  const nowFinal = answers.filter(({ key, state }) => state === 'final' && !journal.answers.isFinal(key));
  const isWhole = settings.documents.withdraw_missing && unread === 0 && answers.length > 0;
  journal.answers.update(answers, { mark, takenBack: isWhole ? 'others' : takenBack });
  // It was final before the ERP heard that it is not wanted any more: somebody has to be told.
  const crossed = nowFinal.flatMap(({ key }) => (wasTakenBack(journal, key) ? (orderOf(key) ?? []) : []));
  if (crossed.length > 0) OrderFeed.lookAgain(journal, crossed);
  return undefined;
}

const wasTakenBack = (journal: LaneContext['journal'], key: string): boolean =>
  (journal.orders.record(key)?.wanted as Sale | undefined)?.state === 'withdrawn';
