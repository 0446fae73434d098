/** What the ERP said of each sale, as it was last read; the lanes look here instead of into the ERP's files. */
import type { SaleState } from '../model/sale.js';
import type { Connection } from './connection.js';

const sql = {
  clear: 'DELETE FROM answers',
  forget: 'DELETE FROM answers WHERE key = ?',
  set: 'INSERT OR REPLACE INTO answers (key, answer) VALUES (?, ?)',
  get: 'SELECT answer FROM answers WHERE key = ?',
  getMark: `SELECT value FROM meta WHERE name = 'answers.mark'`,
  setMark: `INSERT OR REPLACE INTO meta (name, value) VALUES ('answers.mark', ?)`,
};

export class Answers {
  constructor(private readonly connection: Connection) {}

  /**
   * In one transaction. `mark`: of the ERP's files when they were read; `takenBack`: the keys that it answers no more, or all others
   * than these.
   */
  update(answers: SaleState[], { mark, takenBack }: { mark: string; takenBack: string[] | 'others' }): void {
    this.connection.transaction(() => {
      this.connection.run(sql.setMark).run(mark);
      if (takenBack === 'others') this.connection.run(sql.clear).run();
      else for (const key of takenBack) this.connection.run(sql.forget).run(key);
      for (const answer of answers) this.connection.run(sql.set).run(answer.key, JSON.stringify(answer));
    });
  }

  of(key: string): SaleState | undefined {
    const row = this.connection.run(sql.get).get(key) as { answer: string } | undefined;
    return row && (JSON.parse(row.answer) as SaleState);
  }

  /** The ERP's document is final: it is neither changed nor taken back. */
  isFinal(key: string): boolean {
    return this.of(key)?.state === 'final';
  }

  /** Of the last reading; '' before the first. */
  mark(): string {
    return (this.connection.run(sql.getMark).get() as { value: string } | undefined)?.value ?? '';
  }
}
