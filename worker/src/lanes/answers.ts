import { isProblem, SourceProblem } from '../model/problem.js';
import { isTakenBack, type Sale, type SaleState } from '../model/sale.js';
import type { Reading } from '../erp/port.js';
import type { LaneContext } from './lane.js';
import { Cursor, ending } from './reading.js';
import { lookAgain } from './source-meta.js';

/**
 * Reads what the ERP says of the sales into the journal, where that may have changed. A source or a place in it that cannot be read is
 * the lane documents' to tell; what was answered before holds meanwhile, and no order waits for it. It also holds while the ERP writes
 * its index anew, and when the index only names the latest documents: else a final document would be changed or taken back.
 * → what is wrong with the source as a whole.
 */
export async function refreshAnswers({
  erp,
  journal,
  settings,
  full,
}: Pick<LaneContext, 'erp' | 'journal' | 'settings' | 'full'>): Promise<SourceProblem | undefined> {
  if (erp.answers === undefined) return undefined;
  const mark = await erp.answers.mark();
  if (mark === '' || (!full && journal.answers.mark() === mark)) return undefined;
  const answers: SaleState[] = [];
  const takenBack: string[] = [];
  let unread = 0;
  const { withdraw_missing } = settings.documents;
  const cursor = new Cursor(journal, 'answers', { withdraw_missing });
  let reading: Reading = { whole: false };
  try {
    const items = ending(erp.answers.read(cursor.since({ full })), (end) => (reading = end));
    for await (const answer of items) {
      if (isProblem(answer)) unread += 1;
      else if (isTakenBack(answer)) takenBack.push(answer.key);
      else answers.push(answer);
    }
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
  const nowFinal = answers.filter(({ key, state }) => state === 'final' && !journal.answers.isFinal(key));
  const nowToPay = answers.filter((answer) => isToPay(answer) && !isToPay(journal.answers.of(answer.key)));
  const isWhole = reading.whole && withdraw_missing && unread === 0 && answers.length > 0;
  journal.answers.update(answers, { mark, takenBack: isWhole ? 'others' : takenBack });
  cursor.keep(reading);
  // The shop may have been paid before there was a document that could be.
  journal.retry(
    'sales',
    nowToPay.flatMap(({ key }) => (wasPaid(journal, key) ? key : [])),
  );
  // It was final before the ERP heard that it is not wanted any more: somebody has to be told.
  lookAgain(
    journal,
    nowFinal.flatMap(({ key }) => (wasTakenBack(journal, key) ? key : [])),
  );
  return undefined;
}

const isToPay = (answer: SaleState | undefined): boolean => answer?.state === 'final' && answer.paid === false;

/** The ERP took the sale, and was told that it is paid. */
function wasPaid({ orders }: LaneContext['journal'], key: string): boolean {
  const record = orders.record(key);
  return record?.state === 'applied' && (record.wanted as Sale | undefined)?.payment.paid === true;
}

const wasTakenBack = (journal: LaneContext['journal'], key: string): boolean =>
  (journal.orders.record(key)?.wanted as Sale | undefined)?.state === 'withdrawn';
