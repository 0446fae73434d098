import { expect, it } from 'vitest';
import { memory } from './memory.js';

it('the worker stays under 150 MB with 20,000 customers and 50,000 contacts', { timeout: 600_000 }, async () => {
  const { rss_mb: taken } = await memory(() => undefined, [20_000]);
  expect(taken['20000']?.first).toBeGreaterThan(0);
  expect(taken['20000']?.first).toBeLessThan(150);
  expect(taken['20000']?.unchanged).toBeLessThan(150);
});
