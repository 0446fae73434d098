/** `npm start -- --once --json` as a stranger types it, with everything kept in one folder. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it, vi } from 'vitest';
import { root } from '../../scripts/lib/paths.js';
import { generateSample } from '../fixtures/sample/generate.js';
import { attachStore } from '../store/store.js';
import type { SyncAnswer } from './worker.js';
import { describeIf } from '../setup/needs.js';
import { npmStart, startCommand } from '../setup/npm-start.js';
import { store } from '../setup/own-shop.js';
import { filesHolding, knock, WAY_IN } from '../setup/way-in.js';

const data = mkdtempSync(join(tmpdir(), 'erp-bridge-start-'));

afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

async function start(
  ...args: string[]
): Promise<{ status: number; stderr: string; json: SyncAnswer['json'] & { url?: string } }> {
  const { stdout, stderr, exitCode } = await execa(process.execPath, startCommand(data, '--once', '--json', ...args), {
    cwd: root,
    reject: false,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return { status: exitCode ?? -1, stderr, json: (last.startsWith('{') ? JSON.parse(last) : {}) as SyncAnswer['json'] };
}

describeIf(store.db === 'sqlite', 'npm start is on SQLite; that suite runs it')('npm start', () => {
  it('syncs the sample once, ends, and finds everything unchanged the second time', async () => {
    const first = await start();
    expect(first.status, first.stderr).toBe(0);
    expect(first.json).toMatchObject({
      store: store.store,
      sales: {},
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    });
    expect(first.json.accounts.created).toBeGreaterThan(100);
    await expect(fetch(first.json.url ?? '')).rejects.toThrow();

    const second = await start();
    expect(second.status, second.stderr).toBe(0);
    expect(second.json.writes).toBe(0);
    expect(second.json.documents).toMatchObject({ delivered: 0, unchanged: first.json.documents.delivered });
    expect(readdirSync(data)).toEqual(
      expect.arrayContaining(['exchange', 'worker', 'wordpress', 'erp-bridge.config.json']),
    );
  });

  it('lets the whole round be watched: an order placed in its shop is an invoice under My documents', async () => {
    const running = npmStart(data);
    try {
      await vi.waitFor(() => {
        expect(running.printed()).toContain('Ctrl-C ends everything');
      }, 100_000);
      const shop = attachStore(data);
      // The way in that php() has in test shops does not exist in this one.
      expect(filesHolding(data, WAY_IN)).toEqual([]);
      for (const secret of [undefined, '', 'null']) {
        expect(await knock(shop.url, secret)).toMatchObject({ status: 404 });
      }
      const id = await shop.php(
        `$customer = get_users( array( 'role' => 'customer', 'number' => 1 ) )[0];
        $order = wc_create_order( array( 'customer_id' => $customer->ID ) );
        $order->add_product( wc_get_product( wc_get_products( array( 'limit' => 1, 'return' => 'ids' ) )[0] ), 1 );
        $order->set_address( array( 'first_name' => 'A', 'email' => $customer->user_email, 'country' => 'FR' ), 'billing' );
        $order->calculate_totals(); $order->update_status( 'processing' ); echo $order->get_id();`,
      );
      const answered = await vi.waitFor(() => {
        const said = new RegExp(`The ERP: (FA\\d+) \\(sale\\.${id}\\) is final`).exec(running.printed());
        expect(said).not.toBeNull();
        return said?.[1];
      }, 60_000);
      await vi.waitFor(async () => {
        const shown = await shop.php(
          `$order = wc_get_order( ${id} ); $found = ErpBridge\\Documents\\Documents::of( $order->get_customer_id(), array( 'order_id' => ${id} ) ); echo $found['rows'][0]->number ?? '';`,
        );
        expect(shown).toBe(answered);
      }, 60_000);
    } finally {
      await running.end();
    }
  });

  it('takes one’s own exchange folder', async () => {
    const exchange = join(data, 'mine');
    await generateSample(exchange);
    rmSync(join(exchange, 'documents.csv'));
    const { status, json, stderr } = await start('--exchange', exchange);
    expect(status, stderr).toBe(0);
    expect(json.accounts.unchanged).toBeGreaterThan(100);
    expect(stderr).toContain('documents.csv is not in the exchange folder');
  });

  it.each([
    ['while it stays', 'Ctrl-C ends everything'],
    ['while it syncs', 'Starting WordPress'],
  ])('ends everything it began when it is told to %s', async (_when, sign) => {
    const running = execa(process.execPath, startCommand(data), {
      cwd: root,
      all: true,
      reject: false,
      // A busy machine may need longer than the five seconds after which execa kills.
      forceKillAfterDelay: false,
    });
    let printed = '';
    let told = false;
    running.all.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (told || !printed.includes(sign)) return;
      told = running.kill('SIGTERM');
    });
    const { exitCode } = await running;
    expect(exitCode, printed).toBe(0);
    expect(told).toBe(true);
    expect(() => attachStore(data)).toThrow('No store runs');
  });

  it('says what is wrong with its words, without a trace', async () => {
    const { status, stderr } = await start('--port', 'eight');
    expect(status).toBe(2);
    expect(stderr).toContain('--port takes a number');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(data, 'eight'))).toBe(false);
  });
});
