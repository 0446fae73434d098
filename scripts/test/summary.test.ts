import { describe, expect, it } from 'vitest';
import type { SuiteResult } from './results.js';
import { summary } from './summary.js';

const suite = (title: string, more: Partial<SuiteResult> = {}): SuiteResult => ({
  title,
  seconds: 61.4,
  passed: 3,
  failures: [],
  skipped: [],
  files: [],
  ...more,
});

describe('the end of npm test', () => {
  it('closes with one honest line', () => {
    const failure = { where: 'a.ts:3', test: 'adds', message: 'no' };
    expect(
      summary([suite('unit'), suite('store', { failures: [failure] })])
        .split('\n')
        .at(-1),
    ).toBe('6 passed, 1 failed');
  });

  it('says what failed, where, and in which suite, and not all of a long message', () => {
    const message = Array.from({ length: 40 }, (_, n) => `line ${String(n)}`).join('\n');
    const text = summary([suite('unit', { failures: [{ where: 'worker/src/x.test.ts:7', test: 'adds', message }] })]);
    expect(text).toContain('worker/src/x.test.ts:7  adds (unit)\n      line 0');
    expect(text).not.toContain('line 12');
  });

  it('says how long each suite took, and the ten slowest files', () => {
    const files = Array.from({ length: 12 }, (_, n) => ({ file: `f${String(n)}`, seconds: n }));
    const text = summary([suite('unit', { files })]);
    expect(text).toContain(' 1:01  unit: 3 passed, 0 failed');
    expect(text.match(/ f\d+ \(unit\)/g)?.map((hit) => hit.trim())[0]).toBe('f11 (unit)');
    expect(text).not.toContain('f1 (unit)');
  });

  it('groups what was skipped by file and reason', () => {
    const skipped = ['a', 'b'].map((test) => ({ file: 'x.test.ts', test, why: 'needs the real WooCommerce' }));
    expect(summary([suite('sqlite:stand-in', { skipped })])).toContain(
      '    2  x.test.ts (sqlite:stand-in): needs the real WooCommerce',
    );
  });
});
