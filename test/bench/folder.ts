/** A folder in which nothing is new: how fast the worker passes over it, beside reading and hashing every file again. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, writeFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from '../../worker/src/erp/pdf/whole.js';
import { PlayedShop } from '../../worker/test/played-shop.js';
import { runOnce } from '../../worker/src/sync/run.js';
import { measure, type Scenario } from './measure.js';

const documents = 100_000;
/** Bytes of each: small, so that the folder finds room; what is not read again costs the same at any size. */
const size = 2 * 1024;
/** Files a folder, as an ERP that sorts them by month would have them. */
const perFolder = 500;

/** The shop has them all, so that the first sync, which is not measured, has nothing to send. */
function print({ folder, documents: present }: PlayedShop): string[] {
  const files = Array.from({ length: documents }, (_, n) => `${String(Math.floor(n / perFolder))}/DE${String(n)}.pdf`);
  const rows = files.map((file, n) => `Devis;DE${String(n)};01/02/2026;C1;a@example.com;12,50;${file}`);
  for (const [n, file] of files.entries()) {
    if (n % perFolder === 0) mkdirSync(join(folder, String(n / perFolder)), { recursive: true });
    const path = join(folder, file);
    const bytes = `%PDF-1.4\n${file}${'x'.repeat(size)}\n%%EOF\n`;
    writeFileSync(path, bytes);
    utimesSync(path, 1, 1);
    present.set(`quote.DE${String(n)}`, createHash('sha256').update(bytes).digest('hex'));
  }
  writeFileSync(
    join(folder, 'documents.csv'),
    ['type;numéro;date;code client;e-mail de facturation;montant ttc;fichier', ...rows, ''].join('\n'),
  );
  utimesSync(join(folder, 'documents.csv'), 1, 1);
  return files;
}

export async function folderBench(say: (line: string) => void): Promise<Scenario> {
  const shop = await PlayedShop.open();
  Object.assign(shop.settings.accounts, { enabled: false });
  Object.assign(shop.settings.documents, { enabled: true, types: ['quote'] });
  try {
    say(`Printing ${String(documents)} documents…`);
    const files = print(shop);
    const first = await runOnce(shop.worker);
    say(`first sync: ${String(first.seconds)} s`);
    const unchanged = async (): Promise<void> => {
      const { writes, error } = await runOnce(shop.worker);
      if (writes > 0 || error !== null) throw new Error(`${String(writes)} writes, ${JSON.stringify(error)}`);
    };
    const hashing = async (): Promise<void> => {
      for (const file of files) {
        const path = join(shop.folder, file);
        const open = (start = 0) => createReadStream(path, { start });
        await inspect({ id: file, version: '', size: statSync(path).size, open });
      }
    };
    return await measure(
      'documents/s',
      { name: 'ours', rows: documents, work: unchanged },
      [{ name: 'hash_each', rows: documents, work: hashing }],
      say,
    );
  } finally {
    await shop.close();
  }
}
