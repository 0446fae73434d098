/** A sync in which the ERP's customers say what they said before, beside one that compares them record by record. */
import { PlayedShop, remembering } from '../../worker/test/played-shop.js';
import { runOnce } from '../../worker/src/sync/run.js';
import { contactsEach, exportCustomers } from './customer-files.js';
import { measure, type Scenario } from './measure.js';

const customers = 20_000;
const records = customers * (1 + contactsEach);

export async function unchanged(say: (line: string) => void): Promise<Scenario> {
  const shop = await PlayedShop.open();
  try {
    shop.batch = remembering();
    await exportCustomers(shop.folder, customers);
    say(`First sync of ${String(records)} accounts…`);
    await runOnce(shop.worker);
    const sync = async (): Promise<void> => {
      const { writes, error, seconds } = await runOnce(shop.worker);
      if (writes > 0 || error !== null) throw new Error(`${String(writes)} writes, ${JSON.stringify(error)}`);
      say(`${String(seconds)} s`);
    };
    const forget = (): void => {
      shop.worker.journal.setMeta('accounts.reading', '');
    };
    return await measure(
      'accounts/s',
      { name: 'ours', rows: records, work: sync },
      [{ name: 'record_by_record', rows: records, prepare: forget, work: sync }],
      say,
    );
  } finally {
    await shop.close();
  }
}
