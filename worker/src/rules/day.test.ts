import { describe, expect, it } from 'vitest';
import { dayIn } from './day.js';

describe('the day in the zone of the shop', () => {
  it.each([
    ['Europe/Paris', '2026-12-31T23:30:00Z', '2027-01-01'],
    ['Europe/Paris', '2026-06-30T22:30:00Z', '2026-07-01'],
    ['Europe/Paris', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['America/New_York', '2027-01-01T04:30:00Z', '2026-12-31'],
    ['+05:30', '2026-12-31T18:30:00Z', '2027-01-01'],
    ['+05:30', '2026-12-31T18:29:59Z', '2026-12-31'],
    ['-09:30', '2027-01-01T09:29:00Z', '2026-12-31'],
    ['+00:00', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['UTC', '2026-12-31T23:30:00.500Z', '2026-12-31'],
  ])('%s, %s: %s', (zone, moment, day) => {
    expect(dayIn(zone, moment)).toBe(day);
  });

  it('is that of this computer where the shop says none, or one that nobody knows', () => {
    expect(dayIn('', '2026-06-15T12:00:00Z')).toBe('2026-06-15');
    expect(dayIn('Mars/Olympus', '2026-06-15T12:00:00Z')).toBe('2026-06-15');
    expect(dayIn('Europe/Paris', '')).toBe('');
  });
});
