import type { Journal } from '../journal/journal.js';
import type { Lane as LaneName } from '../model/flow.js';
import type { DueRecord, Outcome } from '../model/record.js';
import type { Capabilities, Erp } from '../erp/port.js';
import { notOfferedKey, notOfferedWish } from '../rules/problem.js';
import type { Settings } from '../model/settings.generated.js';
import type { ShopPlace } from '../model/shop.js';
import type { OrderSource } from '../shops/port.js';
import type { StoreClient } from '../shops/woocommerce/client.js';
import type { RequestBroke } from '../shops/errors.js';
import type { Change } from '../shops/woocommerce/types.js';

export interface LaneContext {
  erp: Erp;
  journal: Journal;
  store: StoreClient;
  /** Where orders come from; the shop's own first. */
  sources: readonly OrderSource[];
  settings: Settings;
  /** Of the shop, as WordPress names it: `Europe/Paris`, `+05:30`. */
  timeZone: string;
  shop: ShopPlace;
  /** Told how many records were read so far. */
  onRead(done: number): void;
  signal: AbortSignal;
  /** Whether it is only found out what would be done: on a copy of the journal, without a write to the other side. */
  dryRun: boolean;
  /** Everything is compared with what the other side really holds, not only what changed. */
  full: boolean;
}

/** Of the lanes of orders: they know sources of orders, and not the shop beside them. */
export type OrderContext = Omit<LaneContext, 'store'>;

/** What a push did, for the run's counts. */
export type Did =
  'created' | 'updated' | 'reactivated' | 'deactivated' | 'unchanged' | 'delivered' | 'withdrawn' | 'none';

export interface PushOutcome extends Outcome {
  did: Did;
  /** What a dry run found: old → new. */
  changes?: Change[];
}

/** One flow: how to read it into the journal, how to push what is due. */
export interface LaneModule {
  readonly name: LaneName;
  readonly batchSize: number;
  /** Where the ERP does not offer it, the lane is neither read nor pushed. */
  readonly needs: keyof Capabilities;
  enabled(settings: Settings): boolean;
  /** @throws SourceProblem where a whole source cannot be used; nothing changes because of it. */
  read(context: LaneContext): Promise<void>;
  /** Between reading and pushing: holds what a person has to look at first. */
  guard?(context: LaneContext): Promise<void>;
  /** @throws RequestBroke where the batch as a whole failed; StoreProblem where the shop did. */
  push(records: DueRecord[], context: LaneContext): Promise<PushOutcome[]>;
  /** What becomes of a record on which another plugin of the shop ended the request; without it, it is the shop's error. */
  broken?(error: RequestBroke, record: DueRecord): PushOutcome;
  /** Everything that was due has been pushed. */
  finished?(context: LaneContext): void;
}

/** Whether the ERP offers that; the admin is told where it does not. */
export function isOffered(
  { erp, journal }: Pick<LaneContext, 'erp' | 'journal'>,
  lane: LaneName,
  capability: keyof Capabilities,
): boolean {
  const offers = erp[capability] !== undefined;
  if (offers) journal.forget(lane, notOfferedKey(capability));
  else journal.readings.want(lane, journal.readings.last(lane), 0, [notOfferedWish(erp.name, capability)]);
  return offers;
}

/** Collects wishes and writes them down a few hundred at a time, so that memory does not grow with the file. */
export class WishWriter {
  private position = 0;
  private waiting: Parameters<Journal['readings']['want']>[3] = [];

  constructor(
    private readonly context: Pick<LaneContext, 'journal' | 'onRead' | 'signal'>,
    private readonly lane: LaneName,
    private readonly generation: number,
  ) {}

  add(...wishes: Parameters<Journal['readings']['want']>[3]): void {
    this.waiting.push(...wishes);
    if (this.waiting.length >= 500) this.flush();
  }

  flush(): void {
    this.context.journal.readings.want(this.lane, this.generation, this.position, this.waiting);
    this.position += this.waiting.length;
    this.waiting = [];
    this.context.onRead(this.position);
    this.context.signal.throwIfAborted();
  }
}
