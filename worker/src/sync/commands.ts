/** What the shop's admin asks of the worker: each command becomes a job, or is done at once. */
import type { Journal } from '../journal/journal.js';
import { lookAgain } from '../lanes/source-meta.js';
import { flowOf, isLane, type Lane } from '../model/flow.js';
import type { LookScope } from '../model/imported-order.js';
import type { CommandState, Wanted } from '../model/job.js';
import { version } from '../platform/version.js';
import { pick } from './pick.js';

export interface Asked {
  id: number;
  name: string;
  args: Record<string, string>;
}

type Done = Omit<CommandState, 'id'> | undefined;
type Obey = (journal: Journal, command: Asked) => Done;

const commands: Record<string, Obey> = {
  sync: (journal, command) => begin(journal, command, afterwards(command)),
  preview: (journal, command) => {
    const { lane, full } = command.args;
    const of = flowOf(isLane(lane) ? lane : 'accounts');
    return begin(journal, command, [{ kind: 'preview', args: { lane: of, full: full === '1' } }]);
  },
  retry: (journal, command) => {
    if (journal.jobs.knows(command.id)) return undefined;
    const { lane, erp_key: key, erp_keys: many } = command.args;
    if (isLane(lane)) retry(journal, lane, (many ?? key ?? '').split(' ').filter(Boolean));
    return begin(journal, command, bothSyncs(command));
  },
  approve: (journal, command) => {
    if (journal.jobs.knows(command.id)) return undefined;
    const { lane } = command.args;
    if (isLane(lane)) journal.removals.approve(lane);
    return begin(journal, command, bothSyncs(command));
  },
  import: (journal, command) => beginLong(journal, command, { kind: 'import', args: sourceIn(command) }),
  look: (journal, command) => {
    const scope: LookScope = command.args['scope'] === 'import' ? 'import' : 'ledger';
    return beginLong(journal, command, { kind: 'look', args: { ...sourceIn(command), scope } });
  },
  pause: (journal, { args }) => {
    journal.jobs.pause(Number(args['job']));
    return { state: 'done' };
  },
  resume: (journal, { args }) => {
    journal.jobs.resume(Number(args['job']));
    return { state: 'done' };
  },
  pick: (journal, command) => {
    if (journal.jobs.knows(command.id)) return undefined;
    const { match = '', choice = '', by = '' } = command.args;
    const problem = pick(journal, { match, choice, by });
    if (problem !== undefined) return { state: 'failed', message: problem };
    return begin(journal, command, [{ kind: 'sync', args: { lane: 'sales', full: false } }]);
  },
};

/** → what became of it at once; undefined where a job tells it. */
export function obey(journal: Journal, command: Asked): CommandState | undefined {
  const known = Object.hasOwn(commands, command.name) ? commands[command.name] : undefined;
  const done = known
    ? known(journal, command)
    : ({ state: 'failed', message: `This worker (${version}) does not know the command ${command.name}.` } as const);
  return done && { id: command.id, ...done };
}

function begin(journal: Journal, { id }: Asked, wanted: Wanted[]): undefined {
  journal.jobs.add(id, wanted);
}

/** The same one that waits, or is paused, goes on instead. */
function beginLong(journal: Journal, command: Asked, wanted: Wanted): Done {
  const same = journal.jobs.unfinished(wanted);
  if (same === undefined) return begin(journal, command, [wanted]);
  journal.jobs.resume(same.id);
  return journal.jobs.knows(command.id) ? undefined : { state: 'done' };
}

const sourceIn = ({ args }: Asked): { source: string } => ({ source: args['source'] ?? '' });

function afterwards(command: Asked): Wanted[] {
  const { lane, full } = command.args;
  return isLane(lane) ? [{ kind: 'sync', args: { lane, full: full === '1' } }] : bothSyncs(command);
}

/** After a retry or an approval every flow is looked at: one may have waited for the other. Orders have a loop of their own. */
function bothSyncs({ args }: Asked): Wanted[] {
  const full = args['full'] === '1';
  return [
    { kind: 'sync', args: { full } },
    { kind: 'sync', args: { lane: 'sales', full } },
  ];
}

function retry(journal: Journal, lane: Lane, keys: string[]): void {
  journal.retry(lane, keys);
  // Orders are read by change, so what a rule said of this one is not looked at anew by itself.
  if (lane === 'sales')
    lookAgain(
      journal,
      keys.flatMap((key) => [key, journal.trait('sales', key) ?? '']),
    );
}
