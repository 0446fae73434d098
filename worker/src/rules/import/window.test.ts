/** Article 4: the one import right after connection. */
import { describe, expect, it } from 'vitest';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { leftOutOfImport, windowStart } from './window.js';

describe('« toutes les commandes des deux derniers mois »', () => {
  it.each([
    ['2026-11-30T06:57:10.123Z', 2, '2026-09-30T06:57:10Z'],
    ['2026-04-30T12:00:00Z', 2, '2026-02-28T12:00:00Z'],
    ['2028-04-30T12:00:00Z', 2, '2028-02-29T12:00:00Z'],
    ['2026-08-31T23:59:59Z', 2, '2026-06-30T23:59:59Z'],
    ['2026-01-15T00:00:00Z', 2, '2025-11-15T00:00:00Z'],
    ['2026-02-28T00:00:00Z', 2, '2025-12-28T00:00:00Z'],
    ['2026-03-31T00:30:00Z', 1, '2026-02-28T00:30:00Z'],
    ['2026-03-01T00:00:00Z', 0, '2026-03-01T00:00:00Z'],
    ['2026-12-31T10:00:00Z', 13, '2025-11-30T10:00:00Z'],
  ])('before %s, by %i months: since %s', (now, months, since) => {
    expect(windowStart(new Date(now), months)).toBe(since);
  });

  const now = new Date('2026-11-30T06:57:10.900Z');
  const leftOut = (placed_at: string, status = 'processing'): object | undefined =>
    leftOutOfImport({ placed_at, status }, woocommerce, now);
  const tooOld = { reason: 'import_before_window', params: { since: '2026-09-30T06:57:10Z' } };

  it.each([
    ['at the very moment', '2026-09-30T06:57:10Z'],
    ['with milliseconds', '2026-09-30T06:57:10.500Z'],
    ['as another zone writes it', '2026-09-30T08:57:10+02:00'],
    ['now', '2026-11-30T06:57:10Z'],
    ['by a clock that is fast', '2027-01-01T00:00:00Z'],
  ])('%s is imported', (_what, placed) => {
    expect(leftOut(placed)).toBeUndefined();
  });

  it.each([
    ['a second earlier', '2026-09-30T06:57:09Z'],
    ['as another zone writes it', '2026-09-30T07:57:10+02:00'],
    ['years ago', '2019-01-01T00:00:00Z'],
  ])('%s is not', (_what, placed) => {
    expect(leftOut(placed)).toEqual(tooOld);
  });

  it('an order that is too old and left out by its status is told as too old', () => {
    expect(leftOut('2019-01-01T00:00:00Z', 'completed')).toEqual(tooOld);
  });
});

describe('« à l’exception de celles ayant le statut Completed, Cancelled, Refunded, Failed, Trash »', () => {
  const of = (status: string): object | undefined =>
    leftOutOfImport({ placed_at: '2026-11-01T10:00:00Z', status }, woocommerce, new Date('2026-11-30T06:57:10Z'));
  it.each(['completed', 'cancelled', 'refunded', 'failed', 'trash', 'checkout-draft', 'auto-draft'])('%s', (status) => {
    expect(of(status)).toEqual({ reason: 'import_status_left_out', params: { status } });
  });
  it.each(['pending', 'on-hold', 'processing', 'shipped-by-hand', 'Completed '])('but “%s” is imported', (status) => {
    expect(of(status)).toBeUndefined();
  });
  it('another source leaves out its own: « à l’exception de celles ayant le statut Delivered »', () => {
    const cartum = {
      window: { months: 2, leftOut: ['delivered'] },
      statuses: { over: [], refunded: [], processing: [], completed: [] },
    };
    const at = (status: string): object | undefined =>
      leftOutOfImport({ placed_at: '2026-11-01T10:00:00Z', status }, cartum, new Date('2026-11-30T00:00:00Z'));
    expect(at('delivered')).toMatchObject({ reason: 'import_status_left_out' });
    expect(at('completed')).toBeUndefined();
  });
});
