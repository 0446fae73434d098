import { describe, expect, it } from 'vitest';
import { ago, duration, percent, progressText } from './format';

describe('what a person reads', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [59.4, '59 seconds'],
    [60, '1 minute'],
    [3599, '1 hour'],
    [7200, '2 hours'],
    [200_000, '2 days'],
    [-5, '0 seconds'],
  ])('%s seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('how long ago something was', () => {
    expect(ago('2026-11-22T20:00:00Z', Date.parse('2026-11-22T20:05:00Z'))).toBe('5 minutes ago');
  });

  it.each([
    [0, 0, undefined],
    [1, 3, 33],
    [299, 300, 99],
    [301, 300, 100],
  ])('%s of %s as %s per cent', (done, total, expected) => {
    expect(percent(done, total)).toBe(expected);
  });

  it('how far a sync is', () => {
    const running = { done: 50, total: 300, rate: 24.6, eta_seconds: 10 };
    expect(progressText({ ...running, phase: 'push' })).toBe('50 of 300 sent, 25 per second, 10 seconds left');
    expect(progressText({ ...running, phase: 'push', eta_seconds: null })).toBe('50 of 300 sent, 25 per second');
    expect(progressText({ ...running, phase: 'push', eta_seconds: null, preview: true })).toBe(
      '50 of 300 compared, 25 per second',
    );
    expect(progressText({ ...running, phase: 'read' })).toBe('50 records read');
  });
});
