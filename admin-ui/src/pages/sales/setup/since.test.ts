import { getSettings, setSettings } from '@wordpress/date';
import { afterEach, describe, expect, it } from 'vitest';
import { dayOf, sinceOf } from './since';

const usual = getSettings();

function inZone(string: string, offset: number): void {
  setSettings({ ...usual, timezone: { ...usual.timezone, string, offset } });
}

afterEach(() => {
  setSettings(usual);
});

describe('orders from a day on', () => {
  it.each([
    ['Europe/Brussels', 2, '2026-07-01', '2026-06-30T22:00:00Z'],
    ['Europe/Brussels', 1, '2026-01-01', '2025-12-31T23:00:00Z'],
    ['America/New_York', -5, '2026-01-01', '2026-01-01T05:00:00Z'],
    ['', -3, '2026-01-01', '2026-01-01T03:00:00Z'],
  ])('%s (%d): %s begins at %s', (zone, offset, day, since) => {
    inZone(zone, offset);
    expect(sinceOf(day)).toBe(since);
    expect(dayOf(since)).toBe(day);
  });

  it('are all of them later than the switch where there is no day', () => {
    expect(sinceOf('')).toBe('');
    expect(dayOf('')).toBe('');
  });
});
