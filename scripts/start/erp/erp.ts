/**
 * The ERP that `npm start` plays: it takes the sales out of the exchange folder and answers each after a moment with a number, a
 * PDF and a line in documents.csv. What it knows lies in that file alone, so it may end and begin at any time.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawPdf } from '../../../test/fixtures/sample/pdf.js';
import { Books } from './books.js';
import { documentOf, entryOf, extrasOf, type SaleFile } from './sale-document.js';

/** How long a bookkeeper would think, and how often he looks, in milliseconds. */
const thinks = 1_200;
const looks = 300;

export interface PlayedErpOptions {
  thinks?: number;
  onAnswer?: (line: string) => void;
}

/** Works until it is told to stop. */
export async function playErp(
  exchange: string,
  stop: AbortSignal,
  { thinks: pause = thinks, onAnswer = () => undefined }: PlayedErpOptions = {},
): Promise<void> {
  const sales = join(exchange, 'sales');
  const taken = join(sales, 'taken');
  mkdirSync(taken, { recursive: true });
  const firstSeen = new Map<string, number>();
  while (!stop.aborted) {
    // What was taken before the last end, then what lies there long enough.
    for (const name of jsonFiles(taken)) onAnswer(await answer(exchange, name));
    for (const name of jsonFiles(sales)) {
      const since = firstSeen.get(name) ?? Date.now();
      firstSeen.set(name, since);
      if (Date.now() - since < pause) continue;
      firstSeen.delete(name);
      take(sales, name);
      onAnswer(await answer(exchange, name));
    }
    await sleep(looks, undefined, { signal: stop }).catch(() => undefined);
  }
}

const jsonFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();

/** By a rename, so that a newer revision that comes now is not taken for this one. */
function take(sales: string, name: string): void {
  const csv = name.replace(/\.json$/, '.csv');
  if (existsSync(join(sales, csv))) renameSync(join(sales, csv), join(sales, 'taken', csv));
  renameSync(join(sales, name), join(sales, 'taken', name));
}

/** → what was done, for people. */
async function answer(exchange: string, name: string): Promise<string> {
  const path = join(exchange, 'sales', 'taken', name);
  const line = await enter(exchange, JSON.parse(readFileSync(path, 'utf8')) as SaleFile);
  const done = join(exchange, 'sales', 'done');
  mkdirSync(done, { recursive: true });
  for (const file of [name.replace(/\.json$/, '.csv'), name]) {
    const from = join(dirname(path), file);
    if (existsSync(from)) renameSync(from, join(done, file));
  }
  return line;
}

/** One key is one document: what is known keeps its number, and what is final its content. */
async function enter(exchange: string, sale: SaleFile): Promise<string> {
  const books = Books.open(exchange);
  const known = books.of(sale.key);
  if (known?.['État du document'] === 'Définitif') {
    if (sale.payment.paid && known['Payé'] !== 'Oui') books.enter({ ...known, Payé: 'Oui', "Date d'échéance": '' });
    return `${known['Numéro'] ?? ''} (${sale.key}) is final${sale.payment.paid ? ' and paid' : ''}`;
  }
  if (known === undefined && sale.state === 'withdrawn') return `${sale.key} was withdrawn before it became a document`;
  const today = new Date();
  const document = documentOf(sale, known?.['Numéro'] ?? books.nextNumber(sale.kind), today);
  const pdf = join(exchange, document.file);
  mkdirSync(dirname(pdf), { recursive: true });
  writeFileSync(`${pdf}.new`, await drawPdf(document, null, extrasOf(sale, today)));
  renameSync(`${pdf}.new`, pdf);
  books.enter(entryOf(sale, document));
  return `${document.number} (${sale.key}) is ${sale.state}${sale.payment.paid ? ' and paid' : ''}`;
}
