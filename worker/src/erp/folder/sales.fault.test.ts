/** Sales on a real disk while the worker is killed (-9) and the ERP takes the files away as fast as it can. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/lib/paths.js';
import { manySales, testSale } from '../../../../test/fixtures/sale.js';
import { FolderSales } from './sales.js';

const programs = mkdtempSync(join(tmpdir(), 'erp-bridge-fault-'));
const program = join(programs, 'put-sales.mjs');
let folder: string;

beforeAll(async () => {
  await build({
    entryPoints: [inRoot('test/fixtures/fault/put-sales.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
});
afterAll(() => {
  rmSync(programs, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-sales-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Taken {
  file: string;
  key: string;
  revision: number;
  caption: string;
}

/** The ERP: takes what lies there, each file by one rename, and reads it. */
function take(): Taken[] {
  const sales = join(folder, 'sales');
  if (!existsSync(sales)) return [];
  const taken = join(folder, 'taken');
  mkdirSync(taken, { recursive: true });
  return readdirSync(sales)
    .filter((name) => /^[^.].*\.(json|csv)$/.test(name))
    .map((name) => {
      const path = join(taken, name);
      renameSync(join(sales, name), path);
      return read(name, readFileSync(path, 'utf8'));
    });
}

function read(file: string, content: string): Taken {
  if (file.endsWith('.json')) {
    const { key, revision, caption } = JSON.parse(content) as Omit<Taken, 'file'>;
    return { file, key, revision, caption };
  }
  const rows = parse(content, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(2);
  const [row = {}] = rows;
  return {
    file,
    key: row['Référence externe'] ?? '',
    revision: Number(row['Révision']),
    caption: row['Légende'] ?? '',
  };
}

/** Puts it in a process that kills itself before that call; false where it lived to its end. */
async function dies(caption: string, beforeCall: number, mode: 'once' | 'many' = 'once'): Promise<boolean> {
  const env = { ...process.env, DIE_BEFORE: String(beforeCall) };
  const child = spawn(process.execPath, [program, folder, mode, caption], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'close');
  return child.signalCode === 'SIGKILL';
}

/** Puts it as the worker that is started next. */
const put = (caption: string, key = 'sale.1'): string =>
  new FolderSales(folder, 'both').putSale(testSale({ key, content: { caption } })).done;

const shown = (some: Taken[]): string[] =>
  some.map(({ file, revision, caption }) => `${file} ${String(revision)} ${caption}`).sort();

/** What a crash left half-way is gone with the next put. */
const kept = (): string[] => readdirSync(join(folder, 'sales', '.sent')).sort();

describe('a sale, killed before each call that touches the disk', { timeout: 120_000 }, () => {
  it('appears once when it is put again, whether or not the ERP has taken it meanwhile', async () => {
    let call = 1;
    for (; ; call += 1) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      const died = await dies('one', call);
      const seen = take();
      put('one');
      seen.push(...take());
      expect(put('one')).toBe('unchanged');
      expect(take()).toEqual([]);
      expect(shown(seen), `before call ${String(call)}`).toEqual(['sale.1.csv 1 one', 'sale.1.json 1 one']);
      expect(kept(), `before call ${String(call)}`).toEqual(['sale.1.ledger']);
      if (!died) break;
    }
    // Not a single death would prove nothing.
    expect(call).toBeGreaterThan(15);
  });

  it('comes as the next revision when the order changed in between, and no revision has two contents', async () => {
    for (let call = 1; ; call += 1) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      put('one');
      const seen = call % 2 === 0 ? take() : [];
      const died = await dies('two', call);
      if (call % 3 === 0) seen.push(...take());
      put('three');
      seen.push(...take());
      for (const ending of ['csv', 'json']) {
        const mine = seen.filter(({ file }) => file.endsWith(ending));
        const revisions = mine.map(({ revision }) => revision);
        expect(mine.at(-1)?.caption, `before call ${String(call)}`).toBe('three');
        expect(new Set(mine.map(({ caption }) => caption)).size).toBe(mine.length);
        expect(revisions).toEqual([...new Set(revisions)].sort());
      }
      if (!died) break;
    }
  });
});

describe('three sales at once, killed before each call that touches the disk', { timeout: 300_000 }, () => {
  const putMany = (caption: string): Promise<unknown> =>
    new FolderSales(folder, 'both').putAllSales(manySales(caption));
  const files = [1, 2, 3].flatMap((id) => ['csv', 'json'].map((type) => `sale.${String(id)}.${type}`));

  it('appear once when they are put again, at once or alone, whether or not the ERP has taken them meanwhile', async () => {
    let call = 1;
    for (; ; call += 1) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      const died = await dies('one', call, 'many');
      const seen = call % 2 === 0 ? take() : [];
      if (call % 3 === 0) put('one', 'sale.2');
      await putMany('one');
      seen.push(...take());
      expect(put('one', 'sale.3')).toBe('unchanged');
      expect(take()).toEqual([]);
      expect(shown(seen), `before call ${String(call)}`).toEqual(files.map((file) => `${file} 1 one`));
      expect(kept(), `before call ${String(call)}`).toEqual([1, 2, 3].map((id) => `sale.${String(id)}.ledger`));
      if (!died) break;
    }
    expect(call).toBeGreaterThan(25);
  });

  it('come as the next revision when the orders changed in between, and no revision has two contents', async () => {
    for (let call = 1; ; call += 1) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      await putMany('one');
      const seen = call % 2 === 0 ? take() : [];
      const died = await dies('two', call, 'many');
      if (call % 3 === 0) seen.push(...take());
      if (call % 5 === 0) put('three', 'sale.1');
      await putMany('three');
      seen.push(...take());
      for (const file of files) {
        const mine = seen.filter((each) => each.file === file);
        const revisions = mine.map(({ revision }) => revision);
        expect(mine.at(-1)?.caption, `${file} before call ${String(call)}`).toBe('three');
        expect(new Set(mine.map(({ caption }) => caption)).size).toBe(mine.length);
        expect(revisions).toEqual([...new Set(revisions)].sort());
      }
      if (!died) break;
    }
  });
});

describe('many sales, killed at any moment while the ERP takes them', { timeout: 120_000 }, () => {
  it('come each revision at most once, in order and whole, and the last one surely', async () => {
    const seen: Taken[] = [];
    let over = false;
    const erp = (async () => {
      while (!over) {
        seen.push(...take());
        await turn();
      }
    })();
    for (let round = 0; round < 20; round += 1) {
      const child = spawn(process.execPath, [program, folder, 'loop', String(round)], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      await once(child, 'message');
      // Each key once: a busy disk does not come so far within the pauses.
      while (round === 0 && !existsSync(join(folder, 'wanted', 'sale.3'))) await turn();
      await sleep((round * 17) % 97);
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const captions = new Map(
      readdirSync(join(folder, 'wanted')).map((key) => [key, readFileSync(join(folder, 'wanted', key), 'utf8')]),
    );
    for (const [key, caption] of captions) put(caption, key);
    over = true;
    await erp;
    seen.push(...take());

    expect([...captions.keys()]).toEqual(['sale.1', 'sale.2', 'sale.3']);
    for (const [key, caption] of captions) {
      for (const file of [`${key}.json`, `${key}.csv`]) {
        const mine = seen.filter((each) => each.file === file);
        const revisions = mine.map(({ revision }) => revision);
        expect(revisions, file).toEqual([...new Set(revisions)].sort((a, b) => a - b));
        expect(new Set(mine.map((each) => each.caption)).size, file).toBe(mine.length);
        expect(mine.at(-1)?.caption, file).toBe(caption);
      }
    }
    expect(kept()).toEqual([...captions.keys()].map((key) => `${key}.ledger`));
  });
});
