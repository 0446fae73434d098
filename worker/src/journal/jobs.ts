/** What was asked of the worker (in wp-admin, or by the worker itself), until it is done and the shop has been told so. */
import type { CommandState, Job, JobArgs, JobKind, JobState, Place, Wanted } from '../model/job.js';
import type { Connection } from './connection.js';

const columns = 'id, kind, args, state, cursor, done, total, error, begun';

const sql = {
  // The shop sends a command again where it did not hear that it arrived.
  add: 'INSERT OR IGNORE INTO jobs (command, kind, args) VALUES (@command, @kind, @args)',
  knows: 'SELECT 1 FROM jobs WHERE command = ? LIMIT 1',
  all: `SELECT ${columns} FROM jobs ORDER BY id`,
  open: `SELECT ${columns} FROM jobs WHERE state = 'open' ORDER BY id`,
  one: `SELECT ${columns} FROM jobs WHERE id = ?`,
  begin: 'UPDATE jobs SET begun = begun + 1 WHERE id = ?',
  later: 'UPDATE jobs SET begun = 0 WHERE id = ?',
  // Who gets on does not die of it.
  place: `UPDATE jobs SET begun = iif(@cursor IS NULL OR @cursor IS cursor, begun, 1), cursor = coalesce(@cursor, cursor), done = @done, total = @total WHERE id = @id`,
  pause: `UPDATE jobs SET state = 'paused' WHERE id = ? AND state = 'open'`,
  resume: `UPDATE jobs SET state = 'open', begun = 0 WHERE id = ? AND state = 'paused'`,
  end: 'UPDATE jobs SET state = @state, error = @error WHERE id = @id',
  forgetOwn: `DELETE FROM jobs WHERE id = ? AND command IS NULL`,
  // A command is over when all that it asked for is.
  untold: `SELECT * FROM (
      SELECT command AS id, MIN(told) AS told, MAX(error) AS message,
        CASE WHEN SUM(state IN ('open', 'paused')) > 0 THEN 'running' WHEN SUM(state = 'failed') > 0 THEN 'failed' ELSE 'done' END AS state
      FROM jobs WHERE command IS NOT NULL GROUP BY command)
    WHERE told <> state ORDER BY id`,
  tell: 'UPDATE jobs SET told = ? WHERE command = ?',
  forget: 'DELETE FROM jobs WHERE command = ?',
};

interface Row {
  id: number;
  kind: JobKind;
  args: string;
  state: JobState;
  cursor: string | null;
  done: number;
  total: number;
  error: string;
  begun: number;
}

const jobOf = ({ args, cursor, ...row }: Row): Job =>
  ({ ...row, args: JSON.parse(args) as JobArgs[JobKind], ...(cursor === null ? {} : { cursor }) }) as Job;

/** The same wish has the same text, whatever order its fields have. */
const valuesOf = ({ kind, args }: Wanted) => ({ kind, args: JSON.stringify(args, Object.keys(args).sort()) });

/** Whether `job` does all that `wanted` asks for. */
function covers(job: Job, wanted: Wanted): boolean {
  if (job.kind === 'import' || wanted.kind === 'import' || job.kind === 'look' || wanted.kind === 'look')
    return job.kind === wanted.kind && valuesOf(job).args === valuesOf(wanted).args;
  return job.kind === wanted.kind && job.args.lane === wanted.args.lane && (job.args.full || !wanted.args.full);
}

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
    if (this.next((job) => covers(job, wanted))) return;
    this.connection.run(sql.add).run({ command: null, ...valuesOf(wanted) });
  }

  /** One that waits, goes on or is paused, and does the very same. */
  unfinished(wanted: Wanted): Job | undefined {
    return this.all().find((job) => (job.state === 'open' || job.state === 'paused') && covers(job, wanted));
  }

  /** Whether this command arrived before. */
  knows(command: number): boolean {
    return this.connection.run(sql.knows).get(command) !== undefined;
  }

  /** Those that are not over, and those whose end the shop has not heard of. */
  all(): Job[] {
    return (this.connection.run(sql.all).all() as Row[]).map(jobOf);
  }

  /** undefined where there is none, or none any more. */
  one(id: number): Job | undefined {
    const row = this.connection.run(sql.one).get(id) as Row | undefined;
    return row && jobOf(row);
  }

  /** The longest waiting of those that `mine` accepts. */
  next(mine: (job: Job) => boolean): Job | undefined {
    return (this.connection.run(sql.open).all() as Row[]).map(jobOf).find(mine);
  }

  begin({ id }: Job): void {
    this.connection.run(sql.begin).run(id);
  }

  /** Notes how far it is. What it did up to `cursor` has to be on disk already. */
  at({ id }: Job, { cursor, done, total }: Place): void {
    this.connection.run(sql.place).run({ id, cursor: cursor ?? null, done, total });
  }

  /** It did not get on now (the shop is away, the worker is stopped) and is begun again. */
  later({ id }: Job): void {
    this.connection.run(sql.later).run(id);
  }

  /** Whoever works on it stops within a second or two. → whether there was anything to pause. */
  pause(id: number): boolean {
    return this.connection.run(sql.pause).run(id).changes > 0;
  }

  /** → whether it was paused. */
  resume(id: number): boolean {
    return this.connection.run(sql.resume).run(id).changes > 0;
  }

  /** `failure`: why it is not begun again, though it did not succeed. */
  end({ id }: Job, failure?: string): void {
    this.connection.transaction(() => {
      this.connection.run(sql.end).run({ id, state: failure === undefined ? 'done' : 'failed', error: failure ?? '' });
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
