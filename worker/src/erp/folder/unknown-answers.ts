/** Words of the columns that answer a question: one that nobody knows is told once, however many lines have it, and loses none of them. */
import { OddWords } from '../../rules/odd-words.js';
import type { ReadRemark } from '../../model/problem.js';
import type { Row } from './csv.js';
import { lineRemark } from './problems.js';

const webContacts = 'Aucun, Tous, Seulement les contacts web';
/** Column → the file that has it, and what may stand there. */
const columns = {
  web: { file: 'contacts.csv', expected: 'Oui, Non' },
  billing: { file: 'contacts.csv', expected: 'Oui, Non' },
  web_contacts: { file: 'customers.csv', expected: webContacts },
  withdrawn: { file: 'documents.csv', expected: 'Oui, Non' },
};
type Column = keyof typeof columns;

export class UnknownAnswers {
  private readonly words = new Map<Column, OddWords>();

  /** @param understood What was made of the row: undefined where a word is unknown. */
  look<C extends Column>(understood: Record<C, unknown>, row: Row, record: string, asked: readonly C[]): void {
    for (const column of asked) {
      if (understood[column] !== undefined) continue;
      const words = this.words.get(column) ?? new OddWords();
      this.words.set(column, words);
      words.add(row.values[column] ?? '', record, row.line);
    }
  }

  *remarks(): Generator<ReadRemark> {
    for (const [field, words] of this.words) {
      const { file, expected } = columns[field];
      for (const { word, line, first, count } of words.all()) {
        const value = word.slice(0, 80);
        const params = { field, value, first, count: String(count), expected };
        yield lineRemark({ file, line, about: `${field} ${word}` }, 'unknown_answer', params);
      }
    }
  }
}
