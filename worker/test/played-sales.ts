/** A played shop with orders and a real exchange folder, and what a test looks at in it. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlayedShop } from './played-shop.js';
import { runOnce, type RunResult } from '../src/sync/run.js';

export interface Written {
  format: string;
  key: string;
  revision: number;
  state: string;
  kind: string;
  order: { date: string };
  lines: { product_id: number; sku: string; name: string }[];
  credit_of: string;
  note: string;
  totals: { total: string };
  payment: { paid: boolean };
}

export class PlayedSales {
  private constructor(readonly shop: PlayedShop) {}

  /** Orders become final invoices as soon as they are placed, unless the test says otherwise. */
  static async open(): Promise<PlayedSales> {
    const shop = await PlayedShop.open();
    Object.assign(shop.settings.sales, {
      enabled: true,
      since: '2026-01-01T00:00:00Z',
      document: 'invoice',
      moment: 'created',
      send_email: true,
    });
    shop.settings.documents.enabled = true;
    return new PlayedSales(shop);
  }

  sync = (full = false): Promise<RunResult> => runOnce(this.shop.worker, { only: ['sales', 'states'], full });
  folder = (...parts: string[]): string => join(this.shop.folder, 'sales', ...parts);

  written = (key: string): Written => JSON.parse(readFileSync(this.folder(`${key}.json`), 'utf8')) as Written;

  /** Keys of the sales that lie there for the ERP. */
  all(): string[] {
    if (!existsSync(this.folder())) return [];
    const files = readdirSync(this.folder()).filter((name) => name.endsWith('.json'));
    return files.map((name) => name.replace('.json', '')).sort();
  }

  /** The ERP takes the files away, as an import does. */
  take(): void {
    for (const key of this.all())
      for (const ending of ['json', 'csv']) rmSync(this.folder(`${key}.${ending}`), { force: true });
  }

  /** The ERP's index of documents, with these rows. */
  answer(...rows: string[]): void {
    this.shop.write('documents.csv', ['type;number;date;total;paid;sale;state;stock_out;file', ...rows]);
  }

  reasons = (): [string, string | null][] =>
    this.shop.worker.journal.unsettled('sales', 100).map(({ erp_key, reason }) => [erp_key, reason]);
}
