import { expect, it } from 'vitest';
import { backoff } from './backoff.js';

it('doubles from 5 seconds to 5 minutes, with jitter', () => {
  expect([1, 2, 3, 7, 20].map((attempt) => backoff(attempt, () => 1))).toEqual([
    5_000, 10_000, 20_000, 300_000, 300_000,
  ]);
  expect(backoff(1, () => 0)).toBe(2_500);
});
