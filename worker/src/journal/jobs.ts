/** What was asked of the worker (in wp-admin, or by the worker itself), until it is done and the shop has been told so. */
import type { CommandState, Job, Wanted } from '../model/job.js';
import type { Lane } from '../model/record.js';
import type { Connection } from './connection.js';

const sql = {
  // The shop sends a command again where it did not hear that it arrived.
  add: 'INSERT OR IGNORE INTO jobs (command, kind, lane, is_full) VALUES (@command, @kind, @lane, @full)',
  addOnce: `INSERT INTO jobs (kind, lane, is_full) SELECT @kind, @lane, @full
    WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE state = 'open' AND kind = @kind AND lane = @lane AND is_full >= @full)`,
  knows: 'SELECT 1 FROM jobs WHERE command = ? LIMIT 1',
  open: `SELECT id, kind, lane, is_full, begun FROM jobs WHERE state = 'open' ORDER BY id`,
  begin: 'UPDATE jobs SET begun = begun + 1 WHERE id = ?',
  later: 'UPDATE jobs SET begun = 0 WHERE id = ?',
  end: 'UPDATE jobs SET state = @state, message = @message WHERE id = @id',
  forgetOwn: `DELETE FROM jobs WHERE id = ? AND command IS NULL`,
  // A command is over when all that it asked for is.
  untold: `SELECT * FROM (
      SELECT command AS id, MIN(told) AS told, MAX(message) AS message,
        CASE WHEN SUM(state = 'open') > 0 THEN 'running' WHEN SUM(state = 'failed') > 0 THEN 'failed' ELSE 'done' END AS state
      FROM jobs WHERE command IS NOT NULL GROUP BY command)
    WHERE told <> state ORDER BY id`,
  tell: 'UPDATE jobs SET told = ? WHERE command = ?',
  forget: 'DELETE FROM jobs WHERE command = ?',
};

interface Row {
  id: number;
  kind: Wanted['kind'];
  lane: Lane | '';
  is_full: number;
  begun: number;
}

const jobOf = ({ id, kind, lane, is_full, begun }: Row): Job => ({
  id,
  kind,
  full: is_full === 1,
  begun,
  ...(lane === '' ? {} : { lane }),
});

const valuesOf = ({ kind, lane, full }: Wanted) => ({ kind, lane: lane ?? '', full: full ? 1 : 0 });

export class Jobs {
  constructor(private readonly connection: Connection) {}

  /** All that one command of the shop asks for. */
  add(command: number, wanted: Wanted[]): void {
    this.connection.transaction(() => {
      for (const one of wanted) this.connection.run(sql.add).run({ command, ...valuesOf(one) });
    });
  }

  /** What nobody asked for by hand: while it waits, it is not asked for again. */
  addOnce(wanted: Wanted): void {
    this.connection.run(sql.addOnce).run(valuesOf(wanted));
  }

  /** Whether this command arrived before. */
  knows(command: number): boolean {
    return this.connection.run(sql.knows).get(command) !== undefined;
  }

  /** The longest waiting of those that `mine` accepts. */
  next(mine: (job: Job) => boolean): Job | undefined {
    return (this.connection.run(sql.open).all() as Row[]).map(jobOf).find(mine);
  }

  begin({ id }: Job): void {
    this.connection.run(sql.begin).run(id);
  }

  /** It did not get on now (the shop is away, the worker is stopped) and is begun again. */
  later({ id }: Job): void {
    this.connection.run(sql.later).run(id);
  }

  /** `failure`: why it is not begun again, though it did not succeed. */
  end({ id }: Job, failure?: string): void {
    this.connection.transaction(() => {
      this.connection
        .run(sql.end)
        .run({ id, state: failure === undefined ? 'done' : 'failed', message: failure ?? '' });
      this.connection.run(sql.forgetOwn).run(id);
    });
  }

  /** Commands whose state the shop has not been told yet. */
  untold(): CommandState[] {
    const rows = this.connection.run(sql.untold).all() as (CommandState & { told: string })[];
    return rows.map(({ id, state, message }) => ({ id, state, ...(message ? { message } : {}) }));
  }

  told(commands: CommandState[]): void {
    this.connection.transaction(() => {
      for (const { id, state } of commands)
        if (state === 'running') this.connection.run(sql.tell).run(state, id);
        else this.connection.run(sql.forget).run(id);
    });
  }
}
