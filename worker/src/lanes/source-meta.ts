/** What the journal keeps of a source of orders besides its orders. The shop's own names are older than the others'. */
import type { Journal } from '../journal/journal.js';
import { orderOf, ownSource } from '../model/order-key.js';

type Name = 'cursor' | 'again' | 'roll-call' | 'broken' | 'readable' | 'since';

export class SourceMeta {
  constructor(
    private readonly journal: Journal,
    private readonly source: string,
  ) {}

  get = (name: Name): string | undefined => this.journal.meta(this.named(name));

  set(name: Name, value: string): void {
    this.journal.setMeta(this.named(name), value);
  }

  /** Orders to look at with the next reading, changed or not. */
  again = (): string[] => (JSON.parse(this.get('again') ?? '[]') as (string | number)[]).map(String);

  setAgain(ids: Iterable<string>): void {
    this.set('again', JSON.stringify([...new Set(ids)]));
  }

  private named = (name: Name): string =>
    this.source === ownSource ? `sales.${name}` : `sales.${this.source}.${name}`;
}

/** The orders of these sales are looked at with the next reading of their sources, changed or not; other keys are left out. */
export function lookAgain(journal: Journal, saleKeys: string[]): void {
  const bySource = new Map<string, string[]>();
  for (const { source, id } of saleKeys.flatMap((key) => orderOf(key) ?? []))
    bySource.set(source, [...(bySource.get(source) ?? []), id]);
  for (const [source, ids] of bySource) {
    const meta = new SourceMeta(journal, source);
    meta.setAgain([...meta.again(), ...ids]);
  }
}

/**
 * Sources may have lost orders of which they say nothing, because the plugin was not active when they were deleted: the next
 * reading asks which of those we know are still there.
 */
export function callTheRoll(journal: Journal, sources: readonly { name: string }[]): void {
  for (const { name } of sources) new SourceMeta(journal, name).set('roll-call', 'due');
}
