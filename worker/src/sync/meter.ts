import type { Lane } from '../model/flow.js';
import type { Running } from '../shops/woocommerce/types.js';

/** How far a lane is, and how long it will take. */
export class Meter {
  private startedAt = Date.now();
  private total = 0;

  constructor(
    private readonly lane: Lane,
    private readonly preview: boolean,
    private readonly tell: (running: Running) => void,
  ) {}

  read(done: number): void {
    this.say('read', done, done);
  }

  push(total: number): void {
    this.startedAt = Date.now();
    this.total = total;
    if (total > 0) this.say('push', 0, total);
  }

  pushed(done: number): void {
    this.say('push', done, Math.max(this.total, done));
  }

  private say(phase: Running['phase'], done: number, total: number): void {
    const seconds = (Date.now() - this.startedAt) / 1000;
    const rate = seconds > 0 ? Math.round((done / seconds) * 10) / 10 : 0;
    this.tell({
      lane: this.lane,
      preview: this.preview,
      phase,
      done,
      total,
      rate,
      eta_seconds: phase === 'push' && rate > 0 ? Math.round((total - done) / rate) : null,
      started_at: new Date(this.startedAt).toISOString(),
    });
  }
}
