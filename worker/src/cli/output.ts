/** What a sync says to people. */
import Table from 'cli-table3';
import type { Journal } from '../journal/journal.js';
import { eachFlow, flowNames, laneNames } from '../model/flow.js';
import { printable, printableJson } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import type { RunResult } from '../sync/run.js';
import type { Running } from '../shops/woocommerce/types.js';

/** How many records are named under each reason. */
const named = 3;

/** A flow's line: new, changed, unchanged, and why the others are none of it. */
function row(counts: Partial<Record<string, number>>): number[] {
  const sum = (...names: string[]): number => names.reduce((all, name) => all + (counts[name] ?? 0), 0);
  return [
    sum('created', 'delivered'),
    sum('updated', 'deactivated', 'withdrawn'),
    ...['unchanged', 'waiting', 'refused', 'held', 'failed'].map((name) => sum(name)),
  ];
}

export function summary(result: RunResult, journal: Journal): string {
  const { seconds, requests, writes, store } = result;
  const table = new Table({
    head: ['', 'new', 'changed', 'unchanged', 'waiting', 'refused', 'held', 'failed'],
    style: { head: [], border: [] },
  });
  for (const flow of flowNames) table.push([flow, ...row(result[flow])]);
  const lines = [`${String(seconds)} s, ${String(requests)} requests, ${String(writes)} of them writes, on ${store}`];
  for (const lane of result.off) {
    const look = `erp-bridge sync --lane ${lane} --dry-run`;
    lines.push(
      `${lane}: this flow is off. Look at what it would do (${look}, or wp-admin), then switch it on in wp-admin.`,
    );
  }
  for (const problem of result.problems) lines.push(sentence(problem.reason, problem.params));
  if (result.error) lines.push(sentence(result.error.code, result.error.params));
  const notes = laneNames
    .flatMap((lane) => journal.notes.since(lane, result.started_at, 20))
    .map(({ label, reason, params }) => `- notice: ${sentence(reason ?? '', params)} (${label})`);
  return [table.toString(), ...[...lines, ...unsettled(journal), ...notes].map(printable)].join('\n');
}

/** Why some records are not on the other side, grouped, a few named. */
function unsettled(journal: Journal): string[] {
  const groups = new Map<string, string[]>();
  for (const lane of laneNames) {
    for (const { state, reason, params, label } of journal.unsettled(lane, 1000)) {
      const title = `${lane}, ${state}: ${sentence(reason ?? '', params)}`;
      groups.set(title, [...(groups.get(title) ?? []), label]);
    }
  }
  const shown = [...groups].slice(0, 30).map(([title, labels]) => {
    const more = labels.length > named ? ` and ${String(labels.length - named)} more` : '';
    return `- ${title} (${labels.slice(0, named).join('; ')}${more})`;
  });
  return groups.size > shown.length
    ? [...shown, `- and ${String(groups.size - shown.length)} more reasons; see wp-admin → ERP Bridge`]
    : shown;
}

/** What `sync --json` prints at its end; people rely on its names. */
export function answer(result: RunResult): string {
  const { store, requests, writes, seconds } = result;
  return printableJson({ store, ...eachFlow((flow) => result[flow]), requests, writes, seconds });
}

/** A line on the terminal that says how far it is; nothing where standard error is no terminal. */
export function progressLine(): (running: Running | null) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (running) => {
    process.stderr.write('\r\u001b[K');
    if (running === null) return;
    const { lane, preview, phase, done, total, rate, eta_seconds: eta } = running;
    const left = eta === null ? '' : `, ${String(eta)} s left`;
    process.stderr.write(
      phase === 'read'
        ? `${lane}: ${String(done)} read`
        : `${lane}: ${String(done)} of ${String(total)} ${preview ? 'compared' : 'sent'}, ${String(rate)}/s${left}`,
    );
  };
}
