/** What a dry run says: a table and sentences for people, or one JSON object on one line. */
import Table from 'cli-table3';
import type { PreviewResult } from '../sync/preview.js';
import { printable, printableJson } from '../platform/printable.js';
import { sentence } from '../reasons/reasons.js';
import type { Change, PreviewItem } from '../shops/woocommerce/types.js';

/** How many records of each outcome are written out for people; --json has them all. */
const shownOfEach = 20;

const words = ({ field, old, new: wanted, kept }: Change): string => {
  if (kept) return `${field}: the shop keeps “${old}” (ERP: “${wanted}”)`;
  return old === '' ? `${field}: “${wanted}”` : `${field}: “${old}” → “${wanted}”`;
};

function line({ erp_key, label, reason, params, changes }: PreviewItem): string {
  const why = reason === undefined ? [] : [sentence(reason, params)];
  return printable(`  ${label} (${erp_key}): ${[...why, ...changes.map(words)].join('; ')}`);
}

export class TextReport {
  private readonly shown = new Map<string, { lines: string[]; more: number }>();

  constructor(private readonly out: NodeJS.WritableStream) {}

  items(items: PreviewItem[]): Promise<void> {
    for (const item of items) {
      const group = this.shown.get(item.outcome) ?? { lines: [], more: 0 };
      if (group.lines.length < shownOfEach) group.lines.push(line(item));
      else group.more += 1;
      this.shown.set(item.outcome, group);
    }
    return Promise.resolve();
  }

  end({ counts, store, lane, full, seconds, error }: PreviewResult): void {
    if (error !== null) return;
    const table = new Table({ head: Object.keys(counts), style: { head: [], border: [] } });
    table.push(Object.values(counts));
    const against = full ? 'everything compared with what the shop holds' : 'what a sync would do';
    this.out.write(`${lane}, dry run: ${against}. Nothing was written.\n${table.toString()}\n`);
    for (const [outcome, { lines, more }] of this.shown) {
      this.out.write(`${outcome}:\n${lines.join('\n')}\n`);
      if (more > 0) this.out.write(`  … and ${String(more)} more (--json has them all)\n`);
    }
    this.out.write(`${printable(`${String(seconds)} s on ${store}`)}\n`);
  }
}

/** One object on one line, written piece by piece: a first import has as many items as the ERP has customers. */
export class JsonReport {
  private begun = false;

  constructor(private readonly out: NodeJS.WritableStream) {}

  async items(items: PreviewItem[]): Promise<void> {
    const text = items.map(printableJson).join(',');
    const goesOn = this.out.write(`${this.begun ? ',' : '{"dry_run":true,"items":['}${text}`);
    this.begun = true;
    if (!goesOn) await new Promise((resolve) => this.out.once('drain', resolve));
  }

  end({ store, lane, full, counts, seconds, error }: PreviewResult): void {
    const rest = printableJson({ store, lane, full, [lane]: counts, seconds, error }).slice(1);
    this.out.write(`${this.begun ? '' : '{"dry_run":true,"items":['}],${rest}\n`);
  }
}
