import { describe, expect, it } from 'vitest';
import { tooMany } from './mass-removal.js';

describe('a run is held', () => {
  // count, how many are there, hold_count, hold_percent → held
  it.each([
    [5, 10, 5, 10, false],
    [6, 10, 5, 10, true],
    [6, 60, 5, 10, false],
    [6, 59, 5, 10, true],
    [2000, 20_000, 5, 10, false],
    [2001, 20_000, 5, 10, true],
    [1, 1, 0, 0, true],
    [0, 0, 0, 0, false],
    [100, 100, 5, 100, false],
  ])(
    'that would take away %i of %i, with the limits %i and %i %%: %s',
    (count, total, hold_count, hold_percent, held) => {
      expect(tooMany(count, total, { hold_count, hold_percent })).toBe(held);
    },
  );
});
