import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.js';
import type { Wish } from '../model/record.js';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-journal-'));
  journal = Journal.open(folder);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const wish = (erpKey: string, email: string, more: object = {}): Wish => ({
  erpKey,
  label: erpKey.toUpperCase(),
  uniqueKey: email,
  wanted: { email, ...more },
});

function read(...wishes: Wish[]): void {
  const generation = journal.readings.begin('accounts');
  journal.readings.want('accounts', generation, 0, wishes);
  journal.readings.forgetUnseen('accounts', generation);
  journal.readings.refuseDoubles('accounts', generation, 'email_taken');
  journal.readings.swapsFirst('accounts', 'email_taken');
}

const due = (): string[] => journal.due('accounts', 100).map(({ erpKey }) => erpKey);
function apply(...keys: string[]): void {
  const records = journal.due('accounts', 100).filter(({ erpKey }) => keys.includes(erpKey));
  journal.outcomes(
    'accounts',
    records.map(({ erpKey, hash }) => ({ erpKey, hash, state: 'applied' })),
  );
}
const refused = () =>
  journal.unsettled('accounts', 100).map(({ erp_key, reason, params }) => [erp_key, reason, params['holder']]);

describe('what is pushed', () => {
  it('is what differs from what was applied, and nothing else', () => {
    read(wish('a', 'a@x'), wish('b', 'b@x'));
    expect(due()).toEqual(['a', 'b']);
    apply('a', 'b');
    read(wish('a', 'a@x'), wish('b', 'b@x', { name: 'new' }));
    expect(due()).toEqual(['b']);
    apply('b');
    read(wish('a', 'a@x'), wish('b', 'b@x', { name: 'new' }));
    expect(due()).toEqual([]);
    expect(journal.counts('accounts')).toMatchObject({ applied: 2, pending: 0 });
  });

  it('is not what the shop refused, until the record changes or somebody asks', () => {
    read(wish('a', 'a@x'));
    const [record] = journal.due('accounts', 1);
    journal.outcomes('accounts', [
      { erpKey: 'a', hash: record?.hash ?? '', state: 'refused', reason: 'staff_account' },
    ]);
    read(wish('a', 'a@x'));
    expect(due()).toEqual([]);
    journal.retry('accounts', ['a']);
    expect(due()).toEqual(['a']);
    journal.outcomes('accounts', [
      { erpKey: 'a', hash: record?.hash ?? '', state: 'refused', reason: 'staff_account' },
    ]);
    read(wish('a', 'other@x'));
    expect(due()).toEqual(['a']);
  });

  it('is what failed, when its time has come', () => {
    read(wish('a', 'a@x'));
    const outcome = { erpKey: 'a', hash: 'h', state: 'failed', reason: 'store_error', attempts: 3 } as const;
    journal.outcomes('accounts', [{ ...outcome, nextAttemptAt: Date.now() + 60_000 }]);
    read(wish('a', 'a@x'));
    expect(due()).toEqual([]);
    expect(journal.due('accounts', 1, Date.now() + 61_000)).toMatchObject([{ erpKey: 'a', attempts: 3 }]);
    journal.outcomes('accounts', [{ ...outcome, nextAttemptAt: 0 }]);
    expect(journal.due('accounts', 1, Date.now() + 1e9)).toEqual([]);
  });

  it('is what died in flight, even if it is back at what it was before', () => {
    read(wish('a', 'a@x'));
    apply('a');
    read(wish('a', 'a@x', { name: 'new' }));
    journal.inFlight('accounts', journal.due('accounts', 10));
    read(wish('a', 'a@x'));
    expect(journal.due('accounts', 10)).toMatchObject([{ erpKey: 'a', appliedBefore: true }]);
    apply('a');
    read(wish('a', 'a@x'));
    expect(due()).toEqual([]);
  });

  it('is looked up again where it only waited for the other side', () => {
    read(wish('a', 'a@x'));
    journal.outcomes('accounts', [{ erpKey: 'a', hash: 'h', state: 'waiting', reason: 'no_account' }]);
    read(wish('a', 'a@x'));
    expect(due()).toEqual(['a']);
  });
});

describe('what the ERP no longer names', () => {
  it('is left alone, and compared anew when it is named again', () => {
    read(wish('a', 'a@x'), wish('b', 'b@x'));
    apply('a', 'b');
    read(wish('b', 'b@x'));
    expect(due()).toEqual([]);
    expect(journal.counts('accounts').applied).toBe(1);
    read(wish('a', 'a@x'), wish('b', 'b@x'));
    expect(due()).toEqual(['a']);
  });
});

describe('two records with one e-mail', () => {
  it('let the first in the file have it and name it to the other', () => {
    read(wish('a', 'same@x'), wish('b', 'same@x'), wish('c', 'same@x'));
    expect(due()).toEqual(['a']);
    expect(refused()).toEqual([
      ['b', 'email_taken', 'A'],
      ['c', 'email_taken', 'A'],
    ]);
  });

  it('let the one that has it in the shop keep it, wherever it stands in the file', () => {
    read(wish('b', 'same@x'));
    apply('b');
    read(wish('a', 'same@x'), wish('b', 'same@x', { name: 'changed' }));
    expect(due()).toEqual(['b']);
    expect(refused()).toEqual([['a', 'email_taken', 'B']]);
  });

  it('are healed when the holder lets go of it', () => {
    read(wish('a', 'same@x'), wish('b', 'same@x'));
    apply('a');
    read(wish('a', 'new@x'), wish('b', 'same@x'));
    expect(due()).toEqual(['a', 'b']);
  });

  it('are no two where one of them is to be taken away', () => {
    read({ ...wish('a', 'same@x'), removal: true }, wish('b', 'same@x'), { ...wish('c', 'same@x'), removal: true });
    expect(refused()).toEqual([]);
    expect(due()).toEqual(['a', 'b', 'c']);
  });

  it('swap them together, before all others, also where one was refused alone', () => {
    const others = ['m', 'n'].map((key) => wish(key, `${key}@x`));
    read(wish('a', 'a@x'), ...others, wish('b', 'b@x'));
    apply('a', 'm', 'n', 'b');
    const changed = others.map((other) => ({ ...other, wanted: { changed: true } }));
    read(wish('a', 'b@x'), ...changed, wish('b', 'a@x'));
    expect(due().slice(0, 2).sort()).toEqual(['a', 'b']);

    read(wish('a', 'b@x'), ...changed, wish('b', 'b@x'));
    expect(refused()).toEqual([['a', 'email_taken', 'B']]);
    const [a] = journal.due('accounts', 100);
    expect(a?.erpKey).toBe('m');
  });

  it('swap them over two exports', () => {
    read(wish('a', 'a@x'), wish('m', 'm@x'), wish('b', 'b@x'));
    apply('a', 'm', 'b');
    const generation = journal.readings.begin('accounts');
    // The shop knew the holder of the e-mail, not the journal.
    journal.readings.want('accounts', generation, 0, [wish('a', 'b@x')]);
    const [record] = journal.due('accounts', 1);
    const taken = { state: 'refused', reason: 'email_taken', params: {} } as const;
    journal.outcomes('accounts', [{ erpKey: 'a', hash: record?.hash ?? '', ...taken }]);
    read(wish('a', 'b@x'), wish('m', 'm@x', { changed: true }), wish('b', 'a@x'));
    expect(due().slice(0, 2).sort()).toEqual(['a', 'b']);
  });
});

describe('what the admin is told', () => {
  it('is each reason once, and that it is over', () => {
    const line: Wish = { erpKey: 'line.x', label: 'x', blocked: { state: 'refused', reason: 'bad_line', params: {} } };
    read(wish('a', 'a@x'), line);
    expect(journal.untold(10).map(({ erp_key, state }) => [erp_key, state])).toEqual([['line.x', 'refused']]);
    journal.told(journal.untold(10));
    read(wish('a', 'a@x'), line);
    expect(journal.untold(10)).toEqual([]);
    apply('a');
    expect(journal.untold(10)).toEqual([]);
    read(wish('a', 'a@x'));
    expect(journal.untold(10).map(({ erp_key, state }) => [erp_key, state])).toEqual([['line.x', 'applied']]);
    journal.told(journal.untold(10));
    expect(journal.untold(10)).toEqual([]);
    expect(journal.counts('accounts').applied).toBe(1);
  });
});

describe('the journal', () => {
  it('has one worker: a second one is told who has it', () => {
    expect(() => Journal.open(folder)).toThrow(`process ${String(process.pid)}`);
  });

  it('is free again however its worker ended, and has what was written', () => {
    const other = mkdtempSync(join(tmpdir(), 'erp-bridge-journal-'));
    const script = `import { Journal } from '${new URL('./journal.ts', import.meta.url).href}';
      const journal = Journal.open(process.argv[1]);
      journal.readings.want('accounts', journal.readings.begin('accounts'), 0, [{ erpKey: 'a', label: 'A', wanted: { x: 1 } }]);
      process.kill(process.pid, 'SIGKILL');`;
    expect(() =>
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, other], {
        stdio: 'pipe',
      }),
    ).toThrow();
    const again = Journal.open(other);
    expect(again.countDue('accounts')).toBe(1);
    again.close();
    rmSync(other, { recursive: true, force: true });
  });
});
