import { expect, it } from 'vitest';
import { Bell } from './bell.js';

const never = new AbortController().signal;

it('wakes whoever waits', async () => {
  const bell = new Bell();
  const waited = bell.wait(60_000, never);
  bell.ring();
  expect(await waited).toBe(true);
});

it('does not forget what rang while nobody waited, and tells it once', async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  expect(await bell.wait(60_000, never)).toBe(true);
  expect(await bell.wait(1, never)).toBe(false);
});

it('ends with the worker', async () => {
  const stop = new AbortController();
  const waited = new Bell().wait(60_000, stop.signal);
  stop.abort();
  expect(await waited).toBe(false);
});
