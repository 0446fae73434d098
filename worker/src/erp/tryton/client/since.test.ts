import { expect, it } from 'vitest';
import { Since } from './since.js';

const at = (time: string): Date => new Date(`2026-03-01T${time}Z`);
const rules = { company: 1 };
const first = new Since(at('10:00:00'), rules).next(undefined);

it('goes on a quarter of an hour before the last reading, also where a clock of seconds seems to go back', () => {
  expect(new Since(at('12:00:00'), rules).from(first)).toBe('2026-03-01T09:45:00.000Z');
  expect(new Since(at('09:59:59'), rules).from(first)).toBe('2026-03-01T09:45:00.000Z');
});

it('reads all where the clock really went back, and a day after the last whole reading', () => {
  expect(new Since(at('09:00:00'), rules).from(first)).toBeUndefined();
  const second = new Since(at('20:00:00'), rules).next(first);
  expect(new Since(new Date('2026-03-02T09:59:59Z'), rules).from(second)).toBe('2026-03-01T19:45:00.000Z');
  expect(new Since(new Date('2026-03-02T10:00:00Z'), rules).from(second)).toBeUndefined();
});

it('reads all by other rules, and for a cursor of nobody', () => {
  expect(new Since(at('12:00:00'), { company: 2 }).from(first)).toBeUndefined();
  for (const cursor of ['', 'a word', 'null', '{}', '{"at":"x","wholeAt":"y"}'])
    expect(new Since(at('12:00:00'), rules).from(cursor)).toBeUndefined();
});
