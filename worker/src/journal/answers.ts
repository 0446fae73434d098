/** What the ERP said of each sale, as it was last read; the lanes look here instead of into the ERP's files. */
import type { SaleState } from '../erp/sale.js';
import type { Connection } from './connection.js';

const sql = {
  clear: 'DELETE FROM answers',
  set: 'INSERT OR REPLACE INTO answers (key, answer) VALUES (?, ?)',
  get: 'SELECT answer FROM answers WHERE key = ?',
  getMark: `SELECT value FROM meta WHERE name = 'answers.mark'`,
  setMark: `INSERT OR REPLACE INTO meta (name, value) VALUES ('answers.mark', ?)`,
};

export class Answers {
  constructor(private readonly connection: Connection) {}

  /** Takes the place of all earlier ones, in one transaction. `mark`: of the ERP's files when they were read. */
  replace(answers: SaleState[], mark: string): void {
    this.connection.transaction(() => {
      this.connection.run(sql.setMark).run(mark);
      this.connection.run(sql.clear).run();
      for (const answer of answers) this.connection.run(sql.set).run(answer.key, JSON.stringify(answer));
    });
  }

  of(key: string): SaleState | undefined {
    const row = this.connection.run(sql.get).get(key) as { answer: string } | undefined;
    return row && (JSON.parse(row.answer) as SaleState);
  }

  /** Of the last reading; '' before the first. */
  mark(): string {
    return (this.connection.run(sql.getMark).get() as { value: string } | undefined)?.value ?? '';
  }
}
