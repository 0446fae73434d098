/** What the tests of whole rounds share: a worker that stays, an ERP that answers, and a look at what came of an order. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { playErp } from '../../scripts/start/erp/erp.js';
import { phpIn } from '../setup/shop.js';
import { workerBin, workerEnv, type ShopAccess } from './worker.js';

export interface Mail {
  to: string;
  subject: string;
  message: string;
  attachments: string[];
}

export interface Sold {
  /** Keys of the sales that the ERP took, in the order of their files. */
  keys: string[];
  /** Numbers of all documents that the ERP made of them. */
  numbers: string[];
}

export class Round {
  readonly folder = mkdtempSync(join(tmpdir(), 'erp-bridge-sales-'));
  readonly exchange = join(this.folder, 'exchange');
  private readonly stop = new AbortController();
  private erp: Promise<void> = Promise.resolve();
  private worker: ReturnType<typeof execa> | undefined;

  constructor(private readonly shop: ShopAccess & { dataDir: string }) {
    mkdirSync(this.exchange);
  }

  startErp(): void {
    this.erp = playErp(this.exchange, this.stop.signal, { thinks: 200 });
  }

  startWorker(): void {
    this.worker = execa(process.execPath, [workerBin, 'serve', '--port', '0'], {
      env: workerEnv(this.shop, this.folder, this.exchange),
      stdio: ['ignore', 'ignore', { file: join(this.folder, 'worker.log'), append: true }],
      reject: false,
    });
  }

  async endWorker(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.worker?.kill(signal);
    await this.worker;
    this.worker = undefined;
  }

  async end(): Promise<void> {
    await this.endWorker();
    this.stop.abort();
    await this.erp;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What the ERP has. */
  sold(): Sold {
    const done = join(this.exchange, 'sales', 'done');
    const index = join(this.exchange, 'documents.csv');
    const rows = existsSync(index) ? readFileSync(index, 'latin1').split('\r\n').slice(1) : [];
    return {
      keys: existsSync(done)
        ? readdirSync(done)
            .filter((name) => name.endsWith('.json'))
            .map((name) => name.replace('.json', ''))
            .sort()
        : [],
      numbers: rows.filter((row) => row !== '').map((row) => row.split(';')[1] ?? ''),
    };
  }

  /** Every mail that left the shop for this address, the earliest first. */
  async mails(to: string): Promise<Mail[]> {
    const log = await phpIn(
      this.shop,
      `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`,
    );
    return log
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Mail)
      .filter((mail) => JSON.stringify(mail.to).includes(to));
  }

  /** Waits until `look` answers; says what it last saw, and what the worker said, where that does not come. */
  async until<T>(
    look: () => T | undefined | Promise<T | undefined>,
    what: string,
    last: () => string = () => '',
  ): Promise<T> {
    for (const end = Date.now() + 80_000; Date.now() < end;) {
      const found = await look();
      if (found !== undefined) return found;
      await sleep(250);
    }
    const log = join(this.folder, 'worker.log');
    throw new Error(
      `${what} did not come${last()}. The worker: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '-'}`,
    );
  }
}
