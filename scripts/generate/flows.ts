/** contract/flows.json → the list of flows in the worker, the admin pages and PHP. */
import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.js';
import { phpFile, phpValue, quoted } from './php.js';

interface Flow {
  /** Of its page in wp-admin; `page`: the name of the page's script. */
  title: string;
  page: string;
  /** Labels by name; the first lane is the flow's own, another one its way back. */
  lanes: Record<string, string>;
  /** The reason why records are held that an admin can approve. */
  approves?: string;
  /** What a run says that it did, in the order in which it is printed. */
  counts: string[];
}

const source = 'contract/flows.json';
/** What every run says of what it did not do. */
const unsettled = ['waiting', 'refused', 'held', 'failed'];

export const flows = (): Record<string, Flow> =>
  JSON.parse(readFileSync(inRoot(source), 'utf8')) as Record<string, Flow>;

export const countsOf = ({ counts }: Flow): string[] => [...counts, ...unsettled];

const tsList = (texts: string[]): string => `[${texts.map(quoted).join(', ')}]`;

function flowsTs(more: (flow: Flow) => string[]): string {
  const rows = Object.entries(flows()).map(([name, flow]) => {
    const lines = [
      `lanes: ${tsList(Object.keys(flow.lanes))},`,
      ...(flow.approves === undefined ? [] : [`approves: ${quoted(flow.approves)},`]),
      `counts: ${tsList(countsOf(flow))},`,
      ...more(flow),
    ];
    return `  ${name}: {\n${lines.map((line) => `    ${line}`).join('\n')}\n  },`;
  });
  return `export const flows = {\n${rows.join('\n')}\n} as const;\n`;
}

const banner = `/** Generated from ${source} by \`npm run generate\`. Do not edit. */\n`;

export const flowsForWorker = (): string => banner + flowsTs(() => []);

export function flowsForPages(): string {
  const translated = (text: string): string => `__(${quoted(text)}, 'erp-bridge')`;
  const labels = Object.values(flows())
    .flatMap(({ lanes }) => Object.entries(lanes))
    .map(([lane, label]) => `  ${lane}: ${translated(label)},`);
  return `${banner}import { __ } from '@wordpress/i18n';

${flowsTs(({ title, page }) => [`page: ${quoted(page)},`, `title: () => ${translated(title)},`])}
/** What people call each lane. */
export const laneNames = () => ({
${labels.join('\n')}
});
`;
}

export function flowsPhp(): string {
  const all = Object.entries(flows());
  const lanes = all.flatMap(([, flow]) => Object.keys(flow.lanes));
  const approvable = all.flatMap(([name, { approves }]) => (approves === undefined ? [] : [[name, approves] as const]));
  const titles = all.map(([, { page, title }]) => `\t\t\t${quoted(page)} => __( ${quoted(title)}, 'erp-bridge' ),`);
  return phpFile(
    source,
    'ErpBridge\\Platform',
    `/** What is kept in step between shop and ERP. */
final class Flows {
	/** Each with a switch, a preview and a page of its own. */
	public const NAMES = ${phpValue(all.map(([name]) => name))};

	/** What the worker reads and pushes: a flow, or its way back. */
	public const LANES = ${phpValue(lanes)};

	/** The reason of what is held and can be approved; an empty file is held, too, and there is nothing to approve about it. */
	public const APPROVABLE = ${phpValue(Object.fromEntries(approvable), 1)};

	/** @return array<string, string> Titles by the name of the page. */
	public static function pages(): array {
		return array(
${titles.join('\n')}
		);
	}
}`,
  );
}
